"""Findings stand by grade, with formula and reference, after reports were read again."""

import csv
import io

import pytest

from dateline.ledger import Ledger
from dateline.web.rereading import FINDINGS


@pytest.fixture
def checked(client, demo):
    """A client whose server has read all reports of the ledger again."""
    with Ledger.open(demo) as ledger:
        FINDINGS.check(demo, ledger.reports(), 600)
    return client


def test_a_press_reads_reports_again(client):
    answer = client.post("/checks?grade=consistent")
    assert str(answer.url).endswith("/checks?grade=consistent")
    assert client.get("/checks.json").json()["checked"] > 0


def test_findings_lead_to_their_claims(checked):
    found = checked.get("/checks.json").json()
    assert found["checked"] == found["reports"]
    page = checked.get("/checks").text
    assert found["findings"]
    for finding in found["findings"]:
        assert f'href="/reports/{finding["report"]}"' in page
        for claim in finding["claims"]:
            assert f'href="/claims/{claim}"' in page
            assert checked.get(f"/claims/{claim}").status_code == 200
    grades = [finding["grade"] for finding in found["findings"]]
    order = ["inconsistent", "after_rounding", "consistent", "not_checkable"]
    assert grades == sorted(grades, key=order.index)


def test_the_same_rows_as_a_table(checked):
    rows = list(csv.DictReader(io.StringIO(checked.get("/checks.csv?grade=consistent").text)))
    found = checked.get("/checks.json?grade=consistent").json()["findings"]
    assert [row["message"] for row in rows] == [finding["message"] for finding in found]


def test_one_report_is_checked_at_once(client, demo):
    with Ledger.open(demo) as ledger:
        key = ledger.reports()[0].key
    found = client.get(f"/checks.json?report={key}").json()
    assert (found["checked"], found["reports"]) == (1, 1)
    assert client.get("/checks?report=nothing").status_code == 404


def test_others_see_none(shared):
    for address in ("/checks", "/checks.json", "/checks.csv"):
        assert shared.get(address).status_code == 400
    assert shared.post("/checks").status_code == 400


def test_a_grade_that_is_none(client):
    assert client.get("/checks?grade=good").status_code == 400
