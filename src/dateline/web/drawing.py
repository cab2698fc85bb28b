"""A series drawn for the page: where its marks stand, in percent of a box that the style sheet sizes and colours."""

from collections.abc import Iterator
from datetime import date
from math import floor, log10
from statistics import median
from typing import NamedTuple

from dateline.views.figures import Point, Series

_FIRST = 3.0  # percent kept free at both sides, so that no mark is cut
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FLAT = 50  # so many times smaller than the largest: hardly seen
_ROOM = 92.0  # percent of the height that the largest figure reaches


class Mark(NamedTuple):
    """One figure: its number in the table, its place, the end of its range, where the figure stands that it updates, and its words."""

    number: int
    x: float
    y: float
    high: float
    before: tuple[float, float] | None
    kind: str
    told: str


class Drawing(NamedTuple):
    """Marks, lines across at round values, and days beneath. `is_log` says that each line is ten times the one below."""

    marks: tuple[Mark, ...]
    values: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str, str], ...]
    numbered: bool
    is_log: bool


class _Scale(NamedTuple):
    """Values up to `top`: in even steps from 0, or, with `low`, each power of ten as high as the next."""

    top: float
    low: float | None

    def up(self, value: float) -> float:
        if self.low is None:
            return round(100 - value / self.top * _ROOM, 2)
        share = log10(max(value, self.low) / self.low) / log10(self.top / self.low)
        return round(100 - share * _ROOM, 2)

    def lines(self) -> Iterator[float]:
        if self.low is not None:
            yield from (self.low * 10**power for power in range(int(log10(self.top / self.low) + 1e-9) + 1))
            return
        step = _step(self.top)
        yield from (step * count for count in range(int(self.top / step + 1e-9) + 1))


def draw(series: Series) -> Drawing | None:
    """Return the drawing of a series; null when fewer than two of its figures have days."""
    points = [(number, point) for number, point in enumerate(series.points, start=1) if point.as_of]
    if len(points) < 2:
        return None
    days = [_day(point) for _, point in points]
    first, last = min(days), max(days)
    scale = _scale([point for _, point in points])
    at: dict[str, tuple[float, float]] = {}
    marks = []
    for number, point in points:
        x, y = _across(_day(point), first, last), scale.up(point.value)
        before = at.get(point.updates or "")
        marks.append(Mark(number, x, y, scale.up(point.value_to or point.value), before, _kind(point), _told(point)))
        at[point.claim] = (x, y)
    lines = tuple((scale.up(value), f"{value:,.10g}") for value in scale.lines())
    return Drawing(tuple(marks), lines, _days(first, last), numbered=len(marks) <= 40, is_log=scale.low is not None)


def _scale(points: list[Point]) -> _Scale:
    """Return even steps, or powers of ten where half of the figures would lie on the ground."""
    top = max(point.value_to or point.value for point in points) or 1.0
    values = sorted(point.value for point in points if point.value > 0)
    if len(values) < 4 or median(values) > top / _FLAT:
        return _Scale(top, None)
    return _Scale(top, 10.0 ** floor(log10(values[0])))


def _day(point: Point) -> int:
    return date.fromisoformat(point.as_of or "").toordinal()


def _across(day: int, first: int, last: int) -> float:
    return round(_FIRST + (day - first) / max(1, last - first) * (100 - 2 * _FIRST), 2) if last > first else 50.0


def _step(largest: float) -> float:
    """Return a round distance between lines that makes two to five of them."""
    size = 1.0
    while size * 10 <= largest:
        size *= 10
    while size > largest:
        size /= 10
    return next((size * step for step in _STEPS if largest / (size * step) <= 4.5), size * 10)


def _days(first: int, last: int) -> tuple[tuple[float, str, str], ...]:
    if first == last:
        return ((50.0, "middle", date.fromordinal(first).isoformat()),)
    return tuple(
        (_across(day, first, last), anchor, date.fromordinal(day).isoformat())
        for day, anchor in ((first, "start"), (last, "end"))
    )


def _kind(point: Point) -> str:
    return {"at_least": "least", "more_than": "least", "at_most": "most", "less_than": "most"}.get(
        point.bound or "", "about" if point.approx else "exact"
    )


def _told(point: Point) -> str:
    return f"{point.as_of}: {point.text}, {point.source}"
