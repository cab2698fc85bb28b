"""The lexicon of cues: every entry finds what it says it finds, and leaves what it says it leaves."""

import pytest

from dateline.claims.cues import cue_span, find_cues, is_negated
from dateline.lexicons import load

ENTRIES = load("cues")


def words(entry):
    return {word for part in ("verbs", "nouns", "adjectives") for word in entry.get(part, ())}


@pytest.mark.parametrize(("entry", "sentence"), [(entry, sentence) for entry in ENTRIES for sentence in entry["finds"]])
def test_an_entry_finds_its_sentences(entry, sentence, attribute):
    found = attribute(sentence)
    assert any(each.cue_lemma in words(entry) and each.kind == entry["kind"] for each in found), [
        (e.cue_lemma, e.kind) for e in found
    ]


@pytest.mark.parametrize(
    ("entry", "sentence"), [(entry, sentence) for entry in ENTRIES for sentence in entry["leaves"]]
)
def test_an_entry_leaves_its_sentences(entry, sentence, attribute):
    assert not any(each.cue_lemma in words(entry) for each in attribute(sentence))


def test_a_cue_takes_its_auxiliaries_and_particles(parse):
    document = parse("The mayor has repeatedly pointed out that the well is dry.")
    cue = next(iter(find_cues(document)))
    assert cue_span(document, document.tokens[cue.token]).of(document.text) == "has repeatedly pointed out"


def test_a_negated_cue_is_known(parse):
    document = parse("The mayor did not say that the well is dry.")
    cue = next(iter(find_cues(document)))
    assert is_negated(document, document.tokens[cue.token])
