"""Join the ends of a range: "from 3 May to 7 May", "between Monday and Friday", "2003-2011"; open ends: "since 4 March"."""

import re
from collections.abc import Iterator
from typing import Final

from dateline.mentions.times.resolve import resolve_timexes
from dateline.records import Document, Timex

_FROM: Final = re.compile(r"\b(from|between|starting|beginning)\s+(?:about\s+|around\s+|the\s+)?$", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:(?P<to>to|until|till|through|and)\s+(?:the\s+)?|(?P<dash>[-–—])\s*)")
_SINCE: Final = re.compile(
    r"\b(?P<since>since|ever since|starting|beginning|starting from|from)\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE
)
_UNTIL: Final = re.compile(r"\b(?P<until>until|till|by|before|through)\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE)


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Return the expressions of time of `document`, resolved against its publication, in text order.

    A range is one expression from its first to its last date. `mod` is `AFTER` for "since X" (`begin` to the publication) and `BEFORE` for
    "by X" and "until X" (the publication to `finish`, when X lies ahead).
    """
    published = document.report.published[:10] if document.report.published else None
    return tuple(_open(document.text, timex, published) for timex in _joined(document.text, resolve_timexes(document)))


def _joined(text: str, timexes: tuple[Timex, ...]) -> Iterator[Timex]:
    index = 0
    while index < len(timexes):
        first = timexes[index]
        second = timexes[index + 1] if index + 1 < len(timexes) else None
        joined = _join(text, first, second) if second else None
        yield joined or first
        index += 2 if joined else 1


def _join(text: str, first: Timex, second: Timex) -> Timex | None:
    if first.type not in {"DATE", "TIME"} or second.type not in {"DATE", "TIME"} or not (first.begin and second.finish):
        return None
    between = _TO.fullmatch(text, first.end, second.start)
    opener = _FROM.search(text, max(0, first.start - 20), first.start)
    if between is None or not (between["dash"] or between["to"] in {"to", "through"} or opener):
        return None
    if between["to"] == "and" and (opener is None or opener[1].lower() != "between"):
        return None
    if first.begin > second.finish:
        return None
    return Timex(
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        type="DATE",
        value=f"{first.value}/{second.value}",
        begin=first.begin,
        finish=second.finish,
        granularity=first.granularity,
        mod=first.mod if first.mod == second.mod else None,
        anchor=first.anchor,
        rule="range",
    )


def _open(text: str, timex: Timex, published: str | None) -> Timex:
    """Open the interval of a date behind "since", "until" or "by"."""
    if (
        published is None
        or timex.begin is None
        or timex.finish is None
        or timex.type not in {"DATE", "TIME"}
        or timex.rule == "range"
    ):
        return timex
    if _SINCE.search(text, max(0, timex.start - 24), timex.start) and not _from_point(text, timex):
        if timex.begin <= published:
            return _changed(timex, begin=timex.begin, finish=published, mod="AFTER", rule="since")
        return _changed(timex, begin=timex.begin, finish=timex.finish, mod=timex.mod, rule=timex.rule)
    if _UNTIL.search(text, max(0, timex.start - 24), timex.start) and timex.finish > published:
        return _changed(timex, begin=published, finish=timex.finish, mod="BEFORE", rule="until")
    return timex


def _from_point(text: str, timex: Timex) -> bool:
    """Tell "from Monday" from "since Monday": only "since" reaches to the day of publication."""
    return (
        not text[max(0, timex.start - 24) : timex.start]
        .rstrip()
        .lower()
        .endswith(("since", "since the", "since at least"))
    )


def _changed(timex: Timex, *, begin: str, finish: str, mod: str | None, rule: str) -> Timex:
    return Timex(
        start=timex.start,
        end=timex.end,
        text=timex.text,
        type=timex.type,
        value=timex.value,
        begin=begin,
        finish=finish,
        granularity=timex.granularity,
        mod=mod,
        anchor=timex.anchor,
        alternatives=timex.alternatives,
        rule=rule,
    )
