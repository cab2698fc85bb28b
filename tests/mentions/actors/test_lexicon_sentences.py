"""The sentences of the lexicons of this room: each entry's own words are found, and left alone."""

import pytest

from dateline.lexicons import load
from dateline.mentions.actors.scan import scan
from dateline.mentions.actors.variants import gender_of
from dateline.mentions.actors.vocabulary import outlet_endings, words_of

LISTS = ["countries", "offices", "bodies", "armed-groups", "organisations", "outlets", "person-nouns", "collectives"]
KINDS = {
    "countries": {"state", "adjective", "people", "capital", "seat"},
    "offices": {"office"},
    "bodies": {"body", "named_body"},
    "armed-groups": {"group", "group_adjective"},
    "organisations": {"organisation"},
    "outlets": {"outlet", "media"},
    "person-nouns": {"person"},
    "collectives": {"some", "flock", "paper", "report"},
}


def sentences(key):
    return [
        pytest.param(name, entry["name"], sentence, id=f"{name}, {entry['name']}: {sentence[:40]}")
        for name in LISTS
        for entry in load(name)
        for sentence in entry[key]
        if "endings" not in entry
    ]


def found(parse, name, group, sentence):
    hits = scan(parse(sentence).tokens)
    return [hit.term.word for hit in hits if hit.term.kind in KINDS[name] and hit.term.group == group]


@pytest.mark.parametrize(("name", "group", "sentence"), sentences("finds"))
def test_finds(name, group, sentence, parse):
    assert found(parse, name, group, sentence)


@pytest.mark.parametrize(("name", "group", "sentence"), sentences("leaves"))
def test_leaves(name, group, sentence, parse):
    assert not found(parse, name, group, sentence)


def test_endings_of_outlets():
    entry = next(entry for entry in load("outlets") if "endings" in entry)
    assert all(outlet_endings() & set(sentence.split()) for sentence in entry["finds"])
    assert not any(outlet_endings() & set(sentence.split()) for sentence in entry["leaves"])


@pytest.mark.parametrize("entry", load("given-names"), ids=lambda entry: entry["name"])
def test_given_names(entry):
    def gender(sentence):
        return gender_of(sentence.split()[:2])

    assert all(gender(sentence) == entry["gender"] for sentence in entry["finds"])
    assert not any(gender(sentence) == entry["gender"] for sentence in entry["leaves"])


@pytest.mark.parametrize("entry", load("name-context"), ids=lambda entry: entry["name"])
def test_name_context(entry, parse):
    def has(sentence):
        return any({token.text, token.lower} & words_of(entry["name"]) for token in parse(sentence).tokens)

    assert all(has(sentence) for sentence in entry["finds"])
    assert not any(has(sentence) for sentence in entry["leaves"])
