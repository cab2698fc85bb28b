"""Distances and bearings on the globe."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the great-circle distance in km between two points in degrees.

    The Earth is taken as a sphere: up to 0.5 % off the ellipsoid, far below the uncertainty of any place's point.

    >>> round(distance_km(49.98, 36.25, 49.46, 36.86))
    73
    """
    a, b = radians(a_lat), radians(b_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def bearing_degrees(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the direction from the first point to the second in degrees clockwise from north, 0 to 360.

    >>> round(bearing_degrees(49.98, 36.25, 49.46, 36.86))
    143
    """
    a, b, turn = radians(a_lat), radians(b_lat), radians(b_lon - a_lon)
    return degrees(atan2(sin(turn) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(turn))) % 360
