"""Figures of the ledger are found by unit, by words and by event type."""

import pytest

from dateline.ledger import Filters, Ledger
from dateline.ledger.figure_list import Wanted, count_units, find_figured
from ledger.made import reading, said


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "made.dateline", write=True) as made:
        made.add(
            reading(
                said("shells killed people", place="Arvik", day="2022-10-01", value=4),
                said("shelling killed more", place="Belmor", day="2022-10-03", value=9),
                said("the town was shelled", place="Arvik", day="2022-10-02"),
            )
        )
        yield made


def days(ledger, *wanted, **filters):
    numbers = find_figured(ledger.store, Filters(**filters), wanted, 10).numbers
    return [entry.claim.when.start for entry in ledger.numbered(numbers)]


def unit(ledger):
    return count_units(ledger.store)[0].unit


def test_a_unit_finds_its_figures_newest_first(ledger):
    assert days(ledger, Wanted("kill", unit(ledger))) == ["2022-10-03", "2022-10-01"]
    assert days(ledger, Wanted("km2", "km2")) == []


def test_a_word_finds_claims_in_which_one_begins_so(ledger):
    assert days(ledger, Wanted("shell")) == ["2022-10-03", "2022-10-01"]
    assert days(ledger, Wanted("shell"), Wanted("people")) == ["2022-10-01"]
    assert days(ledger, Wanted("ell")) == []


def test_filters_hold_as_well(ledger):
    assert days(ledger, Wanted("shell"), place="Arvik") == ["2022-10-01"]
    assert days(ledger, Wanted("kill", unit(ledger)), since="2022-10-02") == ["2022-10-03"]


def test_figures_are_counted_by_unit(ledger):
    [counted] = count_units(ledger.store)
    assert (counted.figures, counted.first, counted.last) == (2, "2022-10-01", "2022-10-03")
    assert find_figured(ledger.store, Filters(), [Wanted("shell")], 1).figures == 2
