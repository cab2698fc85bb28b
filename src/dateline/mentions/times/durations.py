"""Lengths of time and what comes back at intervals: seven months, the past two weeks, every day."""

from typing import Final

from dateline.mentions.times.amounts import amount, write_amount
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.parts import mod_of
from dateline.mentions.times.resolved import Resolved, lasting


def build_duration(match: Match, context: Context) -> Resolved | None:
    """Resolve a length of time."""
    _ = context
    unit = _unit(match)
    if unit == "Q" and (not match.has("n") or "-" in match.text):
        return None
    if (
        match.after() in {"old", "olds"}
        or match.after() == "-"
        and match.touches_after()
        and match.after(2) in {"old", "olds"}
    ):
        return None
    count = amount(match, "n") if match.has("n") else None
    return lasting(write_amount(count, unit), "day", mod_of(match, "about"))


def build_single(match: Match, context: Context) -> Resolved | None:
    """Resolve "a week": a length, or "a week" = each week after an amount."""
    unit = _unit(match)
    if unit == "TS" or unit == "Q":
        return None
    if match.after() == "-":
        return None
    index = context.document.token_at(match.start)
    if (
        index > 0
        and context.document.tokens[index - 1].tag in {"NNS", "NN", "CD"}
        and context.document.tokens[index - 1].pos in {"NOUN", "NUM", "SYM"}
        and not match.has("about")
    ):
        return Resolved(type="SET", value=write_amount(1, unit), granularity="day")
    return lasting(write_amount(1, unit), "day", mod_of(match, "about"))


def build_recent(match: Match, context: Context) -> Resolved | None:
    """Resolve "recent weeks", "the coming days", "the past few months"."""
    _ = context
    if match.is_a("way", "recent"):
        return Resolved(type="DATE", value="PAST_REF", granularity="vague")
    if match.is_a("way", "next", "following"):
        return lasting(write_amount(None, _unit(match)), "vague")
    return lasting(write_amount(None, _unit(match)), "vague")


def build_every(match: Match, context: Context) -> Resolved | None:
    """Resolve "every day", "each Thursday", "Tuesday nights"."""
    _ = context
    if match.has("w"):
        suffix = f"T{match.value('part')}" if match.has("part") else ""
        return Resolved(type="SET", value=f"XXXX-WXX-{match.value('w')}{suffix}", granularity="day")
    if match.has("m"):
        return Resolved(type="SET", value=f"XXXX-{int(match.value('m')):02d}", granularity="month")
    return Resolved(type="SET", value=write_amount(1, _unit(match)), granularity="day")


def _unit(match: Match) -> str:
    return "TS" if match.is_a("u", "second") else str(match.value("u"))


_ABOUT: Final = r"(?P<about>about|at? least|a? several? more than|more than)?"
_RANGED: Final = r"(?:the? (?:last|past|next|previous|following|ordinal|second|final|late|early)|the latest|these)?"

RULES: Final = (
    Rule(
        "duration",
        rf"{_RANGED} {_ABOUT} (?:the|another)? (?P<n>NUMBER|a? several of?) (?:more|another|last|past|next|previous)? (?P<u>UNIT)",
        build_duration,
    ),
    Rule("duration", r"(?P<n>NUMBER) and a half (?P<u>units)", build_duration),
    Rule("duration", r"a? (?P<n>NUMBER) hyphen (?P<u>UNIT)", build_duration),
    Rule("duration", r"(?:about|more than)? (?P<u>units)", build_duration),
    Rule("duration", r"(?P<n>number) several (?P<u>units)", build_duration),
    Rule("single", rf"{_ABOUT} a (?:another)? (?P<u>unit)", build_single),
    Rule("single", r"(?P<u>unit|units) hyphen long", build_single),
    Rule("recent", r"(?P<way>recent) (?P<u>units|unit|quarter)", build_recent),
    Rule("recent", r"the? (?P<way>next|following|past|last) several? (?P<u>units)", build_recent),
    Rule("every", r"each (?P<u>unit|weekend|quarter)", build_every),
    Rule("every", r"each (?P<w>weekday) (?P<part>part)?", build_every),
    Rule("every", r"each (?P<m>month)", build_every),
    Rule("every", r"(?P<w>weekdays)", build_every),
    Rule("every", r"(?P<w>weekday) (?P<part>parts)", build_every),
)
