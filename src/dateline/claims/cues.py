"""Find the words that may attribute: verbs and nouns of the lexicon, with the constructions they attribute in."""

from collections.abc import Iterator, Mapping
from functools import cache

from dateline.lexicons import load
from dateline.records import CueKind, Document, Record, Span, Token

Frames = Mapping[str, CueKind]
# The parser's lemmatizer takes these forms for other verbs ("hoping" for a hop).
_LEMMAS = {"hoped": "hope", "hoping": "hope", "rated": "rate", "rating": "rate", "founded": "found"}
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})


class Cue(Record, frozen=True, kw_only=True):
    """A word that may attribute. `token` is its index; `frames` says in which constructions it does, and what kind of act each one is.

    `is_misread` marks a verb that the parser took for a noun ("A defence official states that ...").
    """

    token: int
    lemma: str
    frames: dict[str, CueKind]
    is_noun: bool = False
    is_adjective: bool = False
    is_misread: bool = False

    @property
    def part(self) -> str:
        """Return the part of speech as rules name it."""
        return "noun" if self.is_noun else "adjective" if self.is_adjective else "verb"

    def kind(self, frame: str) -> CueKind:
        """Return what the cue does to its content in `frame`."""
        for each in (frame, "clause"):
            if each in self.frames:
                return self.frames[each]
        return next(iter(self.frames.values()))


@cache
def _lexicon(part: str) -> dict[str, dict[str, CueKind]]:
    """Return word -> frame -> kind for `verbs`, `nouns` or `adjectives`; a later entry outranks an earlier one."""
    found: dict[str, dict[str, CueKind]] = {}
    for entry in load("cues"):
        for word in entry.get(part, ()):
            found.setdefault(word, {}).update(dict.fromkeys(entry["frames"], entry["kind"]))
    return found


def lemma_of(token: Token) -> str:
    """Return the lemma as the lexicon spells it."""
    return _LEMMAS.get(token.lower) or token.lemma.lower()


def find_cues(document: Document) -> Iterator[Cue]:
    """Yield the words of the lexicon in text order, whatever they are doing there."""
    verbs, nouns, adjectives = _lexicon("verbs"), _lexicon("nouns"), _lexicon("adjectives")
    for token in document.tokens:
        if token.lower in adjectives and (token.pos == "ADJ" or token.tag == "VBN"):
            yield Cue(token=token.i, lemma=token.lower, frames=adjectives[token.lower], is_adjective=True)
        elif token.pos == "VERB":
            cue = _verb(document, token, verbs)
            if cue is not None:
                yield cue
        elif token.pos == "NOUN":
            lemma = lemma_of(token)
            if token.tag == "NNS" and lemma in verbs and _is_misread(document, token):
                yield Cue(token=token.i, lemma=lemma, frames=verbs[lemma], is_misread=True)
            elif lemma in nouns:
                yield Cue(token=token.i, lemma=lemma, frames=nouns[lemma], is_noun=True)


def _verb(document: Document, token: Token, verbs: dict[str, dict[str, CueKind]]) -> Cue | None:
    """Return the cue of a verb, with its particle where it has one: "rule out" is no ruling, "call off" no call."""
    lemma = lemma_of(token)
    particle = next((child.lower for child in document.children(token, "prt")), None)
    if particle is None:
        frames = verbs.get(lemma)
        return Cue(token=token.i, lemma=lemma, frames=frames) if frames else None
    phrase = f"{lemma} {particle}"
    frames = verbs.get(phrase)
    return Cue(token=token.i, lemma=phrase, frames=frames) if frames else None


def _is_misread(document: Document, token: Token) -> bool:
    tokens = document.tokens
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.dep == "ROOT" and following == "that" and token.left < token.i


def cue_span(document: Document, head: Token, last: int | None = None) -> Span:
    """Return the span of a cue: auxiliaries, negation and adverbs before the word, particles after it, up to token `last`."""
    tokens = document.tokens
    first, end = head.i, head.i
    while (
        first > 0
        and tokens[first - 1].head == head.i
        and tokens[first - 1].dep in _BEFORE
        and tokens[first - 1].tag != "WRB"
    ):
        first -= 1
    while end + 1 < len(tokens) and tokens[end + 1].head == head.i and tokens[end + 1].dep == "prt":
        end += 1
    if last is not None and last > end:
        end = last
    return Span(start=tokens[first].start, end=tokens[end].end)


def is_negated(document: Document, head: Token) -> bool:
    """Tell whether the act itself is denied ("did not say", "never promised")."""
    return any(child.dep == "neg" or child.lower == "never" for child in document.children(head))
