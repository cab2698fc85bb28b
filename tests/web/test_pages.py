"""The pages hold what the ledger holds, escaped, under addresses that say what they show."""

import csv
import io
import json
import re
from typing import get_args

import pytest

from dateline.ledger import Filters, Ledger
from dateline.records import ClaimType
from ledger.made import reading, said
from web.conftest import ask

HOSTILE = '<script>alert("x")</script><img src=x onerror=y>'


@pytest.fixture(scope="module")
def kept(demo):
    with Ledger.open(demo) as ledger:
        yield ledger


def test_the_page_opens_on_the_reports(client, kept):
    answer = client.get("/")
    assert answer.url.path == "/reports"
    for head in kept.reports():
        assert f'href="/reports/{head.key}"' in answer.text
    assert 'aria-current="page">Reports' in answer.text


def test_reports_are_sorted_and_chosen(client, kept):
    days = re.findall(r'<td class="day">(\S+)</td>', client.get("/reports?sort=oldest").text)
    assert days == sorted(days)
    head = kept.reports()[0]
    chosen = client.get("/reports", params={"outlet": head.publisher}).text
    assert f"/reports/{head.key}" in chosen
    assert "No report passes" in client.get("/reports?title=nothing-such").text


@pytest.mark.parametrize(
    "path", ["/reports?sort=x", "/reports?page=0", "/reports?x=1", "/claims?page=-1", "/claims?per=5000"]
)
def test_a_wrong_question_says_what_was_expected(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "expected" in answer.text


def test_a_report_shows_every_letter_and_every_claim(client, kept):
    for head in kept.reports():
        page = client.get(f"/reports/{head.key}").text
        article = page[page.index("<article") : page.index("</article>")]
        shown = re.sub(r'<a class="tag.*?</a>', "", article)
        shown = re.sub(r"<[^>]+>", "", shown).replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", kept.text(head.key))
        for entry in kept.claims_in([head.key]):
            assert f'id="claim-{entry.claim.id}"' in page
            assert f'id="t-{entry.claim.id}"' in article


def test_the_id_of_a_report_leads_to_it(client, kept):
    head = kept.reports()[0]
    answer = client.get(f"/reports/{head.id}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/reports/{head.key}")
    assert client.get("/reports/nothing-such").status_code == 404


def test_a_claim_has_a_page_and_a_short_name(client, kept):
    for entry in kept.entries():
        answer = client.get(f"/claims/{entry.claim.id}")
        assert answer.status_code == 200
    first = entry.claim.id[:12]
    assert client.get(f"/claims/{first}", follow_redirects=False).headers["location"] == f"/claims/{entry.claim.id}"
    assert client.get(f"/claims/{entry.claim.id}.json").json()["evidence"] == entry.claim.evidence
    assert client.get("/claims/zzz").status_code == 404


def test_a_claim_says_why(client, kept):
    entry = next(entry for entry in kept.entries() if entry.claim.figures)
    page = client.get(f"/claims/{entry.claim.id}/why").text
    assert '<dl class="reasons">' in page
    part = client.get(f"/claims/{entry.claim.id}/why?part=1").text
    assert "<html" not in part
    assert '<dl class="reasons">' in part


FILTERS = [
    ({}, Filters()),
    ({"type": ["capture", "strike"]}, Filters(types=("capture", "strike"))),
    ({"source": "ministry"}, Filters(source="ministry")),
    ({"side": "RU", "modality": "denied"}, Filters(side="RU", modalities=("denied",))),
    ({"status": "disputed"}, Filters(status=("disputed",))),
    ({"place": "Kherson"}, Filters(place="Kherson")),
    ({"since": "2022-11-10", "until": "2022-11-12"}, Filters(since="2022-11-10", until="2022-11-12")),
    ({"unit": "settlements"}, Filters(unit="settlements")),
    ({"text": 'left "equipment"'}, Filters(text='left "equipment"')),
]


@pytest.mark.parametrize(("asked", "filters"), FILTERS)
def test_every_form_of_a_view_holds_the_same_rows(client, kept, asked, filters):
    expected = {entry.claim.id for entry in kept.entries(filters)}
    asked = {**asked, "per": 1000}
    page = client.get("/claims", params=asked).text
    shown = re.findall(r'<tr id="claim-([\w-]+)"', page)
    assert set(shown) == expected
    links = re.findall(r'href="(/claims\.\w+[^"]*)"', page)
    assert [link.split("?")[0] for link in links] == ["/claims.json", "/claims.csv", "/claims.geojson"]
    rows = [client.get(link.replace("&amp;", "&")) for link in links]
    assert [claim["id"] for claim in rows[0].json()["claims"]] == shown
    assert [row["id"] for row in csv.DictReader(io.StringIO(rows[1].text))] == shown
    assert [feature["id"] for feature in json.loads(rows[2].text)["features"]] == shown


def test_pages_of_the_list_are_the_whole(client, kept):
    shown, page, path = [], 1, "/claims?per=20"
    while path:
        text = client.get(path).text
        shown += re.findall(r'<tr id="claim-([\w-]+)"', text)
        found = re.search(r'href="([^"]+)" rel="next"', text)
        path, page = found and found[1].replace("&amp;", "&"), page + 1
    assert sorted(shown) == sorted(entry.claim.id for entry in kept.entries())


def test_a_facet_adds_itself_and_takes_itself_out(client, kept):
    page = client.get("/claims?type=strike&side=RU").text
    assert 'href="/claims?side=RU"' in page
    others = {entry.claim.type for entry in kept.entries(Filters(side="RU"))} - {"strike"}
    for other in others:
        pair = "&amp;".join(f"type={name}" for name in get_args(ClaimType) if name in {"strike", other})
        assert f'href="/claims?side=RU&amp;{pair}"' in page


def test_words_of_a_report_never_become_markup(tmp_path):
    path = tmp_path / "hostile.dateline"
    with Ledger.open(path, write=True) as ledger:
        made = reading(
            said(f"shells fell {HOSTILE}", source=f"Ada {HOSTILE}", via=HOSTILE, actor=HOSTILE, target=HOSTILE, verification_by=HOSTILE),
            name=f"r{HOSTILE}", url=f"javascript:{HOSTILE}", title=HOSTILE,
        )  # fmt: skip
        ledger.add(made)
        [head], [entry] = ledger.reports(), list(ledger.entries())
    client = ask(path)
    for address in (
        "/reports",
        f"/reports/{head.key}",
        "/claims",
        f"/claims/{entry.claim.id}",
        f"/claims?text={HOSTILE}",
    ):
        page = client.get(address).text
        assert "<script>" not in page
        assert "<img" not in page
        assert 'href="javascript:' not in page


def test_marks_of_direction_are_shown(tmp_path):
    path = tmp_path / "turned.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(reading(said("shells fell \u202eylluf")))
        [head] = ledger.reports()
    page = ask(path).get(f"/reports/{head.key}").text
    assert "\u202e" not in page
    assert "\ufffdylluf" in page


def test_an_empty_ledger_says_how_to_fill_it(tmp_path):
    path = tmp_path / "empty.dateline"
    Ledger.open(path, write=True).close()
    client = ask(path)
    for address in ("/reports", "/claims"):
        assert "dateline add" in client.get(address).text


def test_a_ledger_that_went_away_is_told(tmp_path):
    answer = ask(tmp_path / "none.dateline").get("/claims")
    assert answer.status_code == 400
    assert "there is no such ledger" in answer.text


def test_errors_of_data_are_data(client):
    assert client.get("/claims.json?sort=x").json()["reason"].startswith("sort=")
