"""Sources: who answers for a verb."""

import pytest

from dateline.claims.sources import agent_of, find_source, is_passive, issuer_of, may_speak, source_span


def verb(document, lower):
    return next(token for token in document.tokens if token.lower == lower)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mayor said the well was dry.", "said", "The mayor"),
        ("Ms Adair, who said the well was dry, left.", "said", "Ms Adair"),
        ("The mayor met the crews and said the well was dry.", "said", "The mayor"),
        ("The raid prompted the governor to say that the well was dry.", "say", "the governor"),
        ("In an interview with the Harbour News, Ilan Merrow said that the well was dry.", "said", "Ilan Merrow"),
        ("The mayor wanted to say that the well was dry.", "say", "The mayor"),
        ("The mayor and the governor said the well was dry.", "said", "The mayor and the governor"),
    ],
)
def test_find_source(text, cue, source, parse):
    document = parse(text)
    found = find_source(document, verb(document, cue))
    assert found is not None
    assert source_span(document, found).of(text) == source


def test_a_source_ends_before_a_relative_clause(parse):
    document = parse("The governor of the coast, who lives in Sarrow, said the well was dry.")
    assert source_span(document, document.tokens[1]).of(document.text) == "The governor of the coast"


def test_an_apposition_identifies(parse):
    document = parse("Ilan Merrow, the mayor of Sarrow, said the well was dry.")
    found = find_source(document, verb(document, "said"))
    assert source_span(document, found).of(document.text) == "Ilan Merrow, the mayor of Sarrow"


def test_a_passive_answers_with_its_agent(parse):
    document = parse("The offer was rejected by the junta.")
    rejected = verb(document, "rejected")
    assert is_passive(document, rejected)
    assert agent_of(document, rejected).lower == "junta"


def test_a_contracted_perfect_is_no_passive(parse):
    document = parse("While he's said that he will stay, the others left.")
    assert not is_passive(document, verb(document, "said"))


@pytest.mark.parametrize(
    ("text", "thing", "issuer"),
    [
        ("A video released by the border service showed the depot.", "video", "service"),
        ("The airline released a statement which said that it was sorry.", "statement", "airline"),
        ("A report from the council said that the well was dry.", "report", "council"),
    ],
)
def test_who_stands_behind_a_thing(text, thing, issuer, parse):
    document = parse(text)
    assert issuer_of(document, verb(document, thing)).lower == issuer


def test_it_does_not_speak_of_itself(parse):
    document = parse("It rained and she left.")
    assert [may_speak(document, document.tokens[index]) for index in (0, 3)] == [False, True]
