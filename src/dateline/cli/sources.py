"""`dateline sources`: who answers for the claims of the ledger."""

from pathlib import Path

import click

from dateline.cli.ledger_options import form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing

COLUMNS = ("source", "kind", "side", "claims", "disputed", "reports", "first", "last")


@click.command(short_help="List who answers for the claims.")
@ledger_option
@click.option("--side", metavar="CODE", help="Only sources of this side.")
@form_option(*FORMS)
def sources(*, path: Path, side: str | None, form: str) -> None:
    """List the sources, those with most claims first: how many of their claims stand, how many are disputed, in how many reports, about which days."""
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path) as ledger:
        write_listing(COLUMNS, ledger.sources(side), form)
