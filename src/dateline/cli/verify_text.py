"""`dateline verify-text`: a text against reports, statement by statement."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_options import DEFAULT
from dateline.cli.readings import read_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import Reading
    from dateline.views.verify import Verdict

FOUND = 1
_FINE = frozenset({"supported", "not a claim"})
_STYLES = {"supported": "green", "not a claim": "dim", "check this": "yellow", "unsupported": "magenta"}


@click.command(short_help="Check a text against reports, statement by statement.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="REPORT",
    help="A report file to check against; may be repeated.",
)
@click.option(
    "--ledger",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The ledger to check against, when no REPORT is given.  [default: {DEFAULT}]",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day that relative dates of the text count from; that of the last report when not given.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="How to write the verdicts.",
)
def verify_text(
    file: Path, *, against: tuple[Path, ...], path: Path | None, published: datetime | None, form: str
) -> None:
    """Say of each statement of FILE whether the reports have it: supported, altered, misattributed, contradicted, unsupported, not a claim, or check this.

    Quoted words must be letter for letter; numbers, units, dates, names, negation, modality, roles and source are compared one by one, and what cannot be told is
    "check this". The exit status is 1 unless every statement is supported or no claim.
    """
    if against and path is not None:
        raise click.UsageError("give either --against or --ledger, and not both")
    from dateline.views.verify import verify_text as verify  # noqa: PLC0415  the rooms are only loaded when a command runs

    readings = read_files(against) if against else []
    day = published or _last_day(readings)
    texts = read_files([file], day)
    if not against:
        readings = _from_ledger(path or DEFAULT, texts)
    found = [verdict for text in texts for verdict in verify(text, readings)]
    _write(found, form)
    if any(verdict.verdict not in _FINE for verdict in found):
        sys.exit(FOUND)


def _last_day(readings: "Sequence[Reading]") -> datetime | None:
    days = [reading.document.report.published for reading in readings if reading.document.report.published]
    return datetime.fromisoformat(max(days)) if days else None


def _from_ledger(path: Path, texts: "Sequence[Reading]") -> "list[Reading]":
    """Read again the reports of the ledger that speak of what the text names."""
    from dateline.ledger import Ledger  # noqa: PLC0415  as above
    from dateline.views.reread import reports_about, reread  # noqa: PLC0415  as above

    terms = [
        name.of(text.document.text)
        for text in texts
        for name in text.document.names
        if name.label not in {"DATE", "TIME", "CARDINAL", "ORDINAL"}
    ]
    with Ledger.open(path) as ledger:
        return list(reread(ledger, reports_about(ledger, terms)))


def _write(found: "list[Verdict]", form: str) -> None:
    if form == "jsonl":
        import msgspec  # noqa: PLC0415  each format loads its own writer

        for verdict in found:
            click.echo(msgspec.json.encode(verdict))
        return
    from rich.console import Console  # noqa: PLC0415  rich is slow to load
    from rich.text import Text  # noqa: PLC0415  as above

    from dateline.views.cells import plain  # noqa: PLC0415  as above

    console = Console(highlight=False)
    console.width = min(console.width, 100) if console.is_terminal else 100
    with console.capture() as capture:
        for verdict in found:
            console.print(
                Text.assemble((verdict.verdict, _STYLES.get(verdict.verdict, "bold red")), "  ", plain(verdict.text))
            )
            if verdict.verdict != "supported":
                console.print(Text(f"    {plain(verdict.because)}"))
            if verdict.passage is not None:
                console.print(
                    Text(f"    {plain(verdict.passage.report)}: “{plain(verdict.passage.text)}”", style="italic")
                )
    click.echo("\n".join(line.rstrip() for line in capture.get().split("\n")), nl=False)
    counts: dict[str, int] = {}
    for verdict in found:
        counts[verdict.verdict] = counts.get(verdict.verdict, 0) + 1
    click.echo(f"{len(found)} statements: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
