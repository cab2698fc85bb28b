"""Numbers of a statement that are no figures of the ledger: swept up so that none goes unseen."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.measures import parse_number
from dateline.records import Quantity, Span

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PARTS = {
    0.5: r"half|halves|halved|halving", 1 / 3: r"(?:a|one)[\s-]third", 2 / 3: r"two[\s-]thirds", 0.25: r"(?:a|one)[\s-]quarter", 0.75: r"three[\s-]quarters",
    0.2: r"(?:a|one)[\s-]fifth", 2.0: r"twice|double[ds]?|doubling|two-fold|twofold", 3.0: r"triple[ds]?|tripling|three[\s-]times|threefold", 4.0: r"quadrupled?|four[\s-]times",
}  # fmt: skip
_SPELT = re.compile(
    r"\b(?:one(?= of\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:an?|one|per|each|every)\s+(second|minute|hour|day|night|week|fortnight|month|year|decade|century)\b",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(at least|at most|about|around|some|roughly|approximately|nearly|almost|over|under|as many as|as much as|upwards of|close to|no fewer than|no less than|more than|less than|up to|an estimated)\s+$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(dozens|scores|hundreds|thousands|millions|billions|(?:(?<=for )|(?<=in )|(?<=within )|(?<=several )|(?<=some ))(?:seconds|minutes|hours|days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:thousand|million|billion|trillion)?\s*-?([A-Za-z%]+(?: (?:meters?|metres?|km|kilomet\w+|miles?))?)"
)


class NumeralResult(NamedTuple):
    """How a number came out: `differs` with what the report has, or `missing`."""

    words: str
    outcome: str
    other: str | None


def sweep(
    statement: str, offset: int, seen: list[Span], report: str, figures: Sequence[Quantity]
) -> list[NumeralResult]:
    """Return the numbers in digits and the fractions of a statement that the words of the report do not have; `seen` were compared before."""
    results = []
    there = {match[0].replace(",", "").rstrip(".") for match in _DIGITS.finditer(report)}
    there |= {
        f"{value:.10g}" for each in figures for value in (each.surface_value, each.surface_to) if value is not None
    }
    for match in _DIGITS.finditer(statement):
        span = Span(start=offset + match.start(), end=offset + match.end())
        if any(each.overlaps(span) for each in seen):
            continue
        number = match[0].replace(",", "").rstrip(".")
        if number not in there:
            results.append(NumeralResult(match[0], "missing", None))
        elif (about := _about(report, number)) and not _about(statement, number):
            results.append(NumeralResult(match[0], "differs", f"{about} {match[0]}"))
    results.extend(_sweep_spelt(statement, offset, seen, report, there))
    stretches = [{each.lower() for each in _STRETCH.findall(text)} for text in (statement, report)]
    results.extend(NumeralResult(f"a {unit}", "missing", None) for unit in sorted(stretches[0] - stretches[1]))
    mine, theirs = _fractions(statement), _fractions(report)
    for value, words in mine.items():
        if value not in theirs:
            other = next(iter(theirs.values()), None)
            results.append(NumeralResult(words, "differs" if other else "missing", other))
    vague = [{match.lower() for match in _VAGUE.findall(text)} for text in (statement, report)]
    if vague[0] - vague[1]:
        words = min(vague[0] - vague[1])
        other = next(iter(sorted(vague[1] - vague[0])), None)
        results.append(NumeralResult(words, "differs" if other else "missing", other))
    return results


def _sweep_spelt(
    statement: str, offset: int, seen: list[Span], report: str, there: set[str]
) -> Iterator[NumeralResult]:
    """Yield the numbers in letters that the report does not have, or has only inexactly; `there` are its numbers in digits."""
    spelt = {match[0].lower() for match in _SPELT.finditer(report)}
    for match in _SPELT.finditer(statement):
        span = Span(start=offset + match.start(), end=offset + match.end())
        if any(each.overlaps(span) for each in seen):
            continue
        parsed = parse_number(match[0])
        inexact = _about_spelt(report, match[0])
        if match[0].lower() not in spelt and (parsed is None or f"{parsed.low:.10g}" not in there):
            yield NumeralResult(match[0], "missing", None)
        elif inexact and not _about_spelt(statement, match[0]):
            yield NumeralResult(match[0], "differs", f"{inexact} {match[0]}")


def _about(text: str, number: str) -> str | None:
    """Return the words that make a number inexact; null when it stands plain somewhere."""
    found = None
    for match in _DIGITS.finditer(text):
        if match[0].replace(",", "").rstrip(".") == number:
            before = _INEXACT.search(text, max(0, match.start() - 24), match.start())
            if before is None:
                return None
            found = before[1]
    return found


def _about_spelt(text: str, word: str) -> str | None:
    """Return the words that make a number written in letters inexact; null when it stands plain somewhere."""
    found = [
        _INEXACT.search(text, max(0, match.start() - 24), match.start())
        for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    return found[0][1] if found and all(found) and found[0] else None


def _fractions(text: str) -> dict[float, str]:
    found = {}
    for value, pattern in _PARTS.items():
        match = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if match:
            found[value] = match[0]
    return found


def unit_differs(number: str, statement: str, report: str) -> tuple[str, str] | None:
    """Return the words behind the same number in the statement and in the report, where they are not the same."""
    words = []
    for text in (statement, report):
        match = re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", text)
        unit = _UNIT.match(text, match.end()) if match else None
        if unit is None:
            return None
        words.append(unit[1].lower())
    return (words[0], words[1]) if words[0] != words[1] else None
