"""Match the words of a document against the gazetteer, longest first."""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.gazetteer import LOOSE, Entry, Gazetteer
from dateline.mentions.places.words import countries, not_places, peoples, site_words
from dateline.records import Document, Sentence, Token

_CONNECTORS = frozenset(
    {"of", "the", "and", "de", "la", "le", "el", "al", "del", "da", "du", "der", "am", "an", "ar", "as", "on", "upon", "-", "–", "'", "’", "'s", "’s", ".", "e"}
)  # fmt: skip
_LONGEST = 6
_DISTRICTS = frozenset({"D.C.", "DC", "D.C"})


class Match(NamedTuple):
    """Tokens `first` to `last` (excluded) that are a name of the gazetteer or a word for a people; `entries` is empty for the latter."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]

    @property
    def known(self) -> float:
        """How well known the best bearer of the name is, 0 to 10; short forms do not count."""
        return max((entry.importance for entry in self.entries if entry.rank != LOOSE), default=0.0)

    @property
    def known_by_name(self) -> float:
        """The same for places that bear it as their own name."""
        return max((entry.importance for entry in self.entries if entry.rank == 0), default=0.0)


def scan(document: Document, gazetteer: Gazetteer) -> Iterator[Match]:
    """Yield the longest matches of each sentence in text order; nothing is judged yet."""
    for sentence in document.sentences:
        yield from _scan_sentence(document, sentence, gazetteer)


def _scan_sentence(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Match]:
    tokens = document.tokens
    position = sentence.first
    while position < sentence.last:
        if not is_capital(tokens[position]):
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
    return token.text[0].isupper() or (token.text.startswith("al-") and len(token.text) > 4)


def _run_end(tokens: tuple[Token, ...], first: int, limit: int) -> int:
    """Return the end (excluded) of the run of name words that starts at `first`."""
    end = first + 1
    position = end
    while position < limit and position - first < _LONGEST:
        token, before = tokens[position], tokens[position - 1].text
        if is_capital(token) or token.text[0].isdigit() or before == "-":
            end = position + 1
        elif (
            token.text not in _CONNECTORS
            and before not in {"-", "–"}
            and not (token.text == "," and _is_district(tokens, position + 1, limit))
        ):
            break
        position += 1
    while end < limit and end - first < _LONGEST and site_words().fullmatch(tokens[end].text):
        end += 1  # "Khurais oil field" is filed in small letters
    return end


def _is_district(tokens: tuple[Token, ...], position: int, limit: int) -> bool:
    return position < limit and tokens[position].text in _DISTRICTS


def _longest(document: Document, first: int, end: int, gazetteer: Gazetteer) -> Match | None:
    tokens, text = document.tokens, document.text
    for last in range(end, first, -1):
        closing = tokens[last - 1]
        if last - first > 1 and not (
            is_capital(closing) or tokens[last - 2].text == "-" or site_words().fullmatch(closing.text)
        ):
            continue
        words = text[tokens[first].start : closing.end]
        if words in not_places() or (last - first == 1 and (_is_short(words) or words.capitalize() in not_places())):
            return None
        if words in peoples() or words in countries():
            return Match(first, last, words, gazetteer.entries(words) if words in countries() else ())
        if words.endswith(("'s", "’s")):
            continue
        entries = gazetteer.entries(words)
        if not entries or (
            tokens[first].lower == "the" and not any(entry.place.name.startswith("The ") for entry in entries)
        ):
            continue
        if any(entry.rank != LOOSE for entry in entries) or _is_abbreviation(words):
            return Match(first, last, words, entries)
    return None


def _is_short(word: str) -> bool:
    """Tell a word too short to be a name: one letter, or an article such as "Al"; "UK" and "US" are abbreviations."""
    return len(word) < 2 or (len(word) == 2 and not word.isupper())


def _is_abbreviation(words: str) -> bool:
    return words.isupper() or "." in words or " " in words
