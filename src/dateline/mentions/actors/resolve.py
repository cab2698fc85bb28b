"""Put the mentions of a report together: which of them mean the same person, body or group."""

from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from dateline.mentions.actors.bodies import body_name
from dateline.mentions.actors.drafts import Draft, Page
from dateline.mentions.actors.pairs import pair_before
from dateline.mentions.actors.persons import join_persons
from dateline.mentions.actors.publishers import Publisher
from dateline.mentions.actors.sides import country_near, country_of_words, likely_side, main_side
from dateline.mentions.actors.vocabulary import state_names
from dateline.records import Actor, ActorMention

_FORCES = frozenset(
    {
        "forces",
        "army",
        "military",
        "armed forces",
        "troops",
        "soldiers",
        "servicemen",
        "military command",
        "high command",
    }
)
_FIRMS = frozenset(
    {"company", "firm", "corporation", "operator", "organisation", "organization", "charity", "association"}
)
_FOES = frozenset({"enemy", "occupiers", "invaders", "adversary", "aggressor"})
_UNBOUND = frozenset({"separatist", "rebel", "facto", "proclaimed", "breakaway", "opposition"})
_STATE_LIKE = frozenset({"state", "modifier", "body", "person", "named"})


class Cast:
    """The actors of a report as they come together, each with its drafts."""

    def __init__(self, page: Page, drafts: Sequence[Draft], home: str | None) -> None:
        """Start with no actors; `home` is the country of the body that publishes the report, if one does."""
        self.page = page
        self.drafts = drafts
        self.home = home
        self.actors: list[Actor] = []
        self._by_key: dict[Hashable, int] = {}
        self.main_code = main_side(drafts)

    def join(self, draft: Draft, key: Hashable, actor: Actor) -> None:
        """Give a draft the actor of `key`, making `actor` when it is the first."""
        number = self._by_key.get(key)
        if number is None:
            number = len(self.actors)
            self._by_key[key] = number
            self.actors.append(actor)
        draft.actor = self.actors[number].id

    def next_id(self) -> int:
        """Return the id of the next actor to be made."""
        return len(self.actors)

    def side_before(self, position: int, sentences: int) -> str | None:
        """Return the country of the nearest state, body or official before a draft, at most so many sentences back.

        A subject is preferred, but for one who is asked to do something ("urged the Danes to withdraw their troops").
        """
        tokens, draft = self.page.tokens, self.drafts[position]
        here = tokens[draft.head].sentence
        verb = tokens[tokens[draft.head].head]
        nearest: str | None = None
        for other in reversed(self.drafts[:position]):
            gap = here - tokens[other.head].sentence
            if gap > sentences or (nearest and gap):
                break
            if other.what not in _STATE_LIKE or not other.code or other.last > draft.first:
                continue
            asked = draft.owner is not None and verb.dep == "xcomp" and other.head > verb.head
            if tokens[other.head].dep in ("nsubj", "nsubjpass") or asked:
                return other.code
            nearest = nearest or other.code
        return nearest


