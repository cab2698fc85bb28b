import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "checks.toml").read_text(encoding="utf-8"))["case"]
KINDS = ("unit", "distance", "bearing", "area", "area_comparison", "share", "ratio", "sum", "part", "weekday", "age")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['check']} {case['text'][:50]}")
def test_case(case, findings):
    grades = [finding.grade for finding in findings(case["text"]) if finding.check == case["check"]]
    assert grades == ([] if case["grade"] == "none" else [case["grade"]])


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_error_of_each_kind_is_among_the_cases(kind):
    assert {"consistent", "inconsistent"} <= {case["grade"] for case in CASES if case["check"] == kind} or kind == "age"
    assert any(case["grade"] == "inconsistent" for case in CASES if case["check"] == kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_every_finding_shows_its_grounds(case, findings, reading):
    text = case["text"]
    ids = {claim.id for claim in reading(text).claims}
    for finding in findings(text):
        assert finding.message
        assert finding.passages
        assert all(passage.text == text[passage.start : passage.end] for passage in finding.passages)
        assert set(finding.claims) <= ids
        if finding.grade != "not_checkable":
            assert finding.formula
            assert finding.reference
            assert finding.stated is not None
            assert finding.computed is not None
            assert finding.tolerance is not None
