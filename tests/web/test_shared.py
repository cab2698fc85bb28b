"""On any address but this machine's own, no page shows a private person, her words, or where troops are today."""

from datetime import UTC, datetime

import pytest

from dateline.ledger import Ledger
from ledger.made import reading, said
from web.conftest import ask

NAME = "Tamsin Okoro"
WORDS = "“we slept in the cellar”"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "private.dateline"
    with Ledger.open(made, write=True) as ledger:
        ledger.add(
            reading(
                said(f"it burned where {NAME} lives", source="Bo Lind", place="Arvik", day="2022-10-04"),
                said(f"{WORDS} and shells fell", source=NAME, place="Belmor", day="2022-10-04"),
                name="tamsin-okoro-speaks", private=(NAME,), title=f"{NAME} speaks", url="https://harbour.example/tamsin-okoro",
            )
        )  # fmt: skip
        ledger.add(
            reading(
                said("troops moved", place="Arvik", day="2022-10-05", type_="deploy"),
                name="r2", title="Troops at Arvik", url="https://harbour.example/arvik", published="2022-10-05",
            )
        )  # fmt: skip
    return made


def addresses(path):
    with Ledger.open(path) as ledger:
        yield from ("/reports", "/claims", "/claims.json", "/claims.csv", "/claims.geojson", "/nothing")
        yield from (
            "/figures",
            "/figures?of=fell",
            "/figures.csv?of=fell",
            "/disputes",
            "/disputes.json",
            "/sources",
            "/sources.csv",
        )
        yield from ("/changes", "/changes.json", "/changes.csv", "/checks", "/add", "/verify", f"/sources/{NAME}")
        yield from (f"/reports/{head.key}" for head in ledger.reports())
        for entry in ledger.entries():
            yield from (f"/claims/{entry.claim.id}", f"/claims/{entry.claim.id}.json", f"/claims/{entry.claim.id}/why")


def test_no_page_names_a_private_person(path):
    client = ask(path, level="shared")
    for address in addresses(path):
        text = client.get(address).text.casefold()
        assert "tamsin" not in text, address
        assert "okoro" not in text, address
        assert "cellar" not in text, address
    assert "person-" in client.get("/claims").text


def test_the_machine_itself_shows_all(path):
    assert NAME in ask(path).get("/claims").text


def test_no_page_shows_where_troops_are_today(path):
    fresh = ask(path, level="shared", now=datetime(2022, 10, 6, tzinfo=UTC))
    with Ledger.open(path) as ledger:
        key = next(head.key for head in ledger.reports() if head.id == "r2")
    for address in (
        "/reports",
        f"/reports/{key}",
        "/claims?source=Ada",
        "/claims.json?source=Ada",
        "/claims.geojson?source=Ada",
        "/figures?of=troops",
        "/disputes",
    ):
        assert "arvik" not in fresh.get(address).text.casefold(), address
    [moved] = [row for row in fresh.get("/changes.json").json()["changes"] if row["type"] == "deploy"]
    assert "arvik" not in str(moved).casefold()
    later = ask(path, level="shared", now=datetime(2022, 10, 10, tzinfo=UTC))
    assert "Arvik" in later.get(f"/reports/{key}").text


def test_a_question_does_not_give_away_a_position(path):
    fresh = ask(path, level="shared", now=datetime(2022, 10, 6, tzinfo=UTC))
    assert fresh.get("/claims.json?place=Arvik&type=deploy").json()["total"] == 0
    assert fresh.get("/claims.json?text=Arvik&type=deploy").json()["total"] == 0


@pytest.mark.parametrize("asked", ["text=tamsin", "source=Okoro", "text=Tamsín"])
def test_a_private_name_cannot_be_asked_for(path, asked):
    assert ask(path, level="shared").get(f"/claims?{asked}").status_code == 400
    assert ask(path).get(f"/claims?{asked}").status_code == 200


def test_the_id_of_a_report_is_no_address_for_others(path):
    assert ask(path, level="shared").get("/reports/tamsin-okoro-speaks").status_code == 404


def test_the_page_says_that_names_are_withheld(shared, client):
    assert "are withheld on this address" in shared.get("/reports").text
    assert "are withheld on this address" not in client.get("/reports").text
