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


_DAY = re.compile(
    r"(?:sun|mon|tues|wednes|thurs|fri|satur)day|yesterday|tomorrow|weekend|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_PART = re.compile(r"T(MO|AF|EV|NI|DT|MI)\b")


_ONE = re.compile(r"(?:an?|one)\s", re.IGNORECASE)


_ROUGH_TIME = re.compile(r"(?:about|around|roughly|approximately|nearly|almost|some)\s", re.IGNORECASE)
_ROUGH = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|shortly (?:before|after)|just (?:before|after)|circa|close to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _is_rough(text: str, start: int) -> bool:
    """Tell whether the words before a time make it inexact."""
    return _ROUGH.search(text, max(0, start - 24), start) is not None


def _is_inexact(reading: Reading, timex: Timex) -> bool:
    return bool(_ROUGH_TIME.match(timex.text)) or _is_rough(reading.document.text, timex.start)


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
    alike = text.document.report.published == source.document.report.published
    results.extend(_compare_stretches(text, span, source, inside))
    for timex in text.mentions.timexes:
        if (
            not span.covers(timex)
            or timex.type not in {"DATE", "TIME"}
            or timex.value in _RELATIVE
            or (_clocks(timex.text) and not _DAY.search(timex.text))
        ):
            continue
        if timex.begin is None:
            results.extend(_compare_values(timex, inside))
            continue
        if timex.granularity == "vague":
            continue
        mine = (timex.begin, timex.finish or timex.begin)
        exact = not _is_inexact(text, timex)
        agreeing = [
            each for each in known if _fit(timex, each, alike=alike) and not (exact and _is_inexact(source, each))
        ]
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


def _compare_stretches(text: Reading, span: Span, source: Reading, inside: list[Timex]) -> list[DateResult]:
    """Compare the stretches of time without a number, or of one unit: "a week", "a month"; the others are figures."""
    told = [each for each in inside if each.type == "DURATION"]
    results = []
    for timex in text.mentions.timexes:
        if not span.covers(timex) or timex.type != "DURATION":
            continue
        if not _ONE.match(timex.text) and not any(each.value == timex.value for each in told):
            continue  # another number of them is a figure
        exact = not _is_inexact(text, timex)
        if any(each.value == timex.value and not (exact and _is_inexact(source, each)) for each in told):
            results.append(DateResult(timex.text, "same", None))
        else:
            results.append(DateResult(timex.text, "differs" if told else "missing", told[0].text if told else None))
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


def _fit(mine: Timex, other: Timex, *, alike: bool) -> bool:
    """Tell whether two times may be one: the same, or one within the other; of an open stretch ("since 2015") the ends must be the same."""
    if mine.text.lower() == other.text.lower() and (mine.value == other.value or (alike and _DAY.search(mine.text))):
        return True  # of one day's texts the same word means the same day, whatever the tenses around it
    if mine.granularity == other.granularity and mine.granularity in {"year", "month"}:
        return mine.value[:7] == other.value[:7]
    parts = [_PART.search(each.value) for each in (mine, other)]
    if parts[0] and (parts[1] is None or parts[0][1] != parts[1][1]):
        return False
    open_ended = [_OPEN.match(each.text) or _runs_on(each) for each in (mine, other)]
    spans = [(each.begin or "", each.finish or each.begin or "") for each in (mine, other)]
    if all(open_ended):
        return spans[0][0] == spans[1][0]
    if any(open_ended):  # "since 24 February" holds the "24 February" it begins with
        return spans[0][0] == spans[1][0]
    return _agree(*spans)


def _runs_on(timex: Timex) -> bool:
    """Tell whether a single day was read as the begin of a stretch: "since Friday"."""
    return timex.granularity in {"day", "part_of_day"} and len(timex.value) >= 10 and timex.begin != timex.finish


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
    rough: bool


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
            _Clock(
                hour,
                int(match[2] or 0),
                half,
                zone[1].lower().split()[0] if zone else None,
                match[0].strip(),
                _is_rough(text, match.start()),
            )
        )
    return found


def _compare_clocks(statement: str, stretches: list[str]) -> list[DateResult]:
    known = [clock for stretch in stretches for clock in _clocks(stretch)]
    results = []
    for clock in _clocks(statement):
        at = [
            each
            for each in known
            if (each.hour, each.minute) == (clock.hour, clock.minute) and (clock.rough or not each.rough)
        ]
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
