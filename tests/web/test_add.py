"""A report is pasted or uploaded, its claims are shown, and it is kept only when somebody says so."""

import json

import pytest

from dateline.ledger import Ledger
from web.conftest import NOW, ask

TEXT = "ARVIK, October 4, 2022 — Shells fell on the town of Arvik on Monday, Governor Bo Lind said.\nThe army of Corun denied the attack."


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "case.dateline"
    Ledger.open(made, write=True).close()
    return made


@pytest.fixture
def page(path):
    return ask(path)


def reports(path):
    with Ledger.open(path) as ledger:
        return ledger.reports()


def test_a_pasted_text_shows_its_claims_and_keeps_nothing(page, path):
    answer = page.post("/add", data={"text": TEXT, "publisher": "Harbour Press"})
    assert answer.url.path.startswith("/add/")
    assert "Keep in the ledger" in answer.text
    assert "Bo Lind" in answer.text
    assert 'href="/claims/' not in answer.text
    assert reports(path) == []


def test_kept_it_is_in_the_ledger_linked(page, path):
    address = page.post("/add", data={"text": TEXT, "publisher": "Harbour Press", "published": "2022-10-04"}).url.path
    answer = page.post(address, data={"decision": "keep"})
    [head] = reports(path)
    assert answer.url.path == f"/reports/{head.key}"
    assert (head.publisher, head.published, head.published_from) == ("Harbour Press", "2022-10-04", "option")
    assert head.id.startswith("pasted-")
    with Ledger.open(path) as ledger:
        assert ledger.is_linked()
    assert page.get(address).status_code == 404


def test_discarded_it_is_gone(page, path):
    address = page.post("/add", data={"text": TEXT}).url.path
    assert page.post(address, data={"decision": "discard"}).url.path == "/add"
    assert page.get(address).status_code == 404
    assert reports(path) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("troops.txt", TEXT),
        ("troops.html", f"<!doctype html><title>Arvik</title><article><h1>Shells</h1><p>{TEXT}</p></article>"),
        ("troops.report.json", json.dumps({"id": "troops", "text": TEXT, "publisher": "Harbour Press"})),
    ],
)
def test_a_file_is_kept_with_its_bytes(page, path, name, body):
    address = page.post("/add", files={"file": (name, body.encode())}).url.path
    page.post(address, data={"decision": "keep"})
    [head] = reports(path)
    assert head.id == "troops"
    with Ledger.open(path) as ledger:
        assert ledger.store.execute("SELECT count(*) FROM original").fetchone() == (1,)


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"text": "  "}},
        {"data": {"text": TEXT}, "files": {"file": ("a.txt", TEXT.encode())}},
        {"data": {"text": TEXT, "published": "May"}},
        {"data": {"text": "x" * 2_000_001}},
        {"files": {"file": ("a.jsonl", b'{"id": "1", "text": "one"}\n{"id": "2", "text": "two"}\n')}},
        {"files": {"file": ("a.json", b"{")}},
        {"files": {"file": ("a.txt", b"\x00\x01\x02")}},
    ],
)
def test_what_cannot_be_read_is_answered_in_one_line(page, sent):
    answer = page.post("/add", **sent)
    assert answer.status_code == 400
    assert "expected" in answer.text


def test_a_decision_that_is_none(page):
    address = page.post("/add", data={"text": TEXT}).url.path
    assert page.post(address, data={"decision": "maybe"}).status_code == 400


def test_a_text_that_is_there_already_is_told_so(page):
    address = page.post("/add", data={"text": TEXT}).url.path
    page.post(address, data={"decision": "keep"})
    assert "in the ledger already" in page.post("/add", data={"text": TEXT}).text


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://harbour.example"}])
def test_another_page_adds_nothing(page, path, headers):
    assert page.post("/add", data={"text": TEXT}, headers=headers).status_code == 403
    address = page.post("/add", data={"text": TEXT}).url.path
    assert page.post(address, data={"decision": "keep"}, headers=headers).status_code == 403
    assert reports(path) == []


def test_others_add_nothing(path):
    others = ask(path, level="shared", now=NOW)
    assert others.get("/add").status_code == 400
    assert others.post("/add", data={"text": TEXT}).status_code == 400
    assert others.post("/add/x", data={"decision": "keep"}).status_code == 400
    assert 'href="/add"' not in others.get("/reports").text
