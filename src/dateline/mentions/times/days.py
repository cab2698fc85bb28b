"""Days counted from the publication: yesterday, tonight, Monday."""

from datetime import timedelta
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of, time_of_day
from dateline.mentions.times.resolved import Resolved, dated, undated


def build_yesterday(match: Match, context: Context) -> Resolved | None:
    """Resolve yesterday, today and tomorrow, with a part of the day."""
    step = int(match.value("d"))
    if context.today is None:
        if step == 0 and context.narrative:
            return Resolved(type="DATE", value="PRESENT_REF", granularity="vague")
        return undated("XXXX-XX-XX" + time_of_day(match), "day", mod_of(match))
    period = periods.day(context.today + timedelta(days=step))
    return dated(period, mod=mod_of(match), anchor="published", value=period.value + time_of_day(match))


def build_night(match: Match, context: Context) -> Resolved | None:
    """Resolve "tonight", "last night", "this morning", "that afternoon", "the next morning"."""
    words = match.words("that") if match.has("that") else ""
    told = words.startswith(("that", "the"))
    step = -1 if words in {"last", "the previous"} else 1 if "next" in words or "following" in words else 0
    base = context.spoken if told else context.today
    if base is None:
        return undated("XXXX-XX-XX" + time_of_day(match), "day")
    period = periods.day(base + timedelta(days=step))
    return dated(
        period, mod=mod_of(match), anchor="timex" if told else "published", value=period.value + time_of_day(match)
    )


def build_overnight(match: Match, context: Context) -> Resolved | None:
    """Resolve "overnight": the night that ends on the day of publication."""
    _ = match
    today = context.today
    if today is None:
        return undated("XXXX-XX-XXTNI", "part_of_day")
    return Resolved(
        type="TIME",
        value=f"{today.isoformat()}TNI",
        begin=today - timedelta(days=1),
        finish=today,
        granularity="part_of_day",
        anchor="published",
    )


def build_weekday(match: Match, context: Context) -> Resolved | None:
    """Resolve a weekday by the tense of its clause: "said Monday", "will meet on Monday", "last Monday"."""
    number = int(match.value("w"))
    suffix = time_of_day(match)
    today = context.today or (context.spoken if context.narrative else None)
    if today is None:
        return undated(f"XXXX-WXX-{number}{suffix}", "day", mod_of(match))
    back = (today.isoweekday() - number) % 7
    words = match.words("that") if match.has("that") else ""
    if words.endswith(("last", "past", "previous")):
        days = -(back or 7)
    elif words.endswith(("next", "following", "coming")):
        days = 7 - back
    elif words == "this":
        days = number - today.isoweekday()
    elif back == 0:
        days = 0
    else:
        days = 7 - back if _lies_ahead(match, context) else -back
    period = periods.day(today + timedelta(days=days))
    return dated(period, mod=mod_of(match), anchor="published", value=period.value + suffix)


def build_day_of_week(match: Match, context: Context) -> Resolved | None:
    """Resolve "Tuesday of last week", "Monday next week"."""
    if match.value("u") != "W":
        return None
    number = int(match.value("w"))
    if context.today is None:
        return undated(f"XXXX-WXX-{number}", "day")
    step = -1 if match.is_a("that", "last") else 1 if match.is_a("that", "next") else 0
    days = number - context.today.isoweekday() + 7 * step
    return dated(periods.day(context.today + timedelta(days=days)), anchor="published")


def _lies_ahead(match: Match, context: Context) -> bool:
    """Tell a weekday to come from one gone by."""
    before = match.before(2) if match.before() == "on" else match.before()
    if match.after() in {"'", "’"} and match.after(2) == "s":
        return False
    tense = context.tense(match.lexemes.starts[match.parts["w"][0]])
    if before in {"beginning", "starting", "effective"}:
        return True
    if before in {"until", "till"} and match.before(2) not in {"", ".", "\n", "\n\n"}:
        return True
    if before in {"until", "till", "by", "through", "before"}:
        return tense != "past"
    return tense == "future"


def build_day_before(match: Match, context: Context) -> Resolved | None:
    """Resolve "the day before yesterday", "the day after tomorrow"."""
    if context.today is None:
        return undated("XXXX-XX-XX", "day")
    sign = 1 if match.is_a("way", "after") else -1
    return dated(periods.day(context.today + timedelta(days=int(match.value("d")) + sign)), anchor="published")


PART: Final = r"(?:in? the? (?P<part>part))?"
_MOD: Final = r"(?P<mod>early|late|earlier|later|mid)? hyphen?"
_WHICH: Final = r"(?P<that>last|next|this|this past|this next|the? following|the? previous|the past)?"

RULES: Final = (
    Rule("yesterday", rf"{_MOD} (?P<d>yesterday) {PART}", build_yesterday),
    Rule("yesterday", rf"{_MOD} (?P<part>part) (?P<d>yesterday)", build_yesterday),
    Rule("yesterday", r"(?P<mod>the? (?:start|end|mid) of) (?P<d>yesterday)", build_yesterday),
    Rule("night", r"(?P<part>tonight)", build_night),
    Rule(
        "night",
        rf"{_MOD} (?P<that>this|that|last|the next|the following|the previous|that same) (?P<part>part)",
        build_night,
    ),
    Rule("overnight", r"overnight", build_overnight),
    Rule("weekday", rf"{_MOD} {_WHICH} (?P<w>weekday) {PART}", build_weekday),
    Rule("weekday", rf"{_MOD} the? (?P<part>part) (?:of|on)? (?P<w>weekday)", build_weekday),
    Rule("weekday", r"the? (?P<mod>early|late) units of (?P<w>weekday) (?P<part>part)?", build_weekday),
    Rule("weekday", r"(?P<mod>early|late|earlier|later) on (?P<w>weekday) (?P<part>part)?", build_weekday),
    Rule("day-of-week", r"(?P<w>weekday) of? (?P<that>last|next|this) (?P<u>unit)", build_day_of_week),
    Rule("day-before", r"the unit (?P<way>before|after) (?P<d>yesterday)", build_day_before),
)
