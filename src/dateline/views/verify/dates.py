"""Dates and clock times of a statement against those of the sentence it rests on."""

import re
from collections.abc import Callable
from typing import NamedTuple

from dateline.records import Reading, Span, Timex

_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s*(a\.?\s?m\b\.?|p\.?\s?m\b\.?)?(?:\s+(?:in\s+the\s+)?(morning|afternoon|evening|at\s+night))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"^\W*(?:\(?\s*)?(UTC|GMT|local(?:\s+time)?|EST|EDT|CET|EET|MSK|Moscow time|Kyiv time)\b", re.IGNORECASE
)
_RELATIVE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


Binder = Callable[[Timex, Timex, list[Timex]], Timex | None]
"""Tells which of some rival times stands where the statement has its own, when that one belongs to something else."""


class DateResult(NamedTuple):
    """How one time of a statement came out: `same`, `differs` (with the report's words) or `missing`."""

    words: str
    outcome: str
    other: str | None


def compare_dates(
    text: Reading, span: Span, source: Reading, spans: tuple[Span, ...], bind: Binder
) -> list[DateResult]:
    """Compare the days and clock times of a statement with those of some stretches of a report."""
    results = [*_compare_clocks(span.of(text.document.text), [each.of(source.document.text) for each in spans])]
    inside = [
        each
        for each in source.mentions.timexes
        if each.value not in _RELATIVE and any(stretch.covers(each) for stretch in spans)
    ]
    known = [each for each in inside if each.begin]
    told = _told(source, spans)
    for timex in text.mentions.timexes:
        if (
            not span.covers(timex)
            or timex.type not in {"DATE", "TIME"}
            or timex.value in _RELATIVE
            or _clocks(timex.text)
        ):
            continue
        if timex.begin is None:
            results.extend(_compare_values(timex, inside))
            continue
        if timex.granularity == "vague":
            continue
        mine = (timex.begin, timex.finish or timex.begin)
        agreeing = [each for each in known if _fit(timex, each)]
        if agreeing:
            rivals = [each for each in known if each not in agreeing and _comparable(timex, each)]
            bound = bind(timex, agreeing[0], rivals) if rivals and len(agreeing) == 1 else None
            results.append(DateResult(timex.text, "differs" if bound else "same", bound.text if bound else None))
        elif rival := next((each for each in known if _comparable(timex, each)), None):
            results.append(DateResult(timex.text, "differs", rival.text))
        elif any(each[0] <= mine[0] and mine[1] <= each[1] for each in told if not _OPEN.match(timex.text)):
            results.append(DateResult(timex.text, "same", None))
        else:
            results.append(DateResult(timex.text, "missing", None))
    return results


def _compare_values(timex: Timex, known: list[Timex]) -> list[DateResult]:
    """Compare days of an undated report by what is written of them: month and day."""
    if not re.search(r"\d", timex.value):
        return []
    same = [each for each in known if each.value == timex.value]
    rivals = [
        each
        for each in known
        if each.value != timex.value and each.begin is None and len(each.value) == len(timex.value)
    ]
    if same:
        return [DateResult(timex.text, "same", None)]
    return [DateResult(timex.text, "differs", rivals[0].text) if rivals else DateResult(timex.text, "missing", None)]


def _told(source: Reading, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    """Return when the events told there happened or were told, by the claims; a report's own day is when its news is told."""
    return [
        (when.start, when.end or when.start)
        for claim in source.claims
        if any(span.start < claim.evidence_end and claim.evidence_start < span.end for span in spans)
        for when in (claim.when, claim.said)
        if when is not None and when.start is not None
    ]


_OPEN = re.compile(r"(?:since|from|until|till|after|before|by)\b", re.IGNORECASE)


def _fit(mine: Timex, other: Timex) -> bool:
    """Tell whether two times may be one: the same, or one within the other; of an open stretch ("since 2015") the ends must be the same."""
    if mine.granularity == other.granularity and mine.granularity in {"year", "month"}:
        return mine.begin == other.begin
    open_ended = [_OPEN.match(each.text) for each in (mine, other)]
    spans = [(each.begin or "", each.finish or each.begin or "") for each in (mine, other)]
    if all(open_ended):
        return spans[0][0] == spans[1][0]
    if any(open_ended):  # "since 24 February" holds the "24 February" it begins with
        return spans[0][0] == spans[1][0]
    return _agree(*spans)


def _agree(mine: tuple[str, str], other: tuple[str, str]) -> bool:
    return (other[0] <= mine[0] and mine[1] <= other[1]) or (mine[0] <= other[0] and other[1] <= mine[1])


def _comparable(left: Timex, right: Timex) -> bool:
    days = {"day", "part_of_day", "hour", "minute"}
    return left.granularity == right.granularity or (left.granularity in days and right.granularity in days)


class _Clock(NamedTuple):
    hour: int
    minute: int
    half: str | None
    zone: str | None
    words: str


def _clocks(text: str) -> list[_Clock]:
    found = []
    for match in _CLOCK.finditer(text):
        if match[2] is None and match[3] is None:
            continue
        half = "am" if (match[3] or "").lower().startswith("a") else "pm" if match[3] else None
        part = (match[4] or "").lower()
        half = half or ("am" if part == "morning" else "pm" if part in {"afternoon", "evening"} else None)
        hour = int(match[1])
        if half is None and hour > 12:
            hour, half = hour - 12, "pm"
        zone = _ZONE.match(text[match.end() :])
        found.append(
            _Clock(hour, int(match[2] or 0), half, zone[1].lower().split()[0] if zone else None, match[0].strip())
        )
    return found


def _compare_clocks(statement: str, stretches: list[str]) -> list[DateResult]:
    known = [clock for stretch in stretches for clock in _clocks(stretch)]
    results = []
    for clock in _clocks(statement):
        at = [each for each in known if (each.hour, each.minute) == (clock.hour, clock.minute)]
        if any(_fits(clock, each) for each in at):
            results.append(DateResult(clock.words, "same", None))
        elif known:
            results.append(DateResult(clock.words, "differs", (at or known)[0].words))
        else:
            results.append(DateResult(clock.words, "missing", None))
    return results


def _fits(left: _Clock, right: _Clock) -> bool:
    return (left.half is None or right.half is None or left.half == right.half) and (
        left.zone is None or right.zone is None or left.zone == right.zone
    )
