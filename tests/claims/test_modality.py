"""How a clause is meant."""

import pytest

from claims.expected import cases_of, check
from dateline.claims.modality import compile_rules, is_future, is_negated, read_modality, read_words


def root(document):
    return next(token for token in document.tokens if token.head == token.i)


@pytest.mark.parametrize("case", cases_of("modality"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("kind", "modality"),
    [
        ("deny", "denied"),
        ("intend", "intended"),
        ("request", "requested"),
        ("predict", "predicted"),
        ("say", "asserted"),
        (None, "asserted"),
    ],
)
def test_the_cue_decides_first(parse, kind, modality):
    document = parse("Troops took the ridge.")
    assert read_modality(document, document.tokens, root(document), kind) == modality


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("Troops will take the ridge.", "intended", "predicted"),
        ("Troops would take the ridge.", "intended", "predicted"),
        ("Troops would have taken the ridge.", "asserted", "asserted"),
        ("Troops will not take the ridge.", "denied", "denied"),
        ("Troops did not take the ridge.", "denied", "denied"),
        ("Troops never took the ridge.", "denied", "denied"),
        ("No troops took the ridge.", "denied", "denied"),
        ("Troops took no ridge.", "denied", "denied"),
        ("Troops took the ridge.", "asserted", "asserted"),
        ("Troops might take the ridge.", "hedged", "hedged"),
        ("Troops plan to take the ridge.", "intended", "intended"),
        ("Troops are expected to take the ridge.", "predicted", "predicted"),
        ("Troops must take the ridge.", "requested", "requested"),
    ],
)
def test_words_tense_and_negation(parse, text, own, other):
    document = parse(text)
    assert read_modality(document, document.tokens, root(document), "say") == own
    assert read_modality(document, document.tokens, root(document), "say", is_own=False) == other


def test_the_first_rule_that_fires_wins(parse):
    rules = compile_rules(
        [
            {"modality": "hedged", "words": ["maybe"]},
            {"modality": "denied", "phrases": [r"\bno such\b"]},
            {"modality": "intended", "verbs": ["plan"]},
        ]
    )
    for text, modality in (
        ("Maybe no such raid happened.", "hedged"),
        ("There was no such raid.", "denied"),
        ("They plan to attack.", "intended"),
        ("They plan.", None),
        ("They attacked.", None),
    ):
        document = parse(text)
        assert read_words(document, list(document.tokens), root(document), rules) == modality, text


def test_a_word_deep_in_an_object_does_not_hedge(parse):
    document = parse("Troops took the depot of a man who may own it.")
    assert read_modality(document, document.tokens, root(document), "say") == "asserted"


def test_the_future_reaches_over_and(parse):
    document = parse("Troops will enter the town and raise the flag.")
    raising = next(token for token in document.tokens if token.lower == "raise")
    assert is_future(document, raising)
    assert not is_negated(document, raising)
