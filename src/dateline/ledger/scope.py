"""Compare the scope of two statements: nothing is called a contradiction before what, where, since when and by whom were compared."""

from datetime import date
from typing import Literal

from dateline.gazetteer import distance_km
from dateline.ledger.statements import Spot, Statement
from dateline.records import Figure

Reach = Literal["same", "within", "apart", "unknown"]
_RANKS = {"site": 0, "settlement": 1, "district": 2, "region": 3, "area": 4}
"""Kinds of places from small to large: only a smaller one lies within a larger one."""


def compare_places(a: Statement, b: Statement) -> Reach:
    """Return how the places of two statements lie: the same, one within the other, apart, or unknown when one names none."""
    if not a.spots or not b.spots:
        return "unknown"
    if {spot[0] for spot in a.spots} & {spot[0] for spot in b.spots}:
        return "same"
    for one in a.spots:
        for other in b.spots:
            reach = _compare_spots(one, other)
            if reach != "apart":
                return reach
    return "apart"


def _compare_spots(one: Spot, other: Spot) -> Reach:
    _, lat, lon, radius, kind = one
    _, other_lat, other_lon, other_radius, other_kind = other
    if lat is None or lon is None or other_lat is None or other_lon is None:
        return "apart"
    apart = distance_km(lat, lon, other_lat, other_lon)
    if kind == other_kind:
        if (
            kind == "site"
            and apart <= max(radius, other_radius)
            and min(radius, other_radius) < max(radius, other_radius) / 2
        ):
            return "within"
        return "same" if apart < 1.0 and kind in ("settlement", "site") else "apart"
    ranks = _RANKS.get(kind or ""), _RANKS.get(other_kind or "")
    if None in ranks or ranks[0] == ranks[1]:
        return "apart"
    return "within" if apart <= max(radius, other_radius) else "apart"


def days_apart(a: Statement, b: Statement) -> int:
    """Return the days between the publications of two statements; 0 when one is undated and they stand in one report."""
    if a.day is None or b.day is None:
        return 0 if a.report == b.report else 9999
    return abs((date.fromisoformat(b.day) - date.fromisoformat(a.day)).days)


def shared_figures(a: Statement, b: Statement) -> list[tuple[Figure, Figure]]:
    """Return the pairs of figures of one unit, the first of each unit in either statement."""
    first = {figure.unit: figure for figure in reversed(b.figures) if figure.value is not None}
    seen: dict[str, Figure] = {}
    for figure in a.figures:
        if figure.value is not None:
            seen.setdefault(figure.unit, figure)
    return [(figure, first[unit]) for unit, figure in seen.items() if unit in first]


def differ(a: Figure, b: Figure) -> bool:
    """Tell whether two figures cannot be the same: their ranges lie apart by more than a tenth, more for rough ones."""
    low, high = sorted((a, b), key=lambda figure: figure.value or 0.0)
    top, bottom = low.value_to or low.value or 0.0, high.value or 0.0
    slack = 0.25 if a.approx or b.approx else 0.02
    return bottom > top * (1 + slack)


def names_figure(statement: Statement, figure: Figure) -> bool:
    """Tell whether a statement compares its own figure with this one: "double what officials had cited"."""
    return any(figure.unit == each.unit and not differ(figure, each) for each in statement.beyond)


def same_span(a: Statement, b: Statement) -> bool:
    """Tell whether the two events may have happened on the same days; true where one has none."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return True
    return a.start <= b.end and b.start <= a.end


def same_count(a: Statement, b: Statement) -> bool:
    """Tell whether figures of the two may count one thing: the same place or none named, and spans that begin within three days of one another."""
    if compare_places(a, b) in ("within", "apart") or (a.regions and b.regions and a.regions != b.regions):
        return False
    if not (_is_span(a) and _is_span(b)) or a.start is None or b.start is None:
        return True
    return abs((date.fromisoformat(b.start) - date.fromisoformat(a.start)).days) <= 3


def _is_span(statement: Statement) -> bool:
    return statement.start is not None and statement.end is not None and statement.start < statement.end
