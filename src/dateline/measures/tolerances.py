"""How far a stated figure may lie from the truth it stands for."""

import re

_APPROXIMATE = 0.1


def tolerance(figure: str | float, *, approx: bool = False) -> float:
    """Return half a unit of the last significant digit of `figure`, and at least a tenth of it when it is approximate.

    A text keeps its trailing zeros after the point ("7.50" is known to 0.005); zeros before the point count as rounding ("6,000" to 500).
    """
    text = f"{figure:.12g}" if isinstance(figure, int | float) else figure
    match = re.search(r"\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?", text)
    if match is None:
        return 0.0
    digits = match[0].replace(",", "")
    value = abs(float(digits))
    half = _last_digit(digits) / 2
    return max(half, _APPROXIMATE * value) if approx else half


def _last_digit(digits: str) -> float:
    mantissa, _, exponent = digits.partition("e")
    size = 10.0 ** int(exponent or 0)
    whole, _, decimals = mantissa.partition(".")
    if decimals:
        return float(size * 10.0 ** -len(decimals))
    stripped = whole.rstrip("0")
    return float(size * 10.0 ** (len(whole) - len(stripped))) if stripped else size
