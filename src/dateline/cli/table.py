"""The table of `dateline read`: claims by paragraph, in 100 columns, in colours only on a terminal."""

from collections.abc import Iterable
from itertools import groupby
from textwrap import wrap

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.records import Claim, Reading
from dateline.views.cells import (
    event_cell,
    figures_cell,
    places_cell,
    plain,
    report_line,
    report_name,
    source_cell,
    status_cell,
    when_cell,
)

WIDTH = 100
_COLUMNS = (("source", 21), ("event", 21), ("place", 15), ("date", 12), ("figures", 13), ("status", 11))
_STATUS_STYLES = {"disputed": "red", "unverified": "yellow", "confirmed": "green"}


def write_table(reading: Reading, claims: list[Claim], show: frozenset[str]) -> None:
    """Write the claims of a reading, paragraph by paragraph, each with the words that it rests on."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    with console.capture() as capture:
        _write(console, reading, claims, show)
    lines = (line.rstrip() for line in capture.get().split("\n"))
    click.echo("\n".join(lines), nl=False)


def _write(console: Console, reading: Reading, claims: list[Claim], show: frozenset[str]) -> None:
    console.print(Text(report_name(reading), style="bold"))
    noun = "claim" if len(claims) == 1 else "claims"
    console.print(Text(f"{report_line(reading.document.report)}; {len(claims)} {noun}", style="dim"))
    if claims:
        console.print(_row(console, [Text(name, style="dim") for name, _ in _COLUMNS]))
    for number, group in groupby(claims, key=lambda claim: _paragraph(reading, claim)):
        console.print(Text(f"── paragraph {number + 1} ".ljust(console.width - 1, "─"), style="dim"))
        _write_claims(console, reading, group)
    if "issues" in show:
        _write_issues(console, reading)
    if "manifest" in show:
        for name, value in reading.manifest.items():
            console.print(Text(f"{name}: {plain(value)}", style="dim"))
    console.print()


def _write_claims(console: Console, reading: Reading, claims: Iterable[Claim]) -> None:
    for claim in claims:
        style = _STATUS_STYLES.get(claim.verification, "")
        cells = [
            Text(source_cell(claim), style="cyan"),
            Text(event_cell(claim), style="bold"),
            Text(places_cell(claim.where)),
            Text(when_cell(claim.when)),
            Text(figures_cell(claim.figures)),
            Text(status_cell(claim, reading.document.report), style=style),
        ]
        console.print(_row(console, cells))
        for line in wrap(plain(claim.evidence), console.width - 4):
            console.print(Text(f"  │ {line}", style="italic"))


def _row(console: Console, cells: list[Text]) -> Table:
    """Return one row; on a narrow terminal the widest columns give way first."""
    widths = [width for _, width in _COLUMNS]
    while sum(widths) + len(widths) > max(console.width, 60):
        widths[widths.index(max(widths))] -= 1
    table = Table.grid(padding=(0, 1, 0, 0))
    for width in widths:
        table.add_column(width=width, overflow="fold")
    table.add_row(*cells)
    return table


def _write_issues(console: Console, reading: Reading) -> None:
    text = reading.document.text
    console.print(Text("── not settled ".ljust(console.width - 1, "─"), style="dim"))
    for issue in reading.issues:
        words = f" “{plain(text[issue.start : issue.end])}”" if issue.start is not None else ""
        console.print(Text(f"{issue.code}:{words} {plain(issue.message)}"))
    if not reading.issues:
        console.print(Text("nothing"))


def _paragraph(reading: Reading, claim: Claim) -> int:
    """Return the index of the paragraph that the claim's words start in."""
    paragraphs = reading.document.paragraphs
    return max(
        (index for index, paragraph in enumerate(paragraphs) if paragraph.start <= claim.evidence_start), default=0
    )
