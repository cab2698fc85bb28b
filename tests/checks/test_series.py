"""Totals with stated increments, statement after statement."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.checks.series import check_series, read_totals
from ledger.told import report

LOSSES = Path(__file__).parents[3] / "shared" / "corpus" / "russia_losses_equipment.json"


def statements(*days, first="2031-05-01", publisher="General staff"):
    start = date.fromisoformat(first)
    return [
        report(
            f"s{number}",
            f"Total losses as of this morning: {text}.",
            (start + timedelta(days=number)).isoformat(),
            publisher,
        )
        for number, text in enumerate(days)
        if text
    ]


def grades(reports):
    return [finding.grade for finding in check_series(reports)]


def test_the_real_pattern():
    first = read_totals(statements("tanks ‒ 1,020 (+18), UAV - 228 (+3), personnel ‒ about 23 200 (+200) persons")[0])
    assert [(total.label, total.total, total.more, total.about) for total in first] == [
        ("tanks", 1020, 18, False), ("UAV", 228, 3, False), ("personnel", 23200, 200, True),
    ]  # fmt: skip


def test_an_increment_that_adds_up():
    assert grades(statements("tanks - 50 (+2), UAV - 10 (+1)", "tanks - 54 (+4), UAVs - 10 (+0)")) == [
        "consistent",
        "consistent",
    ]


def test_an_increment_that_does_not_add_up_is_found_with_both_passages():
    found = [
        each
        for each in check_series(statements("tanks - 50 (+2), UAV - 10 (+1)", "tanks - 53 (+4), UAV - 12 (+2)"))
        if each.grade == "inconsistent"
    ]
    assert [(each.unit, each.stated, each.computed, each.formula) for each in found] == [
        ("tanks", 53, 54, "50 + 4 = 54, stated 53")
    ]
    assert [passage.text for passage in found[0].passages] == ["tanks - 50 (+2)", "tanks - 53 (+4)"]


def test_about_allows_for_rounding():
    assert grades(
        statements("personnel - about 23,000 (+200), tanks - 5 (+1)", "personnel - about 23,300 (+200), tanks - 6 (+1)")
    ) == ["after_rounding", "consistent"]


def test_a_missing_day_is_not_checkable_but_too_little_is():
    assert grades(statements("tanks - 50 (+2), UAV - 10 (+1)", None, "tanks - 60 (+4), UAV - 10 (+1)")) == [
        "not_checkable",
        "inconsistent",
    ]


def test_no_increment_is_invented():
    assert grades(statements("tanks - 50, UAV - 10", "tanks - 54, UAV - 10")) == []
    assert grades(statements("tanks - 50 (+2)", "tanks - 99 (+2)")) == []


def test_undated_reports_and_other_publishers_are_not_compared():
    one, other = (
        statements("tanks - 50 (+2), UAV - 10 (+1)")[0],
        statements(None, "tanks - 90 (+4), UAV - 40 (+1)", publisher="Another staff")[0],
    )
    assert grades([one, other]) == []
    assert read_totals(report("undated", "tanks - 50 (+2), UAV - 10 (+1)")) == []


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 90)), min_size=2, max_size=12), st.integers(1, 5000))
def test_series_that_add_up_raise_no_alarm(steps, start):
    tanks, drones, days = start, start, []
    for more, fewer in steps:
        tanks, drones = tanks + more, drones + fewer
        days.append(f"tanks - {tanks:,} (+{more}), UAV - {drones} (+{fewer})")
    assert set(grades(statements(*days))) == {"consistent"}


@pytest.mark.skipif(not LOSSES.exists(), reason="needs ../shared/corpus/russia_losses_equipment.json")
def test_published_totals_with_planted_slips():
    rows = json.loads(LOSSES.read_text())[:200]
    kinds = ["tank", "APC", "field artillery", "MRL", "drone"]
    planted = {(40, "tank"), (90, "drone"), (120, "APC"), (160, "MRL")}
    reports = []
    for number, (before, after) in enumerate(pairwise(rows)):
        parts = [
            f"{kind} - {after[kind]} (+{after[kind] - before[kind] + ((number, kind) in planted)})"
            for kind in kinds
            if after[kind] >= before[kind]
        ]
        reports.append(report(f"s{number}", ", ".join(parts), after["date"], "General staff"))
    bad = [each for each in check_series(reports) if each.grade == "inconsistent"]
    assert sorted((each.unit, each.stated - each.computed) for each in bad) == sorted(
        (kind, -1.0) for _, kind in planted
    )
