import hashlib
import tomllib
from functools import cache
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.records import Report, Span
from dateline.views.verify import verify_statements, verify_text

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "verify.toml").read_text(encoding="utf-8"))
STATEMENTS = CASES["statement"]


@cache
def read(text):
    report = Report(
        id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published=CASES["published"]
    )
    return pipeline.read(report)


@cache
def verdicts():
    text = "\n\n".join(statement["text"] for statement in STATEMENTS)
    spans, at = [], 0
    for statement in STATEMENTS:
        at = text.index(statement["text"], at)
        spans.append(Span(start=at, end=at + len(statement["text"])))
    return verify_statements(read(text), spans, [read(CASES["report"])])


@pytest.mark.parametrize("number", range(len(STATEMENTS)), ids=lambda number: STATEMENTS[number]["text"][:60])
def test_verdict(number):
    found, wanted = verdicts()[number], STATEMENTS[number]["verdict"]
    assert found.verdict == wanted, found.because


def test_what_is_not_so_is_never_called_supported():
    for found, statement in zip(verdicts(), STATEMENTS, strict=True):
        assert not (found.verdict == "supported" and statement["verdict"] != "supported")


def test_differences_name_both_sides_and_passages_stand_in_the_report():
    report = CASES["report"]
    for found in verdicts():
        if found.verdict in {"altered", "misattributed", "contradicted"}:
            assert found.differences
        if found.passage is not None:
            assert found.passage.text == report[found.passage.start : found.passage.end]
        assert found.because


def test_a_report_supports_itself():
    sentences = [
        verdict
        for verdict in verify_text(read(CASES["report"]), [read(CASES["report"])])
        if verdict.verdict not in {"supported", "check this", "not a claim"}
    ]
    assert sentences == []


def test_without_reports_nothing_is_supported():
    assert all(verdict.verdict != "supported" for verdict in verify_text(read(CASES["report"]), []))


def test_the_order_of_reports_changes_nothing():
    other = read("The harbour of Odesa was closed on Friday, the port authority said.")
    text = read(STATEMENTS[0]["text"])
    both = [read(CASES["report"]), other]
    assert verify_text(text, both) == verify_text(text, both[::-1])
