"""Lengths of time and what comes back at intervals: seven months, the past two weeks, every day."""

from datetime import date, timedelta
from typing import Final

from msgspec import structs

from dateline.mentions.times import periods
from dateline.mentions.times.amounts import amount, write_amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of
from dateline.mentions.times.resolved import Resolved, dated, lasting

_DAYS: Final = {"TS": 1, "TM": 1, "TH": 1 / 24, "D": 1, "W": 7, "F": 14}
_MONTHS: Final = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAY_LEADS: Final = frozenset(
    {"for", "end", "ended", "ending", "finish", "finished", "finishing", "close", "closed", "closing"}
)
_OLD: Final = frozenset({"old", "olds"})


def build_duration(match: Match, context: Context) -> Resolved | None:
    """Resolve a length of time; "the last two weeks" reaches from two weeks before the publication to it."""
    unit = _unit(match)
    if match.after() in _OLD or (match.after() == "-" and match.after(2) in _OLD):
        return None
    if unit == "Q" and (not match.has("n") or "-" in match.text or not match.is_a("u", "units")):
        return None
    count = amount(match, "n") if match.has("n") else None
    if match.has("late") and (count is None or count > 100):
        return None
    resolved = lasting(write_amount(count, unit), "day", mod_of(match, "about"))
    if count is None or context.today is None or not (match.has("back") or match.has("on") or match.has("late")):
        return resolved
    return _placed(
        resolved, unit, -count if match.has("back") or match.is_a("late", "last", "past") else count, context.today
    )


def _placed(resolved: Resolved, unit: str, count: float, today: date) -> Resolved:
    """Give a length of time that ends or begins today its days."""
    try:
        if unit in _DAYS:
            other = today + timedelta(days=round(_DAYS[unit] * count) or (-1 if count < 0 else 1))
        else:
            whole = periods.month(today.year, today.month + round(_MONTHS.get(unit, 12) * count))
            if whole.begin is None or whole.finish is None:
                return resolved
            other = min(whole.begin + timedelta(days=today.day - 1), whole.finish)
    except (OverflowError, ValueError):
        return resolved
    return structs.replace(resolved, begin=min(other, today), finish=max(other, today), anchor="published")


def build_past_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "the past decade", "the past year": a length that ends now."""
    unit = _unit(match)
    resolved = lasting(write_amount(1, unit))
    return _placed(resolved, unit, -1, context.today) if context.today is not None else resolved


def build_single(match: Match, context: Context) -> Resolved | None:
    """Resolve "a week": a length, or "a week" = each week after an amount."""
    unit = _unit(match)
    if unit == "Q" or match.after() == "-":
        return None
    before = context.document.token_at(match.start) - 1
    if before >= 0 and not match.has("about"):
        token = context.document.tokens[before]
        if token.tag in {"NNS", "NN", "CD"} and token.pos in {"NOUN", "NUM", "SYM"}:
            return Resolved(type="SET", value=write_amount(1, unit))
    return lasting(write_amount(None if match.is_a("u", "units") else 1, unit), "day", mod_of(match, "about"))


def build_the_unit(match: Match, context: Context) -> Resolved | None:
    """Resolve "the year" and "the week" where nothing tells which, and "the day" in "ended the day"."""
    unit = str(match.value("u"))
    if match.after() in {"of", "when", "that", "before", "after", "the"}:
        return None
    if unit == "D" and match.before() in _DAY_LEADS and context.today is not None:
        return dated(context.day or periods.day(context.today), anchor="timex")
    return lasting(write_amount(1, unit)) if unit in {"Y", "W"} else None


def build_recent(match: Match, context: Context) -> Resolved | None:
    """Resolve "recent weeks", "the coming days", "the past few months"."""
    _ = context
    if match.is_a("way", "recent"):
        return Resolved(type="DATE", value="PAST_REF", granularity="vague")
    return lasting(write_amount(None, _unit(match)), "vague")


def build_every(match: Match, context: Context) -> Resolved | None:
    """Resolve "every day", "each Thursday", "Tuesday nights"."""
    _ = context
    if match.has("w"):
        suffix = f"T{match.value('part')}" if match.has("part") else ""
        return Resolved(type="SET", value=f"XXXX-WXX-{match.value('w')}{suffix}")
    if match.has("part"):
        return Resolved(type="SET", value=f"XXXX-XX-XXT{match.value('part')}", granularity="part_of_day")
    if match.has("m"):
        return Resolved(type="SET", value=f"XXXX-{int(match.value('m')):02d}", granularity="month")
    return Resolved(type="SET", value=write_amount(1, _unit(match)))


def _unit(match: Match) -> str:
    return "TS" if match.is_a("u", "second") else str(match.value("u"))


_ABOUT: Final = r"(?P<about>about|at? least|a? several? more than|more than)?"
_SIDE: Final = r"(?:the? (?:(?P<back>last|past|previous)|(?P<on>next|following))|the? (?:ordinal|second|final|late|early)|the latest|these)?"
_COUNT: Final = r"(?P<n>NUMBER(?: and a half)?|a? several of?)"

RULES: Final = (
    Rule("duration", rf"{_SIDE} {_ABOUT} (?:the|another)? {_COUNT} (?:more|another)? (?P<u>UNIT)", build_duration),
    Rule("duration", rf"the? {_COUNT} (?P<late>last|past|next|previous|following) (?P<u>units)", build_duration),
    Rule("duration", r"(?P<n>NUMBER) hyphen (?P<u>UNIT)", build_duration),
    Rule("duration", r"(?:about|more than)? (?P<u>units)", build_duration),
    Rule("duration", r"(?P<n>number) several (?P<u>units)", build_duration),
    Rule("past-unit", r"the? past (?P<u>unit)", build_past_unit),
    Rule("single", rf"{_ABOUT} a another? (?P<u>unit)", build_single),
    Rule("single", r"(?P<u>unit|units) hyphen long", build_single),
    Rule("the-unit", r"the (?:another|fiscal)? (?P<u>unit)", build_the_unit),
    Rule("recent", r"(?P<way>recent) (?P<u>units|unit|quarter)", build_recent),
    Rule("recent", r"the? (?P<way>next|following|past|last) several? (?P<u>units)", build_recent),
    Rule("recent", r"the (?P<way>early|late|ordinal|final) (?P<u>units)", build_recent),
    Rule("every", r"each (?P<u>unit|weekend|quarter)", build_every),
    Rule("every", r"each (?P<w>weekday) (?P<part>part)?", build_every),
    Rule("every", r"each (?P<part>part)", build_every),
    Rule("every", r"each (?P<m>month)", build_every),
    Rule("every", r"(?P<w>weekdays)", build_every),
    Rule("every", r"(?P<w>weekday) (?P<part>parts)", build_every),
)
