"""The queue of claims to review, and one claim slot by slot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.ledger import Ledger
from dateline.ledger.projections import write_link
from dateline.ledger.queries import STANDINGS
from dateline.ledger.weaknesses import WEAKNESSES
from dateline.records import Fix, Link
from dateline.views.review import count_queue, count_weaknesses, review_line, show_queue, show_slots
from ledger.made import reading, said
from ledger.test_queries import FILTERS, full

__all__ = ["full"]  # the fixture
SOUND = said("a depot burned", place="Arvik", day="2022-10-04", actor="Finland")
NO_DAY = said("shells fell", place="Arvik", actor="Finland")
NO_DAY_NO_PLACE = said("a mortar fired", actor="Finland")
NO_PLACE = said("a bridge fell", day="2022-10-04", actor="Finland")
DENIED = said("the siege ended", place="Arvik", day="2022-10-04", actor="Finland", verification="disputed")


@pytest.fixture
def case(tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(reading(SOUND, NO_DAY, NO_DAY_NO_PLACE, NO_PLACE, DENIED))
        yield ledger


def words(queue):
    return [queued.entry.claim.evidence.split(" said ")[1].split(" near")[0] for queued in queue]


def claim_of(ledger, part):
    return next(entry.claim.id for entry in ledger.entries() if part in entry.claim.evidence)


def test_the_gravest_reasons_come_first_and_each_is_stated(case):
    queue = show_queue(case)
    assert words(queue) == ["the siege ended", "a mortar fired", "a bridge fell", "shells fell", "a depot burned"]
    assert [[reason.code for reason in queued.reasons] for queued in queue] == [
        ["disputed"], ["place-missing", "date-missing"], ["place-missing"], ["date-missing"], [],
    ]  # fmt: skip
    assert count_queue(case) == 5
    assert {reason.code: count for reason, count in count_weaknesses(case).items()} == {
        "disputed": 1,
        "place-missing": 2,
        "date-missing": 2,
    }


def test_what_another_claim_disputes_comes_before_its_own_weaknesses(case):
    a, b = claim_of(case, "depot"), claim_of(case, "shells")
    write_link(case.store, Link(source_claim=a, target_claim=b, kind="disputes", rule="test"))
    assert words(show_queue(case))[:2] == ["shells fell", "a depot burned"]
    assert show_queue(case)[0].reasons[0] == WEAKNESSES["disputed"]
    case.decide(a, "verification", "accept", by="AB")
    assert words(show_queue(case)) == [
        "shells fell",
        "the siege ended",
        "a mortar fired",
        "a bridge fell",
        "a depot burned",
    ]


def test_signed_and_rejected_claims_leave_the_queue_and_a_decided_slot_is_weak_no_more(case):
    case.decide(claim_of(case, "siege"), "claim", "accept", by="AB")
    case.decide(claim_of(case, "bridge"), "claim", "reject", by="AB", reason="no")
    case.decide(claim_of(case, "mortar"), "where", "accept", by="AB")
    queue = show_queue(case)
    assert words(queue) == ["shells fell", "a mortar fired", "a depot burned"]
    assert [reason.code for reason in queue[1].reasons] == ["date-missing"]
    assert count_queue(case) == 3


def test_what_is_read_otherwise_since_it_was_decided_comes_first(case):
    claim = claim_of(case, "depot")
    case.decide(claim, "when", "accept", by="AB")
    case.add(
        reading(
            {**SOUND, "day": "2022-10-03"}, NO_DAY, NO_DAY_NO_PLACE, NO_PLACE, DENIED, manifest={"dateline": "newer"}
        )
    )
    queue = show_queue(case)
    assert queue[0].entry.claim.id == claim
    assert [reason.code for reason in queue[0].reasons] == ["decided-again"]


def test_pages_hold_the_whole_queue_once(case):
    a, b = claim_of(case, "depot"), claim_of(case, "shells")
    write_link(case.store, Link(source_claim=a, target_claim=b, kind="disputes", rule="test"))
    for size in (1, 2, 3, 10):
        pages = [show_queue(case, limit=size, offset=offset) for offset in range(0, 6, size)]
        assert [each for page in pages for each in words(page)] == words(show_queue(case))


@settings(max_examples=40, deadline=None)
@given(FILTERS, st.sampled_from([STANDINGS, ("current",)]))
def test_filters_choose_from_the_queue(full, filters, standings):
    filters = structs.replace(filters, standings=standings)
    expected = {entry.claim.id for entry in full.entries(filters)}
    queue = show_queue(full, filters, limit=1000)
    assert {queued.entry.claim.id for queued in queue} == expected
    assert count_queue(full, filters) == len(queue)


def test_a_claim_slot_by_slot(case):
    claim = claim_of(case, "mortar")
    case.decide(claim, "actor", "fix", by="AB", reason="why", fix=Fix(actor="Sweden"))
    case.decide(claim, "actor", "fix", by="CD", reason="why", fix=Fix(actor="Norway"))
    (entry,) = case.claims_with([claim])
    slots = {slot.name: slot for slot in show_slots(case, entry)}
    actor = slots["actor"]
    assert (actor.read, actor.now, actor.is_changed, actor.decided.decision.by) == ("Finland", "Norway", True, "CD")
    assert [each.decision.by for each in actor.earlier] == ["AB"]
    assert [each.code for each in slots["where"].weaknesses] == ["place-missing"]
    assert (slots["where"].read, slots["where"].decided, slots["type"].is_changed) == ("", None, False)
    assert review_line(entry.effective) == "decided in part by CD; actor was read as Finland"
