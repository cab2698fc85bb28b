"""Predict the expressions of time of a data file, in the format of the time scorer."""

import hashlib
import json
from pathlib import Path

from dateline.documents import SpacyParser
from dateline.mentions.times import find_markables
from dateline.records import Report


def predict(data: Path, out: Path) -> None:
    """Write one line `{"id", "timexes": [{"start", "end", "type", "value", "mod"}]}` for each document of `data`."""
    parser = SpacyParser()
    with data.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
        for line in lines:
            given = json.loads(line)
            text = given["text"]
            report = Report(
                id=given["id"],
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                published=_iso(given["dct"] or ""),
                published_from="file" if given["dct"] else None,
            )
            timexes = [
                {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value, "mod": timex.mod}
                for timex in find_markables(parser.parse(report))
            ]
            written.write(json.dumps({"id": given["id"], "timexes": timexes}) + "\n")


def _iso(written: str) -> str | None:
    """Return the day of a document creation time: it is ISO, or `03-02-2009` (day first)."""
    if not written:
        return None
    if written[2:3] == "-":
        day, month, year = written[:10].split("-")
        return f"{year}-{month}-{day}"
    return written[:10]
