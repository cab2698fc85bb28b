"""The sentences of the lexicon of words that decide who is said to hold a place."""

import pytest

from dateline.lexicons import load
from dateline.views.control_words import holder_in, says, taker_in


def sentences(key):
    return [
        pytest.param(entry["name"], words, id=f"{entry['name']}: {words[:40]}")
        for entry in load("control-words")
        for words in entry[key]
    ]


@pytest.mark.parametrize(("name", "words"), sentences("finds"))
def test_finds(name, words):
    assert (holder_in(words) is not None) if name == "held by" else says(name, words)


@pytest.mark.parametrize(("name", "words"), sentences("leaves"))
def test_leaves(name, words):
    assert not ((holder_in(words) is not None) if name == "held by" else says(name, words))


def test_who_holds_and_who_took():
    assert holder_in("The clinic is now under Polish control.") == "PL"
    assert holder_in("The clinic is under new control.") is None
    assert taker_in("the town has fallen to the Finnish army, it said") == "FI"
    assert taker_in("the town has fallen") is None
