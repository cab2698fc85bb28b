"""Dates that name their day or month: "4 March 2016", "the 4th", "early May", "Christmas 1914"."""

import re
from datetime import date, timedelta
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.lexer import holidays
from dateline.mentions.times.parts import mod_of, ordinal_of, time_of_day
from dateline.mentions.times.resolved import Resolved, dated, undated
from dateline.mentions.times.stated_year import OF_YEAR, UNKNOWN, year_of

_BEFORE_A_MONTH: Final = frozenset(
    {"in", "of", "since", "until", "till", "by", "last", "during", "and", "to", "from", "between", "through", "for", "or", "before", "after", "next", "this", "on", ",", "(", "-", "–"}
)  # fmt: skip


def build_date(match: Match, context: Context) -> Resolved | None:
    """Resolve a day of a month: "4 March 2016", "the 4th of March", "Saturday, June 14"."""
    month, number = int(match.value("m")), ordinal_of(match, "d")
    if not 1 <= number <= 31:
        return None
    year, anchor = year_of(match, context, month, number)
    if year is None:
        return undated(f"{UNKNOWN}-{month:02d}-{number:02d}{time_of_day(match)}", "day", mod_of(match))
    period = periods.day_of(year, month, number)
    if period is None:
        return None
    return dated(period, mod=mod_of(match), anchor=anchor, value=period.value + time_of_day(match))


def build_month(match: Match, context: Context) -> Resolved | None:
    """Resolve a month: "June 1940", "early May", "August of that year"."""
    month = int(match.value("m"))
    if not (match.has("y") or match.has("that") or match.has("mod")) and not _is_month(match, context):
        return None
    year, anchor = year_of(match, context, month)
    if year is None:
        return undated(f"{UNKNOWN}-{month:02d}", "month", mod_of(match))
    return dated(periods.month(year, month), mod=mod_of(match), anchor=anchor)


def _is_month(match: Match, context: Context) -> bool:
    """Tell the month from a march, a person's name, an abbreviation ("Dec") and the modal verb "May"."""
    if match.is_a("m", "abbreviation") and not match.text.endswith("."):
        return False
    if match.text in {"March", "May", "MAY", "MARCH"}:
        return match.before() in _BEFORE_A_MONTH or (match.before() == "the" and _modifies(match, context))
    index = context.document.token_at(match.start)
    if index < 0:
        return True
    token = context.document.tokens[index]
    if token.dep == "compound" and token.head == token.i + 1 and context.document.tokens[token.head].pos == "PROPN":
        return match.before() in _BEFORE_A_MONTH - {","}
    is_person = token.entity >= 0 and context.document.names[token.entity].label == "PERSON"
    return not is_person or match.before() in _BEFORE_A_MONTH


def _modifies(match: Match, context: Context) -> bool:
    """Tell "the March accession" from "the March to the sea"."""
    index = context.document.token_at(match.end + 1)
    return index >= 0 and context.document.tokens[index].tag in {"NN", "NNS", "JJ"}


def build_holiday(match: Match, context: Context) -> Resolved | None:
    """Resolve a holiday, with or without its year."""
    entry = holidays()[match.words("h")]
    month = entry["date"][0] if "date" in entry else entry["nth"][0] if "nth" in entry else 4
    year, anchor = year_of(match, context, month)
    if year is None or year < 1:
        return undated(UNKNOWN, "day")
    if "date" in entry:
        when = date(year, *entry["date"])
    elif "nth" in entry:
        when = periods.nth_weekday(year, *entry["nth"])
    else:
        when = periods.easter(year) + timedelta(days=entry["easter"])
    return dated(periods.day(when), anchor=anchor, value=when.isoformat() + time_of_day(match))


def build_day_number(match: Match, context: Context) -> Resolved | None:
    """Resolve "the 20th" in the month being told; "on the 9th" in a dated report without one is the last 9th gone by."""
    if _counts_a_noun(match, context):
        return None
    if context.month is None or context.year is None:
        return _last_such_day(match, context)
    period = periods.day_of(context.year, context.month, ordinal_of(match, "d"))
    return dated(period, anchor="timex") if period else None


