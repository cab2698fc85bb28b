"""What the map knows of a ledger: who is said to hold which place on each day, and the claims by place, as far as positions may be shown.

The map follows the 72-hour rule on every address, the reader's own machine as well. Words on positions that are younger than 72 hours by the newest report, or of
unknown date, count for no single place: the places stand as all older words have them, and the younger words stand at their district, by themselves. So the
place cannot be told from the difference either.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from typing import NamedTuple

from msgspec import structs

from dateline.exports.positions import by_district, is_fine, is_position, is_recent
from dateline.ledger import Filters, Ledger
from dateline.records import Claim, Holding, Where
from dateline.views.case import Case, open_case
from dateline.views.control_decided import TYPES, follow_control
from dateline.web.desk import Desk

HUES = 6
"""How many sides have a colour and a shape of their own; further ones share the last."""
_SHORT = 31  # days: longer events are looked through one by one
_BUILDING = Lock()


class Said(NamedTuple):
    """Who says what a spell rests on: the source's name (null where names are withheld), its side, and the day."""

    name: str | None
    side: str | None
    day: str | None


class Spot(NamedTuple):
    """A claim at one of its places: the days of the event, both included, and the place as it may be shown."""

    start: str
    end: str
    claim: str
    type: str
    where: Where


class Group(NamedTuple):
    """The claims about events at one place within an interval of days."""

    where: Where
    claims: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    is_coarsened: bool


class Atlas:
    """One state of a ledger, as the map takes it: `first` and `last` are the days that it goes through, `as_of` the day by which the 72 hours count.

    `sides` are those that hold anything, in an order that does not change from day to day: it gives each its colour and shape.
    """

    def __init__(self, first: str, last: str, as_of: str, spots: Iterable[Spot], holders: "Holders") -> None:
        """Take what `build` read from a ledger."""
        self.sides = rank_sides(holders.on(last))
        self.first, self.last, self.as_of = first, last, as_of
        self.holders = holders
        by_place: defaultdict[str, list[Spot]] = defaultdict(list)
        for spot in sorted(spots, key=lambda spot: (spot.start, spot.claim)):
            by_place[spot.where.place or spot.where.name].append(spot)
        self._places = [_Place(found) for found in by_place.values()]

    def groups(self, since: str, until: str) -> list[Group]:
        """Return the claims about events within the days, by place; the places with most claims first."""
        early = _moved(since, -_SHORT)
        found = [group for place in self._places if (group := place.group(early, since, until))]
        return sorted(found, key=lambda group: (-len(group.claims), group.where.name.casefold()))

    def by_day(self) -> list[int]:
        """Return how many claims with a place end on each day from `first` to `last`."""
        ends: defaultdict[str, set[str]] = defaultdict(set)
        for place in self._places:
            for spot in place.short:
                ends[spot.end].add(spot.claim)
        return [len(ends.get(_moved(self.first, step), ())) for step in range(_days(self.first, self.last) + 1)]


class _Place:
    """The claims at one place, by the first day of the event; those of more than a month by themselves."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.where = spots[0].where
        self.is_coarsened = any(spot.where.text.startswith("[") for spot in spots)
        self.short = [spot for spot in spots if _days(spot.start, spot.end) <= _SHORT]
        self._long = [spot for spot in spots if _days(spot.start, spot.end) > _SHORT]
        self._starts = [spot.start for spot in self.short]
        self._claims = [spot.claim for spot in self.short]
        self._types = [spot.type for spot in self.short]

    def group(self, early: str, since: str, until: str) -> Group | None:
        """Return the claims about events that touch the days; `early` is the first day on which an event of a month that lasts until `since` began."""
        first, at, end = (
            bisect_left(self._starts, early),
            bisect_left(self._starts, since),
            bisect_right(self._starts, until),
        )
        before = [spot for spot in self.short[first:at] if spot.end >= since]
        before += [spot for spot in self._long if spot.start <= until and spot.end >= since]
        claims = [*(spot.claim for spot in before), *self._claims[at:end]]
        if not claims:
            return None
        types = Counter(spot.type for spot in before) + Counter(self._types[at:end])
        return Group(self.where, tuple(claims), tuple(types.most_common()), self.is_coarsened)


class Holders:
    """Who is said to hold which place: as all words but the young ones on positions have it, and what the young ones add, by district."""

    def __init__(
        self, settled: Callable[[str], tuple[Holding, ...]], young: Callable[[str], tuple[Holding, ...]] | None,
        hidden: Collection[str], said: dict[str, Said],
    ) -> None:  # fmt: skip
        """Take what gives the spells of a day, without and with the claims `hidden`."""
        self._settled, self._young, self._hidden, self.said = settled, young, frozenset(hidden), said

    def on(self, day: str) -> list[Holding]:
        """Return who is said to hold what on a day, districts last."""
        found = list(self._settled(day))
        if self._young is None:
            return found
        districts: dict[tuple[str, str, str], Holding] = {}
        for holding in self._young(day):
            if self._hidden.isdisjoint((*holding.claims, *holding.against)):
                continue
            there = _at_district(holding)
            key = (there.name, there.holder, there.basis)
            districts[key] = _joined(districts[key], there) if key in districts else there
        wide = {each.place for each in districts.values()}
        return [each for each in found if each.place not in wide] + list(districts.values())


def open_atlas(desk: Desk) -> Atlas:
    """Return the atlas of the desk's ledger: worked out at the first request for each state of it, for as long as that takes, and kept."""
    now = desk.house.clock().date().isoformat()
    with _BUILDING:
        return desk.remember("atlas", now, lambda: _build_of(desk, now))


