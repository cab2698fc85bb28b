"""Sides that stand together (lexicon `alliances`): what the one says, the other does not corroborate."""

from collections.abc import Iterable
from functools import cache

from dateline.lexicons import load

_SIDE = "side:"


@cache
def allies_of(side: str, day: str | None) -> frozenset[str]:
    """Return the sides that `side` is allied with on an ISO day, their other allies included; on no known day those with which it ever was.

    >>> sorted(allies_of("BY", "2022-10-10"))
    ['RU']
    """
    alliances = [
        set(entry["members"])
        for entry in load("alliances")
        if day is None or entry["since"] <= day <= entry.get("until", "9999")
    ]
    found, before = {side}, 0
    while len(found) > before:
        before = len(found)
        found.update(member for members in alliances if members & found for member in members)
    return frozenset(found - {side})


def aligned_with(origin: str, others: Iterable[str], day: str | None) -> str | None:
    """Return the first of the `others` that `origin` is allied with on a day (both as `origin_of` names them); null when it is with none of them."""
    if not origin.startswith(_SIDE):
        return None
    allies = {f"{_SIDE}{ally}" for ally in allies_of(origin.removeprefix(_SIDE), day)}
    return next((other for other in others if other in allies), None)


def independent(origins: Iterable[str], day: str | None) -> tuple[str, ...]:
    """Return the origins, in their order, without those that are allied with an earlier one on a day."""
    found: list[str] = []
    for origin in dict.fromkeys(origins):
        if aligned_with(origin, found, day) is None:
            found.append(origin)
    return tuple(found)
