"""How near two numbers must lie to be called consistent."""

import re
from typing import Literal

from dateline.measures import tolerance
from dateline.records import Quantity

Settled = Literal["consistent", "after_rounding", "inconsistent"]
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def rounding(quantity: Quantity, *, significant: int = 1) -> float:
    """Return half a unit of the last digit that a quantity is stated with, in its surface unit.

    Zeros before the point count as rounding ("6,000" to 500), except in the first `significant` digits.
    """
    value = quantity.surface_value if quantity.surface_value is not None else quantity.value or 0.0
    match = _DIGITS.search(quantity.text)
    digits = match[0].replace(",", "") if match else ""
    written = float(digits) if digits else 0.0
    half = tolerance(digits) * value / written if written and value else tolerance(value)
    if significant > 1 and value:
        places = len(str(int(abs(value)))) if abs(value) >= 1 else 0
        half = min(half, 0.5 * 10.0 ** max(0, places - significant)) if places else half
    return half


def within(stated: float, low: float, high: float, *, exact: float, loose: float) -> Settled:
    """Grade a stated number against the range it should lie in: within `exact` of it, within `loose`, or beyond."""
    away = max(low - stated, stated - high, 0.0)
    slip = 1e-9 * max(abs(stated), abs(high), 1.0)
    if away <= exact + slip:
        return "consistent"
    return "after_rounding" if away <= loose + slip else "inconsistent"


def better(left: Settled, right: Settled) -> Settled:
    """Return the more favourable of two grades."""
    order: tuple[Settled, ...] = ("consistent", "after_rounding", "inconsistent")
    return min(left, right, key=order.index)


def number(value: float) -> str:
    """Write a number for a message or formula: 6,000; 45.98."""
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:,.4g}"
