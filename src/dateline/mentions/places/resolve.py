"""Choose the place that each toponym means, with the reasons."""

from collections.abc import Sequence

from dateline.gazetteer import Gazetteer, distance_km
from dateline.mentions.places.candidates import Options, options
from dateline.mentions.places.constraints import read_stated
from dateline.mentions.places.evidence import Evidence, weigh
from dateline.mentions.places.scoring import Context, score
from dateline.mentions.places.weights import WEIGHTS
from dateline.records import Candidate, Document, Place, Toponym

_KEPT = 5
_ROUNDS = 2


def resolve_toponyms(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer, prior: Sequence[str] = ()
) -> tuple[Toponym, ...]:
    """Return the toponyms with `place` and `candidates`; `prior` are ISO codes of the countries that the project is about.

    Two rounds: the first takes each name with the country evidence of the report, the second adds nearness to the places found first.
    A toponym whose best candidate leads the next by less than a margin stays unresolved.
    """
    found = [options(document, toponym, gazetteer) for toponym in toponyms]
    chosen: list[Place | None] = [None] * len(toponyms)
    ranked: list[tuple[Candidate, ...]] = [()] * len(toponyms)
    for turn in range(_ROUNDS):
        evidence = weigh(toponyms, [option.entries for option in found], chosen, prior)
        ranked = _rank(document, toponyms, found, evidence, chosen if turn else None, prior)
        ranked = _one_sense(toponyms, found, ranked)
        chosen = [candidates[0].place if candidates and _leads(candidates) else None for candidates in ranked]
    return tuple(
        _resolved(toponym, option, candidates, toponyms, chosen)
        for toponym, option, candidates in zip(toponyms, found, ranked, strict=True)
    )


def _rank(
    document: Document,
    toponyms: Sequence[Toponym],
    found: Sequence[Options],
    evidence: Evidence,
    chosen: Sequence[Place | None] | None,
    prior: Sequence[str],
) -> list[tuple[Candidate, ...]]:
    memory: dict[tuple[object, ...], tuple[Candidate, ...]] = {}
    ranked = []
    for index, (toponym, option) in enumerate(zip(toponyms, found, strict=True)):
        holders = found[toponym.container].entries if toponym.container is not None else ()
        stated = _stated_from(toponyms, chosen, index)
        key = (
            toponym.text,
            option.kind,
            option.is_site,
            toponym.role,
            toponyms[toponym.container].text if holders and toponym.container else None,
            stated,
        )
        if key not in memory:
            context = Context(
                toponym, option, holders, evidence, frozenset(prior), stated, with_anchors=chosen is not None
            )
            scored = sorted(
                (score(entry, context) for entry in option.entries),
                key=lambda candidate: (-candidate.score, candidate.place.id),
            )
            memory[key] = tuple(scored)
        ranked.append(memory[key])
    return ranked


def _stated_from(
    toponyms: Sequence[Toponym], chosen: Sequence[Place | None] | None, index: int
) -> tuple[object, ...] | None:
    """Return (what is stated, the origin) when the next toponym says how far or in which direction this one lies from it."""
    if chosen is None or index + 1 >= len(toponyms):
        return None
    following = toponyms[index + 1]
    origin = chosen[index + 1]
    if not following.relation or origin is None or following.start - toponyms[index].end > 70:
        return None
    stated = read_stated(following.relation)
    return (stated, origin) if stated else None


def _one_sense(
    toponyms: Sequence[Toponym], found: Sequence[Options], ranked: list[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """Let the best supported reading of a name in the report stand for all its mentions with the same type word."""
    best: dict[tuple[object, ...], tuple[Candidate, ...]] = {}
    for toponym, option, candidates in zip(toponyms, found, ranked, strict=True):
        key = (toponym.text.casefold(), option.kind, option.is_site)
        if candidates and (key not in best or candidates[0].score > best[key][0].score):
            best[key] = candidates
    return [
        best.get((toponym.text.casefold(), option.kind, option.is_site), ())
        for toponym, option in zip(toponyms, found, strict=True)
    ]


def _leads(candidates: Sequence[Candidate]) -> bool:
    if len(candidates) == 1:
        return True
    lead, follower = candidates[0], candidates[1]
    if lead.score - follower.score >= WEIGHTS.margin:
        return True
    one, two = lead.place, follower.place
    if one.latitude is None or two.latitude is None or one.longitude is None or two.longitude is None:
        return False
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude) <= max(25.0, one.precision_km)


def _resolved(
    toponym: Toponym,
    option: Options,
    candidates: tuple[Candidate, ...],
    toponyms: Sequence[Toponym],
    chosen: Sequence[Place | None],
) -> Toponym:
    place = candidates[0].place if candidates and _leads(candidates) else None
    if place is not None and option.is_site:
        place = _site_at(toponym, place)
    container = toponym.container
    if container is not None and not _lies_in(place, chosen[container]):
        container = None
    return Toponym(
        start=toponym.start,
        end=toponym.end,
        text=toponym.text,
        role=toponym.role,
        place=place,
        candidates=candidates[:_KEPT],
        relation=toponym.relation,
        container=container,
        rule=toponym.rule,
    )


def _lies_in(place: Place | None, holder: Place | None) -> bool:
    if place is None or holder is None or place.id == holder.id:
        return False
    if holder.kind == "country":
        return place.country == holder.country
    if holder.kind == "region":
        return place.country == holder.country and place.region == holder.name
    if holder.latitude is None or holder.longitude is None or place.latitude is None or place.longitude is None:
        return False
    return (
        holder.precision_km > place.precision_km
        and distance_km(holder.latitude, holder.longitude, place.latitude, place.longitude) <= holder.precision_km
    )


def _site_at(toponym: Toponym, town: Place) -> Place:
    """Return a place for a site that only its town places on the map, with a radius that says so."""
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
