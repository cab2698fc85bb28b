"""`dateline claims`: the claims of the ledger that pass some filters."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.ledger_options import filter_options, filters_of, form_option, ledger_option

if TYPE_CHECKING:
    from dateline.ledger import Filters, Ledger


@click.command(short_help="List claims of the ledger.")
@ledger_option
@filter_options
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@form_option("table", "jsonl", "csv")
def claims(*, path: Path, form: str, limit: int | None, **given: Any) -> None:  # noqa: ANN401  the options of filter_options
    """List the claims that pass all filters, by day: who said what, where, when, how much, and whether anyone checked it.

    Names of private people stand in this output; `dateline export` takes them out.
    """
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path) as ledger:
        filters = filters_of(ledger, given, limit)
        if form == "table":
            _write_table(ledger, filters)
        else:
            _write_rows(ledger, filters, form)


def _write_table(ledger: "Ledger", filters: "Filters") -> None:
    from dateline.cli.claims_table import write_claims  # noqa: PLC0415  rich is slow to load

    count = write_claims(ledger.entries(filters))
    click.echo(f"{count} {'claim' if count == 1 else 'claims'}", err=True)


def _write_rows(ledger: "Ledger", filters: "Filters", form: str) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415  as above

    from dateline.exports import open_format  # noqa: PLC0415  as above
    from dateline.exports.share import Sharer  # noqa: PLC0415  as above

    sharer = Sharer(ledger, "working", datetime.now(UTC))
    open_format(form).write(map(sharer.item, ledger.entries(filters)), sys.stdout, lambda _item, _reason: None)
