"""Wholes and parts in one sentence: "killed five: three soldiers and two civilians", "12 people, including four children"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.checks.grades import number
from dateline.checks.passages import claims_on, passage
from dateline.records import Finding, Grade, Quantity, Reading, Span

_PART = re.compile(
    r"\b(?:including|included|among\s+(?:them|those|whom)|of\s+(?:whom|which|those|these|them)|(?:at\s+least\s+)?of\s+the\s+(?:dead|wounded|victims|killed|total))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^[^.;!?:–—]{0,25}(?::|\s[–—-]\s|—|,\s+(?:namely|comprising|consisting\s+of|made\s+up\s+of))\s*(?:at\s+least\s+|some\s+)?$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^(?:\s+[a-z][\w'’-]*){0,6}?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*(?:and\s+)?)(?:another\s+|a\s+further\s+|some\s+)?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:for\s+a\s+total\s+of|(?:a|bringing\s+the)\s+total\s+(?:of|to)|altogether|in\s+all)\s*,?\s*$", re.IGNORECASE
)
_HARM = {
    "killed": re.compile(r"\b(?:kill|dead|death|died)", re.IGNORECASE),
    "wounded": re.compile(r"\b(?:wound|injur|hurt)", re.IGNORECASE),
}
_PEOPLE = frozenset({"people", "killed", "wounded", "captured", "displaced"})
_REACH = 70


def check_arithmetic(reading: Reading) -> Iterator[Finding]:
    """Yield findings on parts that must add up to a stated whole, and on parts that must not exceed it."""
    text = reading.document.text
    for sentence in reading.document.sentences:
        quantities = [
            each
            for each in reading.mentions.quantities
            if sentence.covers(each)
            and each.value is not None
            and each.same_as is None
            and not each.ordinal
            and each.factor is None
        ]
        for index, whole in enumerate(quantities[:-1]):
            after = quantities[index + 1 :]
            gap = text[whole.end : after[0].start]
            if _OPENS.match(gap):
                parts = _list(text, after)
                if len(parts) > 1 and _addable(whole, parts):
                    yield _grade_sum(reading, whole, parts)
            elif len(gap) <= _REACH and (match := _PART.search(gap)) and _is_part(reading, whole, after[0], match):
                yield from _check_parts(reading, whole, after, match[0])
        yield from _check_totals(reading, quantities)


def _list(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities of an enumeration from the first one on."""
    parts = quantities[:1]
    for left, right in pairwise(quantities):
        if not _JOINS.match(text[left.end : right.start]):
            break
        parts.append(right)
    return parts


def _addable(whole: Quantity, parts: list[Quantity]) -> bool:
    """Tell whether the parts are counted in what the whole is counted in: all people, or one unit."""
    if any(each.bound is not None or each.value_to is not None for each in (whole, *parts)):
        return False
    units = {each.unit for each in parts}
    if whole.unit in _PEOPLE:
        return units <= _PEOPLE and not {"killed", "wounded"} <= units
    if units == {whole.unit}:
        return True
    return whole.unit.startswith("other:") and all(
        each.unit.startswith("other:") or each.unit in _KINDS for each in parts
    )


_KINDS = frozenset({"tanks", "aircraft", "missiles", "drones", "vehicles"})


def _grade_sum(reading: Reading, whole: Quantity, parts: list[Quantity]) -> Finding:
    total, value = sum(each.value or 0.0 for each in parts), whole.value or 0.0
    approx = whole.approx or any(each.approx for each in parts)
    away = abs(total - value)
    grade: Grade = (
        "consistent" if away < 1e-9 else "after_rounding" if approx and away <= 0.1 * value else "inconsistent"
    )
    return Finding(
        check="sum",
        grade=grade,
        message=f"the parts add up to {number(total)}; the text gives {number(value)} in all",
        formula=" + ".join(number(each.value or 0.0) for each in parts) + f" = {number(total)}",
        passages=(passage(reading, Span(start=min(whole.start, parts[0].start), end=max(whole.end, parts[-1].end))),),
        claims=claims_on(reading, whole, *parts),
        unit=whole.unit,
        stated=value,
        computed=total,
        tolerance=0.1 * value if approx else 0.0,
        reference=("the figures of the same sentence",),
    )


def _is_part(reading: Reading, whole: Quantity, part: Quantity, cue: re.Match[str]) -> bool:
    """Tell whether a part can belong to this whole: the same kind of count, no other harm named in between, nothing told after the cue."""
    between, behind = cue.string[: cue.start()], cue.string[cue.end() :]
    if part.value is None or re.search(r"[.;:]", between) or re.search(r"[.;:)]", behind):
        return False
    if behind.strip() and any(
        token.pos in {"VERB", "AUX"} and token.tag != "VBN"
        for token in reading.document.tokens_in(Span(start=whole.end + cue.end(), end=part.start))
    ):
        return False
    if whole.unit in _PEOPLE:
        if part.unit not in _PEOPLE and not part.unit.startswith("other:"):
            return False
        told = {harm for harm, pattern in _HARM.items() if pattern.search(between)}
        return not told or whole.unit in told or whole.unit == "people"
    return part.unit == whole.unit or (whole.unit.startswith("other:") and part.unit.startswith("other:"))


def _check_parts(reading: Reading, whole: Quantity, after: list[Quantity], cue: str) -> Iterator[Finding]:
    """Check the part, or the parts of a list, against the whole they are taken from."""
    parts = [each for each in _list(reading.document.text, after) if each.unit == after[0].unit or each.unit in _PEOPLE]
    if parts[0].unit == "share" or whole.unit == "share" or {whole.unit, parts[0].unit} & {"usd", "eur"}:
        return
    total, limit = sum(each.value or 0.0 for each in parts), whole.value_to or whole.value or 0.0
    if whole.bound in {"at_least", "more_than"} and total > limit:
        return
    away = total - limit
    grade: Grade = (
        "consistent" if away <= 0 else "after_rounding" if whole.approx and away <= 0.1 * limit else "inconsistent"
    )
    yield Finding(
        check="part",
        grade=grade,
        message=f"{number(total)} “{cue.lower()}” {number(limit)}: "
        + ("a part within the whole" if away <= 0 else "the part is larger than the whole"),
        formula=" + ".join(number(each.value or 0.0) for each in parts) + f" ≤ {number(limit)}",
        passages=(passage(reading, Span(start=whole.start, end=parts[-1].end)),),
        claims=claims_on(reading, whole, *parts),
        unit=whole.unit,
        stated=total,
        computed=limit,
        tolerance=0.1 * limit if whole.approx else 0.0,
        reference=("the figures of the same sentence",),
    )


def _check_totals(reading: Reading, quantities: list[Quantity]) -> Iterator[Finding]:
    """Check "three soldiers and two civilians, for a total of five"."""
    text = reading.document.text
    for index, whole in enumerate(quantities):
        if index < 2 or not _TOTAL.search(text, max(0, whole.start - 30), whole.start):
            continue
        parts = [quantities[index - 1]]
        for left, right in zip(quantities[index - 2 :: -1], quantities[index - 1 :: -1], strict=False):
            if not _JOINS.match(text[left.end : right.start]):
                break
            parts.insert(0, left)
        if len(parts) > 1 and (_addable(whole, parts) or whole.unit == "-"):
            yield _grade_sum(reading, whole, parts)
