"""Contents: which words a cue holds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.contents import find_content
from dateline.claims.cues import find_cues
from dateline.claims.fragments import merge, without
from dateline.records import Span


@pytest.mark.parametrize(
    ("text", "lemma", "frame", "content"),
    [
        ("The mayor said that the well was dry.", "say", "clause", ["the well was dry"]),
        ("The well, the mayor said, was dry.", "say", "around", ["The well", "was dry"]),
        (
            "The mayor said after the talks she would not sign the paper.",
            "say",
            "clause",
            ["she would not sign the paper"],
        ),
        ("The mayor vowed to reopen the well.", "vow", "to", ["to reopen the well"]),
        ("The mayor called for a truce.", "call", "for", ["a truce"]),
        ("The mayor called on the army to leave.", "call", "on", ["the army to leave"]),
        ("The mayor described the talks as a farce.", "describe", "as", ["the talks as a farce"]),
        ("The mayor called the raid a crime.", "call", "pred", ["the raid a crime"]),
        ("The mayor blamed the army for the fire.", "blame", "for", ["the army for the fire"]),
        ("The mayor told reporters that the well was dry.", "tell", "clause", ["the well was dry"]),
        ("The mayor urged the army to leave and accused the navy of theft.", "urge", "to", ["the army to leave"]),
        (
            "The mayor said the army held the coast, which it had seized in May.",
            "say",
            "clause",
            ["the army held the coast"],
        ),
        ("The well is said to be dry.", "say", "passive", ["The well", "to be dry"]),
    ],
)
def test_find_content(text, lemma, frame, content, parse):
    document = parse(text)
    cue = next(cue for cue in find_cues(document) if cue.lemma == lemma)
    found = find_content(document, cue)
    assert found is not None
    assert (found.frame, [part.of(text) for part in found.fragments]) == (frame, content)


@pytest.mark.parametrize("text", ["The mayor called her mother.", "The call lasted an hour.", "He added salt."])
def test_words_that_hold_nothing_here(text, parse):
    document = parse(text)
    assert all(find_content(document, cue) is None for cue in find_cues(document))


RANGES = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple)


@given(RANGES, st.lists(RANGES, max_size=4))
def test_without_leaves_exactly_what_is_not_cut(whole, holes):
    left = {index for first, last in without(whole, holes) for index in range(first, last + 1)}
    cut = {index for first, last in holes for index in range(first, last + 1)}
    assert left == set(range(whole[0], whole[1] + 1)) - cut


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=6))
def test_merged_spans_are_in_order_and_apart(pieces):
    text = "x" * 50
    merged = merge([Span(start=start, end=start + size) for start, size in pieces], text)
    assert all(before.end < after.start for before, after in pairwise(merged))
    assert {index for span in merged for index in range(span.start, span.end)} == {
        index for start, size in pieces for index in range(start, start + size)
    }
