"""What an analyst types becomes a value, or one line that says what was expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from dateline.errors import ConfigError
from dateline.ledger.effective import apply_decisions, place_text, slot_texts
from dateline.records import Figure, Source, When
from dateline.views.fixes import UNITS, find_places, read_fix
from ledger.made import reading, said

CLAIM = reading(said("a depot burned", place="Arvik", day="2022-10-04", value=3.0)).claims[0]


def value(slot, text, claim=CLAIM):
    return getattr(read_fix(slot, text, claim), slot)


def named(text):
    return [place_text(where) for where in value("where", text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Izium", ["in Izium (gn:707292)"]),
        ("near izium", ["near Izium (gn:707292)"]),
        ("Izium (gn:707292); from Kherson, settlement", ["in Izium (gn:707292)", "from Kherson (gn:706448)"]),
        ("gn:707292", ["in Izium (gn:707292)"]),
        ("Balakliia, Kharkiv", ["in Balakliia (gn:712926)"]),
        ("Kherson, Ukraine, settlement", ["in Kherson (gn:706448)"]),
        ("49.2, 37.25", ["in 49.2, 37.25 (49.2, 37.25)"]),
        ("near the old mill (49.2, 37.25)", ["near the old mill (49.2, 37.25)"]),
    ],
)
def test_places_by_name_id_and_point(text, places):
    assert named(text) == places


@pytest.mark.parametrize(
    ("slot", "text", "told"),
    [
        ("where", "Lyman", "gn:704204"),
        ("where", "Nowhereville", "does not know"),
        ("where", "Izium (gn:1)", "expected an id of the gazetteer"),
        ("where", "a (b) c", "expected a place such as"),
        ("when", "tomorrow", "ISO dates"),
        ("figures", "many", "a number and a unit"),
        ("figures", "4 cats", "other:cats"),
        ("type", "siege", "expected one of capture"),
        ("modality", "sure", "expected one of asserted"),
        ("verification", "true", "expected one of none"),
        ("source", "Ada Moor (king)", "expected one of person"),
        ("actor", "  ", "to empty a slot, reject it"),
        ("claim", "x", "fix each slot by itself"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_was_expected(slot, text, told):
    with pytest.raises(ConfigError, match=told) as error:
        read_fix(slot, text, CLAIM)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12 killed", {"value": 12.0, "unit": "killed"}),
        ("at least 5-7 wounded of soldiers", {"value": 5.0, "value_to": 7.0, "unit": "wounded", "bound": "at_least", "of": "soldiers"}),
        (">6,000 km2", {"value": 6000.0, "unit": "km2", "bound": "more_than"}),
        ("~0.2 share", {"value": 0.2, "unit": "share", "approx": True}),
        ("up to 40 other:rockets", {"value": 40.0, "unit": "other:rockets", "bound": "at_most"}),
    ],
)  # fmt: skip
def test_figures(text, figure):
    (made,) = value("figures", text)
    assert {name: getattr(made, name) for name in figure} == figure


def test_values_keep_the_words_that_they_were_read_from():
    (place,) = value("where", "Arvik (49.4, 36.9)")
    assert (place.text, place.start) == ("Arvik", CLAIM.where[0].start)
    (figure,) = value("figures", "4 killed")
    assert (figure.text, figure.start) == ("3 killed", CLAIM.figures[0].start)
    (other,) = value("figures", "4 wounded")
    assert (other.text, other.start, other.end) == ("", CLAIM.evidence_start, CLAIM.evidence_start)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Bo Lind (person, fi)", Source(name="Bo Lind", kind="person", side="FI")),
        ("Bo Lind", Source(name="Bo Lind", kind="person")),
        ("Finland's army", Source(name="Finland's army", kind="body", side="FI")),
        ("Ada Moor", CLAIM.source),
    ],
)
def test_sources(text, source):
    assert value("source", text) == source


def test_a_check_names_who():
    fix = read_fix("verification", "Confirmed by Harbour Press", CLAIM)
    assert (fix.verification, fix.verification_by) == ("confirmed", "Harbour Press")


def test_suggestions_are_the_places_of_a_name():
    assert [place.id for place in find_places("Lyman, Donetsk")][:1] == ["gn:704204"]


DAY = st.dates().map(str)
FIGURE = st.builds(
    Figure, text=st.just("x"), start=st.just(0), end=st.just(1), value=st.integers(0, 10**6).map(float), unit=st.sampled_from(UNITS),
    bound=st.sampled_from([None, "at_least", "at_most", "more_than", "less_than"]), of=st.sampled_from([None, "soldiers"]),
)  # fmt: skip


@given(st.tuples(DAY, DAY).map(sorted), st.lists(FIGURE, min_size=1, max_size=3))
def test_the_text_of_a_slot_is_read_back_as_the_same_value(days, figures):
    claim = structs.replace(CLAIM, when=When(text=None, start=days[0], end=days[1]), figures=tuple(figures))
    texts = slot_texts(claim)
    for slot in ("type", "modality", "source", "when", "figures"):
        fixed = structs.replace(claim, **{slot: value(slot, texts[slot], claim)})
        assert slot_texts(fixed)[slot] == texts[slot]
    assert apply_decisions(claim, ()).claim is claim
