"""`dateline remove`: a report, destroyed."""

from pathlib import Path

import click

from dateline.cli.ledger_options import ledger_option
from dateline.errors import ConfigError


@click.command(short_help="Destroy reports and their claims.")
@click.argument("names", nargs=-1, required=True, metavar="REPORT...")
@ledger_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(names: tuple[str, ...], *, path: Path, yes: bool) -> None:
    """Destroy each REPORT (its id, key or address) in all its versions: text, original, claims. A tombstone stays in the chain of events; it says that
    something was destroyed and when, and not what.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path, write=True) as ledger:
        keys: list[str] = []
        for name in names:
            found = ledger.versions_named(name)
            if not found:
                raise ConfigError(
                    f"{path}: no report {name!r}; expected an id, key or address: `dateline reports --all` lists them"
                )
            keys += [key for key in found if key not in keys]
        if not yes:
            click.confirm(f"Destroy {len(keys)} versions of reports for good?", abort=True, err=True)
        event = ledger.remove(keys)
    click.echo(f"{path}: {len(keys)} versions of reports destroyed (event {event})")
