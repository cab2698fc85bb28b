"""Find the numbers of a sentence, with their units."""

import re
from collections.abc import Iterator

from dateline.measures import number_pattern, parse_number, parse_ordinal
from dateline.mentions.quantities.units import Unit, read_mark, read_per, read_unit, unit_measure
from dateline.records import Span

_SHORT_SIZE = re.compile(r"\s?(k|mn|mln|bn|bln|tn|trn|[MmBb])(?![\w])")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MILLIONS = re.compile(r"\s+(?:people|[a-z]+s\b)(?<!\sacross)(?<!\sless)(?<!\stowards)")
_ARTICLE = re.compile(
    r"\b(?:almost|nearly|about|around|over|more than|less than|at least|roughly|approximately|up to|just under|just over)\s+(an?)(?=\s+[a-z])",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(r"[\"”’']?\s+of\s", re.IGNORECASE)
_RATIO = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight|nine|\d)\s+(?:in\s+every|in|out\s+of(?:\s+every)?|of(?=\s+(?:two|three|four|five|six|seven|eight|nine|ten)\b)(?<=\bone\sof))\s+"
    r"(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,3})(?!\s+(?:hundred|thousand|million|billion)\b)(?=\s+[a-z]+s?\b|[.,;)]|\s*$)",
    re.IGNORECASE,
)


class Numeral(Span, frozen=True, kw_only=True):
    """A number as found: `start`..`end` covers the currency sign, the number and the unit; `first`..`last` the number words alone.

    `kind` is `figures`, `count`, `some`, `many`, `fraction`, `ratio` or `ordinal`; `link` the word of a range ("-", "to", "and", "or").
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


def find_numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Return the numbers of `text[start:end]` in text order; ranges are still two numbers."""
    singles = list(_singles(text, start, end))
    if not singles:
        return []
    ratios = list(_ratios(text, start, end))
    return sorted([*ratios, *(one for one in singles if not any(ratio.overlaps(one) for ratio in ratios))])


def find_articles(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the ones told as an article beside an approximator ("almost a month", "more than a mile")."""
    for match in _ARTICLE.finditer(text, start, end):
        unit = read_unit(text, match.end(1), digits=False)
        if unit is not None and unit_measure(unit.name) is not None and unit.end > match.end(1) + 1:
            yield Numeral(
                start=match.start(1),
                end=unit.end,
                first=match.start(1),
                last=match.end(1),
                low=1.0,
                kind="article",
                unit=unit,
            )


def _ratios(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield shares told as "one in four"."""
    for match in _RATIO.finditer(text, start, end):
        part, whole = parse_number(match[1]), parse_number(match[2])
        if (
            part is not None
            and whole is not None
            and part.low < whole.low
            and read_unit(text, match.end(), digits=True) is None
        ):
            yield Numeral(
                start=match.start(),
                end=match.end(),
                first=match.start(),
                last=match.end(),
                low=part.low / whole.low,
                kind="ratio",
            )


def _singles(text: str, start: int, end: int) -> Iterator[Numeral]:
    position = start
    pattern = number_pattern()
    while match := pattern.search(text, position, end):
        numeral = _read_ordinal(match) if match.lastgroup == "ordinal" else _read(text, start, match)
        position = max(match.end(), numeral.end if numeral else 0)
        if numeral is not None:
            yield numeral


def _read_ordinal(match: re.Match[str]) -> Numeral | None:
    rank = parse_ordinal(match[0])
    first, last = match.span()
    return (
        None
        if rank is None
        else Numeral(start=first, end=last, first=first, last=last, low=float(rank), kind="ordinal")
    )


def _read(text: str, floor: int, match: re.Match[str]) -> Numeral | None:
    """Read one number with its currency sign, magnitude letter and unit; null where it is part of a word or name."""
    kind, words = match.lastgroup or "", match[0]
    first, last = match.span()
    number = parse_number(words)
    mark = read_mark(text, first)
    if number is None or _is_glued(text, floor, first, kind, marked=mark is not None):
        return None
    scale, last = _read_size(text, words, last, marked=mark is not None) if kind == "figures" else (1.0, last)
    if mark is not None:
        per = read_per(text, last)
        unit: Unit | None = Unit(name=mark[1], unit=mark[2], end=per[1] if per else last, per=per[0] if per else None)
    else:
        joint = _OF_UNIT.match(text, last) if kind == "many" else None
        unit = read_unit(text, joint.end() - 1 if joint else last, digits=kind == "figures")
    if kind == "fraction" and unit is None and words.lower().split()[-1] in {"a", "an"}:
        return None  # "half a truth"
    if kind == "figures" and unit is None and text[last : last + 1].isalpha():
        return None
    return Numeral(
        start=mark[0] if mark else first,
        end=unit.end if unit else last,
        first=first,
        last=last,
        low=number.low * scale,
        high=number.high,
        vague=number.vague,
        kind=kind,
        unit=unit,
        is_year=kind == "figures" and unit is None and _YEAR.fullmatch(words) is not None,
    )


def _is_glued(text: str, floor: int, first: int, kind: str, *, marked: bool) -> bool:
    """Tell whether a number is part of a word ("COVID-19", "mid-20", "#5") or, in capitals after a capital, of a name ("Channel Four")."""
    before = text[first - 1] if first > floor else " "
    if marked:
        return False
    if before.isalnum() or before in "#_/" or (kind == "figures" and before in "'’"):
        return True
    if before in "-–" and first - floor > 1 and text[first - 2].isalpha():
        return text[first - 4 : first].lower() != "-to-"
    if kind in {"count", "many"} and text[first].isupper() and before == " ":
        word = text[max(floor, first - 24) : first].split()
        return bool(word) and word[-1][0].isupper() and word[-1][-1].isalnum()
    return False


def _read_size(text: str, words: str, last: int, *, marked: bool) -> tuple[float, int]:
    """Return what a magnitude letter behind the digits multiplies by ("$13.6M", "25k"), and where it ends."""
    size = _SHORT_SIZE.match(text, last)
    if size is None or (size[1] in "mMbB" and not marked and _MILLIONS.match(text, size.end()) is None):
        return 1.0, last
    scaled, plain = parse_number(f"1 {size[1].lower()}"), parse_number(words)
    if scaled is None or plain is None or " " in words:
        return 1.0, last
    return scaled.low, size.end()
