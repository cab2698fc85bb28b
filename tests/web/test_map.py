"""The map: the same rows on the page, as JSON, CSV and GeoJSON; recent positions by district; the setting of borders; the outlines."""

import csv
import hashlib
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dateline.web
from dateline import pipeline
from dateline.cli.serve import serve
from dateline.exports.holdings import COLUMNS
from dateline.ledger import Filters, Ledger
from dateline.records import Report
from dateline.views.case import open_case
from dateline.views.control_decided import TYPES, control_of
from dateline.web.app import make_app
from dateline.web.desk import CRIMEA
from dateline.web.pages.map import draw_bars, read_rules
from web.conftest import NOW, ask

OLD = (
    "KHARKIV, Sept. 11 - Ukrainian forces have recaptured Balakliia, Russia's Defense Ministry admitted on Saturday.\n"
)
NEW = "KHARKIV, Sept. 20 - Ukrainian forces captured Vovchansk on Monday, Ukraine's General Staff said.\nRussian troops shelled Chuhuiv on Monday, the mayor said.\n"


def report(name, text, published):
    return Report(
        id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), publisher="Harbour Press",
        published=published, published_from="file",
    )  # fmt: skip


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A ledger with a town taken a week before its newest report, and one taken the day before."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.dateline"
    with Ledger.open(path, write=True, clock=lambda: NOW) as ledger:
        for each in (report("old", OLD, "2022-09-11"), report("new", NEW, "2022-09-20")):
            ledger.add(pipeline.read(each))
        ledger.link()
    return path


def test_the_page_and_all_its_forms_hold_the_same_rows(client):
    asked = "?on=2022-11-13&from=2022-11-01"
    found = client.get(f"/map.json{asked}").json()
    assert found["places"]
    assert found["claims"]
    page = client.get(f"/map{asked}").text
    assert re.findall(r'data-layer="holder" data-name="([^"]+)"', page) == [each["name"] for each in found["places"]]
    assert re.findall(r'data-layer="claims" data-name="([^"]+)"', page) == [each["name"] for each in found["claims"]]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/map.csv{asked}").text)))
    assert [row["name"] for row in rows if row["layer"] == "holder"] == [each["name"] for each in found["places"]]
    assert [row["claims"] for row in rows if row["layer"] == "claims"] == [
        "; ".join(each["claims"]) for each in found["claims"]
    ]
    features = client.get(f"/map.geojson{asked}").json()["features"]
    assert len(features) == len(rows)
    assert set(COLUMNS) < set(features[0]["properties"])


def test_it_shows_what_the_command_shows(client, demo):
    """Days before the last three are told in full."""
    with Ledger.open(demo) as ledger:
        expected = control_of(open_case(ledger, Filters(types=TYPES)), on="2022-11-11")
    shown = client.get("/map.json?on=2022-11-11").json()["places"]
    places = {each.name: (each.holder, each.basis) for each in expected}
    assert {
        each["name"]: (each["holder"], each["basis"]) for each in shown if not each["name"].startswith("[")
    }.items() <= places.items()
    assert shown


def test_links_lead_to_claims_on_both_sides_and_to_the_rule(client):
    page = client.get("/map?on=2022-11-13").text
    ids = {each for place in client.get("/map.json?on=2022-11-13").json()["places"] for name in ("claims", "against") for each in (place[name] or "").split("; ") if each}  # fmt: skip
    assert ids
    assert all(f'href="/claims/{each}"' in page for each in ids)
    for rule in re.findall(r'href="#(rule-R\d)"', page):
        assert f'id="{rule}"' in page


def test_all_rules_are_told_from_the_room_that_applies_them():
    rules = dict(read_rules())
    assert list(rules) == [f"R{number}" for number in range(1, 10)]
    assert all(rules.values())


@pytest.mark.parametrize("level", ["working", "shared"])
def test_a_recent_position_stands_at_its_district_on_every_address(fresh, level):
    client = ask(fresh, level=level)
    for ending in (".json", ".csv", ".geojson", ""):
        body = client.get(f"/map{ending}").text
        assert "Balakl" in body, ending
        assert "Vovchansk" not in re.sub(r'href="[^"]+"', "", body), ending
    places = client.get("/map.json").json()["places"]
    district = next(each for each in places if each["name"].startswith("["))
    assert district["holder"] == "UA"
    assert district["name"] == "[Chuhuiv Raion]"
    assert district["precision_km"] > 12


def test_a_recent_position_changes_no_single_place(fresh):
    """What stands at places is the same as if the newest report had said nothing of positions."""
    shown = ask(fresh).get("/map.json").json()["places"]
    assert [each["name"] for each in shown if not each["name"].startswith("[")] == ["Balakliia"]


