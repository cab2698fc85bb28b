"""Guess the side of a body or official whose state is not stated beside it."""

from collections import Counter
from collections.abc import Sequence

from dateline.mentions.actors.drafts import Draft, Page
from dateline.mentions.actors.terms import Term
from dateline.mentions.actors.vocabulary import words_of
from dateline.records import Toponym

_PLACE_ROLES = frozenset({"place", "modifier"})
_NAMING_ROLES = frozenset({"place", "modifier", "name_part"})
_OFFICIALS = frozenset({"legislators", "law", "officials", "regional heads"})


def _places(page: Page) -> list[Toponym]:
    return [
        toponym
        for toponym in page.toponyms
        if toponym.role in _PLACE_ROLES and toponym.place is not None and toponym.place.country
    ]


def _country(toponym: Toponym) -> str | None:
    return toponym.place.country if toponym.place is not None else None


def country_of_words(page: Page, first: int, last: int) -> str | None:
    """Return the country of a place named in a stretch of tokens, also where only another mention of the place was resolved."""
    for index in range(first, last):
        toponym = page.toponym_at.get(index)
        if toponym is not None and toponym.role in _NAMING_ROLES and _country(toponym):
            return _country(toponym)
    words = {toponym.text.split()[0]: _country(toponym) for toponym in page.toponyms if toponym.role in _NAMING_ROLES}
    for token in page.tokens[first:last]:
        if token.pos == "PROPN" and words.get(token.text):
            return words[token.text]
    return None


def country_near(page: Page, index: int) -> str | None:
    """Return the country of the place that a local body or official at a token belongs to: the last one named, else the next, else the commonest."""
    start = page.tokens[index].start
    places = _places(page)
    before = [toponym for toponym in places if start - 500 < toponym.start < start]
    if before:
        return _country(before[-1])
    after = [toponym for toponym in places if start <= toponym.start < start + 300]
    if after:
        return _country(after[0])
    counts = Counter(_country(toponym) for toponym in places)
    return counts.most_common(1)[0][0] if counts else None


def main_side(drafts: Sequence[Draft]) -> str | None:
    """Return the state that most mentions belong to."""
    counts = Counter(draft.code for draft in drafts if draft.code)
    return counts.most_common(1)[0][0] if counts else None


def side_of_persons(drafts: Sequence[Draft]) -> str | None:
    """Return the state that most officials named in the report belong to."""
    counts = Counter(draft.code for draft in drafts if draft.what == "person" and draft.code and draft.evidence == 2)
    return counts.most_common(1)[0][0] if counts else None


def likely_side(
    page: Page,
    drafts: Sequence[Draft],
    mentions: Sequence[Draft],
    office: Term,
    *,
    nearest: str | None,
    home: str | None,
) -> str | None:
    """Return the side of an official by what stands near `mentions` of him, None for offices that need not belong to a state.

    `nearest` is the country of the nearest body or official before, `home` of the body that publishes the report.
    """
    if not (office.acts_for_state or office.group in _OFFICIALS or _keeps_order(office)):
        return None
    if office.is_local or _keeps_order(office):
        return country_near(page, mentions[0].first) or home
    own, others = _spoken_of(page, drafts, mentions)
    if own is not None and (home is None or office.group == "heads"):
        return own
    nearest = None if nearest in others else nearest
    rest = [draft for draft in drafts if draft.code not in others]
    if office.group == "heads":
        return nearest or main_side(rest) or home
    if office.group == "legislators":
        return home or side_of_persons(rest) or nearest or main_side(rest)
    return home or nearest or side_of_persons(rest) or main_side(rest)


def _spoken_of(page: Page, drafts: Sequence[Draft], mentions: Sequence[Draft]) -> tuple[str | None, set[str]]:
    """Return the state whose forces an official speaks for ("Merrow said the Danish army had landed"), and those that he asks, meets or blames."""
    tokens = page.tokens
    at = {
        draft.head: draft.code
        for draft in drafts
        if draft.code and draft.what in ("state", "body", "modifier", "person")
    }
    asking = words_of("verbs that ask")
    own: Counter[str] = Counter()
    others: set[str] = set()
    for mention in mentions:
        verb = tokens[tokens[mention.head].head]
        if tokens[mention.head].dep != "nsubj" or verb.pos != "VERB":
            continue
        for index in verb.children:
            child = tokens[index]
            if child.dep == "ccomp" and verb.lemma in asking:
                others.update(code for inner in child.children if (code := at.get(inner)))
            elif child.dep == "ccomp":
                subjects = (
                    code for inner in child.children if tokens[inner].dep == "nsubj" and (code := at.get(inner))
                )
                own.update(subjects)
            elif child.dep in ("dobj", "prep"):
                others.update(code for inner in (index, *child.children) if (code := at.get(inner)))
    best = own.most_common(1)
    return (best[0][0] if best else None), others - set(own)


def _keeps_order(office: Term) -> bool:
    """Tell whether an office serves the law of a place: prosecutors, police, chiefs of security."""
    return office.group == "law" or office.word in ("chief", "security chief")
