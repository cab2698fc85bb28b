"""Questions to the ledger: which claims, which figures, how many a day."""

import math
import re
import sqlite3
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Literal, NamedTuple

from dateline.ledger.effective import SIGNED
from dateline.ledger.fixed import Choice, numbers_of
from dateline.ledger.rows import cell_of
from dateline.records import Record

STANDINGS = ("current", "carried", "corrected", "retracted")
Order = Literal["newest", "oldest", "added", "source", "type"]
ORDERS: dict[Order, str] = {
    "newest": "claim.when_start DESC, claim.number DESC",
    "oldest": "claim.when_start, claim.number",
    "added": "claim.number DESC",
    "source": "claim.source_name COLLATE NOCASE, claim.when_start, claim.when_end, claim.number",
    "type": "claim.type, claim.when_start, claim.when_end, claim.number",
}
"""Ways to sort claims: by the day of the event, by when they were added (newest first), by source, by event type."""
_KM_PER_DEGREE = 111.2
_MOST_CELLS = 400
_TERM = re.compile(r'"([^"]+)"|(\S+)')


class Box(Record, frozen=True, kw_only=True):
    """A rectangle of degrees, borders included. It may not cross the date line."""

    south: float
    west: float
    north: float
    east: float


class Circle(Record, frozen=True, kw_only=True):
    """All points within `km` of a point."""

    latitude: float
    longitude: float
    km: float

    def box(self) -> Box:
        """Return the smallest rectangle around the circle."""
        high = self.km / _KM_PER_DEGREE
        wide = high / max(0.01, math.cos(math.radians(min(89.0, abs(self.latitude) + high))))
        return Box(
            south=self.latitude - high,
            north=self.latitude + high,
            west=self.longitude - wide,
            east=self.longitude + wide,
        )


class Filters(Record, frozen=True, kw_only=True):
    """Which claims to show; everything given must hold, and of a list one member must.

    `since` and `until` (ISO dates, both included) pass an event that happens, wholly or in part, between them; an undated one passes only when neither
    is given. `place` is a name as the ledger writes it or as it was written; `within` a circle, `box` a rectangle. `source` is part of a source's name.
    `status` are values of `verification`; `standings` say which claims of superseded versions to show as well. `text` are words that must all occur, with
    a phrase in double quotation marks. `signed` passes only claims for every slot of which an analyst answers. With `limit`, text search gives the claims added last, everything else the first by day; `order` asks for another
    order, and `offset` leaves out so many of its first.

    Where an analyst changed a slot, her value must pass, and not what was read; only the words that `text` looks for are always those that were read.
    """

    place: str | None = None
    within: Circle | None = None
    box: Box | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    side: str | None = None
    types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    standings: tuple[str, ...] = ("current",)
    unit: str | None = None
    text: str | None = None
    report: str | None = None
    modalities: tuple[str, ...] = ()
    signed: bool = False
    order: Order | None = None
    offset: int = 0
    limit: int | None = None


