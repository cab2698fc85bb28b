"""Find through what a source spoke: "in a video address", "on Telegram", "told Reuters"."""

from collections.abc import Sequence
from functools import cache

from dateline.claims.drafts import Draft
from dateline.lexicons import load
from dateline.records import Document, Span, Token

_LINKS = frozenset({"in", "on", "at", "via", "through", "during", "to", "from", "over", "by"})
_HEARERS = frozenset({"dobj", "dative"})


@cache
def _words() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry.get("nouns", ()))


@cache
def _hearers() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry.get("hearers", ()))


@cache
def _platforms() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry.get("platforms", ()))


def is_channel(token: Token) -> bool:
    """Tell whether a noun is a thing one speaks through (a statement, a video), so that someone stands behind it."""
    return token.lemma.lower() in _words()


def find_channel(document: Document, cue: Token, source: Token | None) -> Span | None:
    """Return the words for the channel of a cue; null when none is named."""
    for child in document.children(cue):
        if child.dep == "prep" and child.lower in _LINKS:
            for noun in document.children(child, "pobj"):
                if (
                    noun.lemma.lower() in _words()
                    or _is_platform(noun)
                    or (child.lower == "on" and _is_outlet(document, noun))
                ):
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
    return _is_outlet(document, token)


def _is_outlet(document: Document, token: Token) -> bool:
    return token.entity >= 0 and document.names[token.entity].label in ("ORG", "WORK_OF_ART")


def _is_platform(token: Token) -> bool:
    return token.lower in _platforms()


def share_channels(document: Document, drafts: Sequence[Draft], inside: Sequence[int]) -> None:
    """Give a channel to what is said through it in the same sentence: by the same source ("told the agency, saying ..."), or on a named platform."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue >= 0 and inside[draft.cue] < 0 and draft.source is not None:
            by_sentence.setdefault(document.tokens[draft.cue].sentence, []).append(draft)
    for number, group in by_sentence.items():
        bare = [draft for draft in group if draft.channel is None]
        if not bare:
            continue
        named = {draft.source_head: draft.channel for draft in group if draft.channel is not None}
        platform = _platform_in(document, number, inside)
        for draft in bare:
            draft.channel = named.get(draft.source_head, platform)


def _platform_in(document: Document, sentence: int, inside: Sequence[int]) -> Span | None:
    """Return a platform that the outlet names in a sentence ("Adair, also on Telegram, denied the report")."""
    for token in document.words(document.sentences[sentence]):
        if (
            _is_platform(token)
            and inside[token.i] < 0
            and document.tokens[token.i - 1].lower in ("on", "via", "over", "through")
        ):
            return Span(start=token.start, end=token.end)
    return None


def _phrase(document: Document, noun: Token) -> Span:
    """Return the noun with what stands before it, without an article or a possessor."""
    first, tokens = noun.left, document.tokens
    for child in document.children(noun, "det", "poss", "case"):
        if child.i < noun.i:
            first = max(first, child.right + 1)
    return Span(start=tokens[first].start, end=noun.end)
