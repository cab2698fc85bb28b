"""Disputes stand side by side, with what was compared."""

import csv
import io

import pytest

from dateline.ledger import Ledger
from web.conftest import ask


@pytest.fixture
def client(quarrel):
    return ask(quarrel)


@pytest.fixture(scope="module")
def links(quarrel):
    with Ledger.open(quarrel) as ledger:
        every = [link for entry in ledger.entries() for link in entry.links if link.kind == "disputes"]
    return {(link.target_claim, link.source_claim, link.rule) for link in every}


def test_both_claims_stand_there_with_what_differs(client, links):
    page = client.get("/disputes").text
    assert links
    for first, second, rule in links:
        assert f'href="/claims/{first}"' in page
        assert f'href="/claims/{second}"' in page
        assert rule in page
    assert "style=" not in page


def test_the_same_pairs_as_data(client, links):
    found = client.get("/disputes.json").json()
    pairs = {(each["first"]["id"], each["second"]["id"], each["rule"]) for each in found["disputes"]}
    assert pairs == links
    assert found["total"] == len(pairs)
    rows = csv.DictReader(io.StringIO(client.get("/disputes.csv").text))
    assert {(row["first_claim"], row["second_claim"], row["rule"]) for row in rows} == pairs


@pytest.mark.parametrize("asked", ["type=quarrel", "since=May", "x=1"])
def test_a_question_that_cannot_be_says_what_was_expected(client, asked):
    answer = client.get(f"/disputes?{asked}")
    assert (answer.status_code, "expected" in answer.text) == (400, True)


def test_none_found(client):
    assert "No two claims dispute" in client.get("/disputes?source=nobody-such").text


def test_no_question_gives_a_private_name_away(shared, client):
    assert shared.get("/disputes").status_code == 200
    assert client.get("/disputes?source=Okoro").status_code == 200
