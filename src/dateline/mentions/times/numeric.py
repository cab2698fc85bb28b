"""Numeric dates, whose day and month may be read either way round: 4.2.2022."""

import re
from datetime import date
from functools import cache
from typing import Final

from dateline.lexicons import load
from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.resolved import Resolved, dated
from dateline.records import DateReading, Report

_CENTURY_TURNS: Final = 70  # "69" is 2069, "70" is 1970


@cache
def _month_first() -> re.Pattern[str]:
    names = [re.escape(name) for entry in load("times-month-first") for name in entry["names"]]
    return re.compile(r"(?<!\w)(?:" + "|".join(names) + r")(?!\w)")


def puts_month_first(report: Report) -> bool:
    """Tell whether the outlet is one of those that write the month before the day, as in the United States."""
    return bool(_month_first().search(f"{report.publisher or ''} {report.url or ''}"))


def build_numeric(match: Match, context: Context) -> Resolved | None:
    """Choose a reading: one not later than the publication, then the habit of the outlet's country; the other reading is kept."""
    readings = _readings(str(match.value("d")))
    if not readings:
        return None
    wanted = "month-first" if puts_month_first(context.document.report) else "day-first"
    future = context.tense(match.start) == "future"

    def rank(reading: tuple[date, str]) -> tuple[bool, bool]:
        late = context.published is not None and reading[0] > context.published and not future
        return late, reading[1] != wanted

    chosen, *others = sorted(readings, key=rank)
    alternatives = (DateReading(begin=other.isoformat(), end=other.isoformat(), reading=name) for other, name in others)
    return dated(periods.day(chosen[0]), alternatives=tuple(alternatives))


def _readings(written: str) -> list[tuple[date, str]]:
    """Return the days that a numeric date may mean, with the order in which each reads it."""
    pieces = [int(piece) for piece in re.split(r"[./-]", written)]
    if pieces[0] > 31:
        pieces = [pieces[2], pieces[1], pieces[0]]
    first, second, year = pieces
    if year < 100:
        year += 2000 if year < _CENTURY_TURNS else 1900
    orders = [("day-first", second, first)] + ([("month-first", first, second)] if first != second else [])
    return [(date(year, month, day), name) for name, month, day in orders if _exists(year, month, day)]


def _exists(year: int, month: int, day: int) -> bool:
    return periods.day_of(year, month, day) is not None


RULES: Final = (Rule("numeric", r"(?P<d>numeric)", build_numeric),)
