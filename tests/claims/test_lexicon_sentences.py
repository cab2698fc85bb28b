"""Every entry of the claim lexicons finds and leaves what it says it does."""

import re

import pytest

from dateline.claims.clauses import cut_clauses
from dateline.claims.disclaimers import find_disclaimers
from dateline.claims.events import read_event
from dateline.claims.modality import compile_rules, read_words
from dateline.claims.triggers import EventRules, Surroundings
from dateline.lexicons import load


def named(entries, key):
    return [pytest.param(entry, id=f"{entry[key]}-{number}") for number, entry in enumerate(entries)]


def event_fires(document, entry):
    rules = EventRules([entry])
    return any(
        read_event(document, document.tokens, document.tokens[clause.head], Surroundings(), rules).scores.get(
            entry["type"], 0
        )
        > 0
        for clause in cut_clauses(document)
    )


@pytest.mark.parametrize("entry", named(load("events"), "type"))
def test_events(entry, parse):
    for sentence in entry["finds"]:
        assert event_fires(parse(sentence), entry), sentence
    for sentence in entry["leaves"]:
        assert not event_fires(parse(sentence), entry), sentence


def modality_fires(document, entry):
    rules = compile_rules([entry])
    return any(
        read_words(document, list(document.tokens), document.tokens[clause.head], rules) == entry["modality"]
        for clause in cut_clauses(document)
    )


@pytest.mark.parametrize("entry", named(load("modality"), "modality"))
def test_modality(entry, parse):
    for sentence in entry["finds"]:
        assert modality_fires(parse(sentence), entry), sentence
    for sentence in entry["leaves"]:
        assert not modality_fires(parse(sentence), entry), sentence


@pytest.mark.parametrize("entry", named(load("not-claims"), "name"))
def test_not_claims(entry):
    pattern = re.compile(entry["pattern"])
    for sentence in entry["finds"]:
        assert pattern.search(sentence.lower()), sentence
    for sentence in entry["leaves"]:
        assert not pattern.search(sentence.lower()), sentence


@pytest.mark.parametrize("entry", named(load("disclaimers"), "status"))
def test_disclaimers(entry, parse):
    for sentence in entry["finds"]:
        assert [found.status for found in find_disclaimers(parse(sentence))] == [entry["status"]], sentence
    for sentence in entry["leaves"]:
        assert find_disclaimers(parse(sentence)) == (), sentence
