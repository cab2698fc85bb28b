"""The Markdown of `dateline read`: one table per report, for a note or an issue tracker."""

import click

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


def write_markdown(reading: Reading, claims: list[Claim], show: frozenset[str]) -> None:
    """Write a heading and a table of the claims, with the words that each rests on."""
    click.echo(f"## {_escape(report_name(reading))}\n\n{_escape(report_line(reading.document.report))}\n")
    click.echo(
        "| source | event | place | date | figures | status | words |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    for claim in claims:
        cells = (
            source_cell(claim), event_cell(claim), places_cell(claim.where), when_cell(claim.when), figures_cell(claim.figures), status_cell(claim, reading.document.report),
            f"“{plain(claim.evidence)}”",
        )  # fmt: skip
        click.echo(f"| {' | '.join(map(_escape, cells))} |")
    if "issues" in show:
        click.echo("\nNot settled:\n")
        for issue in reading.issues:
            click.echo(f"- `{issue.code}` {_escape(plain(issue.message))}")
    if "manifest" in show:
        click.echo("\nRead with:\n")
        for name, value in reading.manifest.items():
            click.echo(f"- {_escape(name)}: `{value}`")
    click.echo()


def _escape(text: str) -> str:
    for mark in "\\|*_`<>[]#":
        text = text.replace(mark, f"\\{mark}")
    return text
