"""Every entry of the place lexicons finds and leaves what it says it does."""

import pytest

from dateline.lexicons import load
from dateline.mentions.places.scan import is_capital
from dateline.mentions.places.surroundings import is_cued
from dateline.mentions.places.words import cues


def sentences(lexicon, field):
    return [
        pytest.param(sentence, id=f"{entry['name']}-{number}")
        for entry in load(lexicon)
        for number, sentence in enumerate(entry[field])
    ]


@pytest.mark.parametrize("sentence", [*sentences("place-types", "finds"), *sentences("place-peoples", "finds")])
def test_finds(sentence, find):
    assert find(sentence)


@pytest.mark.parametrize("sentence", [*sentences("place-types", "leaves"), *sentences("place-peoples", "leaves")])
def test_leaves(sentence, find):
    assert not find(sentence)


@pytest.mark.parametrize("sentence", sentences("not-places", "finds"))
def test_words_that_are_no_places(sentence, find):
    assert not find(sentence)


@pytest.mark.parametrize("sentence", sentences("not-places", "leaves"))
def test_places_beside_them(sentence, find):
    assert find(sentence)


def has_cue(document):
    cued = any(is_capital(token) and token.i and is_cued(document.tokens, token.i) for token in document.tokens)
    verbs = cues().undergoes | cues().addresses | cues().taken
    return cued or any(token.text in cues().streets or token.lemma in verbs for token in document.tokens)


@pytest.mark.parametrize("sentence", sentences("place-cues", "finds"))
def test_cues(sentence, parse):
    assert has_cue(parse(sentence))


@pytest.mark.parametrize("sentence", sentences("place-cues", "leaves"))
def test_sentences_without_cues(sentence, parse):
    assert not has_cue(parse(sentence))
