"""Find the expressions of time of a document."""

from functools import cache
from re import Match as RegexMatch
from re import Pattern

from dateline.mentions.times import clock, dates, days, distance, durations, edges, numeric, quarters, relative, years
from dateline.mentions.times.grammar import Compiled, Match, compile_rules
from dateline.mentions.times.lexer import Lexemes


@cache
def _grammar() -> tuple[Pattern[str], tuple[Compiled, ...]]:
    return compile_rules(
        (
            *edges.RULES,
            *durations.RULES,
            *quarters.RULES,
            *dates.RULES,
            *years.RULES,
            *clock.RULES,
            *days.RULES,
            *numeric.RULES,
            *relative.RULES,
            *distance.RULES,
        )
    )


def next_matches(lexemes: Lexemes, position: int) -> tuple[Match, ...]:
    """Return what the rules can take at the first place from lexeme `position` on where any can start, the longest first; nothing at the end."""
    anywhere, rules = _grammar()
    start = anywhere.search(lexemes.codes, position)
    if start is None:
        return ()
    found = [
        _match(each, lexemes, match) for each in rules if (match := each.pattern.match(lexemes.codes, start.start()))
    ]
    return tuple(sorted(found, key=lambda match: -match.last))


def _match(compiled: Compiled, lexemes: Lexemes, match: RegexMatch[str]) -> Match:
    parts = {name: match.span(name) for name in match.groupdict() if match.end(name) > match.start(name)}
    return Match(compiled.rule, lexemes, match.start(), match.end(), parts)
