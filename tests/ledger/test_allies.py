"""Allies are aligned: the sentences of the lexicon say on which day who is with whom."""

import re
from datetime import date

import pytest

from dateline.ledger.allies import aligned_with, allies_of, independent
from dateline.ledger.sides import side_of, sides_by_word
from dateline.lexicons import load

ENTRIES = load("alliances")
SENTENCES = [(sentence, key) for entry in ENTRIES for key in ("finds", "leaves") for sentence in entry[key]]


@pytest.mark.parametrize(("sentence", "key"), SENTENCES)
def test_the_sentences_of_the_lexicon(sentence, key):
    day, first, second = re.fullmatch(r"(\S+): (.+) says what (.+)'s army said\.", sentence).groups()
    a, b = side_of(first), side_of(second)
    assert a
    assert b
    assert (b in allies_of(a, day)) is (key == "finds")
    assert (a in allies_of(b, day)) is (key == "finds")


def test_every_alliance_has_known_sides_days_in_order_and_an_act_that_it_rests_on():
    known = set(sides_by_word().values())
    for entry in ENTRIES:
        assert len(entry["members"]) > 1
        assert set(entry["members"]) <= known
        assert date.fromisoformat(entry["since"]) < date.fromisoformat(entry.get("until", "9999-12-31"))
        assert re.search(r"\d{4}", entry["rests_on"])


def test_only_sides_are_aligned_and_with_the_first_that_fits():
    assert aligned_with("side:BY", ["outlet:x", "side:UA", "side:RU"], "2022-10-10") == "side:RU"
    assert aligned_with("side:BY", ["side:UA"], "2022-10-10") is None
    assert aligned_with("source:belarus", ["side:RU"], "2022-10-10") is None


def test_allies_count_once_in_any_order_and_by_day():
    for origins in (["side:RU", "side:BY", "outlet:x"], ["outlet:x", "side:BY", "side:RU"]):
        assert len(independent(origins, "2022-10-10")) == 2
        assert len(independent(origins, "1999-01-01")) == 3
    assert independent(["side:KP", "side:RU"], None) == ("side:KP",)


def test_two_allies_of_one_side_are_aligned_with_one_another():
    assert allies_of("KP", "2025-03-01") == {"BY", "RU"}
    assert len(independent(["side:BY", "side:KP", "side:RU"], "2025-03-01")) == 1
