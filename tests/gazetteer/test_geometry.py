"""Distances and bearings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import bearing_degrees, distance_km

LATITUDE = st.floats(-89, 89)
LONGITUDE = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("one", "other", "km", "degrees"),
    [
        ((0, 0), (0, 1), 111.2, 90),
        ((0, 0), (1, 0), 111.2, 0),
        ((51.5, -0.13), (48.86, 2.35), 344, 148),
        ((49.98, 36.25), (49.46, 36.86), 73, 143),
        ((0, 179.5), (0, -179.5), 111.2, 90),
    ],
)
def test_known_pairs(one, other, km, degrees):
    assert distance_km(*one, *other) == pytest.approx(km, rel=0.01)
    assert bearing_degrees(*one, *other) == pytest.approx(degrees, abs=1)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE)
def test_distance_is_the_same_both_ways_and_never_longer_than_half_round(a_lat, a_lon, b_lat, b_lon):
    away = distance_km(a_lat, a_lon, b_lat, b_lon)
    assert away == pytest.approx(distance_km(b_lat, b_lon, a_lat, a_lon), abs=1e-6)
    assert 0 <= away <= 20016


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE)
def test_bearings_are_a_turn(a_lat, a_lon, b_lat, b_lon):
    assert 0 <= bearing_degrees(a_lat, a_lon, b_lat, b_lon) <= 360
