"""What is weak about a claim, each reason with a claim that has it."""

import pytest
from msgspec import structs

from dateline.ledger.weaknesses import WEAKNESSES, find_weaknesses, grade_of
from dateline.records import Figure, Issue, When
from ledger.made import reading, said

SOUND = said("a depot burned", place="Arvik", day="2022-10-04", actor="Finland")


def claim_of(**changed):
    return structs.replace(reading(SOUND).claims[0], **changed)


def figure(**given):
    return Figure(**{"text": "3", "start": 0, "end": 1, "value": 3.0, "unit": "killed"} | given)


def test_nothing_is_weak_about_a_sound_claim():
    assert find_weaknesses(claim_of(), ()) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"where": ()}, "place-missing"),
        ({"where": tuple(structs.replace(where, lat=None, lon=None) for where in claim_of().where)}, "place-unresolved"),
        ({"type": "hold", "where": tuple(structs.replace(where, precision_km=90.0) for where in claim_of().where)}, "place-coarse"),
        ({"when": None}, "date-missing"),
        ({"when": When(text="then", start=None, end=None)}, "date-unresolved"),
        ({"when_alternatives": (When(text="4.2.2022", start="2022-04-02", end="2022-04-02"),)}, "date-ambiguous"),
        ({"actor": None}, "actor-missing"),
        ({"type": "casualties"}, "figure-missing"),
        ({"figures": (figure(value=None),)}, "figure-unread"),
        ({"figures": (figure(unit="other:depots"),)}, "figure-without-unit"),
        ({"modality": "hedged"}, "hedged"),
        ({"type": "other"}, "type-open"),
        ({"verification": "disputed"}, "disputed"),
        ({"source": structs.replace(claim_of().source, text="He")}, "source-by-pronoun"),
        ({"source": structs.replace(claim_of().source, kind="anonymous")}, "source-unnamed"),
    ],
)  # fmt: skip
def test_each_reason_has_a_claim_and_goes_when_its_slot_is_decided(changed, code):
    claim = claim_of(**changed)
    assert find_weaknesses(claim, ()) == (code,)
    assert find_weaknesses(claim, (), {WEAKNESSES[code].slot}) == ()


@pytest.mark.parametrize(
    ("issue", "code"),
    [
        ("place-ambiguous", "place-ambiguous"),
        ("place-unknown", "place-unresolved"),
        ("date-ambiguous", "date-ambiguous"),
        ("time-unanchored", "date-unresolved"),
        ("source-unresolved", "source-unresolved"),
        ("quotation-open", "quotation-open"),
        ("figure-unlinked", "figure-unlinked"),
    ],
)
def test_an_open_issue_counts_for_the_claims_whose_words_it_touches(issue, code):
    claim = claim_of()
    inside = Issue(code=issue, message="", start=claim.evidence_start + 2, end=claim.evidence_start + 4)
    outside = Issue(code=issue, message="", start=claim.evidence_end, end=claim.evidence_end + 4)
    assert find_weaknesses(claim, [inside]) == (code,)
    assert find_weaknesses(claim, [outside, Issue(code=issue, message="")]) == ()


def test_the_gravest_reason_orders_first_and_then_their_number():
    codes = list(WEAKNESSES)
    assert grade_of((codes[0],)) < grade_of((codes[1], codes[2])) < grade_of((codes[1],)) < grade_of(())
