"""The figures of a ledger by day: each with its range, scope and source, drawn and in a table."""

import csv
import io
import re

import pytest

from dateline.ledger import Ledger
from dateline.views.figures import Point, Series
from dateline.web.drawing import draw
from ledger.made import reading, said
from web.conftest import ask


def point(day, value, **more):
    name = f"{day} {value}"
    return Point(claim=name, report="r", source="Ada Moor", side=None, as_of=day, value=value, unit="killed", text=name, **more)  # fmt: skip


def drawn(*points):
    return draw(Series(of="killed", unit="killed", points=points))


def test_without_a_question_there_are_units_to_choose_from(client):
    page = client.get("/figures").text
    assert 'href="/figures?of=' in page
    assert "<svg" not in page


def test_a_series_is_a_drawing_and_a_table_that_lead_to_the_claims(client):
    unit = re.search(r'href="/figures\?of=([^"]+)"', client.get("/figures").text)[1]
    page = client.get(f"/figures?of={unit}")
    found = client.get(f"/figures.json?of={unit}").json()
    points = [each for series in found["series"] for each in series["points"]]
    assert points
    for each in points:
        assert f"/claims/{each['claim']}" in page.text
    rows = list(csv.DictReader(io.StringIO(client.get(f"/figures.csv?of={unit}").text)))
    assert [row["claim"] for row in rows] == [each["claim"] for each in points]
    assert "style=" not in page.text


@pytest.mark.parametrize("asked", ["of=the", "of=killed&since=May", "off=killed", "of=killed&page=0"])
def test_a_question_that_cannot_be_says_what_was_expected(client, asked):
    answer = client.get(f"/figures?{asked}")
    assert answer.status_code == 400
    assert "expected" in answer.text


def test_nothing_found_says_what_to_ask(client):
    assert "Name a unit" in client.get("/figures?of=nothingsuch").text


def test_a_later_figure_stands_at_its_height_and_points_back():
    drawing = drawn(point("2022-10-01", 10), point("2022-10-03", 20, value_to=40, updates="2022-10-01 10"))
    first, second = drawing.marks
    assert first.x < second.x
    assert first.y > second.y > second.high
    assert second.before == (first.x, first.y)
    assert not drawing.is_log


def test_one_day_is_drawn_in_the_middle_and_one_figure_not_at_all():
    assert [mark.x for mark in drawn(point("2022-10-01", 1), point("2022-10-01", 2)).marks] == [50, 50]
    assert drawn(point("2022-10-01", 1)) is None


def test_figures_that_would_lie_on_the_ground_go_by_powers_of_ten():
    drawing = drawn(*(point(f"2022-10-0{day}", value) for day, value in enumerate((2, 5, 8, 30, 11000), start=1)))
    assert drawing.is_log
    assert [value for _, value in drawing.values] == ["1", "10", "100", "1,000", "10,000"]
    assert drawing.marks[0].y - drawing.marks[2].y > 5


def test_what_only_approximates_or_bounds_is_drawn_otherwise():
    kinds = [mark.kind for mark in drawn(point("2022-10-01", 1, approx=True), point("2022-10-02", 2, bound="at_least"), point("2022-10-03", 2)).marks]  # fmt: skip
    assert kinds == ["about", "least", "exact"]


def test_a_private_name_cannot_be_asked_for(tmp_path):
    path = tmp_path / "private.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(said("five fell", source="Tamsin Okoro", value=5), private=("Tamsin Okoro",)))
    assert ask(path, level="shared").get("/figures?of=people&source=Okoro").status_code == 400
    assert "Okoro" not in ask(path, level="shared").get("/figures?of=fell").text
    assert "Okoro" in ask(path).get("/figures?of=fell").text
