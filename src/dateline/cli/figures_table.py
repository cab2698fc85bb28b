"""The table and plot of `dateline figures`."""

import click
from rich.console import Console
from rich.table import Table

from dateline.views.cells import plain
from dateline.views.figures import Point, Series
from dateline.views.plot import plot_text

WIDTH = 100


def write_series(series: tuple[Series, ...]) -> None:
    """Write a plot and a table for each series; a series of one figure needs no plot."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    for each in series:
        if len(each.points) > 1:
            title, _, rest = plot_text(each).partition("\n")
            click.echo(f"{plain(title)}\n{rest}")
        with console.capture() as capture:
            _write(console, each)
        click.echo("\n".join(line.rstrip() for line in capture.get().split("\n")), nl=False)


def _write(console: Console, series: Series) -> None:
    table = Table(box=None, pad_edge=False, title=f"{series.unit}: {len(series.points)} figures", title_justify="left")
    for name in ("as of", "figure", "source", "scope", "updates"):
        table.add_column(name, overflow="fold")
    numbers = {point.claim: number for number, point in enumerate(series.points, start=1)}
    for point in series.points:
        table.add_row(
            f"{numbers[point.claim]}. {point.as_of or 'undated'}",
            _amount(point),
            plain(point.source),
            plain(point.scope),
            _update(point, numbers),
        )
    console.print(table)


def _amount(point: Point) -> str:
    value = f"{point.value:,.10g}" + (f"–{point.value_to:,.10g}" if point.value_to is not None else "")
    marks = [
        mark
        for mark, holds in (
            ("about", point.approx and not point.bound),
            ((point.bound or "").replace("_", " "), point.bound),
        )
        if holds
    ]
    return " ".join([*marks, value, *(["(derived)"] if point.derived else []), *_by(point)])


def _by(point: Point) -> list[str]:
    return [f"(analyst {', '.join(point.decided_by)})"] if point.decided_by else []


def _update(point: Point, numbers: dict[str, int]) -> str:
    if point.updates is None:
        return ""
    return f"{numbers[point.updates]}." if point.updates in numbers else point.updates[:12]
