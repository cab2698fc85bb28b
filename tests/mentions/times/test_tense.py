"""The tense of the clause that a word stands in."""

import pytest

from dateline.mentions.times.tense import tense_at


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("The mayor spoke on Monday.", "Monday", "past"),
        ("The mayor will speak on Monday.", "Monday", "future"),
        ("The mayor had spoken on Monday.", "Monday", "past"),
        ("The mayor is due to speak on Monday.", "Monday", "future"),
        ("The talks are scheduled for Monday.", "Monday", "future"),
        ("The mayor hoped to speak on Monday.", "Monday", "future"),
        ("The mayor would have spoken on Monday.", "Monday", "past"),
    ],
)
def test_tense(parsed, text, word, tense):
    assert tense_at(parsed(text), text.index(word)) == tense


def test_an_unparsed_text_has_no_tense(unparsed):
    assert tense_at(unparsed("The mayor will speak on Monday."), 27) is None
