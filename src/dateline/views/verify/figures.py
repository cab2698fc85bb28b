"""Figures of a statement against those of the sentence it rests on: number, unit, bound, exactness."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.documents.likeness import likeness
from dateline.measures import measures, tolerance
from dateline.records import Quantity, Reading, Span
from dateline.views.verify.meanings import same_word

_EXACT = re.compile(r"\b(?:exactly|precisely|just)\s+$", re.IGNORECASE)
_INEXACT = re.compile(
    r"\b(?:at least|at most|about|around|some|roughly|approximately|nearly|almost|over|under|more than|less than|fewer than|up to|as many as|as much as"
    r"|an estimated|upwards of|close to|no fewer than|no less than|a minimum of)\s+$",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:about|around|some|roughly|approximately)\s+[\d\w-]", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d[\d,.]*(?: (?:thousand|million|billion))?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?\b"
)
_PEOPLE = frozenset({"people", "killed", "wounded", "captured", "displaced"})
_SLACK = 0.005


class FigureResult(NamedTuple):
    """How one figure came out: `same`, `differs` (with the report's figure) or `missing`."""

    quantity: Quantity
    outcome: str
    slot: str
    other: Quantity | None


def compare_figures(text: Reading, span: Span, source: Reading, spans: tuple[Span, ...]) -> list[FigureResult]:
    """Compare every figure of a statement with those of some stretches of a report."""
    known = [each for each in source.mentions.quantities if any(stretch.covers(each) for stretch in spans)]
    raw = " ".join(stretch.of(source.document.text) for stretch in spans)
    return [
        _compare(text, each, source, known, raw)
        for each in text.mentions.quantities
        if span.covers(each)
        and (each.same_as is None or not span.covers(text.mentions.quantities[each.same_as]))
        and each.value is not None
        and not _is_one(each)
    ]


def _is_one(quantity: Quantity) -> bool:
    """Tell whether it is one unit of time: "one week" is compared as a stretch of time, as "a week" is."""
    return quantity.surface_value == 1 and measures(quantity.unit) == "time" and quantity.factor is None


def _compare(text: Reading, quantity: Quantity, source: Reading, known: list[Quantity], raw: str) -> FigureResult:
    if quantity.factor is not None:
        return _compare_factor(quantity, known)
    equal = [each for each in known if _equal(quantity, each)]
    for other in equal:
        if not _same_unit(quantity, other):
            continue
        closer = [each for each in known if not _equal(quantity, each) and _nearer(quantity, each, other)]
        if closer:
            return FigureResult(quantity, "differs", "number", closer[0])
        results = [_exactness(text, quantity, source, each) for each in equal if _same_unit(quantity, each)]
        return next((each for each in results if each.outcome == "differs"), results[0])
    for other in known:
        if _surface(quantity, other) and (_clashing(quantity, other) or _other_thing(quantity, other)):
            return FigureResult(quantity, "differs", "unit", other)
    written = _written(quantity, known, raw)
    if written is not None:
        inexact = _INEXACT.search(raw.lower(), max(0, written - 24), written)
        dropped = inexact is not None and not (quantity.approx or quantity.bound)
        return FigureResult(quantity, "differs" if dropped else "same", "exactness" if dropped else "number", None)
    rivals = [each for each in known if not _equal(quantity, each) and comparable(quantity, each)]
    if rivals:
        return FigureResult(quantity, "differs", "number", rivals[0])
    vague = [each for each in known if each.rule.startswith("many") and quantity.rule.startswith("many")]
    if vague:
        return FigureResult(quantity, "differs", "number", vague[0])
    return FigureResult(quantity, "missing", "number", None)


def _written(quantity: Quantity, known: Sequence[Quantity], raw: str) -> int | None:
    """Return where the report writes the same number where no figure was read: "around twenty more", "exceeded 100", "three years later"."""
    match = _NUMBER.search(quantity.text.lower())
    if match is None or any(
        each.surface_value == quantity.surface_value and measures(each.unit) == measures(quantity.unit)
        for each in known
    ):
        return None
    if measures(quantity.unit) not in {None, "time"}:
        return None
    following = quantity.text.lower()[match.end() :].split()
    unit = following[0] if following and measures(quantity.unit) == "time" else ""
    found = re.search(
        rf"(?<![\w.,]){re.escape(match[0])}(?![\d,]*\d)(?!-and)\b[\s-]*{re.escape(unit.rstrip('s'))}", raw.lower()
    )
    return found.start() if found else None


def _nearer(quantity: Quantity, rival: Quantity, equal: Quantity) -> bool:
    """Tell whether a rival figure counts what the statement counts, while the equal one counts something else."""
    mine, theirs, other = (each.counted or "" for each in (quantity, rival, equal))
    if quantity.unit in {"killed", "wounded"} and quantity.unit == rival.unit != equal.unit and equal.unit in _PEOPLE:
        return True
    if quantity.unit in _PEOPLE and equal.unit in _PEOPLE:
        return False
    return bool(mine) and same_word(mine, theirs, mine, theirs) >= 0.9 and same_word(mine, other, mine, other) < 0.9


def _compare_factor(quantity: Quantity, known: list[Quantity]) -> FigureResult:
    """Compare "twice what ..." with other multiples, "half of what ..." also with shares."""
    factors = [
        (each.factor if each.factor is not None else each.value, each)
        for each in known
        if each.factor is not None or each.unit == "share"
    ]
    for factor, other in factors:
        if factor == quantity.factor:
            return FigureResult(quantity, "same", "number", other)
    if factors:
        return FigureResult(quantity, "differs", "number", factors[0][1])
    return FigureResult(quantity, "missing", "number", None)


def _exactness(text: Reading, quantity: Quantity, source: Reading, other: Quantity) -> FigureResult:
    before = text.document.text[max(0, quantity.start - 24) : quantity.start]
    exact = _EXACT.search(before)
    if exact and (other.approx or other.bound):
        return FigureResult(quantity, "differs", "exactness", other)
    inexact = bool(quantity.approx or quantity.bound or _INEXACT.search(before))
    told = source.document.text[max(0, other.start - 24) : other.start]
    if (other.approx or other.bound or _INEXACT.search(told)) and not inexact and other.factor is None:
        return FigureResult(quantity, "differs", "exactness", other)
    if other.bound and not quantity.bound and other.factor is None and _ROUGH.search(before + quantity.text):
        return FigureResult(quantity, "differs", "exactness", other)  # "about 20" for "at least 20"
    directions = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}
    if quantity.bound and other.bound and directions[quantity.bound] != directions[other.bound]:
        return FigureResult(quantity, "differs", "bound", other)
    return FigureResult(quantity, "same", "number", other)


