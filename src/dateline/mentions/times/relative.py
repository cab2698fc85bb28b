"""Dates counted in units from another: last week, that month, the next day, the end of the year."""

from datetime import date, timedelta
from typing import Final

from msgspec import structs

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import write_amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of
from dateline.mentions.times.periods import Period
from dateline.mentions.times.resolved import Resolved, dated, lasting, undated
from dateline.records import Granularity

_SHAPES: Final[dict[str, tuple[str, Granularity]]] = {
    "D": ("XXXX-XX-XX", "day"),
    "W": ("XXXX-WXX", "week"),
    "F": ("XXXX-WXX", "week"),
    "WE": ("XXXX-WXX-WE", "day"),
    "M": ("XXXX-XX", "month"),
    "Q": ("XXXX-QX", "quarter"),
    "Y": ("XXXX", "year"),
    "E": ("XXX", "decade"),
    "C": ("XX", "century"),
}
_DAYS: Final = {"D": 1, "W": 7, "F": 14, "WE": 7}
_YEARS: Final = {"Y": 1, "E": 10, "C": 100, "L": 1000}
_BACK: Final = ("last", "past", "previous", "preceding", "prior")
_ON: Final = ("next", "coming", "upcoming", "following", "subsequent", "ensuing")
_TOLD: Final = ("that", "same", "previous", "preceding", "prior", "following", "subsequent", "ensuing")


def shift(base: date, unit: str, step: int) -> Period | None:
    """Return the day, week, month ... that lies `step` units from the one that holds `base`; null past the calendar's ends."""
    try:
        return _shift_days(base, unit, step) if unit in _DAYS else _shift_months(base, unit, step)
    except (OverflowError, ValueError):
        return None


def _shift_days(base: date, unit: str, step: int) -> Period:
    moved = base + timedelta(days=_DAYS[unit] * step)
    if unit == "WE":
        return periods.weekend(moved)
    return periods.day(moved) if unit == "D" else periods.week(moved)


