"""The table of `dateline check`: each finding with its words, formula, tolerance and reference."""

from itertools import groupby
from operator import itemgetter

import click
from rich.console import Console
from rich.text import Text

from dateline.records import Finding
from dateline.views.cells import plain

WIDTH = 100
_STYLES = {"inconsistent": "bold red", "after_rounding": "yellow", "consistent": "green", "not_checkable": "dim"}


def write_findings(found: list[tuple[str, Finding]]) -> None:
    """Write findings report by report, and a line that counts them."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    with console.capture() as capture:
        for name, group in groupby(found, key=itemgetter(0)):
            console.print(Text(plain(name), style="bold"))
            for _, finding in group:
                _write(console, finding)
    click.echo("\n".join(line.rstrip() for line in capture.get().split("\n")), nl=False)
    counts = {grade: sum(finding.grade == grade for _, finding in found) for grade in _STYLES}
    told = ", ".join(f"{count} {grade.replace('_', ' ')}" for grade, count in counts.items() if count)
    click.echo(f"{len(found)} findings{f': {told}' if told else ''}")


def _write(console: Console, finding: Finding) -> None:
    grade = finding.grade.replace("_", " ")
    console.print(
        Text.assemble(
            "  ", (grade, _STYLES[finding.grade]), f"  {finding.check.replace('_', ' ')}: ", plain(finding.message)
        )
    )
    for passage in finding.passages:
        console.print(Text(f"      “{plain(passage.text)}” ({passage.start}–{passage.end})", style="italic"))
    if finding.formula:
        tolerance = f"; tolerance {finding.tolerance:,.10g} {finding.unit}" if finding.tolerance is not None else ""
        console.print(Text(f"      {plain(finding.formula)}{tolerance}", style="dim"))
    if finding.reference:
        console.print(Text(f"      {plain('; '.join(finding.reference))}", style="dim"))
