"""The tense of the clause that a word stands in."""

from collections.abc import Iterator
from typing import Final, Literal

from dateline.records import Document, Token

Tense = Literal["past", "future", "present"]
_AHEAD: Final = frozenset({"due", "schedule", "slate", "expect", "set", "plan", "upcoming", "payable"})
_PLANS: Final = frozenset({"plan", "schedule", "slate"})
_CLIMB: Final = 8  # words up the tree: further off another clause begins


def tense_at(document: Document, offset: int) -> Tense | None:
    """Return the tense of the nearest verb above the word at `offset`; null when there is none or the text is not parsed."""
    index = document.token_at(offset)
    if index < 0 or document.tokens[index].end <= offset:
        return None
    token = document.tokens[index]
    is_direct = True  # nothing but prepositions between the word and its verb
    for _ in range(_CLIMB):
        if (
            token.pos in {"VERB", "AUX"}
            and token.tag.startswith(("V", "M"))
            and (is_direct or not _is_infinitive(document, token))
        ):
            return _tense_of(document, token)
        if token.lemma in _AHEAD and token.pos == "ADJ":
            return "future"
        if token.head == token.i:
            return None
        is_direct = is_direct and (token.start <= offset < token.end or token.pos == "ADP")
        token = document.tokens[token.head]
    return None


def _helpers(document: Document, verb: Token) -> Iterator[Token]:
    return document.children(verb, "aux", "auxpass")


def _is_infinitive(document: Document, verb: Token) -> bool:
    return any(child.lower == "to" for child in _helpers(document, verb))


def _tense_of(document: Document, verb: Token) -> Tense:
    helpers = list(_helpers(document, verb))
    modal = next((each.lower for each in helpers if each.tag == "MD"), None)
    if modal is not None:
        return _tense_of_modal(modal, helpers)
    planned = (verb.lemma in _AHEAD and verb.tag in {"VBN", "VBZ", "VBP"}) or (
        verb.lemma in _PLANS and verb.tag == "VBD"
    )
    if planned or any(each.lower == "to" for each in helpers):
        return "future"
    if verb.tag in {"VBD", "VBN"} or any(each.tag in {"VBD", "VBN"} or each.lemma == "have" for each in helpers):
        return "past"
    head = document.tokens[verb.head]
    if verb.tag == "VBG" and not helpers and head.i != verb.i and head.pos == "VERB":
        return _tense_of(document, head)
    return "present"


def _tense_of_modal(modal: str, helpers: list[Token]) -> Tense:
    if modal in {"could", "might"}:
        return "present"
    return "past" if modal == "would" and any(each.lemma == "have" for each in helpers) else "future"
