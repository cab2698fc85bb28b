"""The commands that show how claims stand to one another, on a ledger of three invented reports."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import main

REPORTS = (
    (
        "one",
        "2022-05-27",
        "Harbour Gazette",
        "Russian forces said on Friday that they had captured the city of Kupiansk. Ukraine denies this claim.",
    ),
    (
        "two",
        "2022-05-29",
        "Mill Herald",
        "Ukrainian officials said on Sunday that Russian forces had captured the city of Kupiansk.",
    ),
    (
        "three",
        "2022-10-01",
        "Harbour Gazette",
        "Ukrainian troops recaptured the city of Kupiansk on Saturday. Russia vowed to take Kharkiv.",
    ),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("told")
    rows = [
        json.dumps({"id": name, "published": day, "publisher": publisher, "text": text})
        for name, day, publisher, text in REPORTS
    ]
    (folder / "reports.jsonl").write_text("\n".join(rows))
    done = CliRunner().invoke(
        main, ["add", str(folder / "reports.jsonl"), "--ledger", str(folder / "case.dateline")], catch_exceptions=False
    )
    assert done.exit_code == 0
    return str(folder / "case.dateline")


@pytest.fixture
def run(ledger):
    def call(*arguments):
        done = CliRunner().invoke(main, [*arguments, "--ledger", ledger], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return call


def test_control_on_a_day(run):
    rows = list(csv.DictReader(io.StringIO(run("control", "--on", "2022-06-01", "--format", "csv"))))
    assert [(row["name"], row["holder"], row["basis"], row["by"]) for row in rows] == [
        ("Kupiansk", "RU", "confirmed", "2022-05-29")
    ]
    assert rows[0]["claims"]


def test_control_changes_and_a_vow_moves_nothing(run):
    rows = list(csv.DictReader(io.StringIO(run("control", "--changes", "--format", "csv"))))
    assert [(row["name"], row["holder"]) for row in rows] == [("Kupiansk", "RU"), ("Kupiansk", "UA")]


def test_control_as_geojson(run):
    features = json.loads(run("control", "--on", "2022-12-01", "--place", "kupiansk", "--format", "geojson"))[
        "features"
    ]
    assert [(each["properties"]["holder"], each["geometry"]["type"]) for each in features] == [("UA", "Point")]


def test_control_wants_a_day_or_changes(ledger):
    done = CliRunner().invoke(main, ["control", "--ledger", ledger])
    assert done.exit_code == 2
    assert "--on" in done.output


def test_disputes(run):
    rows = [json.loads(line) for line in run("disputes", "--format", "jsonl").splitlines()]
    assert rows[0]["second_words"] == "Ukraine denies this claim"
    assert "Ukraine denies this claim" in run("disputes")


def test_origins(run, ledger):
    claim = next(json.loads(line) for line in run("disputes", "--format", "jsonl").splitlines())["first_claim"]
    assert "2 independent origins" in run("origins", claim)
    assert CliRunner().invoke(main, ["origins", "nothing", "--ledger", ledger]).exit_code == 1


def test_timeline(run):
    rows = [json.loads(line) for line in run("timeline", "--about", "Kupiansk", "--format", "jsonl").splitlines()]
    days = [row["date"] or "9999" for row in rows]
    assert days == sorted(days)
    assert any(row["supported_by"] for row in rows)
    assert "2022-10-01" in run("timeline", "--about", "Kupiansk")