def _build_of(desk: Desk, now: str) -> Atlas:
    with Ledger.open(desk.house.path) as ledger, ledger.snapshot():
        return build(ledger, now, named=desk.is_private)


def build(ledger: Ledger, now: str, *, named: bool) -> Atlas:
    """Return the atlas of a ledger on the day `now`; `named` is whether names of sources may be shown."""
    heads = ledger.reports()
    days = sorted(min(head.published[:10], now) for head in heads if head.published)
    as_of = days[-1] if days else now
    case = open_case(ledger, Filters(), texts=False)
    hidden = _hidden(case, as_of)
    spots = [spot for claim in case.claims for spot in _spots(claim, is_hidden=claim.id in hidden)]
    bearing = open_case(ledger, Filters(types=TYPES))
    young = {claim.id for claim in bearing.claims} & hidden
    holders = Holders(
        follow_control(_without(bearing, hidden)),
        follow_control(bearing) if young else None,
        young,
        {claim.id: _said(claim, bearing, named=named) for claim in bearing.claims},
    )
    first = days[0] if days else min((spot.end for spot in spots), default=as_of)
    return Atlas(min(first, as_of), as_of, as_of, spots, holders)


def _hidden(case: Case, as_of: str) -> frozenset[str]:
    """Return the claims that tell a position at a place finer than a district, and may be younger than 72 hours at the end of the day `as_of`."""
    end = datetime.combine(date.fromisoformat(as_of), time.max, UTC)
    return frozenset(
        claim.id
        for claim in case.claims
        if is_recent(claim, case.heads[claim.report].published, end)
        and any(map(is_fine, claim.where))
        and is_position(claim)
    )


def _without(case: Case, hidden: Collection[str]) -> Case:
    claims = tuple(claim for claim in case.claims if claim.id not in hidden)
    links = tuple(link for link in case.links if link.source_claim not in hidden and link.target_claim not in hidden)
    return case._replace(claims=claims, links=links, as_read=_without(case.as_read, hidden) if case.as_read else None)


def _spots(claim: Claim, *, is_hidden: bool) -> Iterator[Spot]:
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return
    places = {}
    for where in claim.where:
        shown = by_district(where) if is_hidden and is_fine(where) else where
        places[shown.place or shown.name] = shown
    for where in places.values():
        yield Spot(when.start[:10], max(when.start, when.end)[:10], claim.id, claim.type, where)


def _said(claim: Claim, case: Case, *, named: bool) -> Said:
    day = (claim.when.end if claim.when else None) or case.heads[claim.report].published
    name = "report" if claim.source.kind == "narrator" else claim.source.name if named else None
    return Said(name, claim.source.side, day[:10] if day else None)


def _at_district(holding: Holding) -> Holding:
    """Return a spell at the district of its place; of the days only the last word's is left."""
    where = Where(
        text=holding.name, name=holding.name, start=0, end=0, place=holding.place, kind=holding.kind,
        lat=holding.lat, lon=holding.lon, precision_km=holding.precision_km,
    )  # fmt: skip
    if not is_fine(where):
        return holding
    shown = by_district(where)
    return structs.replace(
        holding, place=shown.place or "", name=shown.text, kind=shown.kind, lat=shown.lat, lon=shown.lon,
        precision_km=shown.precision_km, extent="part",
    )  # fmt: skip


def _joined(one: Holding, other: Holding) -> Holding:
    rules = " ".join(dict.fromkeys(f"{one.rule} {other.rule}".split()))
    return structs.replace(
        one,
        rule=rules,
        claims=tuple(dict.fromkeys((*one.claims, *other.claims))),
        against=tuple(dict.fromkeys((*one.against, *other.against))),
    )


def _days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def rank_sides(holdings: Iterable[Holding]) -> tuple[str, ...]:
    """Return the sides that hold anything: those first whose own country places lie in, then by the number of places; each keeps its colour and shape."""
    every = list(holdings)
    countries = {holding.country for holding in every}
    held = Counter(side for each in every for side in {each.holder, each.before, each.last_holder} if side is not None)
    sides = [side for side in held if side not in ("contested", "unknown")]
    return tuple(sorted(sides, key=lambda side: (side not in countries, -held[side], side)))
