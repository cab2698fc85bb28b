"""Words that point at the past, the present or the future without a date, and words for what comes back."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import structs

from dateline.lexicons import load
from dateline.mentions.times.context import Context
from dateline.mentions.times.resolved import Resolved


@cache
def _phrases(*, markable: bool) -> tuple[re.Pattern[str], dict[str, Resolved]]:
    known: dict[str, Resolved] = {}
    for entry in load("times-vague"):
        if markable and not entry.get("markable", True):
            continue
        known.update(dict.fromkeys(entry["phrases"], Resolved(type="DATE", value=entry["value"], granularity="vague")))
    for entry in load("times-sets"):
        known.update(
            dict.fromkeys(entry["phrases"], Resolved(type=entry["type"], value=entry["value"], granularity="day"))
        )
    longest = sorted(known, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(phrase) for phrase in longest) + r")(?!\w)", re.IGNORECASE
    ), known


def find_vague(context: Context, *, markable: bool) -> Iterator[tuple[int, int, Resolved]]:
    """Yield start, end and meaning of each such expression, in text order; only those that TIMEX3 marks up when `markable`."""
    pattern, known = _phrases(markable=markable)
    text = context.document.text
    for match in pattern.finditer(text):
        phrase = match[0].lower()
        if _means_time(phrase, match.start(), match.end(), context):
            yield match.start(), match.end(), _dated(known[phrase], context)


def _dated(resolved: Resolved, context: Context) -> Resolved:
    """Give the present the day of publication."""
    if resolved.value != "PRESENT_REF" or context.today is None:
        return resolved
    return structs.replace(resolved, begin=context.today, finish=context.today, anchor="published")


def _means_time(phrase: str, start: int, end: int, context: Context) -> bool:
    """Leave "once" the conjunction, "soon" in "as soon as", "now that"; "former" dates things only in a history."""
    text = context.document.text
    after = text[end : end + 24].lstrip().lower()
    before = text[max(0, start - 12) : start].rstrip().lower()
    if phrase in {"soon", "very soon", "shortly"}:
        if before.endswith(" as") or after.startswith(("after", "before", "as ")):
            return False
        return context.tense(start) != "past"
    if phrase == "once":
        return _tag(context, start) == "RB" and not before.endswith((" at", "for", "only"))
    if phrase == "date":
        return before.endswith(" to") or before == "to"
    if phrase in {"former", "future", "night"}:
        return context.narrative
    return True


def _tag(context: Context, offset: int) -> str:
    index = context.document.token_at(offset)
    return context.document.tokens[index].tag if index >= 0 else ""
