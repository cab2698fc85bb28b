"""`dateline timeline`: what was said to happen, day by day."""

from pathlib import Path
from typing import Any

import click

from dateline.cli.ledger_options import filter_options, filters_of, form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing
from dateline.views.cells import event_cell, figures_cell, places_cell, plain, source_cell

COLUMNS = (
    "date",
    "claim",
    "source",
    "event",
    "place",
    "figures",
    "words",
    "repeated_by",
    "updated_by",
    "supported_by",
    "disputed_by",
)


@click.command(short_help="Tell claims day by day.")
@ledger_option
@click.option(
    "--about", metavar="WORDS", help="Claims that hold these words; the name of a place finds its claims too."
)
@filter_options
@form_option(*FORMS)
def timeline(*, path: Path, about: str | None, form: str, **given: Any) -> None:  # noqa: ANN401  the options of filter_options
    """Tell what was said to happen by the day of the event, the same said again folded under its first telling; claims without a day stand at the end."""
    from msgspec import structs  # noqa: PLC0415  the rooms are only loaded when a command runs

    from dateline.ledger import Ledger  # noqa: PLC0415  as above
    from dateline.views.case import join_cases, open_case  # noqa: PLC0415  as above
    from dateline.views.timeline import show_timeline  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        filters = filters_of(ledger, given)
        if about is None:
            case = open_case(ledger, filters, texts=False)
        else:
            asked = [structs.replace(filters, text=about)] + (
                [structs.replace(filters, place=about)] if filters.place is None else []
            )
            case = join_cases(ledger, asked)
    steps = show_timeline(case.claims, case.links, case.reports)
    if form != "table":
        write_listing(COLUMNS, [_row(step) for step in steps], form)
        return
    day: str | None = ""
    for step in steps:
        if step.day != day:
            day = step.day
            click.echo(day or "date unknown")
        notes = ", ".join(
            f"{name} {len(ids)}"
            for name, ids in zip(("repeated", "updated", "supported", "disputed"), step[2:], strict=True)
            if ids
        )
        place = places_cell(step.claim.where)
        click.echo(
            f"  {source_cell(step.claim)}: {event_cell(step.claim)}{', ' + place if place else ''}  “{plain(step.claim.evidence)}”  {step.claim.id[:8]}"
        )
        if notes:
            click.echo(f"    {notes}")
    click.echo(f"{len(steps)} {'claim' if len(steps) == 1 else 'claims'}", err=True)


def _row(step: Any) -> tuple[str | None, ...]:  # noqa: ANN401  the view's record, whose room is loaded late
    claim = step.claim
    return (
        step.day,
        claim.id,
        claim.source.name,
        event_cell(claim),
        places_cell(claim.where) or None,
        figures_cell(claim.figures) or None,
        claim.evidence,
        *("; ".join(ids) or None for ids in (step.repeated_by, step.updated_by, step.supported_by, step.disputed_by)),
    )
