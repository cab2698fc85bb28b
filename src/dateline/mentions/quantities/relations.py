"""How figures stand to one another: repeated in another unit, doubled, the same again."""

import re
from collections.abc import Sequence

import msgspec

from dateline.measures import measures
from dateline.mentions.quantities.counting import count_at
from dateline.mentions.quantities.units import unit_measure
from dateline.mentions.quantities.wholes import last_before
from dateline.records import Document, Quantity, Sentence, Span

_FACTORS = {
    "double": 2.0,
    "twice": 2.0,
    "two times": 2.0,
    "triple": 3.0,
    "thrice": 3.0,
    "three times": 3.0,
    "quadruple": 4.0,
    "four times": 4.0,
    "five times": 5.0,
    "ten times": 10.0,
    "half": 0.5,
}
_MULTIPLE = re.compile(
    rf"\b({'|'.join(_FACTORS)})\s+(?:(?:of\s+)?what\b|(?:as\s+(?:many|much|large|high|big)\s+as)\b|the\s+(?:number|figure|amount|area|size|total|toll|rate|level|sum)\b|(?:that|those)\s+of\b)[^.;!?\n\"”]*",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the|an?)\s+(?:same|equal|equivalent|similar|identical)\s+(?:number|amount|quantity|sum)\s+of\s+(?=\w)",
    re.IGNORECASE,
)
_HALVED = re.compile(r"\b(?:halv(?:ed|es|ing)|cut in half|cut by half)\b", re.IGNORECASE)


def link_repeats(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Mark a quantity in brackets that repeats the one before it in another unit ("74 km (46 miles)")."""
    linked: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        before = linked[index - 1] if index else None
        if (
            before is not None
            and re.fullmatch(r"\s*(?:\(|or |,\s+or\s+)\s*", text[before.end : quantity.start])
            and _same_kind(before, quantity)
        ):
            quantity = msgspec.structs.replace(  # noqa: PLW2901  the record is immutable
                quantity,
                same_as=index - 1,
                bound=quantity.bound or before.bound,
                change=quantity.change or before.change,
            )
        linked.append(quantity)
    return linked


def _same_kind(left: Quantity, right: Quantity) -> bool:
    if left.surface_unit == right.surface_unit:
        return False
    kinds = [unit_measure(quantity.surface_unit) for quantity in (left, right)]
    return (
        kinds[0] is not None
        and kinds[0] == kinds[1]
        and kinds[0] != "share"
        and measures(left.unit) == measures(right.unit)
    )


def find_multiples(document: Document, sentence: Sentence, known: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities stated as a multiple of an earlier figure, whose value is derived ("double what officials had cited")."""
    found = []
    for match in _MULTIPLE.finditer(document.text, sentence.start, sentence.end):
        base = last_before(known, match.start(), sentence.start - 400)
        if base is None or base.value is None:
            continue
        end = match.start() + len(match[0].rstrip(" ,"))
        factor = _FACTORS[match[1].lower()]
        found.append(
            Quantity(
                start=match.start(),
                end=end,
                text=document.text[match.start() : end],
                value=base.value / factor,
                value_to=None if base.value_to is None else base.value_to / factor,
                unit=base.unit,
                counted=base.counted,
                measured=base.measured,
                approx=True,
                factor=factor,
                relative_to=Span(start=match.end(1) + 1, end=end),
                rule="multiple",
            )
        )
    return found


def find_same(document: Document, sentence: Sentence, known: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities that take the value of an earlier one ("the same number of diplomats")."""
    found = []
    for match in _SAME.finditer(document.text, sentence.start, sentence.end):
        base = last_before(known, match.start(), sentence.start - 400)
        counted = count_at(document, document.token_at(match.end()))
        if base is None or counted is None:
            continue
        end = document.tokens[counted.head].end
        found.append(
            msgspec.structs.replace(
                base,
                start=match.start(),
                end=end,
                text=document.text[match.start() : end],
                factor=1.0,
                relative_to=Span(start=base.start, end=base.end),
                rule="same",
                same_as=None,
            )
        )
    return found


def find_halves(document: Document, sentence: Sentence) -> list[Quantity]:
    """Return the share that "halved" states."""
    return [
        Quantity(
            start=match.start(),
            end=match.end(),
            text=match[0],
            value=0.5,
            unit="share",
            approx=True,
            change="down",
            rule="halved",
        )
        for match in _HALVED.finditer(document.text, sentence.start, sentence.end)
    ]