class _Query:
    """Conditions with their values, gathered one by one."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[object] = []

    def need(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    def need_one(self, column: str, allowed: tuple[str, ...]) -> None:
        if allowed:
            self.need(f"{column} IN ({', '.join('?' * len(allowed))})", *allowed)

    @property
    def where(self) -> str:
        return " AND ".join(self.conditions) or "1"


def find_numbers(store: sqlite3.Connection, filters: Filters) -> Iterator[int]:
    """Yield the numbers of the claims that pass, by day, report and place in the text.

    With a limit, claims of one day come in the order in which they were added; and those of a text search all come so, the newest first.
    """
    if filters.order is not None:
        yield from _ordered(store, filters, filters.order)
        return
    query, places = _Query(), _places(filters)
    names = None if filters.source is None else _source_names(store, filters.source)
    _need_slots(query, filters, names, placed=places is not None)
    table = "claim"
    order = (
        "claim.when_start, claim.report, claim.number" if filters.limit is None else "claim.when_start, claim.number"
    )
    if filters.text is not None:
        table = "claim_fts CROSS JOIN claim ON claim.number = claim_fts.rowid"  # CROSS keeps SQLite from starting at the claims
        query.need("claim_fts MATCH ?", match_of(filters.text))
        order = order if filters.limit is None else "claim_fts.rowid DESC"
    elif places is not None and filters.limit is not None and filters.within is None and filters.box is None:
        # the index of names gives the days in order: the first page of a place with many claims does not wait for the last
        table = "claim_place CROSS JOIN claim ON claim.number = claim_place.claim"
        query.need(places.where, *places.values)
        places, order = None, "claim_place.day, claim_place.claim"
    _need_places(query, places)
    rows = numbers_of(store, Choice(table, query.where, query.values), order)
    # a claim that names one place twice comes twice, one after the other
    yield from islice((number for number, _ in groupby(rows)), filters.offset, _end(filters))


def _end(filters: Filters) -> int | None:
    return None if filters.limit is None else filters.offset + filters.limit


def _ordered(store: sqlite3.Connection, filters: Filters, order: Order) -> Iterator[int]:
    """Yield the numbers of one page of the claims that pass, in the order asked for."""
    yield from islice(numbers_of(store, choose(store, filters), ORDERS[order], _end(filters)), filters.offset, None)


def choose(store: sqlite3.Connection, filters: Filters) -> Choice:
    """Return the SQL that chooses the claims which pass, as they were read or, put to the changed claims, as they are in force.

    Order, offset and limit play no part.
    """
    query, places = _Query(), _places(filters)
    names = None if filters.source is None else _source_names(store, filters.source)
    _need_slots(query, filters, names, placed=places is not None, by_day=filters.order not in {"source", "type"})
    table = "claim"
    if filters.text is not None:
        table = "claim_fts CROSS JOIN claim ON claim.number = claim_fts.rowid"
        query.need("claim_fts MATCH ?", match_of(filters.text))
    _need_places(query, places)
    return Choice(table, query.where, query.values)


def _need_places(query: _Query, places: _Query | None) -> None:
    if places is not None:
        inner = f"SELECT claim FROM claim_place WHERE {places.where}"  # noqa: S608  conditions are ours, values are bound
        query.need(f"claim.number IN ({inner})", *places.values)


def _need_slots(query: _Query, filters: Filters, names: list[str] | None, *, placed: bool, by_day: bool = True) -> None:
    # the plus keeps SQLite from going through all days of all claims where another index is narrower or already sorted
    is_needed = by_day and not placed and names is None
    query.need_one("claim.standing" if is_needed else "+claim.standing", filters.standings)
    query.need_one("claim.type", filters.types)
    query.need_one("claim.verification", filters.status)
    query.need_one("claim.modality", filters.modalities)
    if not placed:
        _need_days(query, filters, "claim.when_start", "claim.when_end")
    if names is not None:
        query.need(f"claim.source_name COLLATE NOCASE IN ({', '.join('?' * len(names))})", *names)
    if filters.side is not None:
        query.need("claim.source_side = ?", filters.side)
    if filters.unit is not None:
        query.need(
            "claim.number IN (SELECT claim FROM claim_figure WHERE unit = ?)",
            filters.unit,
        )
    if filters.signed:
        query.need("claim.number IN (SELECT claim FROM reviewed WHERE review IN (?, ?))", *SIGNED)
    if filters.report is not None:
        query.need("claim.report IN (SELECT key FROM report WHERE id = ? OR key = ? OR url = ?)", *[filters.report] * 3)


def _source_names(store: sqlite3.Connection, part: str) -> list[str]:
    """Return the names of sources that hold `part`, going from one name to the next in the index: a thousand times fewer steps than claims."""
    wanted, found = part.casefold(), []
    first = "SELECT source_name FROM claim {} ORDER BY source_name COLLATE NOCASE LIMIT 1"
    row = store.execute(first.format("")).fetchone()
    while row is not None:
        if wanted in row[0].casefold():
            found.append(row[0])
        row = store.execute(first.format("WHERE source_name COLLATE NOCASE > ?"), row).fetchone()
    also = store.execute("SELECT DISTINCT source_name FROM fixed_claim ORDER BY 1")
    return [*found, *(name for (name,) in also if wanted in name.casefold())]


def _need_days(query: _Query, filters: Filters, first: str, last: str) -> None:
    if filters.until is not None:
        query.need(f"{first} <= ?", filters.until)
    if filters.since is not None:
        query.need(f"{last} >= ?", filters.since)
        query.need(f"{first} IS NOT NULL")


def _places(filters: Filters) -> _Query | None:
    """Return the conditions on a claim's places, days among them so that one index serves both; null when any place will do."""
    if filters.place is None and filters.within is None and filters.box is None:
        return None
    query = _Query()
    if filters.place is not None:
        query.need("name = ? COLLATE NOCASE", filters.place)
    for box in (filters.box, filters.within.box() if filters.within else None):
        if box is not None:
            _need_box(query, box)
    if filters.within is not None:
        query.need(
            "km(latitude, longitude, ?, ?) <= ?", filters.within.latitude, filters.within.longitude, filters.within.km
        )
    _need_days(query, filters, "day", "day_to")
    return query


def _need_box(query: _Query, box: Box) -> None:
    cells = [
        cell_of(float(row), float(column))
        for row in range(math.floor(box.south), math.floor(box.north) + 1)
        for column in range(math.floor(box.west), math.floor(box.east) + 1)
    ] if (box.north - box.south + 1) * (box.east - box.west + 1) <= _MOST_CELLS else []  # fmt: skip
    if cells:
        query.need(f"cell IN ({', '.join('?' * len(cells))})", *cells)
    query.need("latitude BETWEEN ? AND ?", box.south, box.north)
    query.need("longitude BETWEEN ? AND ?", box.west, box.east)


def match_of(text: str) -> str:
    """Return the FTS5 query for words and quoted phrases that must all occur.

    >>> match_of('strike "power station"')
    '"strike" "power station"'
    """
    terms = [phrase or word for phrase, word in _TERM.findall(text)]
    return " ".join('"' + term.replace('"', "") + '"' for term in terms if re.search(r"\w", term)) or '""'


class FigurePoint(NamedTuple):
    """One figure of a series."""

    day: str | None
    value: float | None
    value_to: float | None
    claim: int
    source_name: str


def figure_series(
    store: sqlite3.Connection, unit: str, type_: str, source: str, since: str = "", until: str = "9999"
) -> list[FigurePoint]:
    """Return what one source said in one unit about one type of event, by day."""
    rows = store.execute(
        "SELECT day, value, value_to, claim, source_name FROM claim_figure WHERE unit = ? AND type = ? AND source_name = ? COLLATE NOCASE"
        " AND day BETWEEN ? AND ? ORDER BY day, claim",
        (unit, type_, source, since, until),
    )
    return [FigurePoint(*row) for row in rows]


def counts_by_day(store: sqlite3.Connection, since: str = "", until: str = "9999") -> list[tuple[str, str, int]]:
    """Return how many current claims of each type there are about each day."""
    return store.execute(
        "SELECT day, type, claims FROM day_count WHERE day BETWEEN ? AND ? ORDER BY day, type", (since, until)
    ).fetchall()
