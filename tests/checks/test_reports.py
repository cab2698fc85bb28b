"""Whole reports: what the corpus beside the checkout gives, and the table of areas itself."""

from pathlib import Path

import pytest

from dateline import pipeline
from dateline.checks import check_reading
from dateline.checks.reference import areas_of, combined
from dateline.gazetteer import open_gazetteer
from dateline.reports import read_file

FOUNDING = Path(__file__).parents[3] / "shared" / "gold" / "reports" / "voa-2022-09-13-taking-it-all-back.report.json"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.report.json"))


@pytest.mark.skipif(not FOUNDING.exists(), reason="the corpus folder is not beside this checkout")
def test_the_founding_report():
    (report,) = read_file(FOUNDING)
    found = {(finding.check, finding.grade) for finding in check_reading(pipeline.read(report))}
    assert found == {
        ("unit", "consistent"), ("distance", "consistent"), ("bearing", "consistent"), ("area", "consistent"), ("area_comparison", "consistent"),
        ("share", "consistent"), ("age", "after_rounding"), ("ratio", "not_checkable"),
    }  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_raise_no_alarm(path):
    (report,) = read_file(path)
    assert [finding for finding in check_reading(pipeline.read(report)) if finding.grade == "inconsistent"] == []


def test_several_sources_where_they_differ():
    ukraine = areas_of(open_gazetteer().country("UA"))
    assert {area.source for area in ukraine} == {"GeoNames", "CIA World Factbook"}
    assert {area.definition for area in ukraine} == {"total", "land"}


def test_territories_are_added_up_source_by_source_and_as_the_whole():
    gazetteer = open_gazetteer()
    parts = tuple(gazetteer.by_id(place) for place in ("dl:west-bank", "dl:gaza-strip"))
    sums = {(area.source, area.definition): area.km2 for area in combined(parts)}
    assert sums == {
        ("CIA World Factbook", "total"): 6220,
        ("CIA World Factbook", "land"): 6000,
        ("GeoNames", "total"): 5970,
    }


def test_the_oblasts_add_up_to_the_country():
    gazetteer = open_gazetteer()
    import csv
    from importlib.resources import files

    rows = csv.DictReader(files("dateline.checks").joinpath("areas.csv").read_text(encoding="utf-8").splitlines())
    oblasts = [
        row for row in rows if row["source"] == "State Statistics Service of Ukraine" and row["place"].startswith("gn:")
    ]
    assert all(gazetteer.by_id(row["place"]).country == "UA" for row in oblasts)
    assert abs(sum(float(row["km2"]) for row in oblasts) - 603_549) < 50
