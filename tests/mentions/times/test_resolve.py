"""The cases of `tests/cases/times.toml`: `parsed = true` where the tense of the clause decides."""

import tomllib
from pathlib import Path

import pytest

from dateline.mentions.times import find_timexes

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "times.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['words']}: {case['text'][:40]}" for case in CASES])
def test_case(case, parsed, unparsed):
    read = parsed if case.get("parsed") else unparsed
    published = str(case["published"]) if "published" in case else None
    timexes = find_timexes(read(case["text"], published, case.get("publisher")))
    found = next((timex for timex in timexes if timex.text == case["words"]), None)
    assert found is not None, [timex.text for timex in timexes]
    assert case["text"][found.start : found.end] == case["words"]
    assert (found.value, found.begin, found.finish, found.mod) == (
        case["value"],
        case.get("begin"),
        case.get("finish"),
        case.get("mod"),
    )
    if "alternative" in case:
        assert [other.begin for other in found.alternatives] == [case["alternative"]]
