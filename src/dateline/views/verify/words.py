"""The words of a statement that carry content, and when two of them say the same."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from dateline.records import Reading, Span, Token, Toponym
from dateline.views.verify.meanings import SURE, derived, is_listed, listed, same_word

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_NAME, _PLAIN, _LIGHT = 1.5, 1.0, 0.4
_JOINED, _KIN, _OTHER_PARTICLE = 0.9, 0.45, 0.78
_SPELLING = 0.82
_CAPITAL = "P.PPLC"
_PARTICLES = frozenset({"back", "away", "down", "up", "off", "out", "over", "in", "on"})
_ENDINGS = frozenset({"n", "an", "ian", "i", "ish", "ese", "ern", "s", "is"})
_SOUNDS = (
    (r"[ei]y$|[iy]+j?", "i"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"q|ck|c(?=[aou])", "k"),
    (r"ou|oo|o|w", "u"),
    (r"e", "i"),
    (r"(.)\1+", r"\1"),
)


class Word(NamedTuple):
    """A content word: its token, how much it weighs, and the keys of the name it belongs to (empty for a common word).

    `joined` is the word written together with the one it is compounded with: "airstrike" for both words of "air strike"; `phrase` a verb with its particle.
    """

    token: Token
    weight: float
    names: frozenset[str]
    joined: str = ""
    phrase: str = ""

    @property
    def is_name(self) -> bool:
        """Tell whether it is part of a name."""
        return bool(self.names)


def content_words(
    reading: Reading, span: Span, keys: dict[int, frozenset[str]], *, anaphors: bool = False
) -> list[Word]:
    """Return the content words of a stretch, in text order; numbers that stand alone are left to the figures.

    With `anaphors`, words that only stand for a name ("he", "the village") are given too, under that name.
    """
    words = []
    for token in reading.document.tokens_in(span):
        if anaphors and token.i in keys and not token.text[0].isupper():
            words.append(Word(token, _LIGHT, keys[token.i]))  # and below as the common word that it is
        if (
            token.pos not in _CONTENT
            or token.lemma.lower() in listed("empty")
            or (token.pos in {"ADJ", "ADV"} and token.lemma.lower() in listed("empty adverb"))
            or _is_particle(reading, token)
            or not any(letter.isalpha() for letter in token.text)
        ):
            continue
        if token.pos == "NUM" or (token.lower == "place" and reading.document.tokens[token.head].lemma == "take"):
            continue
        names = keys.get(token.i, frozenset()) if token.text[0].isupper() else frozenset()
        if (
            not names
            and token.text[0].isupper()
            and (token.pos == "PROPN" or (token.pos == "ADJ" and not _opens(reading, token)))
        ):
            names = frozenset({f"w:{token.lower}"})
        words.append(
            Word(token, _NAME if names else _weight(token), names, _joined(reading, token), _phrase(reading, token))
        )
    return words


def _joined(reading: Reading, token: Token) -> str:
    tokens = reading.document.tokens
    if token.dep == "compound" and token.head == token.i + 1:
        return token.lower + tokens[token.head].lemma.lower()
    before = tokens[token.i - 1] if token.i else token
    return before.lower + token.lemma.lower() if before.dep == "compound" and before.head == token.i else ""


def _is_particle(reading: Reading, token: Token) -> bool:
    """Tell whether a word only completes the verb before it: "shot down", "pulled back"."""
    verb = reading.document.tokens[token.head]
    return (
        token.lower in _PARTICLES
        and verb.pos == "VERB"
        and 0 < token.i - verb.i <= 4
        and (token.dep == "prt" or (token.dep == "advmod" and is_listed(f"{verb.lemma.lower()} {token.lower}")))
    )


def _phrase(reading: Reading, token: Token) -> str:
    """Return the verb with its particle, empty where it has none."""
    if token.pos != "VERB":
        return ""
    held = [child.lower for child in reading.document.children(token) if _is_particle(reading, child)]
    return f"{token.lemma.lower()} {held[0]}" if held else ""


def _opens(reading: Reading, token: Token) -> bool:
    """Tell whether a word opens its sentence, where a capital letter says nothing."""
    return reading.document.sentences[token.sentence].first >= token.i - 1


def _weight(token: Token) -> float:
    return _LIGHT if token.pos == "ADV" or token.lemma.lower() in listed("light") else _PLAIN


def name_keys(reading: Reading, *, anaphors: bool = False) -> dict[int, frozenset[str]]:
    """Return, for each token in a name, what it may be known by: place, country, canonical actor, and the words themselves.

    With `anaphors`, also for words that stand for a name: "he", "the village".
    """
    found: dict[int, set[str]] = {}
    document = reading.document
    for toponym in reading.mentions.toponyms:
        keys = {f"w:{toponym.text.lower()}"}
        if toponym.place is not None:
            keys.add(f"p:{toponym.place.id}")
            if toponym.place.country and (
                toponym.place.kind == "country"
                or toponym.role in {"government", "people"}
                or (toponym.place.feature == _CAPITAL and _does_it(reading, toponym))
            ):
                keys.add(f"c:{toponym.place.country}")
        for token in document.tokens_in(toponym):
            if token.pos in _CONTENT and token.text[0].isupper():
                found.setdefault(token.i, set()).update(keys, {f"w:{token.lower}"})
            elif anaphors and token.pos in {"NOUN", "PRON"}:
                found.setdefault(token.i, set()).update(keys)
    _add_actors(reading, found, anaphors=anaphors)
    return {index: frozenset(keys) for index, keys in found.items()}


def _does_it(reading: Reading, toponym: Toponym) -> bool:
    """Tell whether a place is told as one who does something, as a capital that stands for its government."""
    token = reading.document.tokens[reading.document.token_at(toponym.end - 1)]
    return token.dep == "nsubj"


def _add_actors(reading: Reading, found: dict[int, set[str]], *, anaphors: bool) -> None:
    """Add the names of actors to the tokens that name them."""
    actors = {actor.id: actor for actor in reading.mentions.actors}
    for mention in reading.mentions.actor_mentions:
        actor = actors.get(mention.actor)
        if actor is None:
            continue
        named = {f"a:{actor.name.lower()}"}
        if actor.kind == "person":
            named.update(f"w:{word}" for word in actor.name.lower().split()[-1:])
        if anaphors and mention.form in {"pronoun", "nominal"}:
            found.setdefault(mention.head, set()).update(named)
        for token in reading.document.tokens_in(mention):
            if token.pos == "PROPN" and token.text[0].isupper() and token.i not in found:
                found.setdefault(token.i, set()).update(named, {f"w:{token.lower}"})


def same(left: Word, right: Word) -> float:
    """Return how surely two words say the same, 0 to 1: 1 for the same word or name, less for words that may stand for one another."""
    if left.is_name or right.is_name:
        return _same_name(left, right)
    if left.joined and left.joined == right.token.lemma.lower():
        return _JOINED
    mine, other = left.token.lemma.lower(), right.token.lemma.lower()
    alike = same_word(mine, other, left.token.lower, right.token.lower)
    if left.phrase and right.phrase and left.phrase != right.phrase:
        alike = min(alike, _OTHER_PARTICLE)
    if left.phrase or right.phrase:
        pairs = (
            (left.phrase or mine, right.phrase or other),
            (left.phrase or mine, other),
            (mine, right.phrase or other),
        )
        alike = max(alike, *(same_word(*pair, *pair) for pair in pairs))
    # Two things of one kind are alike to the vectors, "car" and "motorcycle", and so are "full" and "partial": likeness alone is sameness only for verbs.
    return alike if alike > _KIN and (alike >= _OTHER_PARTICLE or left.token.pos == "VERB") else min(alike, _KIN)


def _same_name(left: Word, right: Word) -> float:
    if left.names & right.names:
        return 1.0
    mine, other = left.token.lower, right.token.lower
    if mine == other or (left.token.lemma.lower() == right.token.lemma.lower()):
        return 1.0
    places = [{key for key in word.names if key.startswith("p:")} for word in (left, right)]
    if places[0] and places[1]:
        return 0.0  # two places that the gazetteer knows apart, however alike their names
    if same_word(mine, other, mine, other) == 1.0:
        return 1.0
    if len(mine) >= 5 and len(other) >= 5 and _sound(mine) == _sound(other):
        return 0.9
    if left.token.dep == right.token.dep == "compound" and mine[0] == other[0]:
        return (
            0.9 if SequenceMatcher(None, mine, other).ratio() >= _SPELLING else 0.0
        )  # a first name, misspelt before its surname
    if not (left.is_name and right.is_name):
        return SURE if derived(mine, other) else 0.0
    short, long = sorted((mine, other), key=len)
    return 0.9 if len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS else 0.0


@lru_cache(maxsize=50_000)
def _sound(name: str) -> str:
    """Return a name without what spellings of one name differ in: "zelensky" and "zelenskyy" give the same."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    for pattern, letters in _SOUNDS:
        plain = re.sub(pattern, letters, plain)
    return plain
