"""The words of a statement that carry content, and when two of them say the same."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from dateline.documents.likeness import likeness
from dateline.lexicons import load
from dateline.records import Reading, Span, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_EMPTY = frozenset(
    [
        "be",
        "have",
        "do",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "not",
        "n't",
        "also",
        "still",
        "now",
        "then",
        "there",
        "so",
        "very",
        "just",
        "even",
        "only",
        "both",
        "own",
        "such",
        "other",
        "more",
        "most",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "aug.",
        "sept.",
        "sep.",
        "oct.",
        "nov.",
        "dec.",
        "a.m.",
        "p.m.",
        "utc",
        "gmt",
        "spite",
        "accord",
        "according",
        "alike",
        "meanwhile",
        "none",
        "nobody",
        "nothing",
        "no",
        "one",
        "someone",
        "that",
        "this",
        "these",
        "those",
        "which",
        "who",
        "what",
        "it",
        "they",
        "he",
        "she",
        "we",
        "you",
        "i",
        "dozen",
        "dozens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "billion",
        "half",
        "third",
        "quarter",
        "fifth",
        "percent",
        "about",
        "around",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "some",
        "close",
        "put",
        "get",
        "make",
        "take",
        "thing",
        "way",
        "time",
        "mr",
        "mrs",
        "ms",
        "dr",
    ]
)
_NAME, _PLAIN, _LIGHT = 1.5, 1.0, 0.4
_ALIKE = 0.55
_MEANT, _KIN = 0.8, 0.45
_SPELLING = 0.82
_ENDINGS = frozenset({"n", "an", "ian", "i", "ish", "ese", "ern", "s", "is"})


class Word(NamedTuple):
    """A content word: its token, how much it weighs, and the keys of the name it belongs to (empty for a common word).

    `joined` is the word written together with the one it is compounded with: "airstrike" for both words of "air strike".
    """

    token: Token
    weight: float
    names: frozenset[str]
    joined: str = ""

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
            or token.lemma.lower() in _EMPTY
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
        words.append(Word(token, _NAME if names else _weight(token), names, _joined(reading, token)))
    return words


def _joined(reading: Reading, token: Token) -> str:
    tokens = reading.document.tokens
    if token.dep == "compound" and token.head == token.i + 1:
        return token.lower + tokens[token.head].lemma.lower()
    before = tokens[token.i - 1] if token.i else token
    return before.lower + token.lemma.lower() if before.dep == "compound" and before.head == token.i else ""


def _opens(reading: Reading, token: Token) -> bool:
    """Tell whether a word opens its sentence, where a capital letter says nothing."""
    return reading.document.sentences[token.sentence].first >= token.i - 1


def _weight(token: Token) -> float:
    return _LIGHT if token.pos == "ADV" or token.lemma.lower() in _light() else _PLAIN


@cache
def _light() -> frozenset[str]:
    return frozenset(
        [
            "say",
            "tell",
            "add",
            "state",
            "report",
            "claim",
            "call",
            "use",
            "include",
            "set",
            "carry",
            "give",
            "hold",
            "lead",
            "area",
            "part",
            "number",
            "figure",
            "country",
            "region",
            "people",
            "last",
            "first",
        ]
    )


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
            if toponym.place.country and (toponym.place.kind == "country" or toponym.role in {"government", "people"}):
                keys.add(f"c:{toponym.place.country}")
        for token in document.tokens_in(toponym):
            if token.pos in _CONTENT and token.text[0].isupper():
                found.setdefault(token.i, set()).update(keys, {f"w:{token.lower}"})
            elif anaphors and token.pos in {"NOUN", "PRON"}:
                found.setdefault(token.i, set()).update(keys)
    _add_actors(reading, found, anaphors=anaphors)
    return {index: frozenset(keys) for index, keys in found.items()}


def _add_actors(reading: Reading, found: dict[int, set[str]], *, anaphors: bool) -> None:
    """Add the names of actors to the tokens that name them."""
    actors = {actor.id: actor for actor in reading.mentions.actors}
    for mention in reading.mentions.actor_mentions:
        actor = actors.get(mention.actor)
        if actor is None:
            continue
        named = {f"a:{actor.name.lower()}", *(f"w:{word}" for word in actor.name.lower().split()[-1:])}
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
        return 0.9
    alike = same_word(left.token.lemma.lower(), right.token.lemma.lower(), left.token.lower, right.token.lower)
    # Two things of one kind are alike to the vectors, "car" and "motorcycle": for nouns likeness alone is no sameness.
    return alike if alike >= _MEANT or left.token.pos != "NOUN" else min(alike, _KIN)


def _same_name(left: Word, right: Word) -> float:
    if left.names & right.names:
        return 1.0
    mine, other = left.token.lower, right.token.lower
    if mine == other or (left.token.lemma.lower() == right.token.lemma.lower()):
        return 1.0
    places = [{key for key in word.names if key.startswith("p:")} for word in (left, right)]
    if places[0] and places[1]:
        return 0.0  # two places that the gazetteer knows apart, however alike their names
    if (
        len(mine) >= 5
        and len(other) >= 5
        and mine[0] == other[0]
        and SequenceMatcher(None, mine, other).ratio() >= _SPELLING
    ):
        return 0.9
    if not (left.is_name and right.is_name):
        return 0.8 if _stem(mine, other) else 0.0
    short, long = sorted((mine, other), key=len)
    return 0.9 if len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS else 0.0


@lru_cache(maxsize=200_000)
def same_word(left: str, right: str, left_form: str, right_form: str) -> float:
    """Return how surely two common words, given as lemmas and as written, say the same."""
    if left == right or left_form == right_form:
        return 1.0
    if excludes(left, right):
        return 0.0
    if groups(left) & groups(right):
        return 0.9
    if _stem(left, right):
        return 0.85
    alike = likeness(left, right)
    return 0.75 * alike if alike >= _ALIKE else 0.0


def _stem(left: str, right: str) -> bool:
    """Tell whether two words share their beginning up to an ending: "operate", "operation"."""
    length = 0
    for mine, other in zip(left, right, strict=False):
        if mine != other:
            break
        length += 1
    return length >= 4 and length >= max(len(left), len(right)) - 4 and length >= 0.6 * min(len(left), len(right))


@cache
def _meanings() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(load("same-meaning")):
        for word in entry["words"]:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def groups(lemma: str) -> frozenset[int]:
    """Return the numbers of the groups of like meaning that a lemma stands in."""
    return _meanings().get(lemma, frozenset())


@cache
def _opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for each word the groups of opposites it stands in, and which side of each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(load("opposites")):
        for side, words in enumerate(entry["words"]):
            for word in re.split(r"\|", words):
                found.setdefault(word, []).append((number, side))
    return {word: tuple(places) for word, places in found.items()}


@lru_cache(maxsize=200_000)
def excludes(left: str, right: str) -> bool:
    """Tell whether one of two words excludes the other: "north", "south"."""
    mine, other = dict(_opposites().get(left, ())), dict(_opposites().get(right, ()))
    return any(other[number] != side for number, side in mine.items() if number in other)
