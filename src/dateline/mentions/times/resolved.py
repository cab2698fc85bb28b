"""What a rule makes of its words, before it becomes a `Timex`."""

from datetime import date

from dateline.mentions.times.periods import Period, part
from dateline.records import DateReading, Granularity, Record, TimexType


class Resolved(Record, frozen=True, kw_only=True):
    """The fields of a `Timex`, and `period`, the stretch of the calendar that later words may count from (null when none), `weight` how far they may (0: not at all)."""

    type: TimexType
    value: str
    begin: date | None = None
    finish: date | None = None
    granularity: Granularity = "day"
    mod: str | None = None
    anchor: str | None = None
    alternatives: tuple[DateReading, ...] = ()
    period: Period | None = None
    weight: float = 1.0


def dated(
    period: Period,
    *,
    mod: str | None = None,
    anchor: str | None = None,
    value: str | None = None,
    alternatives: tuple[DateReading, ...] = (),
    weight: float = 1.0,
) -> Resolved:
    """Return a DATE; a part of the day in `value` makes it a TIME."""
    begin, finish = part(period, mod) if mod in {"START", "MID", "END"} else (period.begin, period.finish)
    written = value or period.value
    return Resolved(
        type="TIME" if "T" in written else "DATE",
        value=written,
        begin=begin,
        finish=finish,
        granularity=period.granularity,
        mod=mod,
        anchor=anchor,
        alternatives=alternatives,
        period=period,
        weight=weight,
    )


def undated(value: str, granularity: Granularity, mod: str | None = None) -> Resolved:
    """Return a DATE or TIME that nothing in the text or about it places."""
    return Resolved(
        type="TIME" if "T" in value else "DATE", value=value, granularity=granularity, mod=mod, anchor="none"
    )


def lasting(value: str, granularity: Granularity = "day", mod: str | None = None) -> Resolved:
    """Return a DURATION."""
    return Resolved(type="DURATION", value=value, granularity=granularity, mod=mod)
