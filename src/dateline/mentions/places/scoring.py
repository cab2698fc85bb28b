"""Score one candidate for one toponym."""

from math import exp
from typing import NamedTuple

from dateline.gazetteer import ALTERNATE, DERIVED, LOOSE, Entry, distance_km
from dateline.mentions.places.candidates import Options
from dateline.mentions.places.constraints import Origin, agreement
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
_BY_RANK = {ALTERNATE: WEIGHTS.alternate, DERIVED: WEIGHTS.derived, LOOSE: WEIGHTS.loose}
_BY_KIND = {
    "country": WEIGHTS.country,
    "region": WEIGHTS.region,
    "district": WEIGHTS.district,
    "natural": WEIGHTS.natural,
}
_FALL_KM = 150.0


class Context(NamedTuple):
    """What is known of the report when candidates are scored."""

    evidence: Evidence
    prior: frozenset[str]
    with_anchors: bool


def score(
    entry: Entry, toponym: Toponym, option: Options, holder: tuple[Entry, ...], origin: Origin | None, context: Context
) -> Candidate:
    """Return the candidate with its score and the reasons that moved it.

    `holder` are the entries of the place that the text says it lies in, `origin` a stated distance or direction.
    """
    place = entry.place
    parts = {
        "importance": WEIGHTS.importance * entry.importance,
        "name": _BY_RANK.get(entry.rank, 0.0),
        "kind": _BY_KIND.get(place.kind, 0.0),
        "type": _type(place, option),
        "eponym": _eponym(entry, option),
        "container": _container(place, holder),
        "country": _country(place, context.evidence),
        "prior": WEIGHTS.prior if place.country in context.prior else 0.0,
        "nearby": WEIGHTS.nearby * _closeness(place, context.evidence) if context.with_anchors else 0.0,
        "stated": WEIGHTS.stated_distance * agreement(origin, place) if origin else 0.0,
        "capital": _capital(entry, toponym),
    }
    reasons = tuple(f"{name} {value:+.1f}" for name, value in parts.items() if abs(value) >= 0.05)
    return Candidate(place=place, score=round(sum(parts.values()), 3), reasons=reasons)


def _type(place: Place, option: Options) -> float:
    if option.kind is None:
        return 0.0
    return WEIGHTS.type_fits if place.kind in _FITS.get(option.kind, frozenset()) else WEIGHTS.type_contradicts


def _eponym(entry: Entry, option: Options) -> float:
    """Return the bonus of a town over the division named after it when the bare name stands alone."""
    place = entry.place
    if option.kind is not None or place.kind != "settlement" or entry.importance < WEIGHTS.eponym_least:
        return 0.0
    for other in option.entries:
        area = other.place
        if area.kind == "region" and area.country == place.country and area.name == place.region:
            names = _BY_RANK.get(other.rank, 0.0) - _BY_RANK.get(entry.rank, 0.0)
            return min(max(0.0, other.importance - entry.importance), WEIGHTS.eponym_most) + names + WEIGHTS.eponym
    return 0.0


def _container(place: Place, holder: tuple[Entry, ...]) -> float:
    if not holder:
        return 0.0
    if any(_holds(area.place, place) for area in holder[:6]):
        return WEIGHTS.contained
    return WEIGHTS.not_contained if any(area.place.kind in {"country", "region"} for area in holder[:3]) else 0.0


def _holds(area: Place, place: Place) -> bool:
    if area.id == place.id or area.country != place.country:
        return False
    if area.kind == "country":
        return True
    if area.kind == "region":
        return area.name == place.region
    return area.kind == "district" and area.name == place.district and area.region == place.region


def _country(place: Place, evidence: Evidence) -> float:
    if place.country is None:
        return WEIGHTS.country_share * WEIGHTS.no_country
    share = WEIGHTS.country_share * evidence.countries.get(place.country, 0.0)
    region = place.name if place.kind == "region" else place.region
    if region:
        share += WEIGHTS.region_share * evidence.regions.get((place.country, region), 0.0)
    return share


def _capital(entry: Entry, toponym: Toponym) -> float:
    is_capital = entry.place.kind == "settlement" and capitals().get(toponym.text) == entry.place.country
    return WEIGHTS.capital if is_capital and entry.importance > 4 else 0.0


def _closeness(place: Place, evidence: Evidence) -> float:
    """Return 1 for a place among the certain ones, falling with the distance to the nearest of them."""
    if place.latitude is None or place.longitude is None:
        return 0.0
    nearest = min(
        (
            distance_km(place.latitude, place.longitude, anchor.latitude, anchor.longitude)
            for anchor in evidence.anchors
            if anchor.id != place.id and anchor.latitude is not None and anchor.longitude is not None
        ),
        default=None,
    )
    return exp(-nearest / _FALL_KM) if nearest is not None else 0.0
