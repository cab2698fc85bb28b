"""`dateline serve`: the ledger in a browser."""

from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import click

from dateline.cli.ledger_options import ledger_option

PORT = 8042


@click.command(short_help="Show the ledger in a browser.")
@ledger_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Port to listen at; 0 takes any free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen at. On any but this machine's own, private names and recent positions are withheld.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name under which others may ask for the page; may be repeated.",
)
@click.option(
    "--crimea",
    type=click.Choice(("ukraine", "disputed", "russia")),
    default="ukraine",
    show_default=True,
    help="How the map draws Crimea; the map says so.",
)
def serve(*, path: Path, port: int, open_browser: bool, host: str, names: tuple[str, ...], crimea: str) -> None:
    """Serve the ledger as pages on this machine: reports with their claims marked, lists, one claim with all that is known of it.

    Nothing is fetched from elsewhere, and only this machine can reach it unless --host says otherwise. Stop it with Ctrl-C.
    """
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    Ledger.open(path).close()  # a missing or damaged ledger is told before anything listens
    if is_any(host) and not names:
        raise click.UsageError(
            f"--host {host} listens at every address; say under which names others ask for it with --name"
        )
    _serve(path, host, port, names, open_browser=open_browser, crimea=crimea)


def _serve(path: Path, host: str, port: int, names: tuple[str, ...], *, open_browser: bool, crimea: str) -> None:
    import socket  # noqa: PLC0415  as above

    import uvicorn  # noqa: PLC0415  as above

    from dateline.errors import ConfigError  # noqa: PLC0415  as above
    from dateline.web.app import make_app  # noqa: PLC0415  as above
    from dateline.web.guard import LOOPBACK  # noqa: PLC0415  as above

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"{host} port {port}: {error.strerror or error}; expected a free port of this machine: give another with --port"
            ) from None
        listener.listen()  # who asks as soon as the address is printed waits, and is not turned away
        level = "working" if is_loopback(host) else "shared"
        app = make_app(path, level=level, names={*LOOPBACK, host, *names} - {"0.0.0.0", "::"}, crimea=crimea)  # noqa: S104  these name no machine
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{names[0] if is_any(host) else shown}:{listener.getsockname()[1]}/"
        click.echo(
            f"{path} at {address}{'' if level == 'working' else ' (private names withheld)'}; Ctrl-C stops it", err=True
        )
        if open_browser:
            click.launch(address)
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            date_header=False,
            access_log=False,
            ws="none",
            lifespan="off",
        )
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            uvicorn.Server(config).run(sockets=[listener])


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address; a name other than localhost may lead anywhere."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_any(host: str) -> bool:
    """Tell whether an address stands for all addresses of the machine."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False