def resolve_drafts(
    page: Page, drafts: list[Draft], publisher: Publisher | None
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Return the actors of a report and their mentions in text order."""
    home = publisher.code if publisher is not None else None
    cast = Cast(page, drafts, home)
    join_persons(cast)
    for position, draft in enumerate(drafts):
        if draft.actor < 0:
            _join(cast, position, draft)
    actors = list(cast.actors)
    if publisher is not None:
        _add_publisher(actors, publisher)
    mentions = tuple(
        ActorMention(
            start=page.tokens[draft.first].start,
            end=page.tokens[draft.last - 1].end,
            text=page.document.text[page.tokens[draft.first].start : page.tokens[draft.last - 1].end],
            actor=draft.actor,
            form=draft.form,
            head=draft.head,
        )
        for draft in drafts
        if draft.actor >= 0
    )
    return tuple(actors), mentions


def _add_publisher(actors: list[Actor], publisher: Publisher) -> None:
    for index, actor in enumerate(actors):
        if actor.name == publisher.name:
            actors[index] = replace(actor, is_publisher=True)
            return
    actors.append(
        Actor(
            id=len(actors),
            name=publisher.name,
            kind="body",
            short=publisher.short,
            side=publisher.side,
            is_publisher=True,
        )
    )


def _join(cast: Cast, position: int, draft: Draft) -> None:
    if draft.same is not None and draft.same.actor >= 0:
        draft.actor, draft.side = draft.same.actor, draft.same.side
    elif draft.what in ("state", "modifier"):
        cast.join(draft, ("state", draft.code), _actor(cast, draft))
    elif draft.what == "pair":
        draft.name = pair_before(cast.page, cast.drafts, position) or draft.name
        cast.join(draft, ("pair", draft.name), _actor(cast, draft))
    elif draft.what == "body":
        _join_body(cast, position, draft)
    elif draft.what == "named":
        _join_named(cast, draft)
    elif draft.what == "media":
        _join_media(cast, position, draft)
    else:
        _join_unnamed(cast, position, draft)


def _actor(cast: Cast, draft: Draft) -> Actor:
    return Actor(
        id=cast.next_id(),
        name=draft.name,
        kind=draft.kind,
        short=draft.short or draft.name,
        side=draft.side,
        office=draft.office.word if draft.office else None,
        is_private=draft.is_private,
        is_plural=draft.is_plural,
        gender=draft.gender,
    )


def word_class(draft: Draft) -> str:
    """Return what kind of body a noun means, so that "the military" finds "Ukraine's armed forces"."""
    if draft.term is None:
        return draft.name.split()[-1].lower()
    word = draft.term.word
    return (
        "forces"
        if word in _FORCES
        else word.split()[-1]
        if not word.startswith(("ministry", "department"))
        else "ministry"
    )


def _join_body(cast: Cast, position: int, draft: Draft) -> None:
    if draft.owner_name is not None:
        owner = cast.drafts[draft.owner_name]
        if owner.actor >= 0 and draft.side is None:
            draft.side = cast.actors[owner.actor].side
            draft.code = draft.side if draft.side and draft.side.isupper() and draft.side != "IO" else None
        country = state_names().get(draft.code or "")
        if draft.term and draft.term.acts_for_state and country:
            draft.short = country
        cast.join(draft, ("body", draft.side, draft.name.casefold()), _actor(cast, draft))
        return
    if draft.is_open:
        earlier = _same_body(cast, position, draft)
        if earlier is not None:
            draft.actor, draft.code, draft.side = earlier.actor, earlier.code, earlier.side
            return
        _settle(cast, position, draft)
    key = (
        "body",
        draft.side,
        frozenset(draft.name.casefold().replace("defense", "defence").replace("'s", "").split()) - {"of", "the"},
    )
    cast.join(draft, key, _actor(cast, draft))


def _same_body(cast: Cast, position: int, draft: Draft) -> Draft | None:
    """Return the earlier body that "the ministry" or "its general staff" means."""
    if not draft.is_definite and draft.term is not None and draft.term.word not in ("police", "parliament"):
        return None
    wanted = word_class(draft)
    side = _owner_side(cast, position, draft)
    unknown: Draft | None = None
    for other in reversed(cast.drafts[:position]):
        if other.actor < 0 or other.what not in ("body", "named", "media") or other.last > draft.first:
            continue
        if word_class(other) == wanted and (side is None or other.side == side) and (other.side or not draft.is_open):
            return other
        if other.form == "name" and other.what != "body" and wanted in other.name.lower().split() and side is None:
            return other
        if unknown is None and other.what == "named" and other.term is None:
            unknown = other
    return unknown if wanted in _FIRMS and side is None else None


def _owner_side(cast: Cast, position: int, draft: Draft) -> str | None:
    """Return the side that "its" or "their" in a body's name points to."""
    return cast.side_before(position, 1) if draft.owner is not None else None


def _settle(cast: Cast, position: int, draft: Draft) -> None:
    """Give a body without a country the country it must belong to: the owner's, the publisher's, the place's, the nearest one's."""
    term = draft.term
    words = set(draft.name.lower().replace("-", " ").split())
    if words & _UNBOUND:
        return
    national = term is not None and term.acts_for_state and term.group != "authorities"
    if term is not None and term.word in _FOES:
        code = _foe(cast)
    elif national:
        home = cast.home if draft.owner is None else None
        code = (
            home
            or cast.side_before(position, 1 if draft.owner is not None else 2)
            or cast.side_before(position, 3)
            or cast.home
            or cast.main_code
        )
    else:
        code = (
            country_of_words(cast.page, draft.first, draft.last)
            or country_near(cast.page, draft.first)
            or cast.side_before(position, 3)
            or cast.home
        )
    if code is None:
        return
    draft.code = draft.side = code
    country = state_names().get(code)
    if national and country:
        draft.name = body_name(country, code, draft.name)
        draft.short = country


def _foe(cast: Cast) -> str | None:
    """Return the state that "the enemy" is: in a release, the one named most beside the publisher's own; elsewhere nobody can tell."""
    if cast.home is None:
        return None
    return main_side([draft for draft in cast.drafts if draft.code != cast.home and draft.what in _STATE_LIKE])


def _join_named(cast: Cast, draft: Draft) -> None:
    if draft.name == "coalition":
        other = next(
            (
                other
                for other in cast.drafts
                if other.what == "named"
                and other.term
                and other.term.group == "coalitions"
                and other.name != "coalition"
            ),
            None,
        )
        if other is not None:
            draft.name, draft.short, draft.side = other.name, other.short, other.side
    if not draft.short:
        draft.short = draft.name
        for other in cast.drafts:
            if (
                other.actor >= 0
                and other.what == "named"
                and other.term is None
                and _is_acronym(draft.name, other.name)
            ):
                draft.actor = other.actor
                return
    cast.join(draft, ("named", draft.name.casefold()), _actor(cast, draft))


def _is_acronym(short: str, full: str) -> bool:
    letters = "".join(word[0] for word in full.split() if word[0].isupper())
    return short.isupper() and len(short) > 1 and short == letters


def _join_media(cast: Cast, position: int, draft: Draft) -> None:
    if draft.is_open and draft.side is None:
        for other in reversed(cast.drafts[:position]):
            if (
                other.actor >= 0
                and other.what == "media"
                and other.form == "name"
                and draft.term is not None
                and "state" not in draft.term.word
            ):
                draft.actor = other.actor
                return
        if draft.term is not None and "state" in draft.term.word.replace("-", " ").split():
            draft.code = draft.side = cast.side_before(position, 2) or cast.main_code
            adjective = state_names().get(draft.code or "")
            draft.name = f"{adjective} {draft.name}" if adjective else draft.name
    cast.join(draft, ("media", draft.name.casefold(), draft.side), _actor(cast, draft))


def _join_unnamed(cast: Cast, position: int, draft: Draft) -> None:
    if draft.is_open and not draft.is_plural and draft.term is not None:
        head = draft.term.word.split()[-1]
        for other in reversed(cast.drafts[:position]):
            if other.actor < 0 or other.is_plural or other.what not in ("noun", "office", "person"):
                continue
            role = other.office or other.term
            if (
                role is not None
                and role.word.split()[-1] == head
                and (not draft.side or not other.side or draft.side == other.side)
            ):
                draft.actor = other.actor
                return
    if draft.side is None and draft.is_public:
        office = draft.term or draft.office
        side = country_of_words(cast.page, draft.first, draft.last)
        if office is not None and side is None:
            side = likely_side(
                cast.page, cast.drafts, [draft], office, nearest=cast.side_before(position, 1), home=cast.home
            )
        if side is not None:
            draft.code = draft.side = side
    cast.join(draft, (draft.kind, draft.name.casefold(), draft.side), _actor(cast, draft))


__all__ = ["Cast", "resolve_drafts", "word_class"]
