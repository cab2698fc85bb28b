"""Dates counted from another: yesterday, Monday, last week, two days ago, the next day."""

from datetime import date, timedelta
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.periods import Period
from dateline.mentions.times.resolved import Resolved, dated, lasting, undated

_SHAPES: Final = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "Q": "XXXX-QX",
    "WE": "XXXX-WXX-WE",
}
_DAYS: Final = {"D": 1, "W": 7, "F": 14}


def build_yesterday(match: Match, context: Context) -> Resolved | None:
    """Resolve yesterday, today and tomorrow, with a part of the day."""
    step = int(match.value("d"))
    mod = _mod(match)
    if step == 0 and match.after() == "'" and False:
        return None
    if context.today is None:
        if step == 0 and context.narrative:
            return Resolved(type="DATE", value="PRESENT_REF", granularity="vague")
        return undated("XXXX-XX-XX" + _part(match), "day", mod)
    period = periods.day(context.today + timedelta(days=step))
    return dated(period, mod=mod, anchor="published", value=period.value + _part(match))


def build_tonight(match: Match, context: Context) -> Resolved | None:
    """Resolve "tonight", "last night", "this morning", "overnight"."""
    words = match.text.lower()
    base = context.today if not words.startswith("that") else context.spoken
    step = -1 if words.startswith("last") else 1 if words.startswith("next") else 0
    if words.startswith(("the next", "the following")):
        base, step = context.spoken, 1
    elif words.startswith("the previous"):
        base, step = context.spoken, -1
    suffix = f"T{match.value('part')}" if not str(match.value("part")).startswith("T") else str(match.value("part"))
    if base is None:
        return undated("XXXX-XX-XX" + suffix, "day")
    period = periods.day(base + timedelta(days=step))
    resolved = dated(period, mod=_mod(match), anchor="published", value=period.value + suffix)
    if match.is_a("part", "overnight"):
        return Resolved(
            type="TIME",
            value=period.value + "TNI",
            begin=base - timedelta(days=1),
            finish=base,
            granularity="part_of_day",
            anchor="published",
        )
    return resolved


def build_weekday(match: Match, context: Context) -> Resolved | None:
    """Resolve a weekday by the tense of its clause: "said Monday", "will meet on Monday", "last Monday"."""
    number = int(match.value("w"))
    suffix = _part(match)
    today = context.today or (context.spoken if context.narrative else None)
    mod = _mod(match)
    if today is None:
        return undated(f"XXXX-WXX-{number}{suffix}", "day", mod)
    back = (today.isoweekday() - number) % 7
    words = match.words("that") if match.has("that") else ""
    if "last" in words or "past" in words or "previous" in words:
        when = today - timedelta(days=back or 7)
    elif "next" in words or "coming" in words or "following" in words:
        when = today + timedelta(days=7 - back)
    elif "this" in words:
        when = today + timedelta(days=number - today.isoweekday())
    elif back == 0:
        when = today
    else:
        ahead = context.tense(
            match.start + len(match.text) - len(match.text.lstrip())
        ) == "future" or match.before() in {"until", "by", "till", "through"}
        when = today + timedelta(days=7 - back) if ahead else today - timedelta(days=back)
    period = periods.day(when)
    return dated(period, mod=mod, anchor="published", value=period.value + suffix)