def test_what_is_no_position_stays_where_it_is(fresh):
    assert "Chuhuiv" in [each["name"] for each in ask(fresh).get("/map.json").json()["claims"]]


def test_a_report_dated_ahead_of_the_clock_does_not_make_positions_old(tmp_path):
    path = tmp_path / "ahead.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(pipeline.read(report("new", NEW, "2022-09-20")))
        ledger.add(pipeline.read(report("ahead", "The shop opened on Monday, the owner said.\n", "2031-01-01")))
    client = ask(path, now=datetime(2022, 9, 21, tzinfo=UTC))
    assert client.get("/map.json").json()["as_of"] == "2022-09-21"
    assert "Vovchansk" not in client.get("/map.json?on=2022-09-20").text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("on=May", "such as 2022-09-13"),
        ("on=2022-02-30", "such as 2022-09-13"),
        ("on=0001-01-01", "such as 2022-09-13"),
        ("on=2022-11-01&from=2022-11-02", "up to it"),
        ("view=here", "such as 48.5,35.1,6"),
        ("place=Kherson", "is no question"),
    ],
)
def test_a_question_that_cannot_be_is_refused(client, asked, told):
    answer = client.get(f"/map?{asked}")
    assert answer.status_code == 400
    assert told in answer.text


def test_a_form_with_empty_fields_asks_for_nothing(client):
    assert client.get("/map.json?on=&from=&view=").json() == client.get("/map.json").json()


def test_the_day_before_keeps_the_number_of_days_and_where_one_looks(client):
    page = client.get("/map?on=2022-11-13&from=2022-11-10&view=48.5,35.1,6.5").text
    assert 'href="/map?on=2022-11-12&amp;from=2022-11-09&amp;view=48.5%2C35.1%2C6.5" rel="prev"' in page


@pytest.mark.parametrize(("crimea", "told"), [("ukraine", "part of Ukraine"), ("russia", "part of Russia"), ("disputed", "disputed")])  # fmt: skip
def test_the_map_says_how_crimea_is_drawn(demo, crimea, told):
    client = TestClient(make_app(demo, clock=lambda: NOW, crimea=crimea), base_url="http://localhost")
    page = " ".join(client.get("/map").text.split())
    assert f"Crimea shown as {told} (setting <code>--crimea {crimea}</code>)" in page


def test_the_command_offers_the_ways_that_the_map_knows():
    option = next(each for each in serve.params if each.name == "crimea")
    assert tuple(option.type.choices) == CRIMEA


def test_an_empty_ledger_has_an_empty_map(tmp_path):
    path = tmp_path / "empty.dateline"
    Ledger.open(path, write=True).close()
    page = ask(path).get("/map")
    assert page.status_code == 200
    assert "No claim by this day says who holds a place." in page.text
    assert ask(path).get("/map.json").json()["places"] == []


def test_what_changes_with_the_day_comes_alone(client):
    part = client.get("/map?on=2022-11-13&part=1").text
    assert "<html" not in part
    assert part in client.get("/map?on=2022-11-13").text


def test_bars_are_high_where_there_are_many():
    assert draw_bars([4, 0, 1]) == "M0 100v-100h1V100zM2 100v-50h1V100z"
    assert draw_bars([]) == ""


def outlines():
    path = Path(dateline.web.__file__).parent / "static" / "outlines.json"
    drawn = json.loads(path.read_text(encoding="utf-8"))
    step = drawn["transform"]["scale"][0]
    lines = []
    for arc in drawn["arcs"]:
        x = y = 0
        line = []
        for east, north in arc:
            x, y = x + east, y + north
            line.append((x * step, y * step))
        lines.append(line)
    return drawn["objects"], lines


def test_the_outlines_have_the_oblasts_and_one_border_of_crimea():
    objects, lines = outlines()
    assert len(objects["countries"]["geometries"]) > 200
    assert {each["properties"]["name"] for each in objects["regions"]["geometries"]} >= {"Kharkiv", "Kherson", "Crimea"}
    [[number]] = objects["crimea"]["arcs"]
    assert all(33 < east < 35.5 and 45.3 < north < 46.3 for east, north in lines[number])


def test_no_border_of_a_country_divides_crimea_from_ukraine():
    objects, lines = outlines()
    for [number] in objects["borders"]["arcs"]:
        assert not any(33 < east < 36 and 44 < north < 46.5 for east, north in lines[number])


def test_the_outlines_are_small():
    import gzip

    path = Path(dateline.web.__file__).parent / "static" / "outlines.json"
    assert len(gzip.compress(path.read_bytes(), 9)) < 150_000
