"""Score one candidate for one toponym."""

from math import exp
from typing import NamedTuple

from msgspec import structs

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


class Setting(NamedTuple):
    """What is known of one toponym: `holder` are the entries of the place that the text says it lies in, `origin` a stated distance."""

    toponym: Toponym
    option: Options
    holder: tuple[Entry, ...]
    origin: Origin | None


def score(entry: Entry, setting: Setting, context: Context) -> Candidate:
    """Return the candidate with its score and the reasons that moved it."""
    place, origin, text = entry.place, setting.origin, setting.toponym.text
    parts = {
        "importance": WEIGHTS.importance * entry.importance,
        "name": _BY_RANK.get(entry.rank, 0.0),
        "kind": _BY_KIND.get(place.kind, 0.0),
        "type": _type(place, setting.option),
        "container": _container(place, setting.holder),
        "country": _country(place, text, context.evidence),
        "prior": WEIGHTS.prior if place.country in context.prior else 0.0,
        "nearby": WEIGHTS.nearby * _closeness(place, text, context.evidence) if context.with_anchors else 0.0,
        "stated": WEIGHTS.stated_distance * agreement(origin, place) if origin else 0.0,
        "capital": _capital(entry, setting.toponym),
    }
    reasons = tuple(f"{name} {value:+.1f}" for name, value in parts.items() if abs(value) >= 0.05)
    return Candidate(place=place, score=round(sum(parts.values()), 3), reasons=reasons)


def _type(place: Place, option: Options) -> float:
    if option.kind is None:
        return 0.0
    return WEIGHTS.type_fits if place.kind in _FITS.get(option.kind, frozenset()) else WEIGHTS.type_contradicts


def lift_towns(candidates: list[Candidate], option: Options) -> list[Candidate]:
    """Put a town ahead of the divisions named after it: the bare name means the town, unless it is far less known than they."""
    if option.kind is not None:
        return candidates
    known = {entry.place.id: entry.importance for entry in option.entries}
    lifted = []
    for candidate in candidates:
        town = candidate.place
        if town.kind == "settlement" and known[town.id] >= WEIGHTS.eponym_least:
            areas = [
                other.score
                for other in candidates
                if _holds(other.place, town)
                and other.place.kind != "country"
                and known[other.place.id] - known[town.id] <= WEIGHTS.eponym_most
            ]
            raised = max(areas, default=candidate.score) + WEIGHTS.eponym
            if areas and raised > candidate.score:
                reasons = (*candidate.reasons, f"town before its division {raised - candidate.score:+.1f}")
                lifted.append(structs.replace(candidate, score=round(raised, 3), reasons=reasons))
                continue
        lifted.append(candidate)
    return lifted


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


def _country(place: Place, text: str, evidence: Evidence) -> float:
    if place.country is None:
        return WEIGHTS.country_share * WEIGHTS.no_country
    share = WEIGHTS.country_share * evidence.country_share(place.country, text)
    region = place.name if place.kind == "region" else place.region
    if region:
        share += WEIGHTS.region_share * evidence.region_share((place.country, region), text)
    return share


def _capital(entry: Entry, toponym: Toponym) -> float:
    is_capital = entry.place.kind == "settlement" and capitals().get(toponym.text) == entry.place.country
    if not is_capital or entry.importance <= 4:
        return 0.0
    return WEIGHTS.capital * (2.0 if toponym.role == "government" else 1.0)


def _closeness(place: Place, text: str, evidence: Evidence) -> float:
    """Return 1 for a place among the certain ones, falling with the distance to the nearest of them."""
    if place.latitude is None or place.longitude is None:
        return 0.0
    nearest = min(
        (
            distance_km(place.latitude, place.longitude, anchor.latitude, anchor.longitude)
            for anchor in evidence.anchors(text)
            if anchor.id != place.id and anchor.latitude is not None and anchor.longitude is not None
        ),
        default=None,
    )
    return exp(-nearest / _FALL_KM) if nearest is not None else 0.0
