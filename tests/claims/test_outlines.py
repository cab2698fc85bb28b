"""Which words make a claim, and which carry it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.expected import cases_of, check
from dateline.claims.attributions import find_attributions
from dateline.claims.outlines import outline_claims
from dateline.records import Mentions

SENTENCES = (
    "The army said its soldiers had taken the village, while the rebels said they had held it.",
    "Merrow vowed to retake the port, urging his allies to send rifles.",
    "Six people were killed and two wounded by shelling.",
    "“We lost the bridge,” she said, adding that the road was cut.",
    "The town, which rebels seized in May, burned.",
    "She had tears in her eyes.",
    "According to the mayor, nobody fled.",
)


def outlined(parse, text):
    document = parse(text)
    return document, outline_claims(document, Mentions(), find_attributions(document, Mentions()))


@pytest.mark.parametrize("case", cases_of("outlines"))
def test_cases(case):
    check(case)


def test_the_first_claim_of_a_cue_carries_source_and_cue(parse):
    document, (first, second) = outlined(parse, "The mayor said the bridge had collapsed and the school had burned.")
    assert first.evidence.of(document.text) == "The mayor said the bridge had collapsed"
    assert second.evidence.of(document.text) == "the school had burned"
    assert first.attribution == second.attribution == 0


@pytest.mark.parametrize("tail", ["according to the mayor", "the mayor said"])
def test_a_source_at_the_end_stands_with_what_it_is_nearest_to(parse, tail):
    document, (first, second) = outlined(parse, f"A missile hit the school, killing a boy and a girl, {tail}.")
    assert first.evidence.of(document.text) == "A missile hit the school"
    assert second.evidence.of(document.text) == f"killing a boy and a girl, {tail}"
    assert first.attribution == second.attribution == 0


def test_the_words_of_the_event_leave_out_the_source(parse):
    document, (outline,) = outlined(parse, "The mayor of the town denied shelling the port.")
    words = [document.tokens[index].text for index in outline.content]
    assert "mayor" not in words
    assert "shelling" in words
    assert outline.is_cue


def test_an_aside_does_not_share_the_mood_of_its_cue(parse):
    document, outlines = outlined(parse, "Merrow vowed to free the port, which rebels seized in May.")
    (aside,) = [outline for outline in outlines if outline.is_aside]
    assert aside.evidence.of(document.text) == "the port, which rebels seized in May"
    assert aside.attribution is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), st.sampled_from([" ", "\n\n"]))
def test_outlines_are_sound(parse, sentences, gap):
    document, outlines = outlined(parse, gap.join(sentences))
    for number, outline in enumerate(outlines):
        sentence = document.sentences[outline.clause.sentence]
        assert sentence.covers(outline.evidence)
        assert list(outline.content) == sorted(set(outline.content))
        assert outline.parent is None or 0 <= outline.parent < len(outlines)
        assert outline.parent != number
        assert outline.event.score >= 0
