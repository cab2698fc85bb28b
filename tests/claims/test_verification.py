"""Whether anyone checked, or contests, a claim."""

import pytest
from msgspec import structs

from claims.expected import cases_of, check, read
from dateline.claims.disclaimers import Disclaimer, find_disclaimers
from dateline.claims.verification import apply_disclaimers, apply_disputes
from dateline.records import Claim, Source

LATER = Disclaimer(start=100, end=140, status="unverified", by=None)
CLAIM = Claim(
    id="a",
    report="case",
    evidence="The army took the ridge",
    evidence_start=0,
    evidence_end=23,
    type="capture",
    modality="asserted",
    source=Source(name="army", kind="body"),
    rule="main/verb:clause",
)


@pytest.mark.parametrize("case", cases_of("verification"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("changes", "verification"),
    [
        ({}, "unverified"),
        ({"modality": "denied"}, "none"),
        ({"modality": "intended"}, "none"),
        ({"private_person": True}, "none"),
        ({"source": Source(name="narrator", kind="narrator")}, "none"),
        ({"evidence_start": 150, "evidence_end": 173}, "none"),
    ],
)
def test_what_a_disclaimer_covers(changes, verification):
    (claim,) = apply_disclaimers([structs.replace(CLAIM, **changes)], [LATER], "Harbour Press")
    assert claim.verification == verification
    assert claim.verification_by == ("Harbour Press" if verification == "unverified" else None)


def test_who_could_not_verify_outranks_the_publisher():
    named = structs.replace(LATER, by="Northern Wire")
    (claim,) = apply_disclaimers([CLAIM], [named], "Harbour Press")
    assert claim.verification_by == "Northern Wire"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour Press could not immediately verify the report.", ["Harbour Press"]),
        ("It was impossible to verify the figures.", [None]),
        ("The footage has not been verified.", [None]),
        ("“We could not verify it,” the monitor said.", []),
        ("Inspectors verified the count.", []),
    ],
)
def test_disclaimers(parse, text, found):
    assert [disclaimer.by for disclaimer in find_disclaimers(parse(text))] == found


def test_nobody_disputes_herself_or_the_outlet(parse):
    document = parse("The army took the ridge. The army did not take the ridge.")
    first = CLAIM
    second = structs.replace(
        CLAIM, evidence="The army did not take the ridge", evidence_start=25, evidence_end=56, modality="denied"
    )
    assert apply_disputes([first, second], document, frozenset()) == (first, second)
    told = structs.replace(second, source=Source(name="narrator", kind="narrator"))
    assert apply_disputes([first, told], document, frozenset()) == (first, told)


def test_a_dispute_names_both_sides(parse):
    document = parse("The army took the ridge. The army did not take the ridge.")
    second = structs.replace(
        CLAIM,
        evidence="The army did not take the ridge",
        evidence_start=25,
        evidence_end=56,
        modality="denied",
        source=Source(name="rebels", kind="body"),
    )
    one, two = apply_disputes([CLAIM, second], document, frozenset())
    assert (one.verification, one.verification_by) == ("disputed", "rebels")
    assert (two.verification, two.verification_by) == ("disputed", "army")


def test_whoever_disputes_is_somebody_else():
    text = (
        "Ukraine's army said Russian forces had shelled the hospital in Mykolaiv. Russia's defence ministry denied "
        "shelling the hospital. Ukraine's army said Russian forces had shelled the school in Sumy."
    )
    for claim in read(text).claims:
        if claim.verification == "disputed":
            assert claim.source.name not in claim.verification_by.split("; ")
