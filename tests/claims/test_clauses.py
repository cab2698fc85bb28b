"""Sentences cut into clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims.clauses import cut_clauses, find_subject, span_of

SENTENCES = (
    "The army took the town and burned the bridge.",
    "Merrow said that the port had fallen, and that the garrison had fled.",
    "The town, which rebels held, was shelled.",
    "After the troops left, looters came.",
    "A hub taken by the rebels burned.",
    "They were shot and killed.",
    "The minister plans to send troops.",
    "No comment.",
    "",
)


def cut(parse, text):
    document = parse(text)
    return [(document.tokens[clause.head].text, clause.role) for clause in cut_clauses(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENTENCES[0], [("took", "main"), ("burned", "coordinate")]),
        ("Merrow said that the port had fallen.", [("said", "main"), ("fallen", "content")]),
        (SENTENCES[2], [("held", "relative"), ("shelled", "main")]),
        (SENTENCES[3], [("left", "adverbial"), ("came", "main")]),
        (SENTENCES[4], [("taken", "participle"), ("burned", "main")]),
        (SENTENCES[5], [("shot", "main")]),
        (SENTENCES[6], [("plans", "main")]),
        ("The troops left without firing a shot.", [("left", "main"), ("firing", "adverbial")]),
    ],
)
def test_roles(parse, text, expected):
    assert cut(parse, text) == expected


def test_an_infinitive_stays_with_its_verb(parse):
    document = parse("The minister plans to send troops.")
    (clause,) = cut_clauses(document)
    assert [document.tokens[index].text for index in clause.tokens][:6] == [
        "The",
        "minister",
        "plans",
        "to",
        "send",
        "troops",
    ]


def test_a_joined_clause_shares_its_subject(parse):
    document = parse(SENTENCES[0])
    first, second = cut_clauses(document)
    assert first.subject == second.subject
    assert document.tokens[first.subject].text == "army"
    assert second.parent == 0


def test_a_participle_is_said_of_its_noun(parse):
    document = parse(SENTENCES[4])
    participle = next(clause for clause in cut_clauses(document) if clause.role == "participle")
    assert document.tokens[participle.subject].text == "hub"


def test_there_is_has_no_subject_of_its_own(parse):
    document = parse("There was heavy shelling.")
    root = next(token for token in document.tokens if token.head == token.i)
    assert find_subject(document, root) is None


def test_a_span_sheds_conjunctions_and_marks_at_its_ends(parse):
    document = parse(SENTENCES[0])
    second = cut_clauses(document)[1]
    span = span_of(document, [second.tokens[0] - 1, *second.tokens, document.tokens[-1].i])
    assert span.of(document.text) == "burned the bridge"
    assert span_of(document, [document.tokens[-1].i]) is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from([" ", "\n\n"]))
def test_every_word_belongs_to_one_clause_at_most(parse, sentences, gap):
    document = parse(gap.join(sentences))
    clauses = cut_clauses(document)
    owned = [index for clause in clauses for index in clause.tokens]
    assert len(owned) == len(set(owned))
    for clause in clauses:
        sentence = document.sentences[clause.sentence]
        assert clause.head in clause.tokens
        assert all(sentence.first <= index < sentence.last for index in clause.tokens)
        within = [other for other in clauses if other.sentence == clause.sentence]
        assert clause.parent is None or within[clause.parent] is not clause
