"""What stands beside a number: approximators, bounds, changes."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, cast

from dateline.lexicons import load
from dateline.records import Bound, Record

Change = Literal["up", "down"]
_SKIP = r"(?:(?:the|its|their|his|her|our|only|just|another|a further|further|a total of|a combined|as many as|as much as|even|still|now)\s+)*"
# "gave up 500 yards" and "set up 20 camps" are no changes.
_PHRASAL = r"(?<!gave )(?<!give )(?<!gives )(?<!set )(?<!sets )(?<!make )(?<!made )(?<!makes )(?<!take )(?<!took )(?<!shot )(?<!shoot )(?<!tear )(?<!tore )(?<!burned )"


class Beside(Record, frozen=True, kw_only=True):
    """What the words beside a number say of it, and where they start and end."""

    start: int
    end: int
    approx: str | None = None
    bound: Bound | None = None
    change: Change | None = None


def read_beside(text: str, floor: int, start: int, end: int) -> Beside:
    """Read the words around the number at `start`..`end`, no further back than `floor`."""
    approx: str | None = None
    bound: Bound | None = None
    begin, stop = start, end
    for _step in range(2):  # "at least some 300", "up to around 20"
        match = _before().search(text, max(floor, begin - 40), begin)
        if match is None:
            break
        approx, bound = _add(match[1], approx, bound)
        begin = match.start(1)
    tail = _after().match(text, end)
    if tail is not None:
        approx, bound = _add(tail[1], approx, bound)
        stop = tail.end()
    pattern, changes = _changes()
    moved = pattern.search(text, max(floor, begin - 40), begin)
    return Beside(
        start=begin, end=stop, approx=approx, bound=bound, change=changes[moved[1].lower()] if moved else None
    )


def _add(words: str, approx: str | None, bound: Bound | None) -> tuple[str | None, Bound | None]:
    means = _means(words)
    if means == "approx":
        return approx or words.lower(), bound
    return approx, bound or cast("Bound", means)


@cache
def _before() -> re.Pattern[str]:
    either = _either(word for entry in load("approximators") for word in entry["before"])
    return re.compile(rf"(?<![\w-])({either})\s*{_SKIP}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    either = _either(word for entry in load("approximators") for word in entry["after"])
    return re.compile(rf"\s+({either})\b", re.IGNORECASE)


@cache
def _changes() -> tuple[re.Pattern[str], dict[str, Change]]:
    known: dict[str, Change] = {word: entry["change"] for entry in load("changes") for word in entry["words"]}
    return re.compile(rf"(?<![\w-]){_PHRASAL}({_either(known)})\s+(?:by\s+)?(?:an?\s+)?{_SKIP}$", re.IGNORECASE), known


@cache
def _means(words: str) -> str:
    for entry in load("approximators"):
        if re.fullmatch(_either([*entry["before"], *entry["after"]]), words, re.IGNORECASE):
            return str(entry["means"])
    return "approx"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