def _last_such_day(match: Match, context: Context) -> Resolved | None:
    today, number = context.today, ordinal_of(match, "d")
    if today is None or match.before() != "on":
        return None
    month = periods.month(today.year, today.month if number <= today.day else today.month - 1).begin
    period = periods.day_of(month.year, month.month, number) if month else None
    return dated(period, anchor="published") if period else None


def _counts_a_noun(match: Match, context: Context) -> bool:
    """Tell "the 20th brigade" from "the 20th"."""
    tokens = context.document.tokens
    index = context.document.token_at(match.end)
    if index >= 0 and tokens[index].start < match.end:
        index += 1
    if not 0 <= index < len(tokens):
        return match.after() not in {"", ".", ",", ";"}
    return tokens[index].pos in {"NOUN", "PROPN", "ADJ", "NUM"} or tokens[index].text == "-"


def build_further_day(match: Match, context: Context) -> Resolved | None:
    """Resolve the second number of "July 3 and 4" and "November 15-16"."""
    reference = context.reference
    if context.day_ends_at != match.first - 1 or reference is None or reference.begin is None:
        return None
    period = periods.day_of(reference.begin.year, reference.begin.month, ordinal_of(match, "d"))
    if period is None or period.begin is None or period.begin <= reference.begin:
        return None
    return dated(period, anchor="timex")


def build_iso(match: Match, context: Context) -> Resolved | None:
    """Resolve "2022-03-04"."""
    _ = context
    written = str(match.value("d"))
    year, month, number = (int(piece) for piece in re.split(r"[-T]", written)[:3])
    period = periods.day_of(year, month, number)
    return dated(period, value=written) if period else None


_WEEKDAY: Final = r"(?:weekday dot? comma?)?"
_OTHER_DAY: Final = r"(?:and|hyphen|to) the? (?:day|nth)"

RULES: Final = (
    Rule("date", rf"{_WEEKDAY} (?P<m>MONTH) (?P<d>day|nth) (?= {_OTHER_DAY} comma? (?P<y>year))", build_date),
    Rule("date", rf"{_WEEKDAY} MOD (?P<m>MONTH) the? (?P<d>day|nth|ordinal) {OF_YEAR}", build_date),
    Rule("date", rf"{_WEEKDAY} MOD the? (?P<d>day|nth|ordinal) of? (?P<m>MONTH) {OF_YEAR}", build_date),
    Rule("date", rf"the? early? (?P<part>part|parts) units? of the? (?P<m>MONTH) (?P<d>day|nth) {OF_YEAR}", build_date),
    Rule(
        "date",
        rf"the? early? (?P<part>part|parts) units? of the? (?P<d>day|nth) of? (?P<m>MONTH) {OF_YEAR}",
        build_date,
    ),
    Rule("date", r"(?P<d>day) hyphen (?P<m>MONTH) hyphen (?P<y>year)", build_date),
    Rule("month", rf"MOD (?P<m>MONTH) {OF_YEAR}", build_month),
    Rule("month", r"MOD (?P<m>MONTH) (?P<y>digits) (?P<era>era)", build_month),
    Rule("month", r"MOD (?P<that>this|last|next|the previous|the following) (?P<m>month)", build_month),
    Rule("holiday", rf"(?P<h>holiday) (?P<part>part)? {OF_YEAR}", build_holiday),
    Rule("holiday", r"(?P<that>this|last|next) (?P<h>holiday)", build_holiday),
    Rule("earlier-day", rf"the? (?P<d>day|nth) (?= {_OTHER_DAY} of? (?P<m>MONTH) (?P<y>year)?)", build_date),
    Rule("day-number", r"the (?P<d>nth)", build_day_number),
    Rule(
        "further-day",
        r"(?<=(?:and|hyphen|to)) the? (?P<d>day|nth) (?: comma? year)? (?! hyphen|MONTH|unit|units|percent|digits)",
        build_further_day,
    ),
    Rule("iso", r"(?P<d>iso)", build_iso),
)
