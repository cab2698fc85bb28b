"""How alike two words are in use, by the word vectors of the language model.

Likeness is no sameness: "north" and "south" are nearly alike. It helps to find the words to compare, and never decides what they say.
"""

from functools import lru_cache

from dateline.documents import syntax


@lru_cache(maxsize=100_000)
def likeness(left: str, right: str) -> float:
    """Return the cosine of the vectors of two lower-case words, -1 to 1; 0 where the model does not know one of them."""
    vocabulary = syntax._model().vocab  # noqa: SLF001  the model stays behind this room
    first, second = vocabulary[left], vocabulary[right]
    if not first.has_vector or not second.has_vector:
        return 0.0
    return float(first.similarity(second))
