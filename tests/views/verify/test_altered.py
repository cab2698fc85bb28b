"""Statements in which one thing was altered are never called supported; most true ones are."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.records import Report, Span
from dateline.views.verify import verify_statements

REPORTS = tomllib.loads((Path(__file__).parents[2] / "cases" / "verify-altered.toml").read_text(encoding="utf-8"))[
    "report"
]
ACCEPTED = 0.8
"""The share of the true statements that are called supported, all reports together."""


def read(text, published):
    report = Report(
        id="case",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=published,
        published_from="option",
    )
    return pipeline.read(report)


@cache
def verdicts(number):
    report = REPORTS[number]
    wordings = [*report["true"], *(each["text"] for each in report["altered"])]
    text, spans = "\n\n".join(wordings), []
    for wording in wordings:
        start = text.index(wording, spans[-1].end if spans else 0)
        spans.append(Span(start=start, end=start + len(wording)))
    found = verify_statements(read(text, report["published"]), spans, [read(report["text"], report["published"])])
    return found[: len(report["true"])], found[len(report["true"]) :]


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda number: REPORTS[number]["text"].split()[0])
def test_no_altered_statement_is_supported(number):
    _, altered = verdicts(number)
    slots = [each["slot"] for each in REPORTS[number]["altered"]]
    assert [
        (slot, verdict.text) for slot, verdict in zip(slots, altered, strict=True) if verdict.verdict == "supported"
    ] == []


def test_most_true_statements_are_supported():
    true = [verdict for number in range(len(REPORTS)) for verdict in verdicts(number)[0]]
    assert sum(verdict.verdict == "supported" for verdict in true) >= ACCEPTED * len(true)
