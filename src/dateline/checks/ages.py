"""How long something has lasted, against the day on which the text says it began: "seven months of occupation", "the war's 200th day"."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dateline.checks.grades import number
from dateline.checks.passages import claims_on, passage
from dateline.measures import parse_number, parse_ordinal
from dateline.records import Finding, Grade, Reading, Span, Timex

_WHOLE = r"war|invasion|conflict|operation|offensive|uprising|fighting|hostilities|campaign"
_WITHIN = r"occupation|siege|captivity|blockade|shelling|bombardment"
_EVENT = rf"(?P<event>{_WHOLE}|{_WITHIN})"
_MODIFIED = r"(?:the\s+|its\s+|their\s+|an?\s+|this\s+)?(?:[A-Z][\w'’.-]+\s+|full-scale\s+|brutal\s+|military\s+|special\s+|ground\s+|civil\s+|[A-Z][\w’']+['’]s?\s+)*"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT = rf"(?P<count>\d[\d,]*|(?:(?:a|one|two|three|four|five)\s+hundred(?:\s+and)?(?:\s+)?)?(?:(?:{_TENS})(?:[\s-](?:{_ONES}))?|{_TEENS}|{_ONES})|(?:a|one|two|three|four|five)\s+hundred)"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_VAGUE = r"(?P<vague>(?:nearly|almost|about|around|some|roughly|more\s+than|over|close\s+to|less\s+than)\s+)?"
_FORMS = (
    re.compile(rf"\b{_VAGUE}{_COUNT}\s+{_UNIT}\s+(?:of|into|since|after)\s+{_MODIFIED}{_EVENT}\b"),
    re.compile(rf"\b{_VAGUE}{_COUNT}-{_UNIT}(?:-old|-long)?\s+(?:[a-z-]+\s+)?{_EVENT}\b"),
    re.compile(rf"\b(?P<unit>[Dd]ay)\s+(?P<count>\d+)\s+of\s+{_MODIFIED}{_EVENT}\b"),
    re.compile(rf"\b{_EVENT}['’]s\s+(?P<count>\d+(?:st|nd|rd|th)|[a-z]+th|first|second|third)\s+{_UNIT}\b"),
    re.compile(
        rf"\b{_EVENT}\s+(?:has|had)\s+(?:now\s+)?(?:lasted|gone\s+on|been\s+going\s+on|raged)\s+(?:for\s+)?{_VAGUE}{_COUNT}\s+{_UNIT}\b"
    ),
)
_BEGINNING = re.compile(rf"\b(?:{_WHOLE})\b", re.IGNORECASE)
_BEGAN = re.compile(
    rf"(?:\b(?:{_WHOLE})\s+(?:that\s+)?(?:began|started|broke\s+out|erupted|was\s+launched|was\s+unleashed|launched|of|on|in|since)\s+(?:on\s+|in\s+)?$|\b(?:launched|began|started|unleashed)\s+(?:the|its|a|an|this)\s+(?:\S+\s+){{0,4}}(?:{_WHOLE})\s+(?:of\s+\S+\s+)?(?:on|in)\s+$|\bsince\s+(?:\S+\s+){{0,2}}$)",
    re.IGNORECASE,
)
_LENGTH = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


class Start(NamedTuple):
    """The day on which a war or the like began, and the words that say so."""

    day: date
    timex: Timex


def check_ages(reading: Reading) -> Iterator[Finding]:
    """Yield a finding on each length of a war, occupation or the like, where the text itself says when it began."""
    text = reading.document.text
    start = _find_start(reading)
    seen: set[int] = set()
    for form in _FORMS:
        for match in form.finditer(text):
            count = _count(match["count"])
            if count is None or match.start() in seen:
                continue
            seen.add(match.start())
            yield _check(reading, match, count, start)


def _count(words: str) -> float | None:
    rank = parse_ordinal(words)
    if rank is not None:
        return float(rank)
    value = parse_number(words)
    return value.low if value is not None and value.high is None and not value.vague else None


def _find_start(reading: Reading) -> Start | None:
    """Return the first day that the text gives for the beginning of a war: "Russia's Feb. 24 invasion", "the war, which began on ..."."""
    text = reading.document.text
    for timex in reading.mentions.timexes:
        if (
            timex.begin is None
            or timex.granularity != "day"
            or timex.type != "DATE"
            or re.match(r"since\b", timex.text, re.IGNORECASE)
        ):
            continue
        if not re.search(r"\d", timex.text):
            continue
        before = text[max(0, timex.start - 70) : timex.start]
        behind = re.match(rf"\s+(?:[A-Z]\S+\s+|full-scale\s+)?(?:{_WHOLE})\b", text[timex.end : timex.end + 40])
        if behind or (_BEGAN.search(before) and _BEGINNING.search(text[max(0, timex.start - 70) : timex.end + 40])):
            return Start(date.fromisoformat(timex.begin), timex)
    return None


def _check(reading: Reading, match: re.Match[str], count: float, start: Start | None) -> Finding:
    span = Span(start=match.start(), end=match.end())
    published, unit = reading.document.report.published, match["unit"].lower()
    if start is None or published is None or date.fromisoformat(published) <= start.day:
        why = "the text does not say on which day it began" if start is None else "the day of publication is not known"
        return Finding(
            check="age", grade="not_checkable", message=why, formula="", passages=(passage(reading, span),), claims=claims_on(reading, span),
            unit=f"{unit}s", stated=count,
        )  # fmt: skip
    days = (date.fromisoformat(published) - start.day).days
    elapsed = days / _LENGTH[unit]
    vague = (match.groupdict().get("vague") or "").strip().lower()
    may_be_less = re.fullmatch(_WITHIN, match["event"]) is not None
    return Finding(
        check="age",
        grade=_grade(count, elapsed, unit, vague, may_be_less=may_be_less),
        message=f"from {start.day.isoformat()} to {published} are {days} days, {elapsed:.1f} {unit}s; the text says {number(count)}"
        + (" (it may have begun later or ended before)" if may_be_less else ""),
        formula=f"{published} − {start.day.isoformat()} = {days} days / {_LENGTH[unit]:.4g} = {elapsed:.2f}",
        passages=(passage(reading, span), passage(reading, start.timex)),
        claims=claims_on(reading, span),
        unit=f"{unit}s",
        stated=count,
        computed=round(elapsed, 3),
        tolerance=_slack(unit),
        reference=(f"the same report: “{start.timex.text}”", f"published {published}"),
    )


def _slack(unit: str) -> float:
    """Return the slack: a day counts from either end and the report may be a day late; other units are rounded to the nearest one."""
    return 2.0 if unit == "day" else 0.55


def _grade(count: float, elapsed: float, unit: str, vague: str, *, may_be_less: bool) -> Grade:
    exact, loose = (1.0, 2.0) if unit == "day" else (0.2, _slack(unit))
    if unit != "day" and int(elapsed + 0.05) == count and elapsed - count < 0.5:
        return "consistent"
    if vague in {"more than", "over"}:
        loose = max(loose, 1.0)
    if vague in {"about", "around", "some", "roughly", "nearly", "almost", "close to"}:
        loose = max(loose, 0.15 * count)
    away = abs(count - elapsed)
    if away <= exact:
        return "consistent"
    if away <= loose:
        return "after_rounding"
    return "consistent" if may_be_less and count < elapsed else "inconsistent"
