"""Event nouns that tell of an event of their own."""

import pytest

from claims.expected import cases_of, check
from dateline.claims.clauses import cut_clauses
from dateline.claims.events import read_event
from dateline.claims.nominals import find_nominals
from dateline.claims.triggers import Surroundings


@pytest.mark.parametrize("case", cases_of("nominals"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two guards died after the capture of Goma.", [("after the capture of Goma", "capture")]),
        ("Two guards died after the capture.", []),
        ("Two guards died after a strike on Goma.", [("after a strike on Goma", "strike")]),
        ("Two guards died in the withdrawal from Goma.", [("the withdrawal from Goma", "withdraw")]),
        ("The capture of Goma killed two guards.", []),
        ("Two guards died after the harvest in Goma.", []),
    ],
)
def test_a_noun_needs_a_preposition_above_and_a_name_below(parse, text, found):
    document = parse(text)
    around = Surroundings()
    (clause,) = cut_clauses(document)
    words = [document.tokens[index] for index in clause.tokens]
    event = read_event(document, words, document.tokens[clause.head], around)
    nominals = find_nominals(document, clause, event, around)
    assert [(evidence.of(text), reading.type) for evidence, _, reading in nominals] == found


def test_the_event_of_the_clause_itself_is_not_told_twice(parse):
    document = parse("Unease grew after the capture of Goma.")
    (clause,) = cut_clauses(document)
    words = [document.tokens[index] for index in clause.tokens]
    event = read_event(document, words, document.tokens[clause.head], Surroundings())
    assert event.type == "capture"
    assert list(find_nominals(document, clause, event, Surroundings())) == []
