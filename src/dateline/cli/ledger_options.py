"""What every command about a ledger can be told: which file, and which claims of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from dateline.records import ClaimType, Verification

if TYPE_CHECKING:
    from dateline.ledger import Circle, Filters, Ledger

Command = TypeVar("Command", bound=Callable[..., object])
DEFAULT = Path("case.dateline")
STATUSES = (*get_args(Verification), "corrected", "retracted")


def ledger_option(command: Command) -> Command:
    """Give a command the option `--ledger`."""
    return click.option(
        "--ledger",
        "path",
        type=click.Path(path_type=Path),
        default=DEFAULT,
        show_default=True,
        envvar="DATELINE_LEDGER",
        metavar="FILE",
        help="The ledger; DATELINE_LEDGER in the environment names another default.",
    )(command)


def form_option(*forms: str) -> Callable[[Command], Command]:
    """Give a command the option `--format`, the first one being the default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="How to write the rows."
    )


def signed_option(command: Command) -> Command:
    """Give a command the option `--signed`, which `filter_options` has as well."""
    return click.option("--signed", is_flag=True, help="Only claims for every slot of which an analyst answers.")(
        command
    )


def filter_options(command: Command) -> Command:
    """Give a command the options that choose claims; `filters_of` takes them."""
    day = click.DateTime(["%Y-%m-%d"])
    options = (
        click.option("--place", metavar="NAME", help="Where the event is said to happen."),
        click.option("--radius", type=click.FloatRange(min=0, min_open=True), metavar="KM", help="Also so far around --place."),
        click.option("--since", type=day, metavar="DATE", help="Events that end on this day (2022-09-13) or later."),
        click.option("--until", type=day, metavar="DATE", help="Events that begin on this day or earlier."),
        click.option("--source", metavar="TEXT", help="Part of the name of who says it."),
        click.option("--side", metavar="CODE", help="Whom the source speaks for: a country code, IO, or an armed group."),
        click.option("--type", "types", type=click.Choice(get_args(ClaimType)), multiple=True, metavar="TYPE", help="Event type; may be repeated."),
        click.option("--status", type=click.Choice(STATUSES), multiple=True, help="Whether anyone checked it; may be repeated."),
        click.option("--unit", metavar="UNIT", help="With a figure in this unit (killed, km2, drones ...)."),
        click.option("--text", metavar="WORDS", help="Words that all occur in it; a phrase in double quotation marks."),
        click.option("--report", metavar="ID", help="Of this report: its id, key or address."),
        signed_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def filters_of(ledger: "Ledger", given: dict[str, Any], limit: int | None = None) -> "Filters":
    """Return the filters that the options of `filter_options` ask for."""
    from dateline.ledger import Filters  # noqa: PLC0415  the rooms are only loaded when a command runs

    if given["radius"] is not None and given["place"] is None:
        raise click.UsageError("--radius needs --place")
    status = tuple(given["status"])
    withdrawn = tuple(each for each in status if each in {"corrected", "retracted"})
    circle = None if given["radius"] is None else _circle(ledger, given["place"], given["radius"])
    return Filters(
        place=given["place"] if circle is None else None,
        within=circle,
        since=_day(given["since"]),
        until=_day(given["until"]),
        source=given["source"],
        side=given["side"],
        types=tuple(given["types"]),
        status=tuple(each for each in status if each not in withdrawn),
        standings=withdrawn or ("current",),
        unit=given["unit"],
        text=given["text"],
        report=given["report"],
        signed=given["signed"],
        limit=limit,
    )


def _day(given: datetime | None) -> str | None:
    return given.date().isoformat() if given else None


def _circle(ledger: "Ledger", name: str, km: float) -> "Circle":
    """Return the circle around a place: the point that most claims of the ledger mean by the name, else the gazetteer's first."""
    from dateline.gazetteer import open_gazetteer  # noqa: PLC0415  as above
    from dateline.ledger import Circle  # noqa: PLC0415  as above

    row = ledger.store.execute(
        "SELECT latitude, longitude FROM claim_place WHERE name = ? COLLATE NOCASE AND latitude IS NOT NULL"
        " GROUP BY latitude, longitude ORDER BY count(*) DESC, latitude, longitude LIMIT 1",
        (name,),
    ).fetchone()
    if row:
        return Circle(latitude=row[0], longitude=row[1], km=km)
    for place in open_gazetteer().look_up(name):
        if place.latitude is not None and place.longitude is not None:
            return Circle(latitude=place.latitude, longitude=place.longitude, km=km)
    raise click.BadParameter(f"no place named {name!r} is known to the ledger or the gazetteer", param_hint="--place")
