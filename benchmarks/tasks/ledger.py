"""Predict the whole ledger of reports: a folder of `*.report.json` -> one `ID.json` a report, with the field names of the gold ledger."""

import sys
from pathlib import Path

import msgspec

from dateline import pipeline
from dateline.errors import ReportError
from dateline.reports import read_file


def predict(data: Path, out: Path) -> None:
    """Write `{"id", "claims"}` for every report of the folder `data` to the folder `out`; a report that cannot be read is named on stderr."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*.report.json")):
        for report in read_file(path):
            if isinstance(report, ReportError):
                print(report, file=sys.stderr)
                continue
            reading = pipeline.read(report)
            ledger = {"id": report.id, "claims": msgspec.to_builtins(reading.claims)}
            (out / f"{report.id}.json").write_bytes(msgspec.json.format(msgspec.json.encode(ledger), indent=1))
