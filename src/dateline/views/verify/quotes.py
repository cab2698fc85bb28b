"""Quoted words: exact after a declared normalisation, or not at all.

Normalised are: quotation marks and apostrophes of any shape, dashes, white space, letter case, an ellipsis or bracket with its content, and the
punctuation at either end. Everything else must be letter for letter.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from dateline.records import Reading, Span

_QUOTED = re.compile(r"“([^”“]+)”|\"([^\"]+)\"|«([^»]+)»|(?<!\w)‘([^’‘]{12,})’(?!\w)")
_WORD = re.compile(r"[\w%$€]+(?:['’.,]\w+)*")
_CUT = re.compile(r"\s*(?:\[(?:\.\.\.|…)\]|\.\.\.|…)\s*")
_BRACKET = re.compile(r"\[[^\]]*\]")
_NEAR = 0.6
_LONG = 2


class Quote(NamedTuple):
    """Words between quotation marks, marks excluded."""

    span: Span
    words: tuple[str, ...]


class Found(NamedTuple):
    """Where quoted words stand in a report: exactly, or the most alike run of words (`exact` false)."""

    reading: Reading
    span: Span
    exact: bool


def find_quotes(text: str, span: Span) -> list[Quote]:
    """Return the quoted words of a stretch that are two words or more; a quotation with a cut gives one for each piece."""
    quotes = []
    for match in _QUOTED.finditer(text, span.start, span.end):
        group = next(number for number, words in enumerate(match.groups(), start=1) if words is not None)
        start = match.start(group)
        for piece in _CUT.split(match[group]):
            at = text.index(piece, start)
            start = at + len(piece)
            words = tuple(word for word, _ in normal_words(piece))
            if len(words) >= _LONG:
                quotes.append(Quote(Span(start=at, end=start), words))
    return quotes


def normal_words(text: str, offset: int = 0) -> list[tuple[str, Span]]:
    """Return the words of a text, normalised, with where they stand."""
    plain = _BRACKET.sub(lambda match: " " * len(match[0]), text)
    return [
        (match[0].lower().replace("’", "'").strip("."), Span(start=offset + match.start(), end=offset + match.end()))
        for match in _WORD.finditer(plain)
    ]


def look_up(quote: Quote, readings: tuple[Reading, ...]) -> Found | None:
    """Return where a report has the words, exactly if any has; else the run of words that is most alike, if it is near; else null."""
    nearest: tuple[float, Found] | None = None
    for reading in readings:
        words = normal_words(reading.document.text)
        plain = [word for word, _ in words]
        for first in _starts(plain, quote.words):
            return Found(
                reading, Span(start=words[first][1].start, end=words[first + len(quote.words) - 1][1].end), exact=True
            )
        near = _nearest(plain, quote.words)
        if near is not None and (nearest is None or near[0] > nearest[0]):
            span = Span(
                start=words[near[1]][1].start, end=words[min(near[1] + len(quote.words), len(words)) - 1][1].end
            )
            nearest = (near[0], Found(reading, span, exact=False))
    return nearest[1] if nearest else None


def _starts(words: list[str], wanted: tuple[str, ...]) -> Iterator[int]:
    size = len(wanted)
    for index, word in enumerate(words):
        if word == wanted[0] and tuple(words[index : index + size]) == wanted:
            yield index


def _nearest(words: list[str], wanted: tuple[str, ...]) -> tuple[float, int] | None:
    size, bag = len(wanted), set(wanted)
    best: tuple[float, int] | None = None
    for index in range(max(1, len(words) - size + 1)):
        window = words[index : index + size]
        if sum(word in bag for word in window) < _NEAR * size:
            continue
        ratio = SequenceMatcher(None, window, list(wanted), autojunk=False).ratio()
        if ratio >= _NEAR and (best is None or ratio > best[0]):
            best = (ratio, index)
    return best


def different_words(quote: Quote, found: Found) -> tuple[str, str]:
    """Return the words of the quotation and of the report that are not the same."""
    words = [word for word, _ in normal_words(found.span.of(found.reading.document.text))]
    pairs = [
        (" ".join(quote.words[a:b]), " ".join(words[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, list(quote.words), words, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return "; ".join(left for left, _ in pairs if left), "; ".join(right for _, right in pairs if right)
