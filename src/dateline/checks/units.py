"""Figures stated twice, in two units: "74 km (46 miles)"."""

from collections.abc import Iterator
from functools import cache

from dateline.checks.grades import Settled, better, number, rounding, within
from dateline.checks.passages import claims_on, passage
from dateline.lexicons import load
from dateline.measures import UNITS, convert, measures
from dateline.records import Finding, Quantity, Reading, Span

_ROUNDED = 0.1


def check_units(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each quantity that repeats the one before it in another unit."""
    quantities = reading.mentions.quantities
    for quantity in quantities:
        if quantity.same_as is None or not 0 <= quantity.same_as < len(quantities):
            continue
        finding = _compare(reading, quantities[quantity.same_as], quantity)
        if finding is not None:
            yield finding


def _compare(reading: Reading, first: Quantity, second: Quantity) -> Finding | None:
    units = [_unit(each) for each in (first, second)]
    if first.surface_value is None or second.surface_value is None or units[0] is None or units[1] is None:
        return None
    if measures(units[0]) is None or measures(units[0]) != measures(units[1]):
        return None
    there = convert(first.surface_value, units[0], units[1])
    back = convert(second.surface_value, units[1], units[0])
    slack = rounding(second, significant=2)
    grade = better(_grade(first, second, there), _grade(second, first, back))
    span = Span(start=first.start, end=second.end)
    verdict = {"consistent": "agrees", "after_rounding": "agrees after rounding", "inconsistent": "does not agree"}[
        grade
    ]
    return Finding(
        check="unit",
        grade=grade,
        message=f"{_show(first.surface_value, units[0])} are {_show(there, units[1])}; the text gives {_show(second.surface_value, units[1])}: {verdict}",
        formula=f"{number(first.surface_value)} {units[0]} × {convert(1, units[0], units[1]):.6g} = {number(there)} {units[1]}",
        passages=(passage(reading, span),),
        claims=claims_on(reading, first),
        unit=units[1],
        stated=second.surface_value,
        computed=there,
        tolerance=slack,
        reference=("definition of the units",),
    )


def _grade(given: Quantity, converted: Quantity, value: float) -> Settled:
    """Grade as if `converted` had been worked out from `given`: a writer rounds what she converts, not what she was given."""
    stated = converted.surface_value or 0.0
    approx = given.approx or converted.approx
    loose = min(rounding(converted), _ROUNDED * abs(value)) if not approx else _ROUNDED * abs(value)
    exact = rounding(converted, significant=2)
    return within(stated, value, value, exact=exact, loose=max(exact, loose))


def _unit(quantity: Quantity) -> str | None:
    name = _names().get(quantity.surface_unit)
    return name if name in UNITS else None


@cache
def _names() -> dict[str, str]:
    """Return the unit of `measures` under the English name that a quantity keeps."""
    return {str(entry["name"]): str(entry["unit"]) for entry in load("units")}


def _show(value: float, unit: str) -> str:
    plural = unit if len(unit) <= 3 or unit.endswith("s") else {"foot": "feet", "inch": "inches"}.get(unit, f"{unit}s")
    return f"{number(value)} {plural}"
