"""Put the mentions of persons together, and the offices that mean one of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from dateline.mentions.actors.drafts import Draft, Page
from dateline.mentions.actors.sides import country_of_words, likely_side
from dateline.mentions.actors.spelling import plain
from dateline.mentions.actors.terms import Term
from dateline.mentions.actors.variants import best_name, gender_of, same_person
from dateline.mentions.actors.vocabulary import state_names
from dateline.records import Actor

_COMMON = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesmen": "spokesperson",
    "advisor": "adviser",
}


class CastOfPersons(Protocol):
    """What this file needs of the cast."""

    page: Page
    drafts: Sequence[Draft]
    home: str | None
    actors: list[Actor]

    def next_id(self) -> int:
        """Return the id of the next actor."""
        ...

    def side_before(self, position: int, sentences: int) -> str | None:
        """Return the country of the nearest state, body or official before a draft."""
        ...


def join_persons(cast: CastOfPersons) -> None:
    """Make the actors of all named persons, then give the offices that mean one of them to them."""
    clusters = _clusters([draft for draft in cast.drafts if draft.what == "person" and draft.same is None])
    positions = {id(draft): position for position, draft in enumerate(cast.drafts)}
    for cluster in clusters:
        actor = _person(cast, cluster, positions[id(cluster[0])])
        cast.actors.append(actor)
        for draft in cluster:
            draft.actor, draft.side = actor.id, actor.side
            draft.code = actor.side if actor.side in state_names() else None
    _take_sides_of_owners(cast, clusters)
    for draft in cast.drafts:
        if (
            draft.what == "office"
            and draft.same is None
            and draft.actor < 0
            and draft.is_definite
            and not draft.is_plural
        ):
            draft.actor = _holder(cast, draft, clusters)


def _take_sides_of_owners(cast: CastOfPersons, clusters: Sequence[Sequence[Draft]]) -> None:
    """Give "Brok's envoy to the rebels, Ada Lind," the side of Brok."""
    for cluster in clusters:
        owners = [cast.drafts[draft.owner_name].actor for draft in cluster if draft.owner_name is not None]
        side = next((cast.actors[owner].side for owner in owners if owner >= 0 and cast.actors[owner].side), None)
        actor = cast.actors[cluster[0].actor]
        if side is None or side == actor.side or actor.office is None:
            continue
        country = state_names().get(side)
        cast.actors[actor.id] = replace(
            actor, side=side, short=country if country and actor.short != actor.name else actor.short
        )
        for draft in cluster:
            draft.side, draft.code = side, side if country else None


def _clusters(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Group the drafts by person: full names first, bare names to the nearest full name before them, else to the first after."""
    clusters: list[list[Draft]] = []
    for draft in drafts:
        if len(draft.words) > 1:
            home = next(
                (cluster for cluster in clusters if any(same_person(draft.words, other.words) for other in cluster)),
                None,
            )
            if home is None:
                clusters.append([draft])
            else:
                home.append(draft)
    for draft in drafts:
        if len(draft.words) == 1:
            home = _nearest(draft, clusters)
            if home is None:
                clusters.append([draft])
            else:
                home.append(draft)
    for cluster in clusters:
        cluster.sort(key=lambda draft: draft.first)
    return sorted(clusters, key=lambda cluster: cluster[0].first)


def _nearest(draft: Draft, clusters: list[list[Draft]]) -> list[Draft] | None:
    fitting = [cluster for cluster in clusters if any(same_person(draft.words, other.words) for other in cluster)]
    word = plain(draft.words[0])
    by_surname = [cluster for cluster in fitting if any(plain(other.words[-1]) == word for other in cluster)]
    fitting = by_surname or fitting
    if not fitting:
        return None
    gendered = [cluster for cluster in fitting if draft.gender is None or _gender(cluster) in (None, draft.gender)]
    fitting = gendered or fitting

    def closeness(cluster: list[Draft]) -> tuple[bool, int]:
        before = [other.first for other in cluster if other.first < draft.first]
        return (bool(before), max(before) if before else -min(other.first for other in cluster))

    return max(fitting, key=closeness)


