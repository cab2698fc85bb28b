"""Places: the words that name them, what they do in the sentence, and where they are."""

from dateline.mentions.places.find import find_toponyms, place_spans
from dateline.mentions.places.resolve import resolve_toponyms

__all__ = ["find_toponyms", "place_spans", "resolve_toponyms"]
