"""Dates a number of units away from another: "two days ago", "a month earlier", "three days later", "the day before"."""

from datetime import date
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of
from dateline.mentions.times.periods import Period
from dateline.mentions.times.relative import shift, unplaced
from dateline.mentions.times.resolved import Resolved, dated

_CLAUSE_ENDS: Final = frozenset({"", ".", ",", ";", ":", ")", '"', "”", "and", "in", "at", "on", "but"})


def build_distance(match: Match, context: Context) -> Resolved | None:
    """Resolve a distance in time; one to an event ("two days after the raid") has no date in news, whose events are not ordered."""
    sign = 1 if match.is_a("way", "later", "after", "following") else -1
    to_event = (
        match.is_a("way", "before", "after")
        and match.after() not in _CLAUSE_ENDS
        and not match.after().startswith("\n")
    )
    if to_event and not context.narrative:
        return None
    if to_event and match.before() == "," and context.day_ends_at == match.first - 1 and context.day is not None:
        return dated(context.day, anchor="timex", weight=0.0)
    count = amount(match, "n") if match.has("n") else None
    unit = "TS" if match.is_a("u", "second") else str(match.value("u"))
    if count is None or unit.startswith("T"):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Resolved(type="DATE", value=value, granularity="vague", mod=mod_of(match, "about"))
    return _counted(match, context, unit, sign * count)


def _counted(match: Match, context: Context, unit: str, count: float) -> Resolved | None:
    mod, ago, reference = mod_of(match, "about"), match.is_a("way", "ago"), context.reference
    base = context.today if ago and context.today is not None else context.spoken
    if base is None or (ago and context.today is None and not context.narrative):
        return unplaced(unit, int(count), context, mod)
    if not ago and unit == "D" and reference is not None and reference.granularity in {"month", "season", "year"}:
        return Resolved(type="DATE", value=f"{reference.value[:4]}-XX-XX", anchor="timex")
    period = _moved(base, unit, count, to_the_day=not ago and reference is not None and reference.granularity == "day")
    if period is None:
        return None
    return dated(period, mod=mod, anchor="published" if ago else "timex", weight=1.0 if count > 0 else 0.0)


def _moved(base: date, unit: str, count: float, *, to_the_day: bool) -> Period | None:
    """Return the stretch of time `count` units from `base`, as finely as people mean it."""
    whole = int(count)
    if count != whole:
        return periods.month(base.year, base.month + round(12 * count)) if unit == "Y" else None
    if unit == "W" and to_the_day:
        return shift(base, "D", 7 * whole)
    return shift(base, "Y", 10 * whole) if unit == "E" else shift(base, unit, whole)


_COUNT: Final = r"(?P<about>about|at least|more than|another)? (?P<n>NUMBER(?: and a half)?|a several of?|several|a)"

RULES: Final = (
    Rule("distance", rf"{_COUNT} (?P<u>UNIT) (?P<way>ago|earlier|later|before|after)", build_distance),
    Rule("distance", r"(?P<n>the) (?P<u>unit) (?P<way>before|after|following|previous)", build_distance),
    Rule("distance", r"(?P<u>units) (?P<way>ago|earlier|later)", build_distance),
)
