"""Predict who said what, in the format of the attribution scorer (PolNeAR, Wikinews)."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.claims.attributions import find_attributions
from dateline.claims.coreference import resolve_sources
from dateline.gazetteer import open_gazetteer
from dateline.records import Attribution, Document, Mentions, Report, Span, Token


def predict(data: Path, out: Path) -> None:
    """Write one line of attributions for each document of `data` to `out`."""
    parser, gazetteer = pipeline.default_parser(), open_gazetteer()
    done: set[str] = set()
    with data.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as written:
        for line in lines:
            row = json.loads(line)
            if row["doc_id"] in done:
                continue
            done.add(row["doc_id"])
            text = row["text"]
            report = Report(id=row["doc_id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
            document = parser.parse(report)
            mentions = pipeline.find_mentions(document, gazetteer, pipeline.DEFAULTS)
            found = find_attributions(document, mentions)
            rows = rows_of(document, found, mentions, flat=not row["doc_id"].startswith("wn-"))
            written.write(json.dumps({"doc_id": row["doc_id"], "attributions": rows}, ensure_ascii=False) + "\n")


def rows_of(
    document: Document, found: Sequence[Attribution], mentions: Mentions, *, flat: bool
) -> list[dict[str, Any]]:
    """Return the attributions as the scorer wants them.

    `flat` is PolNeAR's convention: no attribution inside another one, "that" belongs to the content, and a relative pronoun is a source.
    """
    names = {actor.id: actor.name for actor in mentions.actors}
    rows: list[dict[str, Any]] = []
    for attribution, actor in zip(found, resolve_sources(document, mentions, found), strict=True):
        level = 1 if attribution.outer is None else 2
        if flat and level > 1:
            continue
        content = [_with_that(document.text, part) if flat else part for part in attribution.content]
        source = _written_source(document, attribution) if flat else attribution.source
        rows.append({
            "source": [[source.start, source.end]] if source else [],
            "cue": [[attribution.cue.start, attribution.cue.end]] if attribution.cue else [],
            "content": [[part.start, part.end] for part in content],
            "kind": attribution.kind,
            "level": level,
            "lemma": attribution.cue_lemma,
            "rule": attribution.rule,
            "name": names[actor] if actor is not None else source.of(document.text) if source else None,
        })  # fmt: skip
    return rows


def _written_source(document: Document, attribution: Attribution) -> Span | None:
    """Return the relative pronoun before the cue ("X, who said") in place of the noun it stands for."""
    if attribution.source is None or attribution.cue is None:
        return attribution.source
    first = document.token_at(attribution.source.end - 1) + 1
    for token in document.tokens[first : first + 2]:
        if (
            token.tag in ("WP", "WDT")
            and token.end <= attribution.cue.start
            and _is_within_clause(document, attribution, token)
        ):
            return Span(start=token.start, end=token.end)
    return attribution.source


def _is_within_clause(document: Document, attribution: Attribution, pronoun: Token) -> bool:
    """Tell whether the cue is a verb of the relative clause that the pronoun opens."""
    clause = document.tokens[pronoun.head]
    return attribution.cue is not None and any(
        clause.left <= token.i <= clause.right and token.pos == "VERB" for token in document.tokens_in(attribution.cue)
    )


def _with_that(text: str, part: Span) -> Span:
    return Span(start=part.start - 5, end=part.end) if text[max(0, part.start - 5) : part.start] == "that " else part
