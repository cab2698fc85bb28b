"""A text is compared with the ledger, statement by statement."""

import re

import pytest

from dateline.ledger import Ledger


@pytest.fixture(scope="module")
def sentence(demo):
    """A sentence of a report of the ledger, and the report's key."""
    with Ledger.open(demo) as ledger:
        for head in ledger.reports():
            for entry in ledger.claims_in([head.key]):
                text = ledger.text(head.key)
                end = text.find(".", entry.claim.evidence_end)
                start = max(text.rfind(mark, 0, entry.claim.evidence_start) for mark in ("\n", ". ")) + 1
                words = text[start : end + 1].strip()
                if entry.claim.source.kind != "narrator" and entry.claim.where and words[:1].isupper():
                    return words, head.key
    raise AssertionError


def test_the_words_of_a_report_are_supported_and_lead_to_it(client, sentence):
    words, key = sentence
    page = client.post("/verify", data={"text": words}).text
    assert '<tr class="v-supported">' in page
    assert f'href="/reports/{key}' in page


def test_what_no_report_has_is_unsupported(client):
    page = client.post("/verify", data={"text": "The minister of Corun bought nine purple ships in Belmor."}).text
    assert '<tr class="v-supported">' not in page
    assert re.search(r'<tr class="v-[a-z-]+">', page)


@pytest.mark.parametrize("sent", [{"text": " "}, {"text": "x" * 20_001}, {"text": "It fell.", "published": "May"}])
def test_what_cannot_be_verified_says_what_was_expected(client, sent):
    answer = client.post("/verify", data=sent)
    assert (answer.status_code, "expected" in answer.text) == (400, True)


def test_others_verify_nothing(shared):
    assert shared.get("/verify").status_code == 400
    assert shared.post("/verify", data={"text": "It fell."}).status_code == 400
    assert 'href="/verify"' not in shared.get("/reports").text


def test_another_page_asks_nothing(client):
    assert (
        client.post("/verify", data={"text": "It fell."}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    )
