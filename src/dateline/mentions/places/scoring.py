"""Score one candidate for one toponym."""

from math import exp
from typing import NamedTuple

from dateline.gazetteer import ALTERNATE, DERIVED, LOOSE, Entry, distance_km
from dateline.mentions.places.candidates import Options
from dateline.mentions.places.constraints import Stated, agreement
from dateline.mentions.places.evidence import Evidence
from dateline.mentions.places.weights import WEIGHTS
from dateline.mentions.places.words import capitals
from dateline.records import Candidate, Place, PlaceKind, Toponym

_FITS: dict[PlaceKind, frozenset[str]] = {
    "region": frozenset({"region", "area"}),
    "district": frozenset({"district"}),
    "settlement": frozenset({"settlement"}),
    "natural": frozenset({"natural"}),
    "site": frozenset({"site", "settlement"}),
}


class Context(NamedTuple):
    """What is known around a toponym when its candidates are scored."""

    toponym: Toponym
    option: Options
    holders: tuple[Entry, ...]
    evidence: Evidence
    prior: frozenset[str]
    stated: tuple[object, ...] | None
    with_anchors: bool


def score(entry: Entry, context: Context) -> Candidate:
    """Return the candidate with its score and the reasons that moved it."""
    place, weights = entry.place, WEIGHTS
    parts = {
        "importance": weights.importance * entry.importance,
        "name": {ALTERNATE: weights.alternate, DERIVED: weights.derived, LOOSE: weights.loose}.get(entry.rank, 0.0),
        "kind": {
            "country": weights.country,
            "region": weights.region,
            "district": weights.district,
            "natural": weights.natural,
        }.get(place.kind, 0.0),
        "type": _type(place, context),
        "eponym": _eponym(place, context),
        "container": _container(place, context),
        "country": _country(place, context),
        "prior": weights.prior if place.country in context.prior else 0.0,
        "nearby": weights.nearby * _closeness(place, context) if context.with_anchors else 0.0,
        "stated": _stated(place, context),
        "capital": weights.capital
        if capitals().get(context.toponym.text) == place.country and place.kind == "settlement" and entry.importance > 4
        else 0.0,
    }
    reasons = tuple(f"{name} {value:+.1f}" for name, value in parts.items() if abs(value) >= 0.05)
    return Candidate(place=place, score=round(sum(parts.values()), 3), reasons=reasons)


def _type(place: Place, context: Context) -> float:
    kind = context.option.kind
    if kind is None:
        return 0.0
    return WEIGHTS.type_fits if place.kind in _FITS.get(kind, frozenset()) else WEIGHTS.type_contradicts


def _eponym(place: Place, context: Context) -> float:
    """A town beats the division named after it when the bare name stands alone."""
    if context.option.kind is not None or place.kind != "settlement":
        return 0.0
    for other in context.option.entries:
        area = other.place
        if area.kind == "region" and area.country == place.country and area.name == place.region:
            return WEIGHTS.eponym
    return 0.0


def _container(place: Place, context: Context) -> float:
    if not context.holders:
        return 0.0
    for holder in context.holders[:6]:
        area = holder.place
        if area.id == place.id:
            continue
        if area.kind == "country" and area.country == place.country:
            return WEIGHTS.contained
        if area.kind == "region" and area.country == place.country and area.name == place.region:
            return WEIGHTS.contained
        if (
            area.kind == "district"
            and area.country == place.country
            and area.name == place.district
            and area.region == place.region
        ):
            return WEIGHTS.contained
    return (
        WEIGHTS.not_contained
        if any(holder.place.kind in {"country", "region"} for holder in context.holders[:3])
        else 0.0
    )


def _country(place: Place, context: Context) -> float:
    if place.country is None:
        return WEIGHTS.country_share * 0.3
    share = WEIGHTS.country_share * context.evidence.countries.get(place.country, 0.0)
    region = place.name if place.kind == "region" else place.region
    if region:
        share += WEIGHTS.region_share * context.evidence.regions.get((place.country, region), 0.0)
    return share


def _closeness(place: Place, context: Context) -> float:
    """Return 1 for a place among the certain ones, falling with the distance to the nearest of them (150 km: a third)."""
    if place.latitude is None or place.longitude is None:
        return 0.0
    best = 0.0
    for anchor in context.evidence.anchors:
        if anchor.id != place.id and anchor.latitude is not None and anchor.longitude is not None:
            best = max(
                best, exp(-distance_km(place.latitude, place.longitude, anchor.latitude, anchor.longitude) / 150)
            )
    return best


def _stated(place: Place, context: Context) -> float:
    if context.stated is None:
        return 0.0
    stated, origin = context.stated
    if not isinstance(stated, Stated) or not isinstance(origin, Place):
        return 0.0
    return WEIGHTS.stated_distance * agreement(stated, origin, place)
