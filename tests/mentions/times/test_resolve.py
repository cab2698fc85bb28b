"""The cases of `tests/cases/times.toml`, read without a parser (tense is then unknown)."""

import tomllib
from pathlib import Path

import pytest

from dateline.mentions.times import find_timexes
from dateline.records import Document, Report

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "times.toml").read_text(encoding="utf-8"))["case"]


def unparsed(text, published=None, publisher=None):
    report = Report(id="r", text=text, sha256="0", published=str(published) if published else None, publisher=publisher)
    return Document(report=report, paragraphs=(), sentences=(), tokens=(), names=(), quotations=())


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case):
    timexes = find_timexes(unparsed(case["text"], case.get("published"), case.get("publisher")))
    found = next((timex for timex in timexes if timex.text == case["words"]), None)
    assert found is not None, [timex.text for timex in timexes]
    assert case["text"][found.start : found.end] == case["words"]
    assert (found.value, found.begin, found.finish, found.mod) == (
        case["value"],
        case.get("begin"),
        case.get("finish"),
        case.get("mod"),
    )
