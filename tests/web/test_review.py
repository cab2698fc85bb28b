"""Claims are reviewed on the page: the weakest first, slot by slot, in plain forms; what was decided shows everywhere, as the analyst's word."""

import json
import re

import pytest

from dateline.ledger import Ledger
from ledger.made import reading, said
from web.conftest import NOW, ask

WORDS = "shells hit the depot"
SECOND = "soldiers entered Belmor"
SAID = (
    said(WORDS, value=3, day="2022-10-01"),
    said(SECOND, source="Bo Lind", place="Belmor", day="2022-10-02", type_="capture"),
)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "case.dateline"
    with Ledger.open(made, write=True, clock=lambda: NOW) as ledger:
        ledger.add(reading(*SAID))
    return made


@pytest.fixture
def page(path):
    client = ask(path)
    client.post("/review", data={"by": "AB"})
    return client


def entry_of(path, words=WORDS):
    with Ledger.open(path) as ledger:
        return next(entry for entry in ledger.entries() if words in entry.claim.evidence)


def send(page, claim, slot, verdict, query="", headers=None, **more):
    shown = page.get(f"/review/{claim}").text
    seen = re.search(r'name="seen" value="(\w+)"', shown)[1]
    data = {"by": "AB", "seen": seen, "slot": slot, "verdict": verdict} | more
    return page.post(f"/review/{claim}{query}", data=data, headers=headers or {})


def test_the_weakest_claim_comes_first_with_its_reasons_and_no_number(page):
    text = page.get("/review").text
    weak, sound = text.index(WORDS), text.index(SECOND)
    assert weak < sound
    assert "no place is told" in text
    assert "2 claims wait" in text
    assert "%" not in re.sub(r"<[^>]*>", "", text)
    assert not re.search(r"confidence|score|grade", text)


def test_without_initials_nothing_can_be_decided_on_the_page(path):
    claim = entry_of(path).claim.id
    text = ask(path).get(f"/review/{claim}").text
    assert "forms appear" in text
    assert 'name="verdict"' not in text


def test_initials_are_kept_by_the_browser_for_review_only(path):
    client = ask(path)
    claim = entry_of(path).claim.id
    answer = client.post(f"/review?claim={claim}&at=1", data={"by": "ÅB.c"}, follow_redirects=False)
    assert answer.headers["location"] == f"/review/{claim}?at=1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/review" in cookie
    assert 'value="ÅB.c"' in client.get("/review").text


@pytest.mark.parametrize("by", ["", "a b", "-", "x" * 13])
def test_initials_that_are_none(path, by):
    assert ask(path).post("/review", data={"by": by}).status_code == 400


def test_accepting_the_claim_signs_it_and_leads_to_the_next(page, path):
    claim, after = entry_of(path).claim.id, entry_of(path, SECOND).claim.id
    answer = send(page, claim, "claim", "accept", "?at=0")
    assert answer.url.path == f"/review/{after}"
    assert "signed by AB" in answer.text
    assert entry_of(path).effective.review == "accepted"
    assert WORDS not in page.get("/review").text


def test_a_slot_is_fixed_and_what_was_read_stands_beside_it(page, path):
    claim = entry_of(path, SECOND).claim.id
    answer = send(page, claim, "when", "fix", value="2022-10-03", reason="the day after, says the text")
    assert answer.url.path == f"/review/{claim}"
    entry = entry_of(path, SECOND)
    assert entry.effective.claim.when.start == "2022-10-03"
    assert entry.claim.when.start == "2022-10-02"
    for address in (f"/review/{claim}", f"/claims/{claim}", f"/reports/{entry.head.key}"):
        text = page.get(address).text
        assert "AB’s word" in text, address
        assert "the program read 2022-10-02" in text, address
        assert "2022-11-20 00:00" in text, address
        assert "the day after, says the text" in text, address
    assert "decided in part by AB" in page.get("/claims").text


def test_a_rejected_slot_is_empty_and_says_whose_doing_it_is(page, path):
    claim = entry_of(path).claim.id
    send(page, claim, "figures", "reject", reason="counts another day")
    assert entry_of(path).effective.claim.figures == ()
    assert "figures rejected" in re.sub(r"\s+", " ", page.get(f"/claims/{claim}").text)