def _equal(left: Quantity, right: Quantity) -> bool:
    mine, other = left.value or 0.0, right.value or 0.0
    slack = _SLACK * max(abs(mine), abs(other))
    if (
        (left.approx or right.approx)
        and measures(left.surface_unit) == measures(right.surface_unit)
        and left.surface_unit != right.surface_unit
    ):
        slack *= 4
    if left.approx or left.bound:  # a statement may round what the report has exactly
        digits = re.search(r"\d[\d,]*(?:\.\d+)?", left.text)
        scale = (left.value or 0.0) / (left.surface_value or 1.0)
        slack = max(slack, min(tolerance(digits[0]) * scale if digits else 0.0, 0.05 * abs(mine)))
    return abs(mine - other) <= slack and abs((left.value_to or mine) - (right.value_to or other)) <= max(
        slack, _SLACK * abs(right.value_to or 0.0)
    )


def _surface(left: Quantity, right: Quantity) -> bool:
    return left.surface_value is not None and left.surface_value == right.surface_value


def _same_unit(left: Quantity, right: Quantity) -> bool:
    if {left.unit, right.unit} == {"killed", "wounded"}:
        return False
    if left.unit == right.unit or (left.unit in _PEOPLE and right.unit in _PEOPLE):
        return True
    if (left.unit in _PEOPLE or right.unit in _PEOPLE) and left.text.lower().split()[-1] == right.text.lower().split()[
        -1
    ]:
        return True  # "two members died", "lost two members"
    return left.unit.startswith("other:") and right.unit.startswith("other:") and not _clashing(left, right)


def _other_thing(left: Quantity, right: Quantity) -> bool:
    """Tell whether the same number counts another thing: "967 tanks", "967 vehicle bombs"."""
    kinds = [each.counted or each.unit.removeprefix("other:") for each in (left, right)]
    people = {"people", "killed", "wounded", "captured", "displaced"}
    if {left.unit, right.unit} <= people or "" in kinds or "-" in kinds:
        return False
    return same_word(kinds[0], kinds[1], kinds[0], kinds[1]) < 0.5 and likeness(kinds[0], kinds[1]) < 0.45


def _clashing(left: Quantity, right: Quantity) -> bool:
    """Tell whether two units measure or count plainly different things."""
    if left.unit == right.unit:
        return left.surface_unit != right.surface_unit and measures(left.unit) is not None
    kinds = [each.counted or each.unit.removeprefix("other:") for each in (left, right)]
    alike = same_word(kinds[0], kinds[1], kinds[0], kinds[1]) or (0.6 if likeness(kinds[0], kinds[1]) >= 0.4 else 0.0)
    measured = any(
        measures(each.unit) is not None
        or each.unit in {"usd", "eur"}
        or "tonne" in each.surface_unit
        or "barrel" in each.surface_unit
        for each in (left, right)
    )
    return measured or alike == 0.0


def comparable(left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures could stand for one another: same unit, or like things counted."""
    if left.unit == right.unit or (left.unit in _PEOPLE and right.unit in _PEOPLE):
        return True
    kinds = [(each.counted or each.unit.removeprefix("other:")).lower() for each in (left, right)]
    return same_word(kinds[0], kinds[1], kinds[0], kinds[1]) >= 0.8