def build_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "last week", "this year", "the following day", "that month"."""
    unit = str(match.value("u"))
    words = match.words("that")
    mod = _mod(match)
    anchored = (
        context.today is None
        or any(
            word in words
            for word in ("that", "same", "previous", "preceding", "prior", "following", "subsequent", "ensuing")
        )
        or words.startswith("the next")
    )
    if anchored and not context.narrative and context.published is None and context.reference is None:
        return undated(_SHAPES.get(unit, "XXXX"), _granularity(unit), mod)
    base = context.spoken if anchored else context.today
    step = (
        -1
        if any(word in words for word in ("last", "past", "previous", "preceding", "prior"))
        else 1
        if any(word in words for word in ("next", "coming", "following", "subsequent", "upcoming"))
        else 0
    )
    if base is None:
        if context.year is not None and context.year < 0 and unit == "Y":
            return dated(periods.year(context.year + step), mod=mod, anchor="timex")
        return undated(_SHAPES.get(unit, "XXXX"), _granularity(unit), mod)
    if unit.startswith("T"):
        return None
    if unit == "D" and words.startswith(("this", "these")):
        return None
    period = shift(base, unit, step)
    if period is None:
        return None
    resolved = dated(period, mod=mod, anchor="timex" if anchored else "published")
    if (
        step == 0
        and not anchored
        and unit == "W"
        and words == "this"
        and mod is None
        and context.today is not None
        and context.tense(match.start) != "future"
    ):
        return Resolved(
            type="DATE",
            value=period.value,
            begin=period.begin,
            finish=context.today,
            granularity="week",
            anchor="published",
            period=period,
        )
    return resolved


def shift(base: date, unit: str, step: int) -> Period | None:
    """Return the day, week, month ... that lies `step` units from the one that holds `base`."""
    if unit in _DAYS:
        try:
            moved = base + timedelta(days=_DAYS[unit] * step)
        except OverflowError:
            return None
        return periods.day(moved) if unit == "D" else periods.week(moved)
    if unit == "WE":
        return periods.weekend(base + timedelta(days=7 * step))
    if unit == "M":
        return periods.month(base.year, base.month + step)
    if unit == "Q":
        return periods.quarter(base.year, (base.month + 2) // 3 + step)
    target = base.year + step * {"Y": 1, "E": 10, "C": 100, "L": 1000}.get(unit, 1)
    if unit == "Y":
        return periods.year(target)
    if unit == "E":
        return periods.decade(target)
    return periods.century(target // 100 + 1) if unit == "C" else None


def _granularity(unit: str) -> str:
    return {
        "D": "day",
        "W": "week",
        "M": "month",
        "Y": "year",
        "E": "decade",
        "C": "century",
        "Q": "quarter",
        "WE": "day",
    }.get(unit, "vague")


def build_distance(match: Match, context: Context) -> Resolved | None:
    """Resolve "two weeks ago", "a month earlier", "three days later", "the day before"."""
    unit = str(match.value("u")) if not match.is_a("u", "second") else "TS"
    count = amount(match, "n") if match.has("n") else 1.0
    ago = match.is_a("way", "ago")
    sign = 1 if match.is_a("way", "later", "after", "following") else -1
    mod = _about(match)
    if unit.startswith("T"):
        return Resolved(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", granularity="vague")
    if count is None:
        return Resolved(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", granularity="vague", mod=mod)
    base = context.today if ago else context.spoken
    if ago and base is None:
        base = context.spoken if context.narrative else None
    if base is None:
        if context.year is not None and context.year < 0 and unit in "YE":
            return dated(
                periods.year(context.year + sign * int(count * (10 if unit == "E" else 1))), mod=mod, anchor="timex"
            )
        return undated(_SHAPES.get(unit, "XXXX"), _granularity(unit), mod)
    anchor = "published" if ago else "timex"
    reference = context.reference
    if (
        unit == "Y"
        and count == int(count)
        and reference is not None
        and reference.granularity == "quarter"
        and reference.begin is not None
    ):
        return dated(
            periods.quarter(reference.begin.year + sign * int(count), (reference.begin.month + 2) // 3),
            mod=mod,
            anchor="timex",
        )
    if count != int(count):
        return (
            dated(periods.month(base.year, base.month + sign * round(12 * count)), mod=mod, anchor=anchor)
            if unit == "Y"
            else None
        )
    if unit == "W" and not ago and reference is not None and reference.granularity == "day":
        return dated(periods.day(base + timedelta(days=sign * 7 * int(count))), mod=mod, anchor=anchor)
    if unit == "E":
        return dated(periods.year(base.year + sign * 10 * int(count)), mod=mod, anchor=anchor)
    period = shift(base, unit, sign * int(count))
    return dated(period, mod=mod, anchor=anchor) if period else None


def build_edge_of_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "the end of the month", "year-end", "later in the year"."""
    unit = str(match.value("u"))
    base = context.today if not context.narrative else context.spoken
    mod = _mod(match)
    if base is None:
        return undated(_SHAPES.get(unit, "XXXX"), _granularity(unit), mod)
    period = shift(base, unit, 0)
    return dated(period, mod=mod, anchor="timex" if context.narrative else "published") if period else None


