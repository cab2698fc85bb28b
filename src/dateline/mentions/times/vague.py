"""Words that point at the past, the present or the future without a date, and words for what comes back."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.lexicons import load
from dateline.mentions.times.context import Context
from dateline.mentions.times.resolved import Resolved


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, Resolved]]:
    known: dict[str, Resolved] = {}
    for entry in load("times-vague"):
        known.update(dict.fromkeys(entry["phrases"], Resolved(type="DATE", value=entry["value"], granularity="vague")))
    for entry in load("times-sets"):
        known.update(
            dict.fromkeys(entry["phrases"], Resolved(type=entry["type"], value=entry["value"], granularity="day"))
        )
    longest = sorted(known, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(phrase) for phrase in longest) + r")(?!\w)", re.IGNORECASE
    ), known


def find_vague(context: Context) -> Iterator[tuple[int, int, Resolved]]:
    """Yield start, end and meaning of each such expression, in text order."""
    pattern, known = _phrases()
    text = context.document.text
    for match in pattern.finditer(text):
        phrase = match[0].lower()
        if _means_time(phrase, match.start(), match.end(), context):
            yield match.start(), match.end(), known[phrase]


def _means_time(phrase: str, start: int, end: int, context: Context) -> bool:
    """Leave "once" the conjunction, "soon" in "as soon as", "earlier" before a noun, "the past" before a unit."""
    text = context.document.text
    after = text[end : end + 24].lstrip().lower()
    before = text[max(0, start - 12) : start].rstrip().lower()
    if phrase in {"soon", "shortly"}:
        return not (before.endswith(" as") or after.startswith(("after", "before", "as ")))
    if phrase == "once":
        return _tag(context, start) == "RB" and not before.endswith((" at", "for", "only"))
    if phrase in {"earlier", "later"}:
        return False
    if phrase == "now":
        return not after.startswith("that ")
    return True


def _tag(context: Context, offset: int) -> str:
    index = context.document.token_at(offset)
    return context.document.tokens[index].tag if index >= 0 else ""
