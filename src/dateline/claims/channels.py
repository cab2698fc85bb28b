"""Find through what a source spoke: "in a video address", "on Telegram", "told Reuters"."""

from functools import cache

from dateline.lexicons import load
from dateline.records import Document, Span, Token

_LINKS = frozenset({"in", "on", "at", "via", "through", "during", "to", "from", "over", "by"})
_HEARERS = frozenset({"dobj", "dative"})


@cache
def _words() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry["nouns"])


@cache
def _hearers() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry.get("hearers", ()))


def is_channel(token: Token) -> bool:
    """Tell whether a noun is a thing one speaks through (a statement, a video), so that someone stands behind it."""
    return token.lemma.lower() in _words()


def find_channel(document: Document, cue: Token, source: Token | None) -> Span | None:
    """Return the words for the channel of a cue; null when none is named."""
    for child in document.children(cue):
        if child.dep == "prep" and child.lower in _LINKS:
            for noun in document.children(child, "pobj"):
                if noun.lemma.lower() in _words():
                    return _phrase(document, noun)
        elif child.dep in _HEARERS and child.i > cue.i and cue.lemma == "tell" and _is_press(document, child):
            return Span(
                start=cue.start, end=document.tokens[child.right].end if child.right - child.i <= 6 else child.end
            )
    if source is not None and source.lemma.lower() in _words():
        return _phrase(document, source)
    return None


def _is_press(document: Document, token: Token) -> bool:
    if token.lemma.lower() in _hearers():
        return True
    return token.entity >= 0 and document.names[token.entity].label in ("ORG", "WORK_OF_ART")


def _phrase(document: Document, noun: Token) -> Span:
    """Return the noun with what stands before it, without an article or a possessor."""
    first = noun.left
    tokens = document.tokens
    while first < noun.i and (tokens[first].dep in ("det", "poss", "case") or tokens[first].head != noun.i):
        first += 1
    return Span(start=tokens[first].start, end=noun.end)
