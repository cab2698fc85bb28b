"""Expressions of time."""

from typing import Literal

from dateline.records.span import Record, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "season", "quarter", "year", "decade", "century", "vague"
]


class DateReading(Record, frozen=True, kw_only=True):
    """Another reading of an ambiguous date, ISO dates, both included."""

    begin: str
    end: str
    reading: str


class Timex(Span, frozen=True, kw_only=True):
    """A time expression, resolved as far as the text allows.

    `value` is a TIMEX3 value (`2022-09-13`, `2022-W36`, `P7M`, `PRESENT_REF`). `begin` and `finish` are ISO dates, both included, or
    null when the expression gives none (a duration, or a relative date in an undated report). `mod` is a TIMEX3 modifier
    (`START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, ...). `anchor` says what a relative expression was counted from: `published`,
    `timex` (an earlier expression) or `none`. `alternatives` are the other readings of an ambiguous numeric date.
    """

    text: str
    type: TimexType
    value: str
    begin: str | None = None
    finish: str | None = None
    granularity: Granularity = "day"
    mod: str | None = None
    anchor: str | None = None
    alternatives: tuple[DateReading, ...] = ()
    rule: str = ""
