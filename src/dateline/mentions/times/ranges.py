"""Join the ends of a range: "from 3 May to 7 May", "between Monday and Friday", "2003-2011"; open what "since" and "until" open."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import structs

from dateline.mentions.times.resolve import resolve_timexes
from dateline.records import Document, Timex

_FROM: Final = re.compile(
    r"\b(?:from|between|starting|beginning)\s+(?:on\s+|about\s+|around\s+|the\s+)?$", re.IGNORECASE
)
_TO: Final = re.compile(r"\s*(?:(?P<word>to|until|till|through|and)\s+(?:on\s+|about\s+|the\s+)?|[-–—]\s*)")
_SINCE: Final = re.compile(r"\bsince\s+(?:at\s+least\s+|about\s+|the\s+)?$", re.IGNORECASE)
_SINCE_CLAUSE: Final = re.compile(r"\bsince\b(?!\s+then\b)[^.;:!?\n]{1,100}$", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:until|till|by|before|through)\s+(?:at\s+least\s+|about\s+|the\s+)?$", re.IGNORECASE)
_FAR: Final = 110  # characters back to a "since" whose clause may hold the date


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Return the expressions of time of `document`, resolved against its publication, in text order.

    A range is one expression from its first to its last date. `mod` is `AFTER` for "since X" (from X to the publication) and `BEFORE` for
    "by X" and "until X" (from the publication to X, when X lies ahead). A clause that begins with "since" and holds a date ("since the
    town fell on 2 March") is an expression of its own (`rule` is `since-clause`), around the date, which keeps its own interval.
    """
    published = document.report.published[:10] if document.report.published else None
    text = document.text
    found: list[Timex] = []
    for timex in _joined(text, resolve_timexes(document)):
        clause = _since_clause(document, timex, found, published) if published else None
        if clause is not None:
            found.append(clause)
        found.append(_opened(text, timex, published) if published else timex)
    return tuple(sorted(found, key=lambda timex: (timex.start, -timex.end)))


def _joined(text: str, timexes: tuple[Timex, ...]) -> Iterator[Timex]:
    index = 0
    while index < len(timexes):
        first = timexes[index]
        joined = _join(text, first, timexes[index + 1]) if index + 1 < len(timexes) else None
        yield joined or first
        index += 2 if joined else 1


def _join(text: str, first: Timex, second: Timex) -> Timex | None:
    """Return the range of two dates, null when they are two dates."""
    if first.type == "DURATION" or second.type == "DURATION" or first.begin is None or second.finish is None:
        return None
    between = _TO.fullmatch(text, first.end, second.start)
    if between is None or "REF" in first.value + second.value:
        return None
    if first.begin > second.finish:
        if not first.rule == second.rule == "weekday":
            return None
        first = _week_before(first)
    opener = _FROM.search(text, max(0, first.start - 24), first.start)
    if between["word"] == "and" and (opener is None or not opener[0].lower().startswith("between")):
        return None
    if between["word"] in {"until", "till"} and opener is None:
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
        anchor=first.anchor,
        rule="range",
    )


def _week_before(timex: Timex) -> Timex:
    """Return a weekday a week earlier: Monday in "from Monday through Wednesday", when Wednesday lies in the week before the last Monday."""
    begin = (date.fromisoformat(timex.begin or "") - timedelta(days=7)).isoformat()
    return structs.replace(timex, value=begin + timex.value[10:], begin=begin, finish=begin)


def _opened(text: str, timex: Timex, published: str) -> Timex:
    """Open the interval of a date behind "since", "until" or "by"."""
    if timex.begin is None or timex.finish is None or timex.type == "DURATION" or timex.rule == "range":
        return timex
    if timex.begin <= published and _SINCE.search(text, max(0, timex.start - 24), timex.start):
        return structs.replace(timex, finish=published, mod="AFTER", rule="since")
    if timex.finish > published and _UNTIL.search(text, max(0, timex.start - 24), timex.start):
        return structs.replace(timex, begin=published, mod="BEFORE", rule="until")
    return timex


def _since_clause(document: Document, timex: Timex, found: list[Timex], published: str) -> Timex | None:
    """Return the clause from "since" to a date that it holds, as an interval up to the publication."""
    text = document.text
    if timex.type == "DURATION" or timex.begin is None or timex.begin > published or "REF" in timex.value:
        return None
    clause = _SINCE_CLAUSE.search(text, max(0, timex.start - _FAR), timex.start)
    if clause is None or _SINCE.search(text, max(0, timex.start - 24), timex.start):
        return None
    start = clause.start()
    if any(other.end > start for other in found) or "," in clause[0]:
        return None
    return structs.replace(
        timex,
        start=start,
        text=text[start : timex.end],
        finish=published,
        mod="AFTER",
        rule="since-clause",
        alternatives=(),
    )
