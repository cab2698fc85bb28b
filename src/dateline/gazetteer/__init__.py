"""Look up places: names in any spelling, points, distances."""
