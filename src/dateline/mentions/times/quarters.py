"""Quarters as company reports speak of them: "the latest quarter", "a year earlier", "the year-ago period"."""

from datetime import date
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of, ordinal_of
from dateline.mentions.times.periods import Period
from dateline.mentions.times.resolved import Resolved, dated, undated
from dateline.mentions.times.stated_year import OF_YEAR, UNKNOWN, year_of


def build_the_quarter(match: Match, context: Context) -> Resolved | None:
    """Resolve "the quarter", "this quarter", "the latest period": the quarter reported on, else the last one that is over."""
    _ = match
    period = _reported(context)
    return dated(period, anchor="published", weight=0.0) if period else None


def build_year_ago(match: Match, context: Context) -> Resolved | None:
    """Resolve "a year ago", "year-earlier": the same quarter of the year before where a quarter is reported on, else the year before."""
    if match.value("u") != "Y":
        return None
    count = amount(match, "n") if match.has("n") else 1.0
    reported = context.quarter
    if count == 1.0 and reported is not None and reported.begin is not None:
        return dated(
            periods.quarter(reported.begin.year - 1, (reported.begin.month + 2) // 3), anchor="timex", weight=0.0
        )
    base = context.spoken if context.narrative else context.today
    if base is None or not match.has("adjective"):
        return None
    return dated(periods.year(base.year - 1), anchor="published", weight=0.0)


def build_quarter_of_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "the 1988 quarter", "the 1989 period": the quarter reported on, in that year."""
    year, reported = int(match.value("y")), context.quarter
    if reported is None or reported.begin is None:
        return dated(periods.year(year))
    return dated(periods.quarter(year, (reported.begin.month + 2) // 3), weight=0.0)


def _reported(context: Context) -> Period | None:
    if context.quarter is not None:
        return context.quarter
    return last_quarter(context.today) if context.today is not None else None


def last_quarter(today: date) -> Period:
    """Return the last quarter that was over on `today`."""
    return periods.quarter(today.year, (today.month + 2) // 3 - 1)


def build_quarter(match: Match, context: Context) -> Resolved | None:
    """Resolve a quarter or half of a year: "the third quarter of 2015", "the latter half of 1940"."""
    whole = 4 if match.is_a("u", "quarter") else 2
    number = ordinal_of(match, "q")
    number = whole if number == -1 else number
    explicit = match.has("y") or match.has("that")
    if not 1 <= number <= whole or (whole == 2 and not explicit):
        return None
    year, anchor = year_of(match, context, 0)
    if year is None:
        return undated(f"{UNKNOWN}-{'Q' if whole == 4 else 'H'}{number}", "quarter", mod_of(match))
    today = context.today
    begins = periods.quarter(year, number).begin
    if (
        not explicit
        and today is not None
        and begins is not None
        and begins > today
        and context.tense(match.start) != "future"
    ):
        year -= 1
    period = periods.quarter(year, number) if whole == 4 else periods.half(year, number)
    return dated(period, mod=mod_of(match), anchor=anchor)


def build_same_last_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "the same month a year ago", "the same period last year": the time being spoken of, a year before."""
    reference = context.reference
    if match.value("year") != "Y" or reference is None or reference.begin is None:
        return None
    if reference.granularity == "quarter":
        return dated(
            periods.quarter(reference.begin.year - 1, (reference.begin.month + 2) // 3), anchor="timex", weight=0.0
        )
    if reference.granularity not in {"month", "day"}:
        return None
    return dated(periods.month(reference.begin.year - 1, reference.begin.month), anchor="timex", weight=0.0)


_ORDER: Final = "ordinal|second|nth|final"

RULES: Final = (
    Rule(
        "quarter",
        rf"MOD the? fiscal? (?P<q>{_ORDER}|last) fiscal? hyphen? (?P<u>quarter|half) {OF_YEAR}",
        build_quarter,
    ),
    Rule("quarter", rf"the? (?P<y>year) fiscal? (?P<q>{_ORDER}) (?P<u>quarter|half)", build_quarter),
    Rule(
        "quarter", rf"(?P<that>(?:this|last|next) unit) quote word (?P<q>{_ORDER}) (?P<u>quarter|half)", build_quarter
    ),
    Rule("same-last-year", r"the same (?:unit|quarter|period) (?:of|in)? last (?P<year>unit)", build_same_last_year),
    Rule(
        "same-last-year",
        r"the same (?:unit|quarter|period) a (?P<year>unit) (?:ago|earlier|before)",
        build_same_last_year,
    ),
    Rule("the-quarter", r"the (?P<u>quarter)", build_the_quarter),
    Rule("the-quarter", r"the latest (?P<u>quarter|period)", build_the_quarter),
    Rule("the-quarter", r"this (?P<u>quarter)", build_the_quarter),
    Rule("year-ago", r"(?P<n>a) (?P<u>unit) (?:ago|earlier)", build_year_ago),
    Rule("year-ago", r"the? (?P<u>unit) (?P<adjective>hyphen) (?:ago|earlier) (?:period|quarter)?", build_year_ago),
    Rule(
        "year-ago",
        r"the? (?P<u>unit) (?P<adjective>hyphen) (?:ago|earlier) (?:ordinal|second|final) quarter",
        build_year_ago,
    ),
    Rule("quarter-of-year", r"the (?P<y>year) (?:quarter|period)", build_quarter_of_year),
)
