"""Find the numbers of a sentence, with their units and ranges."""

import re
from collections.abc import Iterator, Sequence

from dateline.measures import number_pattern, parse_number, parse_ordinal
from dateline.mentions.quantities.units import Unit, read_mark, read_per, read_unit
from dateline.records import Record, Span

_SHORT_SIZE = re.compile(r"\s?(k|mn|mln|bn|bln|tn|trn|[MmBb])(?![\w])")
_LINK = re.compile(r"\s*(-|–|—|to|and|or)\s*", re.IGNORECASE)
_HAS_SIZE = re.compile(r"(?:hundred|thousand|million|billion|trillion|bn|mn|[kmb])\b", re.IGNORECASE)
_OPENS = re.compile(r"\b(between|from)\s+(?:about|around|roughly|some|approximately)?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Numeral(Span, frozen=True, kw_only=True):
    """A number as found: `start`..`end` covers the currency sign, the number and the unit; `first`..`last` the number words alone.

    `kind` is `figures`, `count`, `some`, `many`, `fraction` or `ordinal`; `link` the word of a range ("-", "to", "and", "or").
    """

    first: int
    last: int
    low: float
    high: float | None = None
    vague: bool = False
    kind: str = "figures"
    unit: Unit | None = None
    link: str | None = None
    is_year: bool = False


def find_numerals(text: str, start: int, end: int, masks: Sequence[Span]) -> Iterator[Numeral]:
    """Yield the numbers of `text[start:end]` outside `masks`, ranges joined, in text order."""
    found = [numeral for numeral in _single(text, start, end) if not any(mask.overlaps(numeral) for mask in masks)]
    index = 0
    while index < len(found):
        numeral = found[index]
        if index + 1 < len(found):
            joined = _join(text, numeral, found[index + 1])
            if joined is not None:
                yield joined
                index += 2
                continue
        yield numeral
        index += 1


def _single(text: str, start: int, end: int) -> Iterator[Numeral]:
    position = start
    pattern = number_pattern()
    while match := pattern.search(text, position, end):
        numeral = _read(text, match)
        position = max(match.end(), numeral.end if numeral else 0)
        if numeral is not None:
            yield numeral


def _read(text: str, match: re.Match[str]) -> Numeral | None:
    kind, words = match.lastgroup or "", match[0]
    first, last = match.start(), match.end()
    if kind == "ordinal":
        rank = parse_ordinal(words)
        return (
            None if rank is None else Numeral(start=first, end=last, first=first, last=last, low=float(rank), kind=kind)
        )
    digits = kind == "figures"
    before = text[first - 1] if first else " "
    if digits and (before in "#’'_/" or (before in "-–" and first > 1 and text[first - 2].isalpha())):
        return None
    number = parse_number(words)
    if number is None:
        return None
    mark = read_mark(text, first)
    scale = 1.0
    size = _SHORT_SIZE.match(text, last) if digits else None
    unit = None
    if size is not None and (mark or size[1] not in "mMbB" or _counts_on(text, size.end())):
        scaled = parse_number(f"{words} {size[1].lower()}")
        if scaled is not None:
            scale, last = scaled.low / number.low if number.low else 1.0, size.end()
    if mark is not None:
        per = read_per(text, last)
        stop = per[1] if per else last
        unit = Unit(name=mark[1], unit=mark[2], end=stop, per=per[0] if per else None)
        first_all = mark[0]
    else:
        joint = 3 if kind == "many" and text[last : last + 4].lower() == " of " else 0
        unit = read_unit(text, last + joint, digits=digits)
        first_all = first
    stop = unit.end if unit else last
    if digits and unit is None and text[last : last + 1].isalpha():
        return None
    return Numeral(
        start=first_all,
        end=stop,
        first=first,
        last=last,
        low=number.low * scale,
        high=number.high,
        vague=number.vague,
        kind=kind,
        unit=unit,
        is_year=digits and unit is None and _YEAR.fullmatch(words) is not None,
    )


def _counts_on(text: str, end: int) -> bool:
    """Tell whether a counted noun follows, so that "m" means million and not metre."""
    return (
        re.match(r"\s+(?:people|[a-z]+s\b)", text[end : end + 24]) is not None
        and re.match(r"\s+(?:across|less|towards)\b", text[end : end + 12]) is None
    )


def _join(text: str, left: Numeral, right: Numeral) -> Numeral | None:
    """Return the range that two numbers make ("10-20 km", "between $62 and $68", "15 to 20 percent"), or null."""
    if left.high is not None or right.high is not None or "ordinal" in {left.kind, right.kind} or left.is_year:
        return None
    link = _LINK.fullmatch(text, left.end, right.start)
    if link is None or not _same_unit(left, right):
        return None
    word = link[1].lower()
    opened = _OPENS.search(text, max(0, left.start - 24), left.start)
    if word == "and" and not (opened and opened[1].lower() == "between"):
        return None
    if word == "or" and not (left.unit is None and right.low - left.low == 1 and left.low < 20):
        return None
    low = left.low
    size = _HAS_SIZE.search(text, right.first, right.last)
    if size and left.low < 1000 and not _HAS_SIZE.search(text, left.first, left.last):
        scaled = parse_number(f"1 {size[0].lower()}")
        low *= scaled.low if scaled else 1.0
    if word not in {"to", "and"} and low > right.low:
        return None
    start = opened.start() if opened and word in {"to", "and"} else left.start
    return Numeral(
        start=start,
        end=right.end,
        first=left.first,
        last=right.last,
        low=low,
        high=right.low,
        kind=right.kind,
        unit=right.unit or left.unit,
        link=word,
    )


def _same_unit(left: Numeral, right: Numeral) -> bool:
    if left.unit is None:
        return True
    return right.unit is not None and left.unit.unit == right.unit.unit
