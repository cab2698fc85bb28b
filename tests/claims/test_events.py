"""What type of event a clause tells of."""

import pytest

from claims.expected import cases_of, check
from dateline.claims.events import TYPES, read_event
from dateline.claims.triggers import EventRules, Surroundings, is_of_class

NOWHERE = Surroundings()
RULES = EventRules(
    [
        {"type": "strike", "verbs": ["shell"], "nouns": ["rocket"], "weight": 3},
        {"type": "casualties", "verbs": ["kill"], "weight": 5},
        {"type": "advance", "verbs": ["press on"], "weight": 4},
        {"type": "capture", "verbs": ["take"], "object": "place", "direct": True, "weight": 3},
        {"type": "withdraw", "verbs": ["leave"], "subject": "force", "weight": 3},
        {"type": "hold", "phrases": [r"\bin full control\b"], "weight": 6},
    ]
)


def of(parse, text, around=NOWHERE):
    document = parse(text)
    head = next(token for token in document.tokens if token.head == token.i)
    return read_event(document, document.tokens, head, around, RULES)


@pytest.mark.parametrize("case", cases_of("events"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Troops shelled the suburb.", "strike"),
        ("Two men were killed by a rocket.", "casualties"),
        ("The column pressed on.", "advance"),
        ("The column pressed the case.", "other"),
        ("Soldiers took the village.", "capture"),
        ("Soldiers took a rest.", "other"),
        ("The brigade left at dawn.", "withdraw"),
        ("The aunt left at dawn.", "other"),
        ("The guards are in full control.", "hold"),
        ("Rain fell.", "other"),
    ],
)
def test_types(parse, text, type_):
    assert of(parse, text).type == type_


def test_the_nearer_to_the_verb_the_more_a_word_counts(parse):
    near = of(parse, "A rocket fell.").scores["strike"]
    far = of(parse, "The man who owned a rocket shop slept.").scores["strike"]
    assert near > far


def test_a_second_trigger_adds_less_than_it_weighs(parse):
    one = of(parse, "Troops shelled the suburb.").scores["strike"]
    two = of(parse, "Troops shelled the suburb with a rocket.").scores["strike"]
    assert one < two < 2 * one


def test_nothing_triggered_is_other_with_no_score(parse):
    reading = of(parse, "Rain fell on the harbour.")
    assert (reading.type, reading.score, reading.scores, reading.trigger) == ("other", 0.0, {}, -1)


def test_the_trigger_is_the_word_that_decided(parse):
    document = parse("Two men were killed by a rocket.")
    assert document.tokens[of(parse, document.text).trigger].text == "killed"


def test_a_name_of_a_place_or_force_is_of_its_class(parse):
    document = parse("Soldiers took Zelenivka.")
    name = document.tokens[2]
    assert not is_of_class(document, name, "place", NOWHERE)
    assert is_of_class(document, name, "place", Surroundings(places=frozenset({2})))
    assert is_of_class(document, name, "force", Surroundings(forces=frozenset({2})))
    assert of(parse, document.text, Surroundings(places=frozenset({2}))).type == "capture"


def test_types_are_those_of_claims():
    assert len(TYPES) == 22
    assert TYPES[-1] == "other"
