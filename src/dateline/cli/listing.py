"""Rows of any kind as a table, as JSON lines or as CSV."""

import sys
from collections.abc import Iterable, Sequence

import click

from dateline.views.cells import plain

Value = str | int | float | None
FORMS = ("table", "jsonl", "csv")
_WIDTH = 100


def write_listing(names: Sequence[str], rows: Iterable[Sequence[Value]], form: str) -> None:
    """Write the rows under `names`."""
    if form == "table":
        _write_table(names, [[plain("" if value is None else str(value)) for value in row] for row in rows])
    elif form == "jsonl":
        import msgspec  # noqa: PLC0415  each format loads its own writer

        for row in rows:
            click.echo(msgspec.json.encode(dict(zip(names, row, strict=True))))
    else:
        from dateline.exports.csv_table import write_rows  # noqa: PLC0415  as above

        write_rows(names, rows, sys.stdout)


def _write_table(names: Sequence[str], rows: list[list[str]]) -> None:
    from rich.console import Console  # noqa: PLC0415  rich is slow to load
    from rich.table import Table  # noqa: PLC0415  as above
    from rich.text import Text  # noqa: PLC0415  as above

    console = Console(highlight=False)
    console.width = console.width if console.is_terminal else _WIDTH
    table = Table(box=None, pad_edge=False, header_style="dim")
    for index, name in enumerate(names):
        is_number = bool(rows) and all(row[index].replace(".", "").isdigit() or not row[index] for row in rows)
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n")))
