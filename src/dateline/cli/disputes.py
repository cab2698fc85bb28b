"""`dateline disputes`: claims that cannot both be true, side by side."""

from pathlib import Path
from typing import Any

import click

from dateline.cli.ledger_options import filter_options, filters_of, form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing
from dateline.views.cells import event_cell, places_cell, plain, source_cell, when_cell

COLUMNS = (
    "date",
    "place",
    "first_claim",
    "first_source",
    "first_words",
    "second_claim",
    "second_source",
    "second_words",
    "supports_first",
    "supports_second",
    "rule",
    "compared",
)


@click.command(short_help="List claims that dispute one another.")
@ledger_option
@filter_options
@form_option(*FORMS)
def disputes(*, path: Path, form: str, **given: Any) -> None:  # noqa: ANN401  the options of filter_options
    """List what is disputed: two claims that cannot both be true at one time for one scope, with their sources and what supports either.

    A figure or state that a later claim brings up to date is no dispute. The filters choose claims; a dispute is shown when both its claims pass.
    """
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.case import open_case  # noqa: PLC0415  as above
    from dateline.views.disputes import show_disputes  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        case = open_case(ledger, filters_of(ledger, given), texts=False)
    found = show_disputes(case.claims, case.links)
    if form != "table":
        write_listing(COLUMNS, [_row(each) for each in found], form)
        return
    for each in found:
        click.echo(f"{when_cell(each.first.when) or 'date unknown'}  {places_cell(each.first.where)}".rstrip())
        for claim, backed in ((each.first, each.for_first), (each.second, each.for_second)):
            support = f"; supported by {len(backed)}" if backed else ""
            click.echo(
                f"  {source_cell(claim)}: {event_cell(claim)}  “{plain(claim.evidence)}”  {claim.id[:8]}{support}"
            )
    click.echo(f"{len(found)} {'dispute' if len(found) == 1 else 'disputes'}", err=True)


def _row(dispute: Any) -> tuple[str | None, ...]:  # noqa: ANN401  the view's record, whose room is loaded late
    first, second = dispute.first, dispute.second
    return (
        first.when.start if first.when else None,
        places_cell(first.where) or None,
        first.id,
        first.source.name,
        first.evidence,
        second.id,
        second.source.name,
        second.evidence,
        "; ".join(dispute.for_first) or None,
        "; ".join(dispute.for_second) or None,
        dispute.link.rule,
        "; ".join(f"{slot}: {met}" for slot, met in dispute.link.compared.items()),
    )
