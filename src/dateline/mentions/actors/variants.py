"""Join the names of one person: "Malyar" and "Hanna Malyar", "Vlodomyr" and "Volodymyr"."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal

from dateline.lexicons import load
from dateline.mentions.actors.names import given_names
from dateline.mentions.actors.spelling import distance, plain


def _near(left: str, right: str) -> bool:
    """Tell whether two words are spellings of one name: the longer they are, the more may differ."""
    size = min(len(left), len(right))
    limit = 0 if size < 4 else 1 if size < 7 else 2
    return left == right or distance(left, right, limit) <= limit


def _given_fits(left: str, right: str) -> bool:
    if left[:1] == right[:1] and (len(left) == 1 or len(right) == 1):
        return True
    return _near(left, right) or (
        min(len(left), len(right)) > 5 and distance(left, right, 3) <= 3 and left[:1] == right[:1]
    )


def _words(name: Sequence[str]) -> list[str]:
    """Return the words of a name to compare, "Jr." and the like left out."""
    return [word for word in map(plain, name) if word and word not in ("jr", "sr", "ii", "iii")]


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two names, in words, are of one person.

    >>> same_person(["Vlodomyr", "Zelenskyy"], ["Volodymyr", "Zelensky"])
    True
    >>> same_person(["Anna", "Brok"], ["Peter", "Brok"])
    False
    """
    one, two = _words(left), _words(right)
    if not one or not two:
        return False
    if len(one) > len(two):
        one, two = two, one
    if len(one) == 1:
        return one[0] in two or (len(one[0]) > 4 and _near(one[0], two[-1]))
    if set(one) == set(two) or (len(one) < len(two) and set(one) <= set(two)):
        return True
    return _near(one[-1], two[-1]) and _given_fits(one[0], two[0])


def best_name(names: Sequence[str]) -> str:
    """Return the name to keep: of the full names the most frequent, of equals the last one written; a bare surname only when there is nothing else."""
    full = [name for name in names if " " in name] or list(names)
    counts = Counter(full)
    top = max(counts.values())
    return next(name for name in reversed(full) if counts[name] == top)


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    pairs = [(ending, entry["gender"]) for entry in load("given-names") for ending in entry.get("endings", ())]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def gender_of(words: Sequence[str]) -> Literal["f", "m"] | None:
    """Return the gender that a name mostly goes with: by the given name, else by the ending of the surname; None when neither tells."""
    if len(words) > 1:
        for word in words[:2]:
            found = given_names().get(word)
            if found:
                return "f" if found == "f" else "m"
    for ending, gender in _endings():
        if words and words[-1].casefold().endswith(ending) and len(words[-1]) > len(ending) + 2:
            return "f" if gender == "f" else "m"
    return None
