"""The course of a history: which year an undated month belongs to, judged by the dates around it and not by the last one alone.

A history looks back and ahead ("as in 1954", "until 1976"); one such date must not carry the months after it away. So each candidate
year is weighed against several dates before and after, and a date far off counts no more than a limit.
"""

from bisect import bisect_right
from typing import Final, NamedTuple

from dateline.mentions.times.lexer import Lexemes, code
from dateline.mentions.times.periods import Period

_BEFORE: Final = 6
_AFTER: Final = 3
_LIMIT: Final = 30.0  # months: further off is no worse
_BACKWARD: Final = 1.4  # histories move on


class Anchor(NamedTuple):
    """A date told at lexeme `place`: months `first` to `last` counted from year 0, and how much it weighs."""

    place: int
    first: int
    last: int
    weight: float


class Chronicle:
    """The dates of a history: those with a year, known beforehand, and those resolved so far."""

    def __init__(self, lexemes: Lexemes) -> None:
        """Note every date of the text that has its year."""
        self.told: list[Anchor] = []
        self.ahead = [anchor for index in range(len(lexemes.codes)) if (anchor := _anchor_at(lexemes, index))]

    def note(self, index: int, period: Period, weight: float = 1.0) -> None:
        """Remember a date that the text has told."""
        if period.begin is None or period.finish is None or period.granularity in {"decade", "century"}:
            return
        first, last = _months(period.begin.year, period.begin.month), _months(period.finish.year, period.finish.month)
        if period.granularity == "year":
            weight *= 0.4
        self.told.append(Anchor(index, first, last, weight))

    def year_for(self, month: int, index: int) -> int | None:
        """Return the likeliest year for an undated `month` (1 to 12) told at lexeme `index`."""
        before = self.told[: -_BEFORE - 1 : -1]
        upcoming = bisect_right(self.ahead, index, key=lambda anchor: anchor.place)
        after = self.ahead[upcoming : upcoming + _AFTER]
        if not before and not after:
            return None
        years = {anchor.first // 12 + step for anchor in (*before, *after) for step in (-1, 0, 1)}
        return min(sorted(years), key=lambda year: self._cost(_months(year, month), before, after))

    def _cost(self, when: int, before: list[Anchor], after: list[Anchor]) -> float:
        cost = sum(anchor.weight * _gap(when, anchor, moves_on=True) / (1 + rank) for rank, anchor in enumerate(before))
        return cost + sum(
            0.5 * anchor.weight * _gap(when, anchor, moves_on=False) / (1 + rank) for rank, anchor in enumerate(after)
        )


def _gap(when: int, anchor: Anchor, *, moves_on: bool) -> float:
    """Months between a date and an anchor, up to the limit; against the run of the text they count more."""
    if anchor.first <= when <= anchor.last:
        return 0.0
    back = when < anchor.first
    gap = anchor.first - when if back else when - anchor.last
    return min(gap * (_BACKWARD if back == moves_on else 1.0), _LIMIT)


def _anchor_at(lexemes: Lexemes, index: int) -> Anchor | None:
    """Return the date that ends in a year at `index`."""
    if lexemes.codes[index] != code("year"):
        return None
    year = int(lexemes.values[index])
    for back in range(index - 1, max(-1, index - 5), -1):
        kind = lexemes.codes[back]
        if kind in (code("month"), code("abbreviation")):
            month = _months(year, int(lexemes.values[back]))
            return Anchor(index, month, month, 1.0)
        if kind not in (code("day"), code("nth"), code("comma"), code("of"), code("dot"), code("the")):
            break
    return Anchor(index, _months(year, 1), _months(year, 12), 0.4)


def _months(year: int, month: int) -> int:
    return year * 12 + month - 1
