"""Figures measured against other figures: "double what officials had cited", "rose from 20 to 40, doubling", "up 50 percent from 20 to 30"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dateline.checks.grades import number, within
from dateline.checks.passages import claims_on, passage
from dateline.measures import parse_number, tolerance
from dateline.records import Claim, Figure, Finding, Passage, Quantity, Reading, Sentence, Span

_FACTORS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_CHANGED = re.compile(
    r"\b(?:more\s+than\s+|nearly\s+|almost\s+|roughly\s+|about\s+)?(doubl|tripl|trebl|quadrupl|halv)(?:e|es|ed|ing)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<word>twice|double|three times|triple|four times|five times|ten times|half)\s+(?:as\s+(?:many|much|large|high|big)\s+as\s+)?(?:the|that\s+of)\b",
    re.IGNORECASE,
)
_TIMES_VALUES = {
    "twice": 2.0,
    "double": 2.0,
    "three times": 3.0,
    "triple": 3.0,
    "four times": 4.0,
    "five times": 5.0,
    "ten times": 10.0,
    "half": 0.5,
}
DIGITS_OR_WORD = r"\d[\d,]*(?:\.\d+)?(?:\s+(?:thousand|million|billion))?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
"""How a number is written that a change goes from or to."""
_NEAR = r"(?:about\s+|around\s+|some\s+|just\s+|nearly\s+)?"
_FROM_TO = re.compile(
    rf"\bfrom\s+{_NEAR}({DIGITS_OR_WORD})(?:\s+[a-z-]+){{0,4}}?\s+to\s+{_NEAR}({DIGITS_OR_WORD})\b", re.IGNORECASE
)
_HEDGED = re.compile(r"nearly|almost|roughly|about|more than|around", re.IGNORECASE)
_UP = re.compile(
    r"\b(?:up|rose|risen|rise|rising|grew|grown|increased?|increasing|jumped|climbed|gained)\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:down|fell|fallen|fall|falling|dropped|drop|declined?|decreased?|decreasing|shrank|lost|cut|reduced)\b",
    re.IGNORECASE,
)
_HEDGE = 0.1
_LOOSE = 0.2
_DAYS_BACK = 14


class _Side(NamedTuple):
    """One of the two figures of a ratio, and where it stands."""

    value: float
    start: int
    end: int


def check_comparisons(reading: Reading, others: Sequence[Reading] = ()) -> Iterator[Finding]:
    """Yield findings on stated multiples and changes; `others` are readings in which an earlier figure may be found."""
    for quantity in reading.mentions.quantities:
        if (
            quantity.factor is not None
            and quantity.factor != 1.0
            and quantity.value is not None
            and quantity.rule == "multiple"
        ):
            yield _check_multiple(reading, quantity, others)
    for sentence in reading.document.sentences:
        finding = _check_change(reading, sentence) or _check_times(reading, sentence)
        if finding is not None:
            yield finding


def _plain(reading: Reading, sentence: Sentence) -> list[Quantity]:
    return [
        each
        for each in reading.mentions.quantities
        if sentence.covers(each)
        and each.value is not None
        and each.value_to is None
        and each.factor is None
        and each.same_as is None
        and not each.ordinal
    ]


def _check_multiple(reading: Reading, quantity: Quantity, others: Sequence[Reading]) -> Finding:
    """Look for the earlier figure in the other reports; without them there is nothing to check."""
    wanted, factor = quantity.value or 0.0, quantity.factor or 1.0
    passages: tuple[Passage, ...] = (passage(reading, quantity),)
    formula = f"{number(wanted * factor)} / {factor:g} = {number(wanted)}"
    found = _earlier(reading, quantity, others)
    if found is None:
        return Finding(
            check="ratio", grade="not_checkable", formula=formula, passages=passages, claims=claims_on(reading, quantity), unit=quantity.unit,
            computed=wanted,
            message=f"the earlier figure would be {number(wanted)} {quantity.unit}; no report given states it",
        )  # fmt: skip
    other, claim, figure = found
    stated = figure.value or 0.0
    high = figure.value_to if figure.value_to is not None else stated
    grade = within(wanted, stated, high, exact=_HEDGE * wanted, loose=_LOOSE * wanted)
    return Finding(
        check="ratio",
        grade=grade,
        message=f"the earlier figure would be {number(wanted)} {quantity.unit}; {claim.source.name} gave {number(stated)}",
        formula=formula,
        passages=(*passages, passage(other, Span(start=figure.start, end=figure.end))),
        claims=(*claims_on(reading, quantity), claim.id),
        unit=quantity.unit,
        stated=stated,
        stated_to=figure.value_to,
        computed=wanted,
        tolerance=_HEDGE * wanted if grade == "consistent" else _LOOSE * wanted,
        reference=(f"{other.document.report.id}: {figure.text}",),
    )


def _earlier(reading: Reading, quantity: Quantity, others: Sequence[Reading]) -> tuple[Reading, Claim, Figure] | None:
    """Return the figure of another report that is most likely meant: same unit, published up to two weeks before, told of the same thing."""
    day = reading.document.report.published
    if day is None:
        return None
    first = (date.fromisoformat(day) - timedelta(days=_DAYS_BACK)).isoformat()
    best: tuple[tuple[bool, str], tuple[Reading, Claim, Figure]] | None = None
    for other in others:
        published = other.document.report.published
        if published is None or not first <= published < day:
            continue
        for claim in other.claims:
            for figure in claim.figures:
                if (
                    figure.unit == quantity.unit
                    and figure.value is not None
                    and not figure.derived
                    and _same_thing(reading, quantity, claim)
                ):
                    key = (bool(figure.approx), published)
                    best = (
                        max(best, (key, (other, claim, figure)), key=lambda each: each[0])
                        if best
                        else (key, (other, claim, figure))
                    )
    return best[1] if best else None


def _same_thing(reading: Reading, quantity: Quantity, claim: Claim) -> bool:
    own = next(
        (
            each
            for each in reading.claims
            if each.evidence_start <= quantity.start and quantity.end <= each.evidence_end
        ),
        None,
    )
    return own is not None and own.type == claim.type and (own.actor == claim.actor or None in {own.actor, claim.actor})


def _check_change(reading: Reading, sentence: Sentence) -> Finding | None:
    """Check "doubled from 20 to 40" and "rose 50 percent from 20 to 30"."""
    text = reading.document.text
    pair = _FROM_TO.search(text, sentence.start, sentence.end)
    values = [parse_number(words) for words in pair.groups()] if pair else []
    if pair is None or any(value is None or value.high is not None or not value.low for value in values):
        return None
    before, after = (
        _Side(value.low, pair.start(index + 1), pair.end(index + 1)) for index, value in enumerate(values) if value
    )
    match = _CHANGED.search(text, sentence.start, sentence.end)
    if match:
        return _grade(reading, (before, after), _FACTORS[match[1].lower()], Span(start=match.start(), end=match.end()))
    share = next(
        (
            each
            for each in reading.mentions.quantities
            if sentence.covers(each) and each.unit == "share" and not each.overlaps(_span(pair))
        ),
        None,
    )
    if share is None or share.value is None:
        return None
    lead = text[sentence.start : max(share.end, pair.start())]
    up, down = _UP.search(lead), _DOWN.search(lead)
    if bool(up) == bool(down):
        return None
    return _grade(reading, (before, after), 1.0 + share.value if up else 1.0 - share.value, share)


def _check_times(reading: Reading, sentence: Sentence) -> Finding | None:
    """Check "40 raids, twice the 20 of the week before"."""
    text = reading.document.text
    for match in _TIMES.finditer(text, sentence.start, sentence.end):
        after = re.compile(rf"\s+({DIGITS_OR_WORD})\b", re.IGNORECASE).match(text, match.end(), sentence.end)
        before = [
            each for each in _plain(reading, sentence) if each.end <= match.start() and match.start() - each.end <= 60
        ]
        value = parse_number(after[1]) if after else None
        if after is None or value is None or not value.low or not before:
            continue
        sides = (
            _Side(value.low, after.start(1), after.end(1)),
            _Side(before[-1].value or 0.0, before[-1].start, before[-1].end),
        )
        return _grade(reading, sides, _TIMES_VALUES[match["word"].lower()], Span(start=match.start(), end=match.end()))
    return None


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _grade(reading: Reading, sides: tuple[_Side, _Side], factor: float, words: Span) -> Finding:
    """Grade a ratio: the factor is a round one ("doubled" may be 1.9 or 2.1), and both figures are rounded."""
    before, after = sides
    ratio = after.value / before.value
    noise = sum(tolerance(each.value) / each.value for each in sides if each.value)
    hedged = _HEDGED.search(reading.document.text[words.start : words.end])
    exact = max(0.05, min(noise, 0.1)) * factor
    loose = max(exact, (0.25 if hedged else 0.15) * factor)
    span = Span(start=min(before.start, after.start, words.start), end=max(before.end, after.end, words.end))
    grade = within(ratio, factor, factor, exact=exact, loose=loose)
    return Finding(
        check="ratio",
        grade=grade,
        message=f"from {number(before.value)} to {number(after.value)} is {ratio:.2f} times; the text says {factor:.3g} times",
        formula=f"{number(after.value)} / {number(before.value)} = {ratio:.3f}",
        passages=(passage(reading, span),),
        claims=claims_on(reading, words),
        unit="times",
        stated=factor,
        computed=round(ratio, 4),
        tolerance=exact if grade == "consistent" else loose,
        reference=("the figures of the same sentence",),
    )
