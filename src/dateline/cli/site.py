"""`dateline site`: the ledger as pages in files."""

from datetime import datetime
from pathlib import Path

import click

from dateline.cli.export import read_moment
from dateline.cli.ledger_options import ledger_option
from dateline.errors import ConfigError


@click.command(short_help="Write the ledger as pages that open from a disk.")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@ledger_option
@click.option(
    "--level",
    type=click.Choice(["shared", "working"]),
    default="shared",
    show_default=True,
    help="`shared` takes out private people, their words, and recent positions; `working` shows everything.",
)
@click.option(
    "--now", metavar="TIME", help="The moment from which 72 hours are counted back (UTC); the present one by default."
)
def site(*, out: Path, path: Path, level: str, now: str | None) -> None:
    """Write the pages of `dateline serve` into the folder OUT, which must be new or empty.

    They open from a disk, without a server and without a network: OUT/index.html is the first one.
    """
    if out.exists() and any(out.iterdir()):
        raise ConfigError(f"{out} is not empty; expected a new or an empty folder: give another one, or empty it")
    files, pages, large = _write(out, path, level, read_moment(now))
    for name in large:
        click.echo(f"dateline: {name} is larger than 3 MB; browsers on small machines may be slow with it", err=True)
    click.echo(f"{pages} pages, {files} files in {out}; level {level}", err=True)


def _write(out: Path, path: Path, level: str, now: datetime) -> tuple[int, int, list[str]]:
    """Write the files; return how many there are, how many of them are pages, and the names of those that are too large."""
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.web.site import MOST_BYTES, make_site  # noqa: PLC0415  as above

    files, pages, large = 0, 0, []
    with Ledger.open(path) as ledger, ledger.snapshot():
        for written in make_site(ledger, path, level, now):
            (out / written.name).parent.mkdir(parents=True, exist_ok=True)
            (out / written.name).write_bytes(written.body)
            files, pages = files + 1, pages + written.name.endswith(".html")
            if len(written.body) > MOST_BYTES:
                large.append(written.name)
    return files, pages, large
