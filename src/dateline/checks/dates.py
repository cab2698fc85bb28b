"""Days of the week against dates: "on Tuesday, September 13, 2022"."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.checks.passages import claims_on, passage
from dateline.records import Finding, Reading, Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d{2})\b)?"
_FORMS = (
    re.compile(
        rf"\b{_DAY}(?:\s+(?:morning|afternoon|evening|night))?\s*,?\s*\(?(?:the\s+)?{_MONTH}\s+{_NUMBER}\b{_YEAR}"
    ),
    re.compile(
        rf"\b{_DAY}(?:\s+(?:morning|afternoon|evening|night))?\s*,?\s*\(?(?:the\s+)?{_NUMBER}\s+(?:of\s+)?{_MONTH}(?!\w){_YEAR}"
    ),
    re.compile(rf"\b{_MONTH}\s+{_NUMBER}\b(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?\s*,?\s*\(?(?:a\s+)?{_DAY}\b"),
    re.compile(rf"\b{_DAY}\s*,?\s*\(?(?P<year>(?:19|20)\d{{2}})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
)


def check_weekdays(reading: Reading) -> Iterator[Finding]:
    """Yield a finding on each date that is given with its day of the week."""
    text = reading.document.text
    found: dict[int, re.Match[str]] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < other.end() for start, other in found.items()):
                found[match.start()] = match
    for _, match in sorted(found.items()):
        yield _check(reading, match)


def _check(reading: Reading, match: re.Match[str]) -> Finding:
    span = Span(start=match.start(), end=match.end())
    wanted = _DAYS.index(match["weekday"].lower())
    days = _dates(reading, match)
    if not days:
        return Finding(
            check="weekday", grade="not_checkable", message="no such date, or no year is given or known", formula="",
            passages=(passage(reading, span),), claims=claims_on(reading, span),
        )  # fmt: skip
    best = next((day for day in days if day.weekday() == wanted), days[0])
    right = best.weekday() == wanted
    stated_year = bool(match["year"])
    return Finding(
        check="weekday",
        grade="consistent" if right else "inconsistent",
        message=f"{best.isoformat()} is a {_DAYS[best.weekday()].title()}; the text says {match['weekday']}",
        formula=f"{best.isoformat()} → {_DAYS[best.weekday()].title()}",
        passages=(passage(reading, span),),
        claims=claims_on(reading, span),
        unit="weekday",
        stated=float(wanted + 1),
        computed=float(best.weekday() + 1),
        tolerance=0.0,
        reference=(
            "Gregorian calendar"
            if stated_year
            else f"Gregorian calendar; year next to the publication, {reading.document.report.published}",
        ),
    )


def _dates(reading: Reading, match: re.Match[str]) -> list[date]:
    """Return the date that is meant; without a year, the one next to the publication, and the one before it."""
    month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
    day = int(match["day"])
    if match["year"]:
        years = [int(match["year"])]
    elif reading.document.report.published:
        published = date.fromisoformat(reading.document.report.published)
        near = sorted(
            (published.year - 1, published.year, published.year + 1),
            key=lambda year: abs((_day(year, month, day) or published.replace(year=1)) - published),
        )
        years = near[:1]
    else:
        years = []
    return [found for year in years if (found := _day(year, month, day)) is not None]


def _month(word: str) -> int:
    return next(index for index, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
