"""The last changes come first, some at a time, and are counted by kind."""

from datetime import UTC, datetime

import pytest

from dateline.ledger import Ledger
from dateline.ledger.changes import count_changes, last_moment, latest_changes
from ledger.made import reading, said


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "made.dateline", write=True, clock=lambda: datetime(2022, 11, 20, tzinfo=UTC)) as made:
        made.add(
            reading(said("shells fell", day="2022-10-01"), said("a house burned"), url="https://harbour.example/1")
        )
        made.add(reading(said("shells fell", day="2022-10-01"), name="r2", url="https://harbour.example/2"))
        yield made


def test_they_are_those_of_all_changes_backwards(ledger):
    every = list(ledger.changes(datetime(2022, 11, 1, tzinfo=UTC)))
    assert latest_changes(ledger.store, "2022-11-01", "", 100) == every[::-1]
    assert latest_changes(ledger.store, "2022-11-01", "", 1) == every[:-2:-1]


def test_counts_are_by_kind(ledger):
    counts = count_changes(ledger.store, "2022-11-01")
    assert counts["new"] == 3
    for kind, count in counts.items():
        assert len(latest_changes(ledger.store, "2022-11-01", kind, 100)) == count


def test_decisions_are_changes(ledger):
    claim = next(ledger.entries()).claim.id
    ledger.decide(claim, "type", "accept", by="AM")
    [change] = latest_changes(ledger.store, "2022-11-01", "decided", 100)
    assert (change.change, change.claim, change.by) == ("accepted type", claim, "AM")


def test_nothing_came_in_later(ledger):
    assert last_moment(ledger.store).startswith("2022-11-20T")
    assert latest_changes(ledger.store, "2022-12-01", "", 100) == []
    assert count_changes(ledger.store, "2022-12-01") == {}
