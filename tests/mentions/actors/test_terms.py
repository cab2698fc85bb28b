"""How the lexicons become tables, and what `scan` makes of them."""

import pytest

from dateline.documents.syntax import _model
from dateline.lexicons import load
from dateline.mentions.actors.scan import choose_senses, scan
from dateline.mentions.actors.terms import NAMED, pieces, plural
from dateline.mentions.actors.vocabulary import state_names, tables


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("minister", "ministers"), ("secretary", "secretaries"), ("spokesman", "spokesmen"), ("witness", "witnesses"),
        ("child", "children"), ("member of parliament", "members of parliament"), ("envoy", "envoys"), ("coach", "coaches"),
    ],
)  # fmt: skip
def test_plural(word, many):
    assert plural(word) == many


@pytest.mark.parametrize(
    ("phrase", "cut"),
    [
        ("U.S.", ("U.S.",)),
        ("US-led coalition", ("US", "-", "led", "coalition")),
        ("Donetsk People's Republic", ("Donetsk", "People", "'s", "Republic")),
        ("al-Shabaab", ("al", "-", "Shabaab")),
    ],
)
def test_pieces(phrase, cut):
    assert pieces(phrase) == cut


def test_names_are_cut_as_the_parser_cuts_them():
    tokenizer = _model().tokenizer
    names, _ = tables()
    wrong = []
    for found in names.values():
        for _, term in found:
            if term.kind in NAMED:
                text = term.name if term.word == term.name.lower() else None
                if text and tuple(token.text for token in tokenizer(f"x {text} x"))[1:-1] != pieces(text):
                    wrong.append(text)
    assert wrong == []


def test_no_word_of_the_countries_means_two_states():
    seen = {}
    for entry in load("countries"):
        for state in entry["states"]:
            for field in ("aliases", "adjectives", "people", "capitals", "seats"):
                for word in state.get(field, ()):
                    assert seen.setdefault(word, state["code"]) == state["code"], word


def test_states_are_many_and_their_codes_unique():
    assert len(state_names()) == sum(len(entry["states"]) for entry in load("countries")) > 220
    assert "IO" not in state_names()


def words(parse, text):
    return [(hit.term.kind, hit.term.name or hit.term.word) for hit in choose_senses(scan(parse(text).tokens))]


def test_the_longest_term_wins(parse):
    assert words(parse, "The U.N. Security Council met.") == [("organisation", "UN Security Council")]


def test_us_is_no_pronoun(parse):
    assert ("state", "United States") not in words(parse, "They told us nothing.")
    assert ("state", "United States") in words(parse, "They told the US nothing.")


def test_an_abbreviation_takes_the_sense_of_its_full_name(parse):
    text = "Reporters Without Borders counted nine. RSF named two."
    assert words(parse, text) == [("organisation", "Reporters Without Borders")] * 2
    assert words(parse, "The RSF shelled the market.")[0] == ("group", "Rapid Support Forces")


def test_words_in_capitals_name_nobody(parse):
    assert ("group", "ISIL") not in words(parse, "THE TOWN IS OURS")
