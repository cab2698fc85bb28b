"""Read the reports that a command is given."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import with_options
from dateline.errors import ReportError

if TYPE_CHECKING:
    from dateline.records import Reading


def read_files(
    files: Sequence[Path],
    published: datetime | None = None,
    publisher: str | None = None,
    place_prior: tuple[str, ...] = (),
) -> "list[Reading]":
    """Return the readings of the reports in some files; one that cannot be read is named on stderr, and raises when it is the only one."""
    from dateline import pipeline  # noqa: PLC0415  the rooms are only loaded when there is something to read
    from dateline.reports import read_file  # noqa: PLC0415  as above

    readings, errors = [], []
    for path in files:
        for report in read_file(path):
            if isinstance(report, ReportError):
                errors.append(report)
                continue
            settings = pipeline.Settings(place_prior=place_prior)
            readings.append(pipeline.read(with_options(report, published, publisher), settings))
    if errors and not readings:
        raise errors[0]
    for error in errors:
        click.echo(f"dateline: {error}", err=True)
    return readings
