"""`dateline control`: who is said to hold which place, on whose word."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_options import form_option, ledger_option, signed_option
from dateline.cli.listing import write_listing

if TYPE_CHECKING:
    from dateline.records import Holding

_IN_TABLE = ("name", "holder", "basis", "after", "by", "rule", "claims", "against", "decided_by")


@click.command(short_help="Show who is said to hold which place.")
@ledger_option
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As the claims have it for this day.")
@click.option(
    "--changes", "changing", is_flag=True, help="List the changes of holder instead, up to --on where it is given."
)
@click.option("--place", metavar="NAME", help="Only this place.")
@click.option(
    "--stale",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="When a say near fighting is stale.",
)
@signed_option
@form_option("table", "geojson", "csv")
def control(
    *, path: Path, on: datetime | None, changing: bool, place: str | None, stale: int, form: str, signed: bool
) -> None:
    """Show for each place who is said to hold it on a day, whether that is claimed, corroborated, confirmed, disputed or stale, and the claims on both sides.

    The spell began after the day AFTER and by the day BY. Nothing is decided by a vote: a claim in one's own favour that the other side denies makes a
    place contested. Where an analyst's decision made the spell, the rule says R8-analyst, and her initials stand beside. The rules stand in docs/explanation/control.md.
    """
    from dateline.ledger import Filters, Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.case import open_case  # noqa: PLC0415  as above
    from dateline.views.control import Settings  # noqa: PLC0415  as above
    from dateline.views.control_decided import TYPES, changes_of, control_of  # noqa: PLC0415  as above

    if on is None and not changing:
        raise click.UsageError("give a day with --on, or --changes")
    day = on.date().isoformat() if on else None
    with Ledger.open(path) as ledger:
        case = open_case(ledger, Filters(types=TYPES, signed=signed))
    if changing:
        found = [each for each in changes_of(case) if day is None or (each.by or "") <= day]
    else:
        found = list(control_of(case, on=day or "", settings=Settings(stale_days=stale)))
    _write(
        [each for each in found if place is None or place.casefold() in (each.name.casefold(), each.place.casefold())],
        form,
    )


def _write(holdings: "list[Holding]", form: str) -> None:
    from dateline.exports.holdings import COLUMNS, row_of, write_geojson  # noqa: PLC0415  as above

    if form == "geojson":
        write_geojson(holdings, sys.stdout)
        return
    rows = [row_of(each) for each in holdings]
    if form == "csv":
        write_listing(COLUMNS, rows, form)
        return
    shown = [COLUMNS.index(name) for name in _IN_TABLE]
    write_listing(
        _IN_TABLE,
        [[_short(name, row[index]) for name, index in zip(_IN_TABLE, shown, strict=True)] for row in rows],
        "table",
    )
    click.echo(f"{len(rows)} {'place' if len(rows) == 1 else 'places'}", err=True)


def _short(name: str, value: str | float | None) -> str | float | None:
    """Return claim ids by their first letters, which `dateline show` takes."""
    if name in ("claims", "against") and isinstance(value, str):
        return " ".join(each[:8] for each in value.split("; "))
    return value
