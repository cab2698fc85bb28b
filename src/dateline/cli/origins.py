"""`dateline origins`: how many independent origins say a thing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_options import form_option, ledger_option
from dateline.cli.listing import write_listing
from dateline.views.cells import plain, source_cell

if TYPE_CHECKING:
    from dateline.views.case import Case
    from dateline.views.origins import Origin

NOT_FOUND = 1
COLUMNS = ("origin", "independent", "aligned_with", "claim", "source", "report", "published", "copy", "words")


@click.command(short_help="Show on how many independent origins a claim rests.")
@click.argument("claim_id")
@ledger_option
@form_option("text", "jsonl", "csv")
def origins(claim_id: str, *, path: Path, form: str) -> None:
    """Show the independent origins of the claim CLAIM_ID (the first letters will do) and of all claims that repeat or support it.

    One state's army, governor and president are one origin; copies of a report and reports that quote one statement add none; sources without a name are never counted,
    nor is a side that is allied with one counted before.
    The exit status is 1 when there is no such claim.
    """
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.case import open_case  # noqa: PLC0415  as above
    from dateline.views.origins import show_origins  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        named = ledger.claims_named(claim_id)
        if not named:
            click.echo(f"dateline: {path}: no claim {claim_id!r}; `dateline claims` lists them", err=True)
            sys.exit(NOT_FOUND)
        case = open_case(ledger)
    for entry in named:
        _write(show_origins(entry.claim.id, case.claims, case.links, case.reports), case, form)


def _write(found: "tuple[Origin, ...]", case: "Case", form: str) -> None:
    if form != "text":
        write_listing(COLUMNS, [row for origin in found for row in _rows(origin, case)], form)
        return
    counted = sum(origin.is_independent for origin in found)
    reports = {claim.report for origin in found for claim in origin.claims}
    click.echo(
        f"{len(reports)} {'report' if len(reports) == 1 else 'reports'}, {counted} independent {'origin' if counted == 1 else 'origins'}"
    )
    for origin in found:
        why = f"aligned with {plain(origin.aligned_with)}, " if origin.aligned_with else ""
        note = "" if origin.is_independent else f"  ({why}not counted)"
        click.echo(f"  {plain(origin.name)}{note}")
        for claim in origin.claims:
            head = case.heads[claim.report]
            told = ", ".join(part for part in (head.publisher or head.id, head.published) if part)
            copy = "  copy" if claim.report in origin.copies else ""
            click.echo(f"    {source_cell(claim)}: “{plain(claim.evidence)}”  {plain(told)}; {claim.id[:8]}{copy}")


def _rows(origin: "Origin", case: "Case") -> list[tuple[str | int | None, ...]]:
    return [
        (
            origin.name,
            int(origin.is_independent),
            origin.aligned_with,
            claim.id,
            claim.source.name,
            case.heads[claim.report].id,
            case.heads[claim.report].published,
            int(claim.report in origin.copies),
            claim.evidence,
        )
        for claim in origin.claims
    ]
