"""Pairs of statements and how the second stands to the first."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.linking import link_claims, with_denied
from dateline.ledger.pairs import compare
from dateline.ledger.relations import relate
from dateline.ledger.statements import carry_denied, pattern, statement_of
from dateline.lexicons import load
from ledger.told import report, reports_of, told

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "links.toml").read_text(encoding="utf-8"))["case"]
FIRST = date(2031, 5, 10)


def pair_of(case):
    later = FIRST + timedelta(days=case.get("days", 0))
    names = ("one-2031-05-10",) * 2 if case.get("one_report") else (f"a-{FIRST}", f"b-{later}")
    a = told(**case["a"], day=FIRST.isoformat(), report=names[0])
    b = told(**case["b"], day=later.isoformat(), report=names[1], at=200)
    return a, b


def verdict(case):
    a, b = pair_of(case)
    reports = {each.id: each for each in reports_of([a, b])}
    denied = carry_denied([a, b]).get(b.id)
    return relate(
        compare(statement_of(a, reports[a.report]), with_denied(statement_of(b, reports[b.report]), denied, reports))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_relation(case):
    found = verdict(case)
    assert (found.kind if found else "unrelated") == case["relation"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["relation"] != "unrelated"], ids=lambda case: case["name"]
)
def test_links_are_found_among_claims(case):
    claims = pair_of(case)
    links = link_claims(claims, reports_of(claims))
    assert [(link.kind, link.source_claim, link.target_claim) for link in links] == [
        (case["relation"], claims[1].id, claims[0].id)
    ]
    assert {"place", "days", "source"} <= set(links[0].compared)


def test_an_admission_is_told_apart():
    case = next(case for case in CASES if case["name"] == "the losing side admits")
    assert verdict(case).finer == "admits"


def sentences(key):
    return [
        pytest.param(entry["name"], words, id=f"{entry['name']}: {words[:40]}")
        for entry in load("link-words")
        for words in entry[key]
    ]


@pytest.mark.parametrize(("name", "words"), sentences("finds"))
def test_words_find(name, words):
    assert pattern(name).search(words)


@pytest.mark.parametrize(("name", "words"), sentences("leaves"))
def test_words_leave(name, words):
    assert not pattern(name).search(words)


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 60))
def test_no_update_of_one_count_is_ever_called_a_dispute(low, more, gap):
    later = FIRST + timedelta(days=gap)
    words = "{} families have fled Oldbridge since the siege began"
    a = told(
        words.format(low),
        sort="displace",
        side="FI",
        where="Oldbridge",
        figures=[(low, "displaced")],
        report=f"a-{FIRST}",
        day=FIRST.isoformat(),
    )
    b = told(
        words.format(low + more),
        sort="displace",
        side="FI",
        where="Oldbridge",
        figures=[(low + more, "displaced")],
        report=f"b-{later}",
        day=later.isoformat(),
    )
    assert all(link.kind != "disputes" for link in link_claims([a, b], reports_of([a, b])))


@given(st.permutations(range(4)))
def test_the_order_of_input_does_not_matter(order):
    claims = [claim for case in CASES[:2] for claim in pair_of(case)]
    reports = reports_of(claims)
    assert link_claims([claims[number] for number in order], reports) == link_claims(claims, reports)


def test_the_support_of_a_copy_is_a_repeat():
    text = (
        "Sweden says that its forces captured Oldbridge on the night of the tenth, after a week of fighting along the river. "
        * 3
    )
    a = told(
        "Sweden says that its forces captured Oldbridge",
        actor="SE",
        side="SE",
        where="Oldbridge",
        report="wire-2031-05-10",
    )
    b = told(
        "Finnish officials say that Oldbridge was captured",
        actor="SE",
        side="FI",
        where="Oldbridge",
        report="copy-2031-05-11",
        day="2031-05-11",
    )
    links = link_claims([a, b], [report("wire-2031-05-10", text), report("copy-2031-05-11", text)])
    assert [(link.kind, link.compared["origin"]) for link in links] == [("repeats", "copy of one text")]
