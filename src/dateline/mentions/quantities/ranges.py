"""Join two numbers that make a range."""

import re
from collections.abc import Sequence

from dateline.measures import parse_number
from dateline.mentions.quantities.numerals import Numeral

_LINK = re.compile(r"\s*(-to-|-|–|—|to|and|or)\s*(?:about\s+|around\s+|roughly\s+)?", re.IGNORECASE)
_HAS_SIZE = re.compile(r"(hundred|thousand|million|billion|trillion|bn|mn|[kmb])\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\b(between|from)\s+(?:about\s+|around\s+|roughly\s+|some\s+|approximately\s+|up to\s+)?$", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+(?:about\s+|around\s+|nearly\s+)?$", re.IGNORECASE)
_FAR_TO = re.compile(r"\s[^,;.!?]{0,32}?\bto\s+|\s[^,;!?]{0,32}?\bto\s+", re.IGNORECASE)
_PLAIN_KINDS = frozenset({"figures", "count"})


def join_ranges(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """Return `numerals` with each pair that makes a range joined ("10-20 km", "between $62 and $68", "15 to 20 percent")."""
    joined: list[Numeral] = []
    index = 0
    while index < len(numerals):
        pair = _join(text, numerals[index], numerals[index + 1]) if index + 1 < len(numerals) else None
        joined.append(pair or numerals[index])
        index += 2 if pair else 1
    return joined


def _join(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    if not {left.kind, right.kind} <= _PLAIN_KINDS or left.is_year or not _same_unit(left, right):
        return None
    opened = _OPENS.search(text, max(0, left.start - 28), left.start)
    opener = opened[1].lower() if opened else None
    link = _LINK.fullmatch(text, left.end, right.start)
    if link is None:
        far = (
            opener == "from"
            and left.unit is not None
            and right.unit is not None
            and _FAR_TO.fullmatch(text, left.end, right.start)
        )
        return _range(text, left, right, "to", opened.start() if opened else left.start) if far else None
    word = link[1].lower()
    if not _holds(text, left, right, word, opener):
        return None
    return _range(text, left, right, word, opened.start() if opened and word in {"to", "and"} else left.start)


def _holds(text: str, left: Numeral, right: Numeral, word: str, opener: str | None) -> bool:
    """Tell whether `word` between two numbers makes them a range."""
    if word == "and":
        return opener == "between"
    if word == "or":
        return left.unit is None and right.low - left.low == 1 and left.low < 20
    if word == "to":
        by = _BY.search(text, max(0, left.start - 20), left.start)
        return not (by and left.unit is not None) and not (opener is None and left.low > right.low)
    return left.low < right.low or _HAS_SIZE.search(text, right.first, right.last) is not None


def _range(text: str, left: Numeral, right: Numeral, word: str, start: int) -> Numeral:
    low = left.low
    size = _HAS_SIZE.search(text, right.first, right.last)
    if size and low < 1000 and not _HAS_SIZE.search(text, left.first, left.last):
        scaled = parse_number(f"1 {size[1].lower()}")
        low *= scaled.low if scaled else 1.0
    return Numeral(
        start=start, end=right.end, first=left.first, last=right.last, low=low, high=right.low, kind=right.kind,
        unit=right.unit or left.unit, link=word,
    )  # fmt: skip


def _same_unit(left: Numeral, right: Numeral) -> bool:
    if left.unit is None:
        return True
    return right.unit is not None and left.unit.unit == right.unit.unit
