"""`dateline add`: reports into the ledger."""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from dateline.cli.ledger_options import ledger_option
from dateline.cli.options import join_codes, report_options, with_options
from dateline.errors import ReportError
from dateline.records import Report

if TYPE_CHECKING:
    from dateline.ledger import Added, Ledger, Original
    from dateline.pipeline import Settings

PARTIAL = 3
_ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")
_OF_MANY = (".jsonl", ".ndjson")


@click.command(short_help="Read reports into the ledger.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@ledger_option
@report_options
@click.option(
    "--link/--no-link",
    default=None,
    help="Link the claims afterwards, as it does by itself; all of them at once only up to 20,000.",
)
@click.option("--quiet", is_flag=True, help="Say nothing when all went well.")
def add(
    paths: tuple[Path, ...],
    *,
    path: Path,
    published: datetime | None,
    publisher: str | None,
    place_prior: tuple[tuple[str, ...], ...],
    link: bool | None,
    quiet: bool,
) -> None:
    """Read the reports at each PATH (a file, a folder, or `-`) into the ledger, which is made when there is none.

    Each report is one transaction: after an interruption the same command goes on where it stopped. The same report a second time changes nothing; another
    version of a report (the same id, or the same url and much of the text) supersedes the older one, which is kept, and claims that it changes or drops are linked as corrected or
    retracted. What cannot be read is named on stderr and the exit status is 3.
    """
    from dateline import pipeline  # noqa: PLC0415  the rooms are only loaded when there is something to read
    from dateline.ledger import Ledger  # noqa: PLC0415  as above

    settings = pipeline.Settings(place_prior=join_codes(place_prior))
    counts: Counter[str] = Counter()
    with Ledger.open(path, write=True) as ledger:
        files = list(_files(paths))
        with _progress(len(files)) as tell:
            for file in files:
                found = list(_reports(file))
                tell(file.name, more=len(found) - 1)
                for given, original in found:
                    _take(ledger, given, original, settings, counts, (published, publisher), quiet=quiet)
                    tell(file.name, done=1)
        _link(ledger, link)
    if not quiet:
        click.echo(_summary(path, counts))
    if counts["failed"]:
        sys.exit(PARTIAL)


def _take(
    ledger: "Ledger",
    given: Report | ReportError,
    original: "Original | None",
    settings: "Settings",
    counts: Counter[str],
    known: tuple[datetime | None, str | None],
    *,
    quiet: bool,
) -> None:
    """Add one report, or say why not."""
    if isinstance(given, ReportError):
        click.echo(f"dateline: {given}", err=True)
        counts["failed"] += 1
        return
    report = with_options(given, *known)
    _count(counts, _add(ledger, report, original, settings), report, quiet=quiet)


def _add(ledger: "Ledger", report: Report, original: "Original | None", settings: "Settings") -> "Added | None":
    """Read and keep one report; null when this very reading is there already, and then it is not read again."""
    from dateline import pipeline  # noqa: PLC0415  as above
    from dateline.gazetteer import open_gazetteer  # noqa: PLC0415  as above

    manifest = pipeline.describe_run(report, pipeline.default_parser(), open_gazetteer(), settings)
    if ledger.knows(report, manifest):
        return None
    return ledger.add(pipeline.read(report, settings), original)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files to read: those given, and those with a known ending in the folders given, by name."""
    for path in paths:
        if str(path) == "-" or not path.is_dir():
            yield path
            continue
        inside = sorted(each for each in path.rglob("*") if each.is_file())
        known = [each for each in inside if each.suffix.lower() in _ENDINGS and each.stem.lower() != "readme"]
        if len(known) < len(inside):
            click.echo(
                f"dateline: {path}: {len(inside) - len(known)} files are no reports by their names and were left",
                err=True,
            )
        yield from known


def _reports(file: Path) -> Iterator[tuple[Report | ReportError, "Original | None"]]:
    """Yield the reports of a file with the bytes they came in; a file of many reports is not kept whole, so that one can be forgotten alone."""
    from dateline.ledger import Original  # noqa: PLC0415  as above
    from dateline.reports import read_file  # noqa: PLC0415  as above

    for given in read_file(file):
        if isinstance(given, ReportError) or file.suffix.lower() in _OF_MANY:
            yield given, None
        elif str(file) == "-":
            # every text on standard input bears the same name, and is yet no version of the one before
            digest = hashlib.sha256(given.text.encode()).hexdigest()[:8]
            yield (structs.replace(given, id=f"stdin-{digest}") if given.id == "stdin" else given), None
        else:
            yield given, Original(file.name, file.read_bytes())


def _count(counts: Counter[str], added: "Added | None", report: Report, *, quiet: bool) -> None:
    counts[added.outcome if added else "unchanged"] += 1
    if added is None:
        return
    counts["claims"] += added.claims
    if added.outcome == "version" and not quiet:
        click.echo(
            f"{report.id}: another version of a report; {added.corrected} claims corrected, {added.retracted} retracted"
        )


def _link(ledger: "Ledger", link: bool | None) -> None:
    from dateline.ledger.links import MOST  # noqa: PLC0415  as above

    if link is False or ledger.is_linked():
        return
    claims = ledger.count()
    if link is None and claims > MOST and not ledger.can_catch_up():
        click.echo(f"dateline: {claims} claims are not linked by themselves: run `dateline rebuild --link`", err=True)
        return
    ledger.link()


def _summary(path: Path, counts: Counter[str]) -> str:
    parts = [
        f"{counts[outcome]} {name}"
        for outcome, name in (("added", "added"), ("version", "new versions"), ("reread", "read anew"), ("unchanged", "unchanged"), ("failed", "not read"))
        if counts[outcome] or outcome == "added"
    ]  # fmt: skip
    return f"{path}: {', '.join(parts)}; {counts['claims']} claims"


def _progress(total: int) -> AbstractContextManager[Any]:
    """Return a bar on a terminal's stderr; elsewhere nothing."""
    if not sys.stderr.isatty():
        return nullcontext(lambda _name, more=0, done=0: None)  # noqa: ARG005  the bar uses them
    from dateline.cli.progress import bar  # noqa: PLC0415  rich is slow to load

    return bar(total)