def build_the_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "the weekend", "the quarter"."""
    unit = str(match.value("u"))
    reference = context.reference
    if unit == "Q":
        if reference is not None and reference.granularity == "quarter":
            return dated(reference, anchor="timex")
        return lasting("P1Q", "quarter")
    base = context.today or context.spoken
    if base is None:
        return undated(_SHAPES[unit], "day")
    step = -1 if base.isoweekday() < 5 and context.tense(match.start) != "future" else 0
    return dated(periods.weekend(base + timedelta(days=7 * step)), anchor="published", mod=_mod(match))


def build_day_before(match: Match, context: Context) -> Resolved | None:
    """Resolve "the day before yesterday", "the day after tomorrow"."""
    if context.today is None:
        return undated("XXXX-XX-XX", "day")
    sign = 1 if match.is_a("way", "after") else -1
    return dated(periods.day(context.today + timedelta(days=int(match.value("d")) + sign)), anchor="published")


def _mod(match: Match) -> str | None:
    value = match.value("mod") if match.has("mod") else 0
    return value if isinstance(value, str) else None


def _about(match: Match) -> str | None:
    if not match.has("about"):
        return None
    return next((str(value) for value in match.values("about") if isinstance(value, str)), None)


def _part(match: Match) -> str:
    if not match.has("part"):
        return ""
    value = str(match.value("part"))
    return value if value.startswith("T") else f"T{value}"


_PART: Final = r"(?:in? the? (?P<part>part))?"
_THAT: Final = r"(?P<that>this|that|last|next|the? previous|the? following|the? current|the? same|that same|this same|this past|this next|the past|the next|the last)"
_COUNT: Final = r"(?P<about>about|at least|more than|another)? (?P<n>NUMBER|a several of?|several|a)"

RULES: Final = (
    Rule("yesterday", rf"(?P<mod>early|late|earlier|later|mid)? (?P<d>yesterday) {_PART}", build_yesterday),
    Rule("yesterday", r"(?P<mod>early|late|mid)? hyphen? (?P<part>part) (?P<d>yesterday)", build_yesterday),
    Rule("yesterday", r"(?P<mod>the? (?:start|end|mid) of) (?P<d>yesterday)", build_yesterday),
    Rule("tonight", r"(?P<part>tonight|overnight)", build_tonight),
    Rule(
        "tonight",
        r"(?P<mod>early|late|earlier|later|mid)? (?:this|that|last|next|the next|the following|the previous|that same) (?P<part>part)",
        build_tonight,
    ),
    Rule(
        "weekday",
        rf"(?P<mod>early|late|earlier|later|mid)? (?P<that>last|next|this|this past|this next|the? following|the? previous|the past)? (?P<w>weekday) {_PART}",
        build_weekday,
    ),
    Rule(
        "weekday", r"(?P<mod>early|late|mid)? hyphen? (?:the)? (?P<part>part) (?:of|on)? (?P<w>weekday)", build_weekday
    ),
    Rule("unit", rf"MOD {_THAT} fiscal? (?P<u>unit|quarter|weekend)", build_unit),
    Rule("unit", r"(?P<that>the) latest (?P<u>quarter|unit)", build_unit),
    Rule("distance", rf"{_COUNT} (?P<u>UNIT) (?P<way>ago|earlier|later|before|after)", build_distance),
    Rule("distance", r"(?P<n>the) (?P<u>unit) (?P<way>before|after|following|previous)", build_distance),
    Rule("distance", r"(?P<u>units) (?P<way>ago|earlier|later)", build_distance),
    Rule("distance", r"(?P<u>unit) hyphen (?P<way>ago|earlier) (?:period|quarter)?", build_distance),
    Rule("distance", r"the (?P<u>unit) hyphen (?P<way>ago|earlier) (?:period|quarter)?", build_distance),
    Rule(
        "edge-of-unit",
        r"(?P<mod>the? (?:start|end|mid) of|later in|late in|early in) the (?P<u>unit|quarter)",
        build_edge_of_unit,
    ),
    Rule("edge-of-unit", r"(?P<u>unit) (?:quote word)? hyphen? (?P<mod>end)", build_edge_of_unit),
    Rule("the-unit", r"(?P<mod>early|late)? the (?P<u>weekend|quarter)", build_the_unit),
    Rule("day-before", r"the unit (?P<way>before|after) (?P<d>yesterday)", build_day_before),
)