def _shift_months(base: date, unit: str, step: int) -> Period | None:
    if unit == "M":
        return periods.month(base.year, base.month + step)
    if unit == "Q":
        return periods.quarter(base.year, (base.month + 2) // 3 + step)
    target = base.year + step * _YEARS.get(unit, 1)
    if unit == "C" and target > 0:
        return periods.century(target // 100 + 1)
    return {"Y": periods.year, "E": periods.decade}[unit](target) if unit in {"Y", "E"} and target > 0 else None


def build_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "last week", "this year", "the following day", "that month"."""
    unit, words = str(match.value("u")), match.words("that")
    if unit.startswith("T") or (unit == "D" and words == "this" and not context.narrative):
        return None
    if match.before() == "for" and unit in _YEARS and words in {"the next", "the following"}:
        return lasting(write_amount(1, unit))
    told = context.narrative or any(word in words for word in _TOLD) or words == "the next"
    step = -1 if any(word in words for word in _BACK) else 1 if any(word in words for word in _ON) else 0
    base = _base(unit, step, context, told=told)
    if base is None:
        return unplaced(unit, step, context, mod_of(match))
    period = shift(base, unit, step)
    if period is None:
        return None
    anchor = "timex" if told else "published"
    if step:
        return dated(period, mod=mod_of(match), anchor=anchor, weight=0.0 if step < 0 else 1.0)
    return _in_the_same(unit, match, dated(period, mod=mod_of(match), anchor=anchor), context, told=told)


def _base(unit: str, step: int, context: Context, *, told: bool) -> date | None:
    """Return the day to count from: the last one told for "the next day", else the last stretch of time told, else the publication."""
    if not told:
        return context.today
    if unit == "D" and step and context.day is not None and context.day.begin is not None:
        return context.day.begin
    return context.spoken


def _in_the_same(unit: str, match: Match, resolved: Resolved, context: Context, *, told: bool) -> Resolved:
    """Resolve "that day", "later that month", "earlier this week"."""
    reference = context.reference
    if not told:
        return _cut_at_today(match, resolved, context)
    if unit == "D" and reference is not None and reference.granularity == "month":
        return dated(reference, value=f"{reference.value}-XX", mod=resolved.mod, anchor="timex")
    return _cut_at_reference(match, resolved, reference)


def _cut_at_reference(match: Match, resolved: Resolved, reference: Period | None) -> Resolved:
    """Let "later that month" begin after the day told before, and "earlier that year" end before it."""
    period, words = resolved.period, match.text.lower()
    if period is None or period.begin is None or period.finish is None or not words.startswith(("earlier", "later")):
        return resolved
    begin, finish = period.begin, period.finish
    if reference is not None and reference.begin is not None and reference.finish is not None:
        if words.startswith("later") and begin <= reference.finish < finish:
            begin = reference.finish + timedelta(days=1)
        elif words.startswith("earlier") and begin < reference.begin <= finish:
            finish = reference.begin - timedelta(days=1)
    return structs.replace(resolved, begin=begin, finish=finish)


def unplaced(unit: str, step: int, context: Context, mod: str | None) -> Resolved:
    """Return a unit that hangs on nothing, or on a year before Christ."""
    if context.year is not None and context.year < 0 and unit in _YEARS:
        return dated(periods.year(context.year + step * _YEARS[unit]), mod=mod, anchor="timex")
    value, granularity = _SHAPES.get(unit, ("XXXX", "vague"))
    return undated(value, granularity, mod)


def _cut_at_today(match: Match, resolved: Resolved, context: Context) -> Resolved:
    """Let "this week" and "earlier this month" end with the publication, and "later this week" begin after it."""
    today, period, words = context.today, resolved.period, match.text.lower()
    if (
        today is None
        or period is None
        or period.begin is None
        or period.finish is None
        or not period.begin <= today <= period.finish
    ):
        return resolved
    if words.startswith("earlier") and period.begin < today:
        return structs.replace(resolved, begin=period.begin, finish=today - timedelta(days=1))
    if words.startswith("later") and today < period.finish:
        return structs.replace(resolved, begin=today + timedelta(days=1), finish=period.finish)
    if words == "this week" and context.tense(match.start) != "future":
        return structs.replace(resolved, finish=today)
    return resolved


def build_edge_of_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "the end of the month", "year-end", "later in the year"."""
    unit = str(match.value("u"))
    base = context.spoken if context.narrative else context.today
    if base is None:
        return unplaced(unit, 0, context, mod_of(match))
    period = shift(base, unit, 0)
    if period is None:
        return None
    if unit == "Y" and period.finish is not None and match.text.lower().startswith("year"):
        return dated(periods.day(period.finish), anchor="published")
    return dated(period, mod=mod_of(match), anchor="timex" if context.narrative else "published")


def build_weekend(match: Match, context: Context) -> Resolved | None:
    """Resolve "the weekend": the last one, or the next one in a clause about the future."""
    base = context.spoken if context.narrative else context.today
    if base is None:
        return undated("XXXX-WXX-WE", "day")
    step = -1 if base.isoweekday() < 6 and context.tense(match.start) != "future" else 0
    return dated(periods.weekend(base + timedelta(days=7 * step)), anchor="published", mod=mod_of(match))


_THAT: Final = (
    r"(?P<that>this|that|last|next|the? previous|the? following|the? current|the? same|that same|this same|this past|this next"
    r"|the past|the next|the last|next)"
)

RULES: Final = (
    Rule("unit", rf"MOD {_THAT} fiscal? (?P<u>unit|quarter|weekend)", build_unit),
    Rule(
        "edge-of-unit",
        r"(?P<mod>the? (?:start|end|mid) of|later in|late in|early in) the (?P<u>unit|quarter)",
        build_edge_of_unit,
    ),
    Rule("edge-of-unit", r"(?P<u>unit) (?:quote word)? hyphen? (?P<mod>end)", build_edge_of_unit),
    Rule("weekend", r"(?P<mod>early|late)? the (?P<u>weekend)", build_weekend),
)
