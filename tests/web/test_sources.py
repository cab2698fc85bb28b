"""Sources: counts with the claims behind them, no score, and no private person."""

import csv
import io

import pytest

from dateline.ledger import Ledger
from dateline.web.links import Links
from ledger.made import reading, said
from web.conftest import ask


@pytest.fixture
def client(quarrel):
    return ask(quarrel)


@pytest.fixture
def sources(client):
    return client.get("/sources.json").json()["sources"]


def test_every_count_leads_to_its_claims(client, sources):
    page = client.get("/sources").text
    for source in sources:
        for outcome in ("supported", "disputed", "updated", "withdrawn"):
            if source[outcome]:
                path = Links().source(source["name"], outcome)
                assert f'href="{path}"' in page
                assert client.get(path.replace("?", ".json?")).json()["total"] == source[outcome]
    assert "score" not in page


def test_a_source_shows_who_disputed_it(client, sources):
    disputed = next(source["name"] for source in sources if source["disputed"])
    page = client.get(f"/sources/{disputed}?outcome=disputed").text
    assert "disputed by</span> <a href=" in page


def test_the_same_rows_as_a_table(client, sources):
    rows = list(csv.DictReader(io.StringIO(client.get("/sources.csv").text)))
    assert [row["name"] for row in rows] == [source["name"] for source in sources]


def test_sources_are_sorted_and_chosen(client, sources):
    disputed = [each["disputed"] for each in client.get("/sources.json?sort=disputed").json()["sources"]]
    assert disputed == sorted(disputed, reverse=True)
    name = sources[0]["name"]
    assert {name} <= {each["name"] for each in client.get("/sources.json", params={"name": name}).json()["sources"]}
    assert client.get("/sources?sort=best").status_code == 400
    assert client.get("/sources/nobody-such").status_code == 404


@pytest.mark.parametrize("level", ["working", "shared"])
def test_a_private_person_has_no_page(tmp_path, level):
    path = tmp_path / "private.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(said("it burned", source="Tamsin Okoro"), private=("Tamsin Okoro",)))
    page = ask(path, level=level)
    assert "Okoro" not in page.get("/sources").text
    assert page.get("/sources/Tamsin Okoro").status_code == 404
