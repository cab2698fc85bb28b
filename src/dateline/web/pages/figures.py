"""Figures: how much of what was said for which day, by whom, for which scope, and which figure brings an earlier one up to date."""

from collections import Counter
from typing import NamedTuple

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dateline.ledger.figure_list import count_units, find_figured
from dateline.views.figures import Point, Series, Told, find_series, read_wanted
from dateline.web.asked import Question, read_words
from dateline.web.desk import Desk
from dateline.web.drawing import Drawing, draw
from dateline.web.errors import ask_again
from dateline.web.page import Page, Way
from dateline.web.render import render
from dateline.web.rows import send_csv, send_json

MOST = 200
"""Of how many claims figures are shown: those of the newest events."""
_QUESTIONS = ("of", "source", "side", "place", "since", "until")


class Row(NamedTuple):
    """One figure of the table; `updates` is the number of the figure in the same table that it brings up to date, null when there is none or it stands elsewhere."""

    number: int
    point: Point
    updates: int | None


class Plot(NamedTuple):
    """One series: its rows, and its drawing when there is something to draw."""

    series: Series
    rows: tuple[Row, ...]
    drawing: Drawing | None


class Found(NamedTuple):
    """The series that a URL asks for; `shown` claims were looked at, of which the ledger holds `total` figures."""

    asked: Question
    series: tuple[Series, ...]
    shown: int
    total: int


def show_figures(desk: Desk, request: Request) -> Response:
    """Answer `/figures`: the units to choose from, or the series that `of` asks for."""
    found = find(desk, request)
    store = desk.ledger.store
    return render(
        "figures.html",
        desk,
        title=f"Figures: {found.asked['of']}" if found.asked["of"] else "Figures",
        here="/figures",
        asked=found.asked,
        plots=[_plot(series) for series in found.series],
        shown=found.shown,
        total=found.total,
        most=MOST,
        units=desk.remember("units", None, lambda: count_units(store)),
    )


def find(desk: Desk, request: Request) -> Found:
    """Return the series that a URL asks for; none when it does not say of what."""
    asked = read_words(request.query_params, *_QUESTIONS)
    if not desk.sharer.may_ask(" ".join(asked.values())):
        raise ask_again("a word of this question is part of a private person's name; such names are withheld on this address")  # fmt: skip
    if not asked["of"]:
        return Found(asked, (), 0, 0)
    filters, wanted, store = asked.filters(), read_wanted(asked["of"]), desk.ledger.store
    if not wanted:
        raise ask_again(f"of={asked['of']!r}; expected a word of what is counted: killed, km2, settlements retaken")
    figured = desk.remember("figured", (filters, wanted), lambda: find_figured(store, filters, wanted, MOST))
    items = desk.items(desk.ledger.numbered(figured.numbers))
    told = [
        Told(
            claim=item.claim,
            report=item.head.key,
            published=item.head.published,
            publisher=item.head.publisher or item.head.id,
            links=item.links,
        )
        for item in items
        if "position" not in item.withheld  # the question itself would tell where it stands
    ]
    total = figured.figures if desk.is_private else sum(len(each.claim.figures) for each in told)
    return Found(asked, find_series(told, asked["of"]), len(figured.numbers), total)


def _plot(series: Series) -> Plot:
    numbers = {point.claim: number for number, point in enumerate(series.points, start=1)}
    times = Counter(point.claim for point in series.points)
    rows = tuple(
        Row(number, point, numbers[point.updates] if times.get(point.updates or "") == 1 and point.updates else None)
        for number, point in enumerate(series.points, start=1)
    )
    return Plot(series, rows, draw(series))


def send_figures_json(desk: Desk, request: Request) -> Response:
    """Answer `/figures.json`: the series of the page with all their fields."""
    found = find(desk, request)
    return send_json("series", found.asked.query(), found.series, claims=found.shown, figures=found.total)


def send_figures_csv(desk: Desk, request: Request) -> Response:
    """Answer `/figures.csv`: one line a figure."""
    points = [point for series in find(desk, request).series for point in series.points]
    columns = [*Point.__struct_fields__, "scope"]
    rows = [
        [
            "; ".join(value) if isinstance(value, tuple) else value
            for value in (*msgspec.structs.astuple(point), point.scope)
        ]
        for point in points
    ]
    return send_csv(columns, rows)


PAGE = Page(
    "/figures",
    (
        Way("/figures", show_figures),
        Way("/figures.json", send_figures_json),
        Way("/figures.csv", send_figures_csv),
    ),
    name="Figures",
)
