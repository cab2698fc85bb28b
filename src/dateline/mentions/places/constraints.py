"""Distances and directions that a text states between places: "74 km (46 miles) southeast of X"."""

import re
from typing import NamedTuple

from dateline.gazetteer import bearing_degrees, distance_km
from dateline.mentions.places.words import SIDES
from dateline.records import Place

_UNITS = {
    "km": 1.0,
    "kilometer": 1.0,
    "kilometre": 1.0,
    "mi": 1.609344,
    "mile": 1.609344,
    "m": 0.001,
    "meter": 0.001,
    "metre": 0.001,
}
_DISTANCE = re.compile(r"(\d[\d,.]*)\s?(km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m)\b", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(north-?east|north-?west|south-?east|south-?west|north|south|east|west)(?:ern)?\b", re.IGNORECASE
)


class Stated(NamedTuple):
    """What a relation states: km (null when it gives none) and a direction in degrees (null when it gives none)."""

    km: float | None
    bearing: float | None


def read_stated(relation: str) -> Stated | None:
    """Read the distance and direction in a relation; null when it has neither."""
    distance, side = _DISTANCE.search(relation), _SIDE.search(relation)
    if not distance and not side:
        return None
    km = None
    if distance:
        unit = distance[2].lower().rstrip("s") or "m"
        km = float(distance[1].replace(",", "").rstrip(".")) * _UNITS.get(unit, 1.0)
    return Stated(km, SIDES[side[1].lower().replace("-", "")] if side else None)


class Origin(NamedTuple):
    """A place, and what the text states of another one seen from it."""

    place: Place
    stated: Stated


def agreement(origin: Origin, place: Place) -> float:
    """Return how well `place` lies where the text puts it: 1 fits, 0 says nothing, -1 contradicts."""
    seen, stated = origin.place, origin.stated
    if seen.latitude is None or seen.longitude is None or place.latitude is None or place.longitude is None:
        return 0.0
    away = distance_km(seen.latitude, seen.longitude, place.latitude, place.longitude)
    slack = 5 + seen.precision_km + place.precision_km
    if stated.km is not None and abs(away - stated.km) > 0.35 * stated.km + slack:
        return -1.0
    if stated.bearing is not None and away > slack:
        towards = bearing_degrees(seen.latitude, seen.longitude, place.latitude, place.longitude)
        if abs((towards - stated.bearing + 180) % 360 - 180) > 60:
            return -1.0
    if stated.km is None and away > 300:
        return -1.0
    return 1.0 if stated.km is not None else 0.3
