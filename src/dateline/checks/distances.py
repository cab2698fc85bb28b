"""Distances and directions between named places: "X, which lies 74 km (46 miles) southeast of Y"."""

import re
from collections.abc import Iterator
from math import atan2, degrees
from typing import NamedTuple

from dateline.checks.grades import number, within
from dateline.checks.passages import claims_on, passage
from dateline.gazetteer import bearing_degrees, distance_km
from dateline.measures import convert, parse_number, tolerance
from dateline.records import Finding, Place, Reading, Span, Toponym

_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_SIDE = r"(?:north|south)[\s-]?(?:east|west)|north|south|east|west"
_NUMBER = r"\d[\d,]*(?:\.\d+)?|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:\s+hundred)?(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|mi"
_STATED = re.compile(
    rf"(?P<vague>\b(?:about|around|some|roughly|approximately|nearly|almost|over|more than|less than|just(?: over| under)?|at least|up to)\s+)?"
    rf"(?:(?P<number>{_NUMBER})[\s-]*(?P<unit>{_UNIT})\b\s*(?:\([^)]{{1,25}}\)\s*)?(?:away\s+)?)?"
    rf"(?:(?:to\s+the\s+)?(?P<side>{_SIDE})(?:ern)?\s+(?:of|from)|(?P<from>from|away\s+from|outside(?:\s+of)?))\s+"
    r"(?:(?:the|nearby|its|regional|provincial|capital|city|town|village|port|of|eastern|western|northern|southern|central)\s+)*$",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"[\s,(–—-]*(?:(?:which|that|a|the|town|city|village|port|is|was|lies|lying|sits|sitting|stands|situated|located|and)\s*)*[\s,(–—-]*",
    re.IGNORECASE,
)
_LOOK_BACK = 110
_ROAD = 1.35
_POINTLIKE = frozenset({"settlement", "site"})


class Stated(NamedTuple):
    """What the words before a place state: km (null without a number), how exact, the compass point, and where the words start."""

    km: float | None
    half: float
    vague: bool
    side: str | None
    start: int


def check_distances(reading: Reading) -> Iterator[Finding]:
    """Yield findings on each distance or direction stated from one named place to another."""
    toponyms = reading.mentions.toponyms
    for index, origin in enumerate(toponyms):
        if origin.role in {"people", "name_part"}:
            continue
        stated = _read(reading, origin)
        if stated is None or (stated.km is None and stated.side is None):
            continue
        there = _located(reading, toponyms[:index], stated.start)
        if there is not None:
            yield from _check(reading, there, origin, stated)


def _read(reading: Reading, origin: Toponym) -> Stated | None:
    sentence = reading.document.sentence_at(origin.start)
    first = max(sentence.start if sentence else 0, origin.start - _LOOK_BACK)
    match = _STATED.search(reading.document.text, first, origin.start)
    if match is None:
        return None
    side = re.sub(r"[\s-]", "", match["side"].lower()) if match["side"] else None
    value = parse_number(match["number"]) if match["number"] else None
    if value is None:
        return Stated(None, 0.0, bool(match["vague"]), side, match.start())
    unit = "mile" if match["unit"].lower().startswith("mi") else "km"
    half = tolerance(match["number"]) if match["number"][0].isdigit() else tolerance(value.low)
    return Stated(convert(value.low, unit, "km"), convert(half, unit, "km"), bool(match["vague"]), side, match.start())


def _located(reading: Reading, before: tuple[Toponym, ...], start: int) -> Toponym | None:
    """Return the place that the words put there: the one that stands right before them."""
    for toponym in reversed(before):
        if toponym.end > start:
            continue
        gap = reading.document.text[toponym.end : start]
        if toponym.role in {"people", "name_part"} or len(gap) > 60:
            return None
        return toponym if _LOCATED.fullmatch(gap) else None
    return None


