"""Are two texts at one address the same report? A sketch of each text answers without reading it again."""

import re
from zlib import crc32

_WORD = re.compile(r"\w+")
_RUN = 3  # words
_KEPT = 64
_ALIKE = 0.4
"""Share of runs of three words that two texts have in common to be versions of one report. Items of one news page share few (measured: up to 0.31 in short ones), a page that was
brought up to date keeps most of its sentences (0.67 and more)."""


def sketch(text: str) -> str:
    """Return the smallest hashes of the text's runs of three words, as text.

    >>> sketch("The bridge at Arvik stood.") == sketch("the BRIDGE at Arvik, stood")
    True
    """
    words = _WORD.findall(text.lower())
    runs = {crc32(" ".join(words[index : index + _RUN]).encode()) for index in range(max(1, len(words) - _RUN + 1))}
    return " ".join(f"{number:08x}" for number in sorted(runs)[:_KEPT])


def alike(a: str, b: str) -> bool:
    """Tell whether the texts of two sketches are versions of one report."""
    first, second = set(a.split()), set(b.split())
    smallest = sorted(first | second)[:_KEPT]
    common = sum(number in first and number in second for number in smallest)
    return common >= _ALIKE * len(smallest)
