"""The key under which a name is filed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Paul", "Saint Paul"),
        ("the Netherlands", "Netherlands"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Ivano-Frankivsk", "ivano frankivsk"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Mar'inka", "Marʼinka"),
        ("ОДЕСА", "Одеса"),
        ("Mount Sinjar", "Mt. Sinjar"),
    ],
)
def test_spellings_that_are_one(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Izium", "Izmail"), ("Niger", "Nigeria"), ("The Hague", "Haag")])
def test_spellings_that_are_two(one, other):
    assert name_key(one) != name_key(other)


def test_a_lone_article_is_no_name_without_itself():
    assert name_key("The") == "the"


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    key = name_key(text)
    assert name_key(name_key(key)) == name_key(key)
    assert key == " ".join(key.split())
