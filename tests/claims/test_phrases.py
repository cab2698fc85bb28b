"""Phrases and marks that attribute."""

import pytest

from dateline.claims.phrases import find_phrases


@pytest.mark.parametrize(
    ("text", "rule", "source", "content"),
    [
        ("According to the army, the ridge fell.", "according-to", "the army", ["the ridge fell"]),
        ("The ridge fell, according to a report released by the army.", "according-to", "the army", ["The ridge fell"]),
        ("The ridge reportedly fell.", "hearsay", None, ["The ridge", "fell"]),
        ("Merrow: the ridge will not fall\n\nThe ridge will not fall.", "colon", "Merrow", ["the ridge will not fall"]),
    ],
)
def test_find_phrases(text, rule, source, content, parse):
    found = next(draft for draft in find_phrases(parse(text)) if draft.rule == rule)
    assert (found.source.of(text) if found.source else None) == source
    assert [part.of(text) for part in found.content] == content


@pytest.mark.parametrize(
    "text", ["FILE: A woman leaves Sarrow", "Update: the road is open again", "At 10:30 the road opened."]
)
def test_a_colon_that_names_no_speaker(text, parse):
    assert list(find_phrases(parse(text))) == []
