"""Predict the verdicts on texts about reports: a folder of `ID.json` ({"text", "statements": [{"text"}]}) -> one `ID.json` a text.

The report of each is `ID.report.json` in the folder `reports`; its day of publication dates the text too. Only the wording of the statements is read.
"""

import hashlib
import json
import sys
from pathlib import Path

from dateline import pipeline
from dateline.errors import ReportError
from dateline.records import Report, Span
from dateline.reports import read_file
from dateline.views.verify import verify_statements


def predict(data: Path, out: Path, reports: Path | None = None) -> None:
    """Write `{"statements": [{"text", "verdict", ...}]}` for every text of the folder `data` to the folder `out`."""
    folder = reports or data.parent / "reports"
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(data.glob("*.json")):
        report = next(iter(read_file(folder / f"{path.stem}.report.json")))
        if isinstance(report, ReportError):
            print(report, file=sys.stderr)
            continue
        given = json.loads(path.read_text(encoding="utf-8"))
        wordings = [statement["text"] for statement in given["statements"]]
        text, spans = _locate(given.get("text", ""), wordings)
        reading = pipeline.read(
            Report(
                id=f"{path.stem}:text",
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                published=report.published,
                published_from="option" if report.published else None,
            )
        )
        verdicts = verify_statements(reading, spans, [pipeline.read(report)])
        rows = [
            {"text": wording, "verdict": verdict.verdict, "because": verdict.because}
            for wording, verdict in zip(wordings, verdicts, strict=True)
        ]
        (out / path.name).write_text(json.dumps({"statements": rows}, ensure_ascii=False, indent=1), encoding="utf-8")


def _locate(text: str, wordings: list[str]) -> tuple[str, list[Span]]:
    """Return the text and where its statements stand; statements that are not all in it, in order, are put together as the text."""
    spans, at = [], 0
    for wording in wordings:
        start = text.find(wording, at)
        if start < 0:
            return _locate("\n\n".join(wordings), wordings)
        at = start + len(wording)
        spans.append(Span(start=start, end=at))
    return text, spans
