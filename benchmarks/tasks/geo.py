"""Geo: toponyms found and resolved, in the format of the scorer (`doc_id`, `toponyms` with `start`, `end`, `lat`, `lon`, `geonameid`).

`predict` finds the toponyms itself; with DATELINE_GEO_GOLD_SPANS=1 in the environment it resolves the spans of the gold file instead, which
measures resolution alone.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import structs

from dateline.documents import SpacyParser
from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.mentions.places import find_toponyms, place_spans, resolve_toponyms
from dateline.records import Document, Report, Span, Toponym


def predict(data: Path, out: Path) -> None:
    """Write one prediction for each document of `data` (JSON lines) to `out`."""
    gold_spans = os.environ.get("DATELINE_GEO_GOLD_SPANS") == "1"
    parser, gazetteer = SpacyParser(), open_gazetteer()
    with data.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as file:
        for line in lines:
            gold = json.loads(line)
            document = parser.parse(_report(gold["doc_id"], gold["text"]))
            spans = [Span(start=name["start"], end=name["end"]) for name in gold["toponyms"]] if gold_spans else None
            toponyms = place_spans(document, spans) if spans is not None else find_toponyms(document, gazetteer)
            resolved = resolve_toponyms(document, toponyms, gazetteer)
            written = [
                _row(toponym) for toponym in (resolved if gold_spans else _as_annotated(document, resolved, gazetteer))
            ]
            file.write(json.dumps({"doc_id": gold["doc_id"], "toponyms": written}) + "\n")


def _report(name: str, text: str) -> Report:
    return Report(id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def _as_annotated(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the toponyms as the public sets annotate them.

    Without words that only mean an earlier place, without type words and sides in small letters ("the Kharkiv region" is "Kharkiv").
    """
    for toponym in toponyms:
        if toponym.rule.startswith(("anaphor", "side", "occupied")):
            continue
        start, end, place = toponym.start, toponym.end, toponym.place
        if toponym.rule == "country+side":
            start = document.token_at(end - 1)
            while (
                start
                and document.tokens[start - 1].start > toponym.start
                and document.tokens[start - 1].text[0].isupper()
            ):
                start -= 1
            start = document.tokens[start].start
            place = gazetteer.country(place.country) if place and place.country else place
        while (words := document.text[start:end].rsplit(" ", 1)) and len(words) > 1 and words[1].islower():
            end -= len(words[1]) + 1
        yield structs.replace(toponym, start=start, end=end, text=document.text[start:end], place=place)


def _row(toponym: Toponym) -> dict[str, Any]:
    place = toponym.place
    return {
        "start": toponym.start,
        "end": toponym.end,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "geonameid": place.geonameid if place else None,
    }
