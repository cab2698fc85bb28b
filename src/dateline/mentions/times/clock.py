"""Times of the day: 4 a.m., 22:00 local time, noon on Thursday."""

from datetime import date
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.days import build_weekday, build_yesterday
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import ordinal_of
from dateline.mentions.times.resolved import Resolved, dated
from dateline.mentions.times.stated_year import year_of


def build_clock(match: Match, context: Context) -> Resolved | None:
    """Resolve a time of the day; its day is the one named beside it, else the one last spoken of."""
    written = _time(match)
    if written is None:
        return None
    when = _day(match, context)
    day = when.isoformat() if when else "XXXX-XX-XX"
    value = f"{day}T{written}{match.value('z') if match.has('z') else ''}"
    if when is None:
        return Resolved(type="TIME", value=value, granularity="minute", anchor="none")
    return dated(periods.day(when), value=value, anchor="timex" if context.reference else "published")


def _day(match: Match, context: Context) -> date | None:
    if match.has("w"):
        resolved = build_weekday(match, context)
        return resolved.begin if resolved else None
    if match.has("d"):
        resolved = build_yesterday(match, context)
        return resolved.begin if resolved else None
    if match.has("m") or match.has("mf"):
        suffix = "" if match.has("m") else "f"
        month, number = int(match.value(f"m{suffix}")), ordinal_of(match, f"md{suffix}")
        year = year_of(match, context, month, number).year
        period = periods.day_of(year, month, number) if year else None
        return period.begin if period else None
    reference = context.reference
    if reference is not None and reference.granularity == "day" and reference.begin is not None:
        return reference.begin
    return context.today


def _time(match: Match) -> str | None:
    value = match.value("t")
    if match.is_a("t", "part"):
        return str(value).removeprefix("T") if str(value).startswith("T") else None
    if match.is_a("t", "clock"):
        hour, minute = (int(piece) for piece in str(value).split(":")[:2])
    elif match.is_a("t", "year") or match.is_a("t", "digits") or match.is_a("t", "small"):
        hour, minute = int(value) // 100, int(value) % 100
    else:
        hour, minute = int(value), -1
    if match.has("ampm"):
        hour = hour % 12 + int(match.value("ampm")) if not _is_am(match) else hour % 12
    if hour > 24 or minute > 59:
        return None
    return f"{hour:02d}:{max(minute, 0):02d}"


def _is_am(match: Match) -> bool:
    return match.words("ampm").startswith("a")


_ZONE: Final = r"(?:(?:local|word) period)?"
_WHEN: Final = (
    r"(?: comma? on? (?:(?P<w>weekday)|(?P<d>yesterday)"
    r"|(?P<m>MONTH) (?P<md>day|nth)|the? (?P<mdf>day|nth) of? (?P<mf>MONTH)) (?: comma? (?P<y>year))?)?"
)

RULES: Final = (
    Rule(
        "clock",
        rf"(?:about)? (?P<t>day|clock) (?P<ampm>meridiem) (?:zone|open zone close)? {_ZONE} {_WHEN}",
        build_clock,
    ),
    Rule("clock", rf"(?:about)? (?P<t>clock) (?:units|oclock|meridiem)? (?P<z>zone)? {_ZONE} {_WHEN}", build_clock),
    Rule("clock", rf"(?P<t>year|digits) (?P<z>zone) {_WHEN}", build_clock),
    Rule("clock", rf"(?P<t>day) oclock {_WHEN}", build_clock),
    Rule("clock", r"(?P<t>part) on? (?:(?P<w>weekday)|(?P<d>yesterday))", build_clock),
)
