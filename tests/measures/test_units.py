"""Units convert, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ConfigError
from dateline.measures import UNITS, convert, measures

KINDS = sorted({kind for kind, _ in UNITS.values()})
VALUES = st.floats(1e-3, 1e9)


def same_kind(kind):
    return st.sampled_from(sorted(unit for unit, (of, _) in UNITS.items() if of == kind))


@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(same_kind(kind), same_kind(kind))), VALUES)
def test_there_and_back(pair, value):
    unit, to = pair
    assert convert(convert(value, unit, to), to, unit) == pytest.approx(value)


@given(
    st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(same_kind(kind), same_kind(kind), same_kind(kind))), VALUES
)
def test_a_way_round_leads_to_the_same_place(three, value):
    first, second, third = three
    assert convert(convert(value, first, second), second, third) == pytest.approx(convert(value, first, third))


@given(st.sampled_from(sorted(UNITS)), VALUES, VALUES)
def test_more_stays_more(unit, low, more):
    kind, _ = UNITS[unit]
    base = next(name for name, (of, worth) in UNITS.items() if of == kind and worth == 1.0)
    assert convert(low, unit, base) < convert(low + more, unit, base)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (46, "mile", "km", 74.03),
        (300, "square mile", "km2", 777),
        (7, "month", "days", 213.06),
        (2, "week", "days", 14),
        (35, "hour", "days", 1.458),
        (40, "percent", "share", 0.4),
        (100, "hectare", "km2", 1),
        (1, "nautical mile", "km", 1.852),
    ],
)
def test_known_worths(value, unit, to, expected):
    assert convert(value, unit, to) == pytest.approx(expected, rel=1e-3)


def test_a_length_is_no_area():
    with pytest.raises(ConfigError, match="do not measure the same"):
        convert(3, "km", "km2")


def test_an_unknown_unit_measures_nothing():
    assert measures("parsec") is None
    with pytest.raises(ConfigError):
        convert(3, "parsec", "km")


def test_a_unit_of_its_own_needs_no_table():
    assert convert(3, "tanks", "tanks") == 3
