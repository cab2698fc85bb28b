"""When two common words say the same: the same lemma, a group of like meaning, one word derived from the other; likeness of use only helps to find."""

import re
from functools import cache, lru_cache

from dateline.documents.likeness import likeness
from dateline.lexicons import load

SURE = 0.8
"""From this score on two words say the same; below it one only helps to find the sentence of the other."""
_GROUP, _DERIVED, _LOOSE, _USED_ALIKE = 0.9, 0.85, 0.78, 0.75
_ALIKE = 0.55
_SHARED = 4
"""Letters that a word and one derived from it have in common at least."""
_ENDINGS = (
    frozenset(
        [
            "", "e", "es", "ed", "s", "er", "ers", "or", "ors", "ing", "ings", "ion", "ions", "ation", "ations", "ition", "ment", "ments", "al", "ance", "ence",
            "ure", "ant", "ent", "ive", "able", "ible", "ree", "ee",
        ]
    ),
    frozenset(["", "e", "s", "al", "ial", "ly", "ally", "ially", "ness", "ity", "ic", "ical", "ful", "ism", "ist", "ists", "y", "ern", "ian"]),
)  # fmt: skip
"""What may follow the common beginning of a verb and what it names, and of a noun and its adjectives; both endings must stand in one set."""


@lru_cache(maxsize=200_000)
def same_word(left: str, right: str, left_form: str, right_form: str) -> float:
    """Return how surely two common words, given as lemmas and as written, say the same."""
    left, right, left_form, right_form = (_spelt(word) for word in (left, right, left_form, right_form))
    if left == right or left_form == right_form:
        return 1.0
    if excludes(left, right) or excludes(left_form, right_form):
        return 0.0
    mine, other = _meant(left, left_form), _meant(right, right_form)
    if any(not _is_loose(number) for number in mine & other):
        return _GROUP
    if derived(left, right):
        return _DERIVED
    if mine & other:
        return _LOOSE
    alike = likeness(left, right)
    return _USED_ALIKE * alike if alike >= _ALIKE else 0.0


def derived(left: str, right: str) -> bool:
    """Tell whether two words share their beginning up to an ending: "operate", "operation", but not "protest", "protect"."""
    length = 0
    for mine, other in zip(left, right, strict=False):
        if mine != other:
            break
        length += 1
    return any(
        {left[size:], right[size:]} <= endings
        for size in range(length, max(_SHARED, length - 2) - 1, -1)
        if size >= 0.6 * min(len(left), len(right))
        for endings in _ENDINGS
    )


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the lemmas of one kind of the list light-words: `empty` or `light`."""
    return frozenset(word for entry in load("light-words") if entry["kind"] == kind for word in entry["words"])


_NONE: frozenset[int] = frozenset()


@cache
def _groups() -> tuple[tuple[frozenset[str], bool], ...]:
    """Return the groups of like meaning, each with whether it is loose."""
    found: list[tuple[frozenset[str], bool]] = []
    for entry in load("same-meaning"):
        listed_ = [entry["words"]] if "words" in entry else [group.split("|") for group in entry["groups"]]
        found.extend((frozenset(map(_spelt, words)), bool(entry.get("loose"))) for words in listed_)
    return tuple(found)


_BRITISH = (
    (r"ence$", "ense"),
    (r"our(?=s?$|ed$|ing$|able$)", "or"),
    (r"(?<=.{3})is(?=e[sd]?$|ing$|ation$)", "iz"),
    (r"(?<=[bt])re$", "er"),
    (r"ll(?=ed$|ing$|er$)", "l"),
)


@lru_cache(maxsize=50_000)
def _spelt(word: str) -> str:
    """Return a word in one of the two spellings of English, the American one: only to be compared."""
    for british, american in _BRITISH:
        word = re.sub(british, american, word)
    return word


def _meant(lemma: str, form: str) -> frozenset[int]:
    return _meanings().get(lemma, _NONE) | _meanings().get(form, _NONE)


def _is_loose(number: int) -> bool:
    return _groups()[number][1]


@cache
def _meanings() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (words, _) in enumerate(_groups()):
        for word in words:
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def is_listed(word: str) -> bool:
    """Tell whether a word, or a verb with its particle, stands in a group of like meaning."""
    return _spelt(word) in _meanings()


@cache
def _opposites() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return for each word the groups of opposites it stands in, and which side of each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, entry in enumerate(load("opposites")):
        for side, words in enumerate(entry["words"]):
            for word in re.split(r"\|", words):
                found.setdefault(_spelt(word), []).append((number, side))
    return {word: tuple(places) for word, places in found.items()}


@lru_cache(maxsize=200_000)
def excludes(left: str, right: str) -> bool:
    """Tell whether one of two words excludes the other: "north", "south"."""
    mine, other = (dict(_opposites().get(_spelt(word), ())) for word in (left, right))
    return any(other[number] != side for number, side in mine.items() if number in other)
