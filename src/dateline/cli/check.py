"""`dateline check`: what can be checked without asking anyone."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import join_codes, report_options
from dateline.cli.readings import read_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import Finding, Reading

FOUND = 1
GRADES = ("inconsistent", "after_rounding", "consistent", "not_checkable")


@click.command(short_help="Check figures, distances, areas, dates against one another.")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--ledger",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check the reports of a ledger, from their stored texts.",
)
@report_options
@click.option(
    "--grade", "grades", type=click.Choice(GRADES), multiple=True, help="Only findings of this grade; may be repeated."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="How to write the findings.",
)
def check(
    files: tuple[Path, ...],
    *,
    path: Path | None,
    published: datetime | None,
    publisher: str | None,
    place_prior: tuple[tuple[str, ...], ...],
    grades: tuple[str, ...],
    form: str,
) -> None:
    """Check what the reports in each FILE state: units, distances, directions, areas, shares, ratios, sums, weekdays, ages, running totals.

    Each finding is graded consistent, after_rounding, inconsistent or not_checkable, with the tolerance, reference and formula used. Reports given together
    are compared with one another ("double what officials had cited"). The exit status is 1 when something is inconsistent.
    """
    if (path is None) == (not files):
        raise click.UsageError("give either FILEs or --ledger, and not both")
    readings = _readings(files, path, published, publisher, join_codes(place_prior))
    found = _findings(readings)
    wanted = [(name, finding) for name, finding in found if not grades or finding.grade in grades]
    _write(wanted, form)
    if any(finding.grade == "inconsistent" for _, finding in found):
        sys.exit(FOUND)


def _readings(
    files: tuple[Path, ...],
    path: Path | None,
    published: datetime | None,
    publisher: str | None,
    place_prior: tuple[str, ...],
) -> "list[Reading]":
    if path is None:
        return read_files(files, published, publisher, place_prior)
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.reread import reread  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        return list(reread(ledger))


def _findings(readings: "Sequence[Reading]") -> "list[tuple[str, Finding]]":
    from dateline.checks import check_reading  # noqa: PLC0415  as above
    from dateline.checks.series import check_series  # noqa: PLC0415  as above

    found = [
        (reading.document.report.id, finding) for reading in readings for finding in check_reading(reading, readings)
    ]
    series = check_series([reading.document.report for reading in readings])
    return [*found, *((finding.passages[0].report if finding.passages else "", finding) for finding in series)]


def _write(found: "list[tuple[str, Finding]]", form: str) -> None:
    if form == "jsonl":
        import msgspec  # noqa: PLC0415  each format loads its own writer

        for name, finding in found:
            click.echo(msgspec.json.encode({"report": name} | msgspec.to_builtins(finding)))
        return
    from dateline.cli.findings_table import write_findings  # noqa: PLC0415  rich is slow to load

    write_findings(found)
