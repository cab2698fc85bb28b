"""`dateline changes`: what is new in the ledger."""

from pathlib import Path

import click

from dateline.cli.ledger_options import form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing
from dateline.errors import ConfigError

COLUMNS = ("at", "change", "claim", "by", "date", "source", "type", "place", "report", "evidence")
_IN_TABLE = ("at", "change", "claim", "by", "evidence")


@click.command(short_help="List what is new, updated, disputed or corrected.")
@ledger_option
@click.option(
    "--since",
    required=True,
    metavar="TIME",
    help="2022-09-13, or 2022-09-13T18:00 (UTC): when it came into the ledger.",
)
@form_option(*FORMS)
def changes(*, path: Path, since: str, form: str) -> None:
    """List what came into the ledger since TIME: new claims; claims that were updated, disputed, supported, corrected or retracted, and by which."""
    from datetime import UTC, datetime  # noqa: PLC0415  the rooms are only loaded when a command runs

    from dateline.ledger import Ledger  # noqa: PLC0415  as above

    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise ConfigError(
            f"--since is {since!r}; expected a time such as 2022-09-13 or 2022-09-13T18:00: correct it"
        ) from None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    with Ledger.open(path) as ledger:
        rows = list(ledger.changes(moment))
    if form != "table":
        write_listing(COLUMNS, rows, form)
        return
    shown = [COLUMNS.index(name) for name in _IN_TABLE]
    write_listing(_IN_TABLE, [[row[index] for index in shown] for row in rows], form)
