"""Weigh the actors that a pronoun may mean."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dateline.records import Actor, ActorMention, Document, Token

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FAR = 12  # sentences: a person farther back than this is not meant by a pronoun
_NEAR = 4  # the same for bodies and groups
_SPOKE, _SPOKE_OTHER = 1.0, 0.5  # who spoke before is likelier to be the source again, or to be spoken of
_SUBJECT_BONUS, _INSIDE = 0.5, 0.5  # a subject is what the text is about, most of all in the same sentence
_GAP = 1.4  # each sentence back
_FLOOR = -7.0  # a score under this leaves the pronoun unresolved


class Antecedents:
    """What has been named so far, in text order, with what makes it a likely antecedent."""

    def __init__(self, document: Document, actors: Mapping[int, Actor], mentions: Sequence[ActorMention]) -> None:
        """Start with the mentions by name; pronouns join as they are resolved."""
        self.tokens = document.tokens
        self.document = document
        self.actors = actors
        self.heads = sorted((mention.head, mention.actor, mention.form) for mention in mentions)
        self.added: list[tuple[int, int]] = []
        self.spoken: list[tuple[int, int]] = []
        self.aloud: list[tuple[int, int]] = []
        self.quoted = self._quoted()

    def _quoted(self) -> list[bool]:
        marks = [False] * len(self.tokens)
        for quotation in self.document.quotations:
            if quotation.is_speech:
                for token in self.document.tokens_in(quotation):
                    marks[token.i] = True
        return marks

    def add(self, actor: int, head: int) -> None:
        """Note that a pronoun at token `head` means `actor`."""
        self.added.append((head, actor))

    def speaks(self, actor: int, head: int, *, aloud: bool = True) -> None:
        """Note that the words at token `head` name the source of something said, or only wanted or believed (not `aloud`)."""
        self.spoken.append((head, actor))
        if aloud:
            self.aloud.append((head, actor))

    def last_speaker(self, index: int) -> int | None:
        """Return the last source before a token, or None."""
        before = [pair for pair in self.aloud if pair[0] < index]
        return max(before)[1] if before else None

    def find(self, token: Token, *, is_source: bool, speaker: int | None = None) -> int | None:
        """Return the actor that a pronoun of the third person means, or None when no candidate is good enough.

        `speaker` is who says the quoted words that the pronoun stands in: no "he" of hers.
        """
        best: dict[int, float] = {}
        spoken = dict(self.spoken)
        end = bisect_left(self.heads, (token.i, -1, ""))
        candidates = [(head, actor, form) for head, actor, form in self.heads[:end]] + [
            (head, actor, "pronoun") for head, actor in self.added
        ]
        for head, actor, form in candidates:
            if actor == speaker:
                continue
            score = self._score(token, head, self.actors[actor], form, is_source=is_source, spoke=head in spoken)
            if score is not None and score > best.get(actor, -99.0):
                best[actor] = score
        if not best:
            return self._ahead(token)
        ranked = sorted(best.items(), key=lambda pair: -pair[1])
        top, score = ranked[0]
        return top if score >= _FLOOR else None

    def _fits(self, token: Token, actor: Actor, form: str) -> float | None:
        """Return the bonus for agreement in number and gender, None where they exclude each other."""
        if token.lower in _GENDER:
            return _fits_person(token, actor)
        if token.lower in _PLURAL:
            if actor.kind == "collective" or actor.is_plural:
                return 1.0
            if actor.kind == "body":
                return 0.0 if form != "state" else -1.0
            return -1.0 if actor.kind == "media" else -3.0
        if actor.kind in ("body", "media") and not actor.is_plural:
            return 1.0 if form != "state" or actor.kind == "body" else 0.0
        return None

    def _score(self, token: Token, head: int, actor: Actor, form: str, *, is_source: bool, spoke: bool) -> float | None:
        fits = self._fits(token, actor, form)
        if fits is None:
            return None
        other = self.tokens[head]
        gap = token.sentence - other.sentence
        personal = token.lower in _GENDER
        if gap > (_FAR if personal else _NEAR):
            return None
        score = fits - gap * _GAP
        if other.dep in _SUBJECT or (other.dep in ("conj", "appos") and self.tokens[other.head].dep in _SUBJECT):
            score += _SUBJECT_BONUS + (_INSIDE if gap == 0 else 0.0)
        if other.dep in ("amod", "compound", "nmod", "poss") and form in ("state", "nominal"):
            score -= 1.0
        if spoke:
            score += _SPOKE if is_source else _SPOKE_OTHER
        if self.quoted[head] and not self.quoted[token.i]:
            score -= 1.5
        if gap == 0 and self._same_clause(token, other):
            score -= 3.0
        return score - (token.i - head) / 1000

    def _same_clause(self, token: Token, other: Token) -> bool:
        """Tell whether the two depend on one verb, so that a plain pronoun cannot mean the other ("Brok told him")."""
        if token.lower in _POSSESSIVE and token.dep == "poss":
            return token.head == other.i
        return token.head == other.head and token.dep != other.dep

    def _ahead(self, token: Token) -> int | None:
        """Return the first person after a pronoun in its sentence: "In his address, Brok said"."""
        start = bisect_left(self.heads, (token.i, -1, ""))
        for head, actor, form in self.heads[start : start + 4]:
            if self.tokens[head].sentence != token.sentence:
                break
            fits = self._fits(token, self.actors[actor], form)
            if fits is not None and fits >= 0 and self.tokens[head].dep in _SUBJECT:
                return actor
        return None


def _fits_person(token: Token, actor: Actor) -> float | None:
    """Return the bonus of one person for "he" or "she"."""
    if actor.kind not in ("person", "anonymous") or actor.is_plural:
        return None
    if actor.gender is not None:
        return 1.5 if actor.gender == _GENDER[token.lower] else None
    unknown = 0.5 if _GENDER[token.lower] == "m" else -1.5  # most officials whose names tell nothing are men
    return unknown if actor.kind == "person" else unknown - 2.0
