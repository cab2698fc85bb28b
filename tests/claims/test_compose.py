"""Whole claims, and what holds for any of them."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.expected import TABLE, cases_of, check, read
from dateline.records import Claim

TEXTS = sorted({case["text"] for case in TABLE["case"] if "\n" not in case["text"]})
some_texts = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4, unique=True)
quick = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("case", cases_of("compose"))
def test_cases(case):
    check(case)


def test_every_topic_has_a_test_that_runs_it():
    topics = {case["of"] for case in TABLE["case"]}
    assert topics == {
        "anaphora", "comparisons", "compose", "events", "figures", "modality", "nominals", "outlines", "participants", "settings", "speakers",
        "verification",
    }  # fmt: skip
    names = [case["name"] for case in TABLE["case"]]
    assert len(names) == len(set(names))


@quick
@given(some_texts)
def test_evidence_is_cut_out_of_the_text_and_claims_stand_in_its_order(texts):
    text = "\n\n".join(texts)
    claims = read(text).claims
    assert [(claim.evidence_start, claim.evidence_end) for claim in claims] == sorted(
        (claim.evidence_start, claim.evidence_end) for claim in claims
    )
    for claim in claims:
        assert claim.evidence == text[claim.evidence_start : claim.evidence_end]
        assert "\n" not in claim.evidence


@quick
@given(some_texts, st.sampled_from(TEXTS))
def test_another_paragraph_leaves_ids_and_words_as_they_were(texts, added):
    before = read("\n\n".join(texts)).claims
    after = read("\n\n".join([*texts, added])).claims
    assert [(claim.id, claim.evidence) for claim in after[: len(before)]] == [
        (claim.id, claim.evidence) for claim in before
    ]
    assert len({claim.id for claim in after}) == len(after)


@quick
@given(some_texts)
def test_a_claim_comes_back_from_json_and_the_same_text_gives_the_same_bytes(texts):
    text = "\n\n".join(texts)
    read.cache_clear()
    first = msgspec.json.encode(read(text).claims)
    read.cache_clear()
    assert msgspec.json.encode(read(text).claims) == first
    assert msgspec.json.decode(first, type=tuple[Claim, ...]) == read(text).claims


@quick
@given(some_texts)
def test_slots_fit_one_another(texts):
    for claim in read("\n\n".join(texts)).claims:
        assert (claim.source.kind == "narrator") == (claim.source.name == "narrator")
        assert (claim.verification_by is None) or claim.verification != "none"
        assert claim.type != "request" or claim.modality in ("requested", "denied", "not_known")
        assert claim.type != "refuse" or claim.modality not in ("denied", "intended")
        for when in (claim.when, claim.said):
            assert when is None or (when.start is None) == (when.end is None)
            assert when is None or when.start is None or when.start <= when.end
        for figure in claim.figures:
            assert figure.value_to is None or figure.value <= figure.value_to
        for where in claim.where:
            assert (where.lat is None) == (where.lon is None)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "\u200b", "\U0001f1fa\U0001f1e6"])
def test_a_text_without_words_claims_nothing(text):
    assert read(text).claims == ()
