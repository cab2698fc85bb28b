"""Pairs of claims that dispute each other are listed and chosen."""

import pytest

from dateline.ledger import Filters
from dateline.ledger.dispute_list import Pair, find_disputes
from dateline.records import Fix
from ledger.made import reading, said


@pytest.fixture
def numbers(ledger):
    """Four claims, of which the third disputes the first and the fourth the second."""
    ledger.add(
        reading(
            said("they took it", place="Arvik", day="2022-10-01", type_="capture"),
            said("they struck it", place="Belmor", day="2022-10-02"),
            said("they did not take it", source="Bo Lind", place="Arvik", day="2022-10-01", type_="capture"),
            said("they never struck", source="Bo Lind", place="Belmor", day="2022-10-02"),
        )
    )
    rows = ledger.store.execute("SELECT number, id, report FROM claim ORDER BY number").fetchall()
    for earlier, later in ((rows[0], rows[2]), (rows[1], rows[3])):
        ledger.store.execute("INSERT INTO link VALUES (?, ?, ?, 'disputes', NULL, 'denial', '{}', 1)", (earlier[1], later[1], later[2]))  # fmt: skip
    return [row[0] for row in rows]


def found(ledger, **filters):
    return find_disputes(ledger.store, Filters(**filters))


def test_all_disputes_are_found_the_newest_day_first(ledger, numbers):
    assert found(ledger) == [Pair(numbers[1], numbers[3], "denial"), Pair(numbers[0], numbers[2], "denial")]


def test_a_dispute_passes_with_one_of_its_claims(ledger, numbers):
    assert found(ledger, place="Arvik", source="Bo") == [Pair(numbers[0], numbers[2], "denial")]
    assert found(ledger, source="nobody") == []


def test_what_an_analyst_put_in_place_is_what_passes(ledger, numbers):
    [entry] = ledger.numbered(numbers[:1])
    ledger.decide(entry.claim.id, "type", "fix", by="AM", reason="a strike", fix=Fix(type="strike"))
    assert len(found(ledger, types=("strike",))) == 2


def test_a_claim_that_no_longer_stands_disputes_nothing(ledger, numbers):
    ledger.store.execute("UPDATE claim SET standing = 'retracted' WHERE number = ?", numbers[:1])
    assert found(ledger) == [Pair(numbers[1], numbers[3], "denial")]
