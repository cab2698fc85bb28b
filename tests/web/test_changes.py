"""Changes: what came in since a moment, newest first, with the claims that it is about."""

import csv
import io

import pytest

from dateline.ledger import Ledger
from ledger.made import reading, said
from web.conftest import ask


@pytest.fixture
def client(quarrel):
    return ask(quarrel)


def test_the_last_day_is_shown_when_nothing_is_asked(client, quarrel):
    found = client.get("/changes.json").json()
    assert found["since"] == "2022-11-20"
    with Ledger.open(quarrel) as ledger:
        assert found["counts"]["new"] == len(list(ledger.entries()))
    page = client.get("/changes").text
    for row in found["changes"]:
        assert f'href="/claims/{row["claim"]}"' in page


def test_one_kind_of_change(client):
    rows = client.get("/changes.json?kind=disputed").json()["changes"]
    assert {row["change"] for row in rows} == {"disputed"}
    assert "by <a href" in client.get("/changes?kind=disputed").text


def test_the_same_rows_as_a_table(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/changes.csv").text)))
    assert [row["claim"] for row in rows] == [row["claim"] for row in client.get("/changes.json").json()["changes"]]


def test_nothing_came_in_later(client):
    assert "Nothing came in since then" in client.get("/changes?from=2023-01-01").text


@pytest.mark.parametrize("asked", ["from=yesterday", "kind=better", "page=201"])
def test_a_question_that_cannot_be_says_what_was_expected(client, asked):
    answer = client.get(f"/changes?{asked}")
    assert (answer.status_code, "expected" in answer.text) == (400, True)


def test_others_see_who_decided_and_no_private_name(tmp_path):
    path = tmp_path / "private.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(said("it burned", source="Tamsin Okoro"), private=("Tamsin Okoro",)))
        ledger.decide(next(ledger.entries()).claim.id, "type", "accept", by="AMX")
    for address in ("/changes", "/changes.json", "/changes.csv"):
        text = ask(path, level="shared").get(address).text
        assert "Okoro" not in text
        assert "AMX" in text  # as in every export