def test_a_rejected_claim_is_marked_so_in_the_list(page, path):
    send(page, entry_of(path).claim.id, "claim", "reject", reason="a fake is quoted")
    assert "rejected by AB" in page.get("/claims").text


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"slot": "when", "verdict": "fix", "value": "May", "reason": "so"}, "ISO dates"),
        ({"slot": "when", "verdict": "fix", "value": "2022-10-01", "reason": "so"}, "expected another value"),
        ({"slot": "when", "verdict": "fix", "value": "2022-10-05", "reason": ""}, "without a reason"),
        ({"slot": "claim", "verdict": "reject", "reason": " "}, "without a reason"),
        ({"slot": "claim", "verdict": "fix", "value": "x", "reason": "so"}, "each slot by itself"),
        ({"slot": "colour", "verdict": "accept"}, "expected one of"),
        ({"slot": "when", "verdict": "maybe"}, "accept, fix or reject"),
        ({"slot": "when", "verdict": "accept", "by": "a b"}, "initials"),
    ],
)
def test_what_cannot_be_decided_is_told_beside_what_was_typed(page, path, sent, expected):
    claim = entry_of(path).claim.id
    answer = send(page, claim, **sent)
    assert answer.status_code == 400
    assert expected in answer.text
    if sent.get("value") == "May":
        assert 'value="May"' in answer.text
        assert 'value="so"' in answer.text
    assert entry_of(path).decisions == ()


def test_a_page_that_shows_an_older_state_decides_nothing(page, path):
    claim = entry_of(path).claim.id
    stale = re.search(r'name="seen" value="(\w+)"', page.get(f"/review/{claim}").text)[1]
    send(page, claim, "figures", "accept")
    answer = page.post(f"/review/{claim}", data={"by": "CD", "seen": stale, "slot": "claim", "verdict": "accept"})
    assert answer.status_code == 400
    assert "otherwise since this page was opened" in answer.text
    assert entry_of(path).effective.review == "partly"


def test_decisions_survive_reading_the_report_again_and_wait_where_it_is_read_otherwise(page, path):
    send(page, entry_of(path).claim.id, "claim", "accept")
    send(page, entry_of(path, SECOND).claim.id, "when", "accept")
    with Ledger.open(path, write=True, clock=lambda: NOW) as ledger:
        later = SAID[1] | {"day": "2022-10-03"}
        ledger.add(reading(SAID[0], later, manifest={"dateline": "newer"}))
    assert entry_of(path).effective.review == "accepted"
    text = page.get("/review").text
    assert "decided before, and read otherwise since" in text
    other = entry_of(path, SECOND).claim.id
    shown = page.get(f"/review/{other}").text
    assert "read otherwise since: look again" in shown
    assert "the program had read" in shown
    assert "to be looked at again" in page.get(f"/claims/{other}").text


def test_only_what_was_signed(page, path):
    send(page, entry_of(path).claim.id, "claim", "accept")
    send(page, entry_of(path, SECOND).claim.id, "where", "accept")
    text = page.get("/claims?signed=1").text
    assert WORDS in text
    assert SECOND not in text
    assert "checked" in text
    assert "1–1 of 1 claim" in text
    data = page.get("/claims.json?signed=1").json()
    assert (data["query"], data["total"], data["rows"]) == ("signed=1", 1, 1)
    assert [each["review"] for each in data["claims"]] == ["accepted"]
    assert len(page.get("/claims.csv?signed=1").text.splitlines()) == 2
    assert len(json.loads(page.get("/claims.geojson?signed=1").text)["features"]) <= 1
    assert page.get("/claims?signed=yes").status_code == 400


def test_the_queue_is_walked_in_both_directions(page, path):
    first, second = entry_of(path).claim.id, entry_of(path, SECOND).claim.id
    assert re.search(rf'rel="next" href="/review/{second}\?at=1"', page.get(f"/review/{first}?at=0").text)
    shown = page.get(f"/review/{second}?at=1").text
    assert re.search(rf'rel="prev" href="/review/{first}\?at=0"', shown)
    assert 'rel="next"' not in shown


def test_filters_narrow_the_queue_and_stay_with_the_claim(page):
    text = page.get("/review?type=capture").text
    assert SECOND in text
    assert WORDS not in text
    assert "?type=capture" in text
    assert page.get("/review?colour=red").status_code == 400


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://harbour.example"}])
def test_another_page_decides_nothing(page, path, headers):
    assert send(page, entry_of(path).claim.id, "claim", "accept", headers=headers).status_code == 403
    assert page.post("/review", data={"by": "CD"}, headers=headers).status_code == 403
    assert entry_of(path).decisions == ()


def test_others_review_nothing(path):
    others = ask(path, level="shared")
    claim = entry_of(path).claim.id
    assert others.get("/review").status_code == 400
    assert others.get(f"/review/{claim}").status_code == 400
    assert others.post("/review", data={"by": "AB"}).status_code == 400
    assert others.post(f"/review/{claim}", data={}).status_code == 400
    assert "/review" not in others.get("/claims").text


def test_on_a_shared_address_reasons_are_not_shown(page, path):
    claim = entry_of(path, SECOND).claim.id
    send(page, claim, "when", "fix", value="2022-10-03", reason="a neighbour told so")
    text = ask(path, level="shared").get(f"/claims/{claim}").text
    assert "AB’s word" in text
    assert "a neighbour told so" not in text
