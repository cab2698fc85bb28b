"""Which words name places, and what they do."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "places.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_cases(case, resolve):
    found = [
        [
            toponym.text,
            toponym.role,
            toponym.place.name if toponym.place else "",
            (toponym.place.country or "") if toponym.place else "",
        ]
        for toponym in resolve(case["text"])
    ]
    assert found == case["toponyms"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_spans_hold_the_words(case, find):
    toponyms = find(case["text"])
    assert list(toponyms) == sorted(toponyms)
    assert all(case["text"][toponym.start : toponym.end] == toponym.text for toponym in toponyms)
    assert all(one.end <= other.start for one, other in pairwise(toponyms))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops retook Vysokopillia in Ukraine's south.", "Vysokopillia"),
        ("The attack on Sloviansk in Donetsk Oblast failed.", "Sloviansk"),
        ("They left the village of Klishchiivka, in Ukraine.", "Klishchiivka"),
        ("IZMIR, Turkey - The port closed.", "IZMIR"),
        ("He lives in Jackson, Miss., with his aunt.", "Miss."),
    ],
)
def test_places_that_the_parser_may_miss(text, words, find):
    assert words in [toponym.text for toponym in find(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Michael Jackson sang.", "Jackson"),
        ("Ms. Paris Carter spoke, according to Carter.", "Carter"),
        ("The shop is on Lincoln Street.", "Lincoln"),
        ("Most of them were nice.", "Most"),
    ],
)
def test_names_that_are_no_places(text, words, find):
    assert words not in [toponym.text for toponym in find(text)]


@limits(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kyiv",
                "the city",
                "in",
                "of",
                ",",
                "and",
                "Paris",
                "Texas",
                ".",
                "U.S.",
                "'s",
                "Gaza",
                "north",
                "-",
                "(",
                "Port",
            ]
        ),
        max_size=14,
    )
)
def test_any_words_give_lawful_spans(words):
    from dateline.gazetteer import open_gazetteer
    from dateline.mentions.places import find_toponyms, resolve_toponyms
    from mentions.places.conftest import parsed

    document = parsed(" ".join(words) or "x")
    toponyms = resolve_toponyms(document, find_toponyms(document, open_gazetteer()), open_gazetteer())
    assert toponyms == resolve_toponyms(document, find_toponyms(document, open_gazetteer()), open_gazetteer())
    for toponym in toponyms:
        assert document.text[toponym.start : toponym.end] == toponym.text
        scores = [candidate.score for candidate in toponym.candidates]
        assert scores == sorted(scores, reverse=True)
        assert toponym.container is None or toponym.container < len(toponyms)
