"""Places by name: look-up, distance, bearing, and the manifest of what the look-up rests on."""

from dateline.gazetteer.geometry import bearing_degrees, distance_km
from dateline.gazetteer.lookup import ALTERNATE, DERIVED, LOOSE, PRIMARY, Entry, Gazetteer, open_gazetteer
from dateline.gazetteer.spelling import name_key

__all__ = [
    "ALTERNATE", "DERIVED", "LOOSE", "PRIMARY", "Entry", "Gazetteer", "bearing_degrees", "distance_km", "name_key", "open_gazetteer",
]  # fmt: skip
