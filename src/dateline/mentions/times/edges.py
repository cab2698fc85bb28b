"""The first or last days, weeks or months of a longer stretch: "the last week of March", "the first ten months of 1915"."""

from datetime import date, timedelta
from typing import Final

from msgspec import structs

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import amount, write_amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import ordinal_of
from dateline.mentions.times.periods import Period
from dateline.mentions.times.resolved import Resolved, dated, lasting
from dateline.mentions.times.stated_year import OF_YEAR, year_of

_DAYS: Final = {"D": 1, "W": 7}


def build_week_of_month(match: Match, context: Context) -> Resolved | None:
    """Resolve "the last week of March" and "the second day of May"."""
    unit, month = str(match.value("u")), int(match.value("m"))
    number = ordinal_of(match, "q")
    year, anchor = year_of(match, context, month)
    whole = periods.month(year, month) if year is not None and year > 0 else None
    if unit not in _DAYS or whole is None or whole.begin is None or whole.finish is None:
        return None
    length = _DAYS[unit]
    begin = (
        whole.finish - timedelta(days=length - 1) if number < 0 else whole.begin + timedelta(days=length * (number - 1))
    )
    if not whole.begin <= begin <= whole.finish:
        return None
    period = periods.day(begin) if unit == "D" else periods.week(begin + timedelta(days=3))
    finish = min(begin + timedelta(days=length - 1), whole.finish)
    return structs.replace(dated(period, anchor=anchor), begin=begin, finish=finish)


def build_week_of_day(match: Match, context: Context) -> Resolved | None:
    """Resolve "the week of March 6"."""
    month, number = int(match.value("m")), ordinal_of(match, "d")
    year, anchor = year_of(match, context, month, number)
    period = periods.day_of(year, month, number) if year is not None and year > 0 else None
    if match.value("u") != "W" or period is None or period.begin is None:
        return None
    return dated(periods.week(period.begin), anchor=anchor)


def build_months_of_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "the first ten months of 1915", "the last two weeks of May 1917": a length with its days."""
    unit, count = str(match.value("u")), amount(match, "n")
    whole = _whole(match, context)
    if whole is None or whole.begin is None or whole.finish is None or count is None or count != int(count):
        return None
    if whole.granularity == "month":
        context.note(whole, match.first)
    resolved = lasting(write_amount(count, unit))
    begin, finish = whole.begin, whole.finish
    if unit in _DAYS:
        days = timedelta(days=_DAYS[unit] * int(count) - 1)
        begin, finish = (finish - days, finish) if match.has("last") else (begin, begin + days)
    elif unit == "M" and whole.granularity == "year" and count <= 12:
        months = 12 - int(count)
        begin = date(begin.year, 1 + months, 1) if match.has("last") else begin
        finish = periods.month(finish.year, int(count)).finish or finish if not match.has("last") else finish
    else:
        return resolved
    return structs.replace(resolved, begin=begin, finish=finish)


def _whole(match: Match, context: Context) -> Period | None:
    if not match.has("m"):
        return periods.year(int(match.value("y")))
    month = int(match.value("m"))
    year = year_of(match, context, month).year
    return periods.month(year, month) if year is not None and year > 0 else None


_SIDE: Final = r"the? (?:(?P<last>last|final)|ordinal) (?P<n>NUMBER) (?P<u>units) (?:of|in)"

RULES: Final = (
    Rule(
        "week-of-month",
        rf"the? (?P<q>ordinal|second|last|final) (?P<u>unit) (?:of|in) (?P<m>MONTH) {OF_YEAR}",
        build_week_of_month,
    ),
    Rule("week-of-day", rf"the (?P<u>unit) of (?P<m>MONTH) (?P<d>day|nth) {OF_YEAR}", build_week_of_day),
    Rule("week-of-day", rf"the (?P<u>unit) of (?P<d>day|nth) (?P<m>MONTH) {OF_YEAR}", build_week_of_day),
    Rule("months-of-year", rf"{_SIDE} (?P<y>year)", build_months_of_year),
    Rule("months-of-year", rf"{_SIDE} (?P<m>MONTH) {OF_YEAR}", build_months_of_year),
)
