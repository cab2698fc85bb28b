"""Resolve the expressions of time of a document, in text order."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from dateline.mentions.times.chronicle import Chronicle
from dateline.mentions.times.context import Context
from dateline.mentions.times.find import next_matches
from dateline.mentions.times.lexer import Lexemes, code, lex
from dateline.mentions.times.resolved import Resolved
from dateline.mentions.times.vague import find_vague
from dateline.records import Document, Timex

_BEFORE_CHRIST = re.compile(r"\d\s?(?:BC\b|BCE\b|B\.C\.)")


def find_markables(document: Document) -> tuple[Timex, ...]:
    """Return the expressions of time as TIMEX3 marks them up: the ends of a range one by one, no words like "still" or "soon"."""
    return resolve_timexes(document, markable=True)


def resolve_timexes(document: Document, *, markable: bool = False) -> tuple[Timex, ...]:
    """Return the single expressions of time of `document`, resolved, in text order."""
    lexemes = lex(document.text)
    published = date.fromisoformat(document.report.published[:10]) if document.report.published else None
    ancient = len(_BEFORE_CHRIST.findall(document.text)) >= 3
    context = Context(
        document,
        published,
        chronicle=Chronicle(lexemes) if ancient or _is_history(lexemes, published) else None,
        ancient=ancient,
    )
    vague = [_timex(context, *each, "vague") for each in find_vague(context, markable=markable)]
    return tuple(_merge([*_resolve(lexemes, context), *vague]))


def _is_history(lexemes: Lexemes, published: date | None) -> bool:
    """Tell a history from news: it names several years, mostly well before its publication, and hardly a weekday, yesterday or today."""
    if published is None:
        return False
    kinds = Counter(lexemes.codes)
    years = [int(value) for kind, value in zip(lexemes.codes, lexemes.values, strict=True) if kind == code("year")]
    far = sum(published.year - year > 1 for year in years)
    dates = len(years) + kinds[code("month")]
    near = kinds[code("weekday")] + kinds[code("yesterday")]
    return far >= 3 and far >= 0.5 * len(years) and dates >= 12 and near <= 0.12 * dates


def _resolve(lexemes: Lexemes, context: Context) -> Iterator[Timex]:
    """Yield what the rules make of the text: at each place the longest words that a rule accepts."""
    position = 0
    while matches := next_matches(lexemes, position):
        position = matches[0].first + 1
        for match in matches:
            resolved = match.rule.build(match, context)
            if resolved is None:
                continue
            if resolved.period is not None and resolved.weight:
                context.note(resolved.period, match.first, resolved.weight)
            if match.rule.name in {"date", "further-day"}:
                context.day_ends_at = match.last
            yield _timex(context, match.start, match.end, resolved, match.rule.name)
            position = match.last
            break


def _merge(timexes: list[Timex]) -> Iterator[Timex]:
    """Yield the timexes in text order; of two that overlap the longer one, of equals the first given."""
    kept: Timex | None = None
    for timex in sorted(timexes, key=lambda timex: (timex.start, -timex.end)):
        if kept is not None and timex.start < kept.end:
            if timex.end - timex.start > kept.end - kept.start:
                kept = timex
            continue
        if kept is not None:
            yield kept
        kept = timex
    if kept is not None:
        yield kept


def _timex(context: Context, start: int, end: int, resolved: Resolved, rule: str) -> Timex:
    return Timex(
        start=start,
        end=end,
        text=context.document.text[start:end],
        type=resolved.type,
        value=resolved.value,
        begin=resolved.begin.isoformat() if resolved.begin else None,
        finish=resolved.finish.isoformat() if resolved.finish else None,
        granularity=resolved.granularity,
        mod=resolved.mod,
        anchor=resolved.anchor,
        alternatives=resolved.alternatives,
        rule=rule,
    )
