"""`dateline export`: the ledger as a file for others."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.ledger_options import filter_options, filters_of, ledger_option

if TYPE_CHECKING:
    from dateline.exports import Statement

FORMATS = ("jsonl", "csv", "geojson", "webannotation")


@click.command(short_help="Write the ledger as a file for others.")
@click.argument("name", type=click.Choice(FORMATS), metavar="FORMAT")
@ledger_option
@filter_options
@click.option(
    "--level",
    type=click.Choice(["shared", "working"]),
    default="shared",
    show_default=True,
    help="`shared` takes out private people, their words, and recent positions; `working` shows everything.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE, with the statement in FILE.statement.json.",
)
@click.option(
    "--now", metavar="TIME", help="The moment from which 72 hours are counted back (UTC); the present one by default."
)
def export(*, name: str, path: Path, level: str, output: Path | None, now: str | None, **given: Any) -> None:  # noqa: ANN401  the options of filter_options
    """Write claims in FORMAT: jsonl, csv, geojson or webannotation.

    Claims that a newer version of their report has corrected or retracted are written as well, and say so. The statement on stderr gives rows in = rows out +
    rows dropped with the reason, and how many spans were compared with their reports. The exit status is 4 when one does not stand there.
    """
    from dateline.exports import open_format, write_export  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.ledger import Ledger  # noqa: PLC0415  as above

    moment = read_moment(now)
    with Ledger.open(path) as ledger:
        filters = filters_of(ledger, given)
        if output is None:
            out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
            statement = write_export(ledger, name, open_format(name), filters, level, out, moment)
            out.flush()
            out.detach()
        else:
            part = output.with_name(output.name + ".part")
            with part.open("w", encoding="utf-8", newline="") as file:
                statement = write_export(ledger, name, open_format(name), filters, level, file, moment)
            part.replace(output)  # nobody finds half a file under the name that was asked for
            _write_statement(output, statement)
    click.echo(statement.line(), err=True)


def read_moment(now: str | None) -> datetime:
    """Return the moment that `--now` gives, the present one without it."""
    if now is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        raise click.BadParameter(
            f"{now!r} is no time; expected for example 2022-09-13T18:00", param_hint="--now"
        ) from None
    return moment.replace(tzinfo=moment.tzinfo or UTC)


def _write_statement(output: Path, statement: "Statement") -> None:
    import msgspec  # noqa: PLC0415  as above

    text = msgspec.json.format(msgspec.json.encode(statement), indent=2) + b"\n"
    output.with_name(output.name + ".statement.json").write_bytes(text)
