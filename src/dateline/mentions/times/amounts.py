"""How many: numbers in digits and words inside a match."""

from fractions import Fraction

from dateline.mentions.times.grammar import Match
from dateline.mentions.times.lexer import code


def amount(match: Match, part: str) -> float | None:
    """Return the number that a part writes ("three and a half", "twenty-four", "2 1/2"); null for "several"."""
    if match.is_a(part, "several"):
        return 2.0 if "couple" in match.words(part) else None
    total, current = 0.0, 0.0
    for kind, value in zip(match.classes(part), match.values(part), strict=True):
        if kind == code("number"):
            if value == 100:
                current = max(current, 1) * 100
            elif value == 1000:
                total, current = total + max(current, 1) * 1000, 0.0
            else:
                current += float(value)
        elif kind == code("fraction"):
            top, bottom = str(value).split("/")
            current += float(Fraction(int(top), int(bottom))) if int(bottom) else 0.0
        elif kind == code("a"):
            current = max(current, 1)
        elif kind == code("half"):
            current += 0.5
        elif isinstance(value, int | float) and kind in (code("digits"), code("day"), code("small"), code("year")):
            current += float(value)
    return total + current or 1.0


def write_amount(number: float | None, unit: str) -> str:
    """Write a TIMEX3 duration: `P3D`, `PT2H`, `PXW`, `P10Y` for a decade."""
    sign = "PT" if unit.startswith("T") else "P"
    letter = unit.removeprefix("T")
    if number is None:
        return f"{sign}X{ {'E': 'Y', 'C': 'Y', 'L': 'Y', 'F': 'W', 'Q': 'Q'}.get(letter, letter) }".replace(" ", "")
    factor = {"E": 10, "C": 100, "L": 1000, "F": 2}.get(letter, 1)
    letter = {"E": "Y", "C": "Y", "L": "Y", "F": "W"}.get(letter, letter)
    number *= factor
    if sign == "PT" and number != int(number) and letter == "H":
        return f"PT{int(number)}H{round(60 * (number - int(number)))}M"
    written = f"{number:g}" if number != int(number) else str(int(number))
    return f"{sign}{written}{letter}"
