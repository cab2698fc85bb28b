"""A figure is known to half a unit of its last significant digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measures import tolerance


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("6,000", 500),
        ("3,800", 50),
        ("46", 0.5),
        ("7.5", 0.05),
        ("7.50", 0.005),
        ("600,000", 50000),
        (74, 0.5),
        (0.2, 0.05),
        ("none", 0),
        (0, 0.5),
    ],
)
def test_half_of_the_last_digit(figure, expected):
    assert tolerance(figure) == pytest.approx(expected)


@pytest.mark.parametrize(("figure", "expected"), [("6,000", 600), ("46", 4.6), ("100", 50)])
def test_an_approximate_figure_may_be_a_tenth_off(figure, expected):
    assert tolerance(figure, approx=True) == pytest.approx(expected)


@given(st.integers(1, 10**9))
def test_never_more_than_half_the_leading_digit(value):
    assert 0 < tolerance(value) <= 10 ** (len(str(value)) - 1) / 2


@given(st.integers(1, 10**9))
def test_approximate_is_never_stricter(value):
    assert tolerance(value, approx=True) >= tolerance(value)
