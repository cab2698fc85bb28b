"""`dateline reports`: what was read into the ledger."""

from pathlib import Path

import click

from dateline.cli.ledger_options import form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing

COLUMNS = ("report", "published", "publisher", "title", "claims", "issues", "key", "superseded_by", "url")
_IN_TABLE = 8


@click.command(short_help="List the reports of the ledger.")
@ledger_option
@click.option("--all", "every", is_flag=True, help="Superseded versions as well.")
@form_option(*FORMS)
def reports(*, path: Path, every: bool, form: str) -> None:
    """List the reports by day of publication, each with its claims, its unsettled issues and the key of its version."""
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path) as ledger:
        rows = [
            (
                head.id,
                head.published,
                head.publisher,
                head.title,
                head.claims,
                head.issues,
                head.key,
                head.superseded_by,
                head.url,
            )
            for head in ledger.reports(superseded=every)
        ]
    shown = COLUMNS if form != "table" else COLUMNS[: _IN_TABLE if every else _IN_TABLE - 1]
    write_listing(shown, [row[: len(shown)] for row in rows], form)
