"""Counts and pages agree with reading every claim."""

from collections import Counter

import pytest
from msgspec import structs

from dateline.errors import LedgerError
from dateline.ledger import Filters, Ledger
from dateline.ledger.facets import commonest, count_facets
from dateline.ledger.queries import ORDERS
from ledger.made import PLACES, reading, said

CHOICES = (
    Filters(),
    Filters(types=("hold",)),
    Filters(text="bridge"),
    Filters(place="Arvik"),
    Filters(source="ada", modalities=("denied",)),
    Filters(unit="km2", since="2022-10-01"),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    claims = [
        said(
            ("the bridge stood", "shells fell")[number % 2],
            source=("Ada Moor", "Bo Lind")[number % 3 == 0],
            place=(None, *PLACES)[number % 4],
            day=(None, "2022-10-01", "2022-10-09")[number % 3],
            type_=("strike", "hold")[number % 2],
            value=(None, 3.0)[number % 2],
            unit="km2",
            modality=("asserted", "denied")[number % 5 == 0],
        )
        for number in range(30)
    ]
    with Ledger.open(tmp_path_factory.mktemp("facets") / "case.dateline", write=True) as ledger:
        for number in range(3):
            ledger.add(reading(*claims[number::3], name=f"r{number}"))
        yield ledger


@pytest.mark.parametrize("filters", CHOICES)
def test_counts_are_those_of_the_claims(full, filters):
    claims = [entry.claim for entry in full.entries(filters)]
    facets = count_facets(full.store, filters)
    assert dict(facets["type"]) == Counter(claim.type for claim in claims)
    assert dict(facets["modality"]) == Counter(claim.modality for claim in claims)
    assert dict(facets["status"]) == Counter(claim.verification for claim in claims)
    assert dict(facets["side"]) == Counter(claim.source.side for claim in claims if claim.source.side)


@pytest.mark.parametrize("filters", CHOICES)
@pytest.mark.parametrize("order", ORDERS)
def test_pages_are_the_whole_in_parts(full, filters, order):
    every = [entry.claim.id for entry in full.entries(structs.replace(filters, order=order))]
    pages = [
        entry.claim.id
        for offset in range(0, 35, 7)
        for entry in full.entries(structs.replace(filters, order=order, offset=offset, limit=7))
    ]
    assert pages == every
    assert set(every) == {entry.claim.id for entry in full.entries(filters)}


def test_an_order_is_kept(full):
    claims = [entry.claim for entry in full.entries(Filters(order="newest"))]
    days = [claim.when.start if claim.when else "" for claim in claims]
    assert days == sorted(days, reverse=True)
    names = [entry.claim.source.name for entry in full.entries(Filters(order="source"))]
    assert names == sorted(names)


def test_the_commonest_are_suggested(full):
    assert [value for value, _ in commonest(full.store, "source", 5)] == ["Ada Moor", "Bo Lind"]
    assert len(commonest(full.store, "place", 2)) == 2
    assert commonest(full.store, "unit", 5)[0].value == "km2"


def test_claims_and_reports_are_found_by_name(full):
    some = [entry.claim.id for entry in full.entries(Filters(limit=3))]
    assert [entry.claim.id for entry in full.claims_with([*some, "none"])] == some
    head = full.reports()[0]
    assert full.head(head.key) == head
    assert full.head("nothing") is None
    assert full.report(head.key).text == full.text(head.key)
    with pytest.raises(LedgerError, match="no such version"):
        full.report("nothing")
