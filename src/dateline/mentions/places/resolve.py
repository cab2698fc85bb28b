"""Choose the place that each toponym means, with the reasons."""

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.gazetteer import Gazetteer, distance_km
from dateline.mentions.places.candidates import Options, options, shared_kinds
from dateline.mentions.places.constraints import Origin, read_stated
from dateline.mentions.places.evidence import weigh
from dateline.mentions.places.scoring import Context, Setting, lift_towns, score
from dateline.mentions.places.weights import WEIGHTS
from dateline.records import Candidate, Document, Place, Toponym

_KEPT = 5
_ROUNDS = 2
_SAME_SPOT_KM = 25.0

_TELLS_WHERE = re.compile(
    r"[\s,(]*(?:(?:which|that)\s+)?(?:(?:is|are|was|lies|sits|stands)\s+)?(?:located\s+|situated\s+|an?\s+(?:\w+\s+){1,3})?"
    r"(?:(?:about|some|around|roughly|just|nearly|to the)\s+)?(?:\d|north|south|east|west)",
    re.IGNORECASE,
)

_STATE_WORDS = ("country", "territory", "kingdom")

Ranked = tuple[Candidate, ...]


def resolve_toponyms(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer, prior: Sequence[str] = ()
) -> tuple[Toponym, ...]:
    """Return the toponyms with `place` and `candidates`; `prior` are ISO codes of the countries that the project is about.

    Two rounds: the first takes each name with the country evidence of the report, the second adds nearness to the places found first.
    A toponym whose best candidate leads the next by less than a margin stays unresolved.
    """
    shared = shared_kinds(document, toponyms)
    found = [options(document, toponym, gazetteer) for toponym in toponyms]
    found = [option._replace(kind=shared.get(index, option.kind)) for index, option in enumerate(found)]
    entries = [option.entries for option in found]
    chosen: list[Place | None] = [None] * len(toponyms)
    ranked: list[Ranked] = []
    for turn in range(_ROUNDS):
        context = Context(weigh(toponyms, entries, chosen, prior), frozenset(prior), with_anchors=turn > 0)
        ranked = _one_sense(toponyms, found, _rank(document, toponyms, found, context, chosen if turn else None))
        chosen = [candidates[0].place if _leads(candidates) else None for candidates in ranked]
    settled = [
        _settle(toponym, option, candidates, chosen)
        for toponym, option, candidates in zip(toponyms, found, ranked, strict=True)
    ]
    return tuple(_follow(settled, gazetteer))


def _rank(
    document: Document,
    toponyms: Sequence[Toponym],
    found: Sequence[Options],
    context: Context,
    chosen: Sequence[Place | None] | None,
) -> list[Ranked]:
    """Return the candidates of each toponym, best first; the same words in the same setting are scored once."""
    memory: dict[tuple[object, ...], Ranked] = {}
    ranked = []
    for index, (toponym, option) in enumerate(zip(toponyms, found, strict=True)):
        holder = found[toponym.container].entries if toponym.container is not None else ()
        origin = _origin(document, toponyms, chosen, index)
        key = (toponym.text, option.kind, option.is_site, toponym.container if holder else None, origin)
        if key not in memory:
            setting = Setting(toponym, option, holder, origin)
            scored = [score(entry, setting, context) for entry in option.entries]
            memory[key] = tuple(
                sorted(lift_towns(scored, option), key=lambda candidate: (-candidate.score, candidate.place.id))
            )
        ranked.append(memory[key])
    return ranked


def _origin(
    document: Document, toponyms: Sequence[Toponym], chosen: Sequence[Place | None] | None, index: int
) -> Origin | None:
    """Return what the next toponym states of this one's place: "X, 74 km southeast of Y", "X lies north of Y"."""
    if chosen is None or index + 1 >= len(toponyms):
        return None
    following, place = toponyms[index + 1], chosen[index + 1]
    if not following.relation or place is None:
        return None
    gap = document.text[toponyms[index].end : following.start]
    stated = read_stated(following.relation) if len(gap) < 80 and _TELLS_WHERE.match(gap) else None
    return Origin(place, stated) if stated else None


def _one_sense(toponyms: Sequence[Toponym], found: Sequence[Options], ranked: list[Ranked]) -> list[Ranked]:
    """Let the best supported reading of a name in the report stand for all its mentions with the same type word."""
    keys = [
        (toponym.text.casefold(), option.kind, option.is_site) for toponym, option in zip(toponyms, found, strict=True)
    ]
    best: dict[tuple[object, ...], Ranked] = {}
    for key, candidates in zip(keys, ranked, strict=True):
        if candidates and (key not in best or candidates[0].score > best[key][0].score):
            best[key] = candidates
    return [best.get(key, ()) for key in keys]


def _leads(candidates: Ranked) -> bool:
    """Tell whether the first candidate is clear of the second, or lies on the same spot."""
    if len(candidates) < 2:
        return bool(candidates)
    first, second = candidates[0], candidates[1]
    if first.score - second.score >= WEIGHTS.margin:
        return True
    away = _apart(first.place, second.place)
    return away is not None and away <= max(_SAME_SPOT_KM, first.place.precision_km)


def _apart(one: Place, two: Place) -> float | None:
    """Return the distance between two places in km, null when one has no point."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude)


def _settle(toponym: Toponym, option: Options, candidates: Ranked, chosen: Sequence[Place | None]) -> Toponym:
    place = candidates[0].place if _leads(candidates) else None
    container = toponym.container
    if container is not None and not _lies_in(place, chosen[container]):
        container = None
    if place is not None and option.is_site:
        place = _site_at(toponym, place)
    return structs.replace(toponym, place=place, candidates=candidates[:_KEPT], container=container)


def _lies_in(place: Place | None, holder: Place | None) -> bool:
    if place is None or holder is None or place.id == holder.id:
        return False
    if holder.kind == "country":
        return place.country == holder.country
    if holder.kind == "region" and place.region is not None:
        return place.country == holder.country and place.region == holder.name
    away = _apart(holder, place)
    return away is not None and holder.precision_km > place.precision_km and away <= holder.precision_km


def _site_at(toponym: Toponym, town: Place) -> Place:
    """Return a place for a site that only its town puts on the map, with a radius that says so."""
    return Place(
        id=f"{town.id}/{'-'.join(toponym.text.casefold().split())}",
        name=toponym.text,
        kind="site",
        country=town.country,
        region=town.region,
        district=town.district,
        latitude=town.latitude,
        longitude=town.longitude,
        precision_km=town.precision_km + 10.0,
        feature="S",
        source=town.source,
    )


def _follow(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the toponyms, those that stand for an earlier one ("the city") at its place, "its territory" at its country."""
    named = {f"anaphor:{toponym.start}": toponym for toponym in toponyms}
    for toponym in toponyms:
        origin = named.get(toponym.rule)
        if origin is None:
            yield toponym
            continue
        place = origin.place
        if place is not None and place.kind == "area" and place.country and toponym.text.endswith(_STATE_WORDS):
            place = gazetteer.country(place.country)
        yield structs.replace(toponym, place=place, candidates=origin.candidates)
