"""`dateline review`: the claims that wait for an analyst, the weakest first."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.ledger_options import filter_options, filters_of, form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing
from dateline.views.cells import event_cell, figures_cell, places_cell, plain, source_cell, when_cell

if TYPE_CHECKING:
    from dateline.views.review import Queued

COLUMNS = ("claim", "reasons", "slots", "review", "date", "source", "event", "place", "figures", "report", "evidence")


@click.command(short_help="List the claims to review, the weakest first.")
@ledger_option
@filter_options
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out so many first ones.")
@form_option(*FORMS)
def review(*, path: Path, form: str, limit: int, offset: int, **given: Any) -> None:  # noqa: ANN401  the options of filter_options
    """List the claims that nobody has signed or rejected, with the reasons to look at each: first those decided before and read otherwise since, then those
    that another claim disputes, then by the gravest weakness of their own and how many they have.

    `dateline decide` accepts, fixes or rejects.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import DecisionFilters, Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.review import count_queue, show_queue  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger, ledger.snapshot():
        filters = filters_of(ledger, given)
        found = show_queue(ledger, filters, limit=limit, offset=offset)
        count = count_queue(ledger, filters)
        orphans = len(ledger.decisions(DecisionFilters(standings=("orphan",))))
    if form != "table":
        write_listing(COLUMNS, map(_row, found), form)
        return
    for queued in found:
        _write(queued)
    waiting = f"{count} {'claim waits' if count == 1 else 'claims wait'}"
    gone = f"; {orphans} decided about claims that are no longer read: `dateline decisions --standing orphan`"
    click.echo(f"{waiting} for review{gone if orphans else ''}", err=True)


def _row(queued: "Queued") -> tuple[str | None, ...]:
    claim, entry = queued.effective.claim, queued.entry
    return (
        claim.id,
        "; ".join(reason.words for reason in queued.reasons) or None,
        "; ".join(dict.fromkeys(reason.slot for reason in queued.reasons)) or None,
        queued.effective.review,
        claim.when.start if claim.when else None,
        claim.source.name,
        event_cell(claim),
        places_cell(claim.where) or None,
        figures_cell(claim.figures) or None,
        entry.head.id,
        claim.evidence,
    )


def _write(queued: "Queued") -> None:
    claim, head = queued.effective.claim, queued.entry.head
    parts = (
        when_cell(claim.when) or "no day",
        source_cell(claim),
        event_cell(claim),
        places_cell(claim.where),
        figures_cell(claim.figures),
    )
    click.echo(f"{claim.id[:8]}  {'  '.join(part for part in parts if part)}")
    click.echo(
        plain(f"“{claim.evidence}”  {', '.join(part for part in (head.publisher or head.id, head.published) if part)}")
    )
    for reason in queued.reasons:
        click.echo(f"  {reason.slot}: {reason.words}")
    click.echo()
