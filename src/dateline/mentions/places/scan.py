"""Match the words of a document against the gazetteer, longest first."""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.gazetteer import LOOSE, Entry, Gazetteer
from dateline.mentions.places.words import countries, not_places, peoples
from dateline.records import Document, Sentence, Token

_CONNECTORS = frozenset(
    {
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "el",
        "al",
        "del",
        "da",
        "du",
        "der",
        "am",
        "an",
        "ar",
        "as",
        "on",
        "upon",
        "-",
        "–",
        "'",
        "’",
        "'s",
        "’s",
        ".",
        "e",
    }
)
_LONGEST = 6


class Match(NamedTuple):
    """Tokens `first` to `last` (excluded) that are a name of the gazetteer or a word for a people; `entries` is empty for the latter."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]


def scan(document: Document, gazetteer: Gazetteer) -> Iterator[Match]:
    """Yield the longest matches of each sentence in text order; nothing is judged yet."""
    for sentence in document.sentences:
        yield from _scan_sentence(document, sentence, gazetteer)


def _scan_sentence(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Match]:
    tokens = document.tokens
    position = sentence.first
    while position < sentence.last:
        token = tokens[position]
        if not is_capital(token):
            position += 1
            continue
        match = _longest(document, position, _run_end(tokens, position, sentence.last), gazetteer)
        if match:
            yield match
            position = match.last
        else:
            position += 1


def is_capital(token: Token) -> bool:
    """Tell whether a word could be part of a name: it starts with a capital or is a particle such as "al-"."""
    first = token.text[0]
    return first.isupper() or (token.text.startswith("al-") and len(token.text) > 4)


def _run_end(tokens: tuple[Token, ...], first: int, limit: int) -> int:
    """Return the end (excluded) of the run of name words that starts at `first`."""
    end = first + 1
    position = end
    while position < limit and position - first < _LONGEST:
        if is_capital(tokens[position]) or tokens[position].text[0].isdigit():
            end = position + 1
        elif tokens[position].text not in _CONNECTORS and tokens[position - 1].text not in {"-", "–"}:
            break
        elif tokens[position - 1].text == "-":
            end = position + 1
        position += 1
    return end


def _longest(document: Document, first: int, end: int, gazetteer: Gazetteer) -> Match | None:
    tokens, text = document.tokens, document.text
    for last in range(end, first, -1):
        if last - first > 1 and not (is_capital(tokens[last - 1]) or tokens[last - 2].text == "-"):
            continue
        words = text[tokens[first].start : tokens[last - 1].end]
        if last - first == 1 and (words in not_places() or len(words) < 2):
            return None
        if words in peoples():
            return Match(first, last, words, ())
        if words in countries():
            return Match(first, last, words, gazetteer.entries(words))
        entries = gazetteer.entries(words)
        if words.endswith(("'s", "’s")):
            continue
        if entries and (any(entry.rank != LOOSE for entry in entries) or _is_abbreviation(words)):
            return Match(first, last, words, entries)
    return None


def _is_abbreviation(words: str) -> bool:
    return words.isupper() or words.endswith(".") or " " in words
