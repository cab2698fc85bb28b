"""`dateline figures`: figures over time."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_options import DEFAULT, signed_option
from dateline.cli.readings import read_files

if TYPE_CHECKING:
    from dateline.views.figures import Series, Told


@click.command(short_help="Follow a figure over time.")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--of", required=True, metavar="WORDS", help="What is counted: “territory recaptured”, “killed Mariupol”, “km2”."
)
@click.option(
    "--ledger",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The ledger, when no FILE is given.  [default: {DEFAULT}]",
)
@signed_option
@click.option(
    "--svg", type=click.Path(path_type=Path), metavar="FILE", help="Also draw the first series into this SVG file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="How to write the figures.",
)
def figures(files: tuple[Path, ...], *, of: str, path: Path | None, svg: Path | None, form: str, signed: bool) -> None:
    """List every figure about something by day: value or range, source, scope, and which earlier figure it updates.

    The figures come from the ledger, or from the report FILEs given. Two figures are never called a contradiction here: their scopes stand beside them.
    """
    from dateline.views.figures import find_series  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.plot import plot_svg  # noqa: PLC0415  as above

    if files and (path is not None or signed):
        raise click.UsageError("give either FILEs or --ledger, and not both; --signed asks a ledger")
    series = find_series(_told_files(files) if files else _told_ledger(path or DEFAULT, signed=signed), of)
    if not series:
        click.echo(
            f"dateline: no figure about {of!r}; name a unit (killed, km2, drones) or words of the claims", err=True
        )
    _write(series, form)
    if svg is not None and series:
        svg.write_text(plot_svg(series[0]), encoding="utf-8")


def _told_files(files: tuple[Path, ...]) -> "list[Told]":
    from dateline.views.figures import tell  # noqa: PLC0415  as above

    return [told for reading in read_files(files) for told in tell(reading.document.report, reading.claims)]


def _told_ledger(path: Path, *, signed: bool) -> "list[Told]":
    from dateline.ledger import Filters, Ledger  # noqa: PLC0415  as above
    from dateline.views.figures import tell_entries  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        return tell_entries(ledger.entries(Filters(signed=signed)))


def _write(series: "tuple[Series, ...]", form: str) -> None:
    if form == "jsonl":
        import msgspec  # noqa: PLC0415  each format loads its own writer

        for each in series:
            for point in each.points:
                click.echo(msgspec.json.encode({"of": each.of} | msgspec.to_builtins(point)))
        return
    from dateline.cli.figures_table import write_series  # noqa: PLC0415  rich is slow to load

    write_series(series)