def _check(reading: Reading, there: Toponym, origin: Toponym, stated: Stated) -> Iterator[Finding]:
    ends = (origin.place, _place(there))
    span = Span(start=min(there.start, stated.start), end=origin.end)
    if ends[0] is None or ends[1] is None or ends[0].latitude is None or ends[1].latitude is None:
        yield Finding(
            check="distance" if stated.km is not None else "bearing",
            grade="not_checkable",
            message=f"the gazetteer does not settle where {(there if ends[1] is None else origin).text} is",
            formula="",
            passages=(passage(reading, span),),
            claims=claims_on(reading, span),
        )
        return
    away, towards = _measure(ends[0], ends[1])
    if ends[0].id == ends[1].id or not {ends[0].kind, ends[1].kind} <= _POINTLIKE:
        return
    if stated.km is not None:
        yield _distance(reading, (ends[0], ends[1]), span, stated, away)
    if stated.side is not None:
        yield _bearing(reading, (ends[0], ends[1]), span, stated, (away, towards))


def _place(toponym: Toponym) -> Place | None:
    return toponym.place or (toponym.candidates[0].place if toponym.candidates else None)


def _measure(origin: Place, there: Place) -> tuple[float, float]:
    points = (origin.latitude or 0.0, origin.longitude or 0.0, there.latitude or 0.0, there.longitude or 0.0)
    return distance_km(*points), bearing_degrees(*points)


def _distance(reading: Reading, ends: tuple[Place, Place], span: Span, stated: Stated, away: float) -> Finding:
    """Grade a distance, which may be as the crow flies or by road, and from the edge of a town or its middle."""
    km = stated.km or 0.0
    precision = ends[0].precision_km + ends[1].precision_km
    exact = stated.half + 0.03 * away
    loose = max(exact, precision + stated.half + (0.1 * km if stated.vague else 0.0))
    grade = within(km, away, away, exact=exact, loose=loose)
    note = ""
    if grade == "inconsistent" and away < km <= _ROAD * away + precision:
        grade, note = "after_rounding", ", as by road"
    return Finding(
        check="distance",
        grade=grade,
        message=f"{ends[1].name} lies {away:.1f} km from {ends[0].name} in a straight line; the text says {number(round(km, 1))} km{note}",
        formula=f"great circle ({_point(ends[0])}) to ({_point(ends[1])}) = {away:.1f} km",
        passages=(passage(reading, span),),
        claims=claims_on(reading, span),
        unit="km",
        stated=round(km, 3),
        computed=round(away, 1),
        tolerance=round(exact if grade == "consistent" else loose, 1),
        reference=_references(ends),
    )


def _bearing(
    reading: Reading, ends: tuple[Place, Place], span: Span, stated: Stated, measured: tuple[float, float]
) -> Finding:
    away, towards = measured
    side = stated.side or ""
    wanted = 45.0 * _POINTS.index(side)
    off = abs((towards - wanted + 180) % 360 - 180)
    doubt = degrees(atan2(ends[0].precision_km + ends[1].precision_km, away)) if away else 180.0
    grade = within(off, 0.0, 0.0, exact=30.0, loose=max(60.0, 30.0 + doubt))
    near = _POINTS[round(towards / 45) % 8]
    return Finding(
        check="bearing",
        grade="not_checkable" if doubt > 60 else grade,
        message=f"seen from {ends[0].name}, {ends[1].name} lies at {towards:.0f}° ({near}); the text says {side}",
        formula=f"initial bearing ({_point(ends[0])}) to ({_point(ends[1])}) = {towards:.1f}°; {side} = {wanted:.0f}°",
        passages=(passage(reading, span),),
        claims=claims_on(reading, span),
        unit="degrees",
        stated=wanted,
        computed=round(towards, 1),
        tolerance=30.0,
        reference=_references(ends),
    )


def _point(place: Place) -> str:
    return f"{place.latitude:.4f}, {place.longitude:.4f}"


def _references(ends: tuple[Place, Place]) -> tuple[str, ...]:
    return tuple(
        f"gazetteer: {place.name} ({place.source or place.id}, within {place.precision_km:g} km)" for place in ends
    )
