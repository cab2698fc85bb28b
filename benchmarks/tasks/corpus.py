"""Read a corpus once: every report of a file of JSON lines with its claims, kept in a folder for the next run."""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

import msgspec

from dateline import pipeline
from dateline.errors import ReportError
from dateline.records import Claim, Mentions, Record, Report
from dateline.reports import read_file


class Item(Record, frozen=True, kw_only=True):
    """A report of the corpus with what reading it gave."""

    report: Report
    claims: tuple[Claim, ...]
    mentions: Mentions


def read_corpus(path: Path) -> dict[str, Item]:
    """Return the items of the corpus by id; kept between runs under a name made of the text and of all of the program's files."""
    kept = Path(tempfile.gettempdir()) / f"dateline-corpus-{_key(path)}.json"
    if kept.is_file() and kept.stat().st_uid == os.getuid():
        items = msgspec.json.decode(kept.read_bytes(), type=list[Item])
        return {item.report.id: item for item in items}
    found: dict[str, Item] = {}
    for report in read_file(path):
        if isinstance(report, ReportError):
            print(report, file=sys.stderr)
            continue
        reading = pipeline.read(report)
        found[report.id] = Item(report=report, claims=reading.claims, mentions=reading.mentions)
    draft = kept.with_suffix(f".{os.getpid()}")
    draft.write_bytes(msgspec.json.encode(list(found.values())))
    draft.replace(kept)
    return found


def _key(path: Path) -> str:
    """Return a hash of the corpus and of everything that reads it."""
    digest = hashlib.sha256(path.read_bytes())
    root = Path(pipeline.__file__).parent
    rooms = ("claims", "documents", "gazetteer", "lexicons", "measures", "mentions", "records", "reports")
    for file in sorted(
        file for room in rooms for file in (root / room).rglob("*") if file.suffix in {".py", ".toml", ".xz", ".json"}
    ):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:24]
