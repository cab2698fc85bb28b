"""Document -> mentions of actors, each half understood: who they are together is decided in `resolve`."""

from collections.abc import Sequence

from dateline.mentions.actors.bodies import find_body, find_media, find_named, find_organisations, find_state
from dateline.mentions.actors.bonds import find_abbreviations, find_owners
from dateline.mentions.actors.drafts import Draft, Page
from dateline.mentions.actors.pairs import find_pairs
from dateline.mentions.actors.people import find_persons
from dateline.mentions.actors.scan import choose_senses, scan
from dateline.mentions.actors.speakers import find_peoples, find_speakers
from dateline.mentions.actors.terms import Hit, Term
from dateline.mentions.actors.unnamed import find_reports, find_some, find_unnamed
from dateline.records import Document, Toponym

_SOLDIERS = Term(kind="body", word="soldiers", group="forces", acts_for_state=True, is_forces=True)
_HEADS = frozenset({"office", "person", "body", "media", "flock"})
_NAMED = frozenset({"named_body", "group", "group_adjective", "organisation", "outlet"})
_STATES = frozenset({"state", "adjective", "people", "capital", "seat"})


def read_page(document: Document, toponyms: Sequence[Toponym]) -> Page:
    """Return the document with the terms of the lexicons found in it."""
    hits = choose_senses(scan(document.tokens))
    at = [-1] * len(document.tokens)
    for number, hit in enumerate(hits):
        for index in range(hit.first, hit.last):
            at[index] = number
    page = Page(document, document.tokens, hits, at, toponyms)
    for toponym in toponyms:
        for token in document.tokens_in(toponym):
            page.toponym_at[token.i] = toponym
    return page


def find_drafts(page: Page) -> list[Draft]:
    """Return the drafts of all mentions, in text order; a phrase takes the states and bodies that only modify its head."""
    drafts = list(find_persons(page))
    covered = {index for draft in drafts for index in range(draft.first, draft.last)}
    drafts.extend(find_pairs(page, covered))
    drafts.extend(_nouns(page, covered))
    for hit in page.hits:
        if hit.term.kind in _NAMED and hit.first not in covered:
            draft = find_named(page, hit)
            drafts.append(draft)
            covered.update(range(hit.first, draft.last))
            covered.update(_modifiers(draft))
    drafts.extend(find_organisations(page, covered))
    covered.update(index for draft in drafts for index in range(draft.first, draft.last))
    for hit in page.hits:
        if hit.term.kind in _STATES and hit.first not in covered:
            state = find_state(page, hit)
            if state is not None:
                drafts.append(state)
        elif hit.term.kind in ("some", "report") and hit.first not in covered:
            some = find_some(page, hit) if hit.term.kind == "some" else find_reports(page, hit)
            if some is not None:
                drafts.append(some)
    covered.update(index for draft in drafts for index in range(draft.first, draft.last))
    drafts.extend(find_peoples(page, covered))
    drafts.extend(find_speakers(page, covered))
    drafts.sort(key=lambda draft: (draft.first, -draft.last))
    drafts = find_abbreviations(page, drafts)
    find_owners(page, drafts)
    return drafts


def _nouns(page: Page, covered: set[int]) -> list[Draft]:
    """Find the phrases whose head is a common noun, the last of a chain of nouns first: "defence ministry spokesman" is a spokesman."""
    found: list[Draft] = []
    for hit in reversed(page.hits):
        if hit.term.kind not in _HEADS or hit.first in covered:
            continue
        draft = None if _names_follow(page, hit) or _in_name(page, hit) else _noun(page, hit)
        if draft is None or any(index in covered for index in range(hit.first, hit.last)):
            continue
        found.append(draft)
        covered.update(range(hit.first, hit.last))
        covered.update(_modifiers(draft))
        if draft.last > hit.last and draft.what != "noun":
            covered.update(_complement(hit, draft))
    return found


def _in_name(page: Page, hit: Hit) -> bool:
    """Tell whether a capitalised noun is part of a longer name of its own: "the Harbour Group"."""
    token = page.tokens[hit.first]
    if hit.term.kind not in ("flock", "person", "media") or not token.text[:1].isupper() or token.entity < 0:
        return False
    name = page.document.names[token.entity]
    return (
        name.label == "ORG"
        and name.first < hit.first
        and page.tokens[name.first].text[:1].isupper()
        and page.at[name.first] < 0
    )


def _names_follow(page: Page, hit: Hit) -> bool:
    """Tell whether a noun only introduces a name: "news agency Harbour Press", "the newspaper Le Globe"."""
    tokens = page.tokens
    if hit.last >= len(tokens) or hit.term.is_plural or tokens[hit.last].sentence != tokens[hit.first].sentence:
        return False
    after = hit.last + 1 if tokens[hit.last].text == "," and hit.term.kind == "media" else hit.last
    if after >= len(tokens) or not tokens[after].text[:1].isupper():
        return False
    following = page.hit(after)
    if following is not None:
        return following.term.kind in ("outlet", "organisation", "group") and hit.term.kind in (
            "media",
            "body",
            "flock",
        )
    token = tokens[after]
    if hit.term.kind not in ("media", "body"):
        return False
    if token.entity < 0:
        return token.tag == "NNP" and token.text.isupper() and len(token.text) > 2
    name = page.document.names[token.entity]
    return name.first == after and name.label in ("ORG", "PERSON", "PRODUCT")


def _noun(page: Page, hit: Hit) -> Draft | None:
    if hit.term.kind == "body":
        return find_body(page, hit)
    if hit.term.kind == "media":
        return find_media(page, hit)
    if hit.term.group == "fighters" and hit.term.is_plural:
        forces = find_body(page, Hit(hit.first, hit.last, _SOLDIERS))
        if forces is not None and (forces.evidence == 2 or forces.owner is not None):
            return forces
    return find_unnamed(page, hit)


def _modifiers(draft: Draft) -> set[int]:
    """Return the tokens before the head that are part of the phrase and no actor of their own."""
    return set(range(draft.first, draft.head))


def _complement(hit: Hit, draft: Draft) -> set[int]:
    """Return the tokens of "of the state" after the head: part of the name of a body or office."""
    return set(range(hit.last, draft.last))
