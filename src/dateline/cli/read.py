"""`dateline read`: the claims of reports."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from dateline.cli.options import join_codes, report_options, with_options
from dateline.cli.output import FORMATS, Output
from dateline.errors import ReportError
from dateline.records import ClaimType, Reading, Report

PARTIAL = 3


@click.command(short_help="List the claims of reports.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, allow_dash=True))
@report_options
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to write the claims."
)
@click.option(
    "--only",
    type=click.Choice(get_args(ClaimType)),
    multiple=True,
    metavar="TYPE",
    help="Only claims of this type; may be repeated.",
)
@click.option(
    "--show",
    type=click.Choice(["issues", "manifest"]),
    multiple=True,
    help="Also what could not be settled, or what read the report.",
)
def read(
    files: tuple[Path, ...],
    *,
    published: datetime | None,
    publisher: str | None,
    place_prior: tuple[tuple[str, ...], ...],
    form: str,
    only: tuple[str, ...],
    show: tuple[str, ...],
) -> None:
    """List the claims of each FILE: who said what, where, when, how much, and whether anyone checked it.

    FILE is a text (.txt, .md), a web page (.html), a report file (.report.json: {id, title, publisher, published, language, text}) or a .jsonl of
    those; `-` is standard input. A file that cannot be read is named on stderr, the others are still read, and the exit status is 3.
    """
    from dateline import pipeline  # noqa: PLC0415  the rooms are only loaded when there is something to read

    settings = pipeline.Settings(place_prior=join_codes(place_prior))
    output = Output(form, frozenset(only), frozenset(show))
    undated: list[str] = []
    failed = False
    for given in _reports(files):
        if isinstance(given, ReportError):
            click.echo(f"dateline: {given}", err=True)
            failed = True
            continue
        report = with_options(given, published, publisher)
        reading: Reading = pipeline.read(report, settings)
        if report.published is None:
            undated.append(report.id)
        output.add(reading)
    output.close(several=len(files) > 1)
    _warn_undated(undated)
    if failed:
        sys.exit(PARTIAL)


def _reports(files: tuple[Path, ...]) -> Iterator[Report | ReportError]:
    from dateline.reports import read_file  # noqa: PLC0415  as above

    if len(files) < 3 or sys.stdout.isatty() or not sys.stderr.isatty():
        for path in files:
            yield from read_file(path)
        return
    with click.progressbar(files, label="reading", file=sys.stderr, show_pos=True) as paths:
        for path in paths:
            yield from read_file(path)


def _warn_undated(undated: list[str]) -> None:
    if not undated:
        return
    named = ", ".join(undated[:3]) + (f" and {len(undated) - 3} more" if len(undated) > 3 else "")
    click.echo(
        f"dateline: no date of publication in {named}: relative dates (“on Tuesday”) stay unresolved; give it with --published YYYY-MM-DD",
        err=True,
    )
