"""Which side the name of an actor stands for."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.lexicons import load


@cache
def sides_by_word() -> dict[str, str]:
    """Return the side (ISO code or armed group) by each name, adjective and people's name of a state or armed group."""
    return dict(_words())


def _words() -> Iterator[tuple[str, str]]:
    for entry in load("countries"):
        for state in entry["states"]:
            for word in (
                state["name"],
                *(w for field in ("aliases", "adjectives", "people") for w in state.get(field, ())),
            ):
                yield word, state["code"]
    for entry in load("armed-groups"):
        for group in entry["groups"]:
            for word in (group["full"], group["short"], *group["names"], *group.get("adjectives", ())):
                yield word, group["side"]


@cache
def side_pattern() -> str:
    """Return a regular expression that matches any word of `sides_by_word`, the longest first, as a group named `side`."""
    words = sorted(sides_by_word(), key=lambda word: (-len(word), word))
    return r"(?P<side>" + "|".join(map(re.escape, words)) + ")"


@cache
def _finder() -> re.Pattern[str]:
    return re.compile(rf"\b{side_pattern()}\b")


@cache
def side_of(name: str | None) -> str | None:
    """Return the side that `name` ("Ukraine", "Finnish soldiers", "Houthis") stands for; null for none and for two ("Chad and Niger").

    >>> side_of("Finnish soldiers"), side_of("Chad and Niger"), side_of("the mayor")
    ('FI', None, None)
    """
    if not name:
        return None
    if name in sides_by_word():
        return sides_by_word()[name]
    found = {sides_by_word()[match["side"]] for match in _finder().finditer(name)}
    return found.pop() if len(found) == 1 else None
