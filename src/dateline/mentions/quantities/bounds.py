"""What stands beside a number: approximators, bounds, changes."""

import re
from functools import cache
from typing import Literal, cast

from dateline.lexicons import load
from dateline.records import Bound, Record

Change = Literal["up", "down"]
_SKIP = r"(?:(?:the|its|their|his|her|our|only|just|another|a further|further|a total of|a combined|as many as|as much as|even|still|now)\s+)*"


class Beside(Record, frozen=True, kw_only=True):
    """What the words beside a number say of it, and where they start and end."""

    start: int
    end: int
    approx: str | None = None
    bound: Bound | None = None
    change: Change | None = None


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, str], dict[str, str]]:
    before, after, changes = {}, {}, {}
    for entry in load("approximators"):
        before.update(dict.fromkeys(entry["before"], entry["means"]))
        after.update(dict.fromkeys(entry["after"], entry["means"]))
    for entry in load("changes"):
        changes.update(dict.fromkeys(entry["words"], entry["change"]))
    return (
        re.compile(rf"(?<![\w-])({_either(list(before))})\s*{_SKIP}$", re.IGNORECASE),
        re.compile(rf"\s+({_either(list(after))})\b", re.IGNORECASE),
        re.compile(rf"(?<![\w-])({_either(list(changes))})\s+(?:by\s+|from\s+)?(?:an?\s+)?{_SKIP}$", re.IGNORECASE),
        {**{_plain(word): means for word, means in before.items()}, **after},
        changes,
    )


def _plain(word: str) -> str:
    return word.replace("\\", "").replace("?", "").replace("s.", "s")


def read_beside(text: str, floor: int, start: int, end: int) -> Beside:
    """Read the words around the number at `start`..`end`, no further back than `floor`."""
    before, after, change, _, changes = _patterns()
    approx: str | None = None
    bound: Bound | None = None
    begin, stop = start, end
    for _step in range(2):  # "at least some 300", "up to around 20"
        match = before.search(text, max(floor, begin - 40), begin)
        if match is None:
            break
        means = _means(match[1])
        approx, bound = (
            (approx or match[1].lower(), bound) if means == "approx" else (approx, bound or cast("Bound", means))
        )
        begin = match.start(1)
    moved = change.search(text, max(floor, begin - 40), begin)
    tail = after.match(text, end)
    if tail is not None:
        means = _means(tail[1])
        approx, bound = (
            (approx or tail[1].lower(), bound) if means == "approx" else (approx, bound or cast("Bound", means))
        )
        stop = tail.end()
    return Beside(
        start=begin,
        end=stop,
        approx=approx,
        bound=bound,
        change=cast("Change", changes[moved[1].lower()]) if moved else None,
    )


@cache
def _meanings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_either([*entry["before"], *entry["after"]]), re.IGNORECASE), entry["means"])
        for entry in load("approximators")
    )


@cache
def _means(words: str) -> str:
    return next(means for pattern, means in _meanings() if pattern.fullmatch(words))