def _gender(cluster: Sequence[Draft]) -> str | None:
    stated = next((draft.gender for draft in cluster if draft.gender), None)
    return stated or next((gender for draft in cluster if (gender := gender_of(draft.words))), None)


def _person(cast: CastOfPersons, cluster: list[Draft], position: int) -> Actor:
    """Make the actor of a person from all mentions."""
    offices = [draft.office for draft in cluster if draft.office is not None]
    office = next((term for term in offices if term.is_public), offices[0] if offices else None)
    sides = Counter(draft.side for draft in cluster if draft.side and draft.evidence == 2)
    side = sides.most_common(1)[0][0] if sides else None
    public = any(draft.is_public for draft in cluster)
    private = not public and not _is_household_name(cluster)
    if side is None and office is not None and office.is_public:
        side = next(
            (
                code
                for draft in cluster
                for first, last in draft.around
                if (code := country_of_words(cast.page, first, last))
            ),
            None,
        )
        guess = likely_side(
            cast.page, cast.drafts, cluster, office, nearest=cast.side_before(position, 1), home=cast.home
        )
        side = side or (None if _is_taken(cast.drafts, cluster, office, guess) else guess)
    country = state_names().get(side or "")
    name = best_name([draft.name for draft in cluster])
    gender = _gender(cluster)
    acts = office is not None and office.acts_for_state and country
    return Actor(
        id=cast.next_id(),
        name=name,
        kind="person",
        short=country if acts and country else name,
        side=side,
        office=office.word if office else None,
        is_private=private,
        gender="f" if gender == "f" else "m" if gender == "m" else None,
    )


def _is_taken(drafts: Sequence[Draft], cluster: Sequence[Draft], office: Term, side: str | None) -> bool:
    """Tell whether somebody else already is the head of that state: there are no two presidents of one."""
    if office.group != "heads":
        return False
    return any(
        draft.office is not None and draft.office.word == office.word and draft.side == side and not draft.is_former
        for draft in drafts
        if draft.what == "person" and not any(same_person(draft.words, other.words) for other in cluster)
    )


def _is_household_name(cluster: Sequence[Draft]) -> bool:
    """Tell whether a person is only ever named by surname and nothing private is said: reports do so with people whom everyone knows."""
    return all(len(draft.words) == 1 and not draft.is_private and draft.office is None for draft in cluster)


def _holder(cast: CastOfPersons, draft: Draft, clusters: Sequence[Sequence[Draft]]) -> int:
    """Return the person that an office without a name means: the last one named who holds it, else the only one; -1 when nobody does."""
    if draft.office is None:
        return -1
    own = _proper_words(cast.page, [(draft.first, draft.head)])
    fitting: list[tuple[bool, int, int]] = []
    for cluster in clusters:
        holders = [
            other
            for other in cluster
            if other.office is not None and _same_office(draft.office.word, other.office.word)
        ]
        if not holders or (draft.side and cluster[0].side and draft.side != cluster[0].side):
            continue
        theirs = _proper_words(cast.page, [pair for other in holders for pair in other.around])
        if own and theirs and not own & theirs:
            continue
        before = [other.first for other in cluster if other.first < draft.first]
        fitting.append((not all(other.is_former for other in holders), max(before) if before else -1, cluster[0].actor))
    if not fitting:
        return -1
    best = max(fitting)
    return best[2] if best[1] >= 0 or len(fitting) == 1 else -1


def _same_office(asked: str, held: str) -> bool:
    """Tell whether "the secretary" may be who is called "foreign secretary"; "the president" is no vice president."""
    asked, held = _COMMON.get(asked, asked), _COMMON.get(held, held)
    if asked == held:
        return True
    return (
        held.endswith(f" {asked}") and not held.startswith(("vice", "deputy", "assistant", "under"))
    ) or asked.endswith(f" {held}")


def _proper_words(page: Page, stretches: Sequence[tuple[int, int]]) -> set[str]:
    """Return the names of places and bodies in stretches of tokens."""
    return {
        page.tokens[index].text
        for first, last in stretches
        for index in range(first, last)
        if page.tokens[index].pos == "PROPN" and page.tokens[index].entity >= 0
    }
