"""Every entry of the room's lexicons finds and leaves what it says it does."""

import re

import pytest

from dateline.lexicons import load
from dateline.mentions.quantities.bounds import read_beside
from dateline.mentions.quantities.counting import classify
from dateline.mentions.quantities.roles import find_role


def named(name, key):
    return [pytest.param(entry, id=f"{entry[key]}-{number}") for number, entry in enumerate(load(name))]


@pytest.mark.parametrize("entry", named("units", "name"))
def test_units(entry, find):
    for sentence in entry["finds"]:
        assert entry["name"] in {quantity.surface_unit for quantity in find(sentence, every=True)}, sentence
    for sentence in entry["leaves"]:
        assert entry["name"] not in {quantity.surface_unit for quantity in find(sentence, every=True)}, sentence


@pytest.mark.parametrize("entry", named("approximators", "means"))
def test_approximators(entry, find):
    def fires(sentence):
        quantities = find(sentence)
        if entry["means"] == "approx":
            return any(quantity.approx and quantity.bound is None for quantity in quantities)
        return any(quantity.bound == entry["means"] for quantity in quantities)

    assert all(fires(sentence) for sentence in entry["finds"])
    assert not any(fires(sentence) for sentence in entry["leaves"])


@pytest.mark.parametrize("entry", named("changes", "change"))
def test_changes(entry, find):
    for sentence in entry["finds"]:
        assert entry["change"] in {quantity.change for quantity in find(sentence)}, sentence
    for sentence in entry["leaves"]:
        assert entry["change"] not in {quantity.change for quantity in find(sentence)}, sentence


@pytest.mark.parametrize("entry", named("counted", "unit"))
def test_counted(entry, find):
    def fires(sentence):
        units = {quantity.unit for quantity in find(sentence, every=True)}
        return entry.get("role", entry["unit"]) in units

    assert all(fires(sentence) for sentence in entry["finds"])
    assert not any(fires(sentence) for sentence in entry["leaves"])


@pytest.mark.parametrize("entry", named("quantity-roles", "role"))
def test_roles(entry, find):
    for sentence in entry["finds"]:
        assert entry["role"] in {quantity.unit for quantity in find(sentence)}, sentence
    for sentence in entry["leaves"]:
        assert entry["role"] not in {quantity.unit for quantity in find(sentence)}, sentence


@pytest.mark.parametrize("entry", named("designations", "name"))
def test_designations(entry):
    pattern = re.compile(entry["pattern"])
    assert all(pattern.search(sentence) for sentence in entry["finds"])
    assert not any(pattern.search(sentence) for sentence in entry["leaves"])


def test_an_approximator_stands_right_before_the_number():
    text = "About noon, 30 ships came."
    assert read_beside(text, 0, text.index("30"), text.index("30") + 2).approx is None


def test_a_compound_noun_is_known_by_its_last_two_words(parse):
    document = parse("Two fighter jets crossed the lake.")
    kind = classify(document, 2)
    assert kind is not None
    assert kind.unit == "aircraft"


def test_no_role_without_harm(parse):
    document = parse("Two sailors crossed the lake.")
    assert find_role(document, 1) is None
