"""Find the sentence of a report that a statement may rest on."""

from typing import NamedTuple

from dateline.records import Reading, Sentence, Span, Token
from dateline.views.verify.words import Word, content_words, name_keys, same


class Source(NamedTuple):
    """A report made ready for comparing: its content words by sentence, and the names of its tokens."""

    reading: Reading
    names: dict[int, frozenset[str]]
    words: tuple[tuple[Word, ...], ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the report."""
        return self.reading.document.sentences


class Pairing(NamedTuple):
    """A word of the statement, the word of the report that says the same (null for none), and how surely."""

    word: Word
    found: Token | None
    score: float


class Alignment(NamedTuple):
    """A statement laid beside a sentence of a report, and beside a second one where one is not enough."""

    source: Source
    sentences: tuple[Sentence, ...]
    pairings: tuple[Pairing, ...]
    coverage: float

    @property
    def span(self) -> Span:
        """The words of the report from the first of the sentences to the last; only the first where they lie apart."""
        first, last = self.sentences[0], self.sentences[-1]
        if abs(first.index - last.index) <= 1:
            return Span(start=min(first.start, last.start), end=max(first.end, last.end))
        return Span(start=first.start, end=first.end)


def prepare(reading: Reading) -> Source:
    """Make a report ready."""
    names = name_keys(reading)
    words = tuple(tuple(content_words(reading, sentence, names)) for sentence in reading.document.sentences)
    return Source(reading, names, words)


def align(words: list[Word], source: Source, near: int | None = None) -> Alignment | None:
    """Return the best alignment of the words of a statement with a report; `near` is the sentence that the statement before rests on."""
    if not words or not source.sentences:
        return None
    table = [[_best(word, candidates) for word in words] for candidates in source.words]
    total = sum(word.weight for word in words)

    def value(index: int) -> float:
        bonus = 0.03 if near is not None and 0 <= index - near <= 2 else 0.0
        return sum(word.weight * score for word, (_, score) in zip(words, table[index], strict=True)) / total + bonus

    best = max(range(len(table)), key=lambda index: (value(index), -index))
    return _pair(words, source, (best,), table)


def widen(words: list[Word], alignment: Alignment) -> Alignment:
    """Return the alignment with the one more sentence that covers most of what is left, where it covers enough."""
    source = alignment.source
    table = [[_best(word, candidates) for word in words] for candidates in source.words]
    first = alignment.sentences[0].index
    missing = [number for number, pairing in enumerate(alignment.pairings) if pairing.score < 0.5]
    gains = {
        index: sum(words[number].weight * row[number][1] for number in missing) - 0.05 * min(4, abs(index - first))
        for index, row in enumerate(table)
        if index != first
    }
    if not gains:
        return alignment
    second = max(gains, key=lambda index: (gains[index], -abs(index - first)))
    if gains[second] < 1.0:
        return alignment
    return _pair(words, source, (first, second), table)


def _best(word: Word, candidates: tuple[Word, ...]) -> tuple[Token | None, float]:
    found: Token | None = None
    top = 0.0
    for candidate in candidates:
        score = same(word, candidate)
        if score > top:
            found, top = candidate.token, score
    return found, top


def _pair(words: list[Word], source: Source, indices: tuple[int, ...], table: list[list[tuple[Token | None, float]]]) -> Alignment:
    pairings = []
    for number, word in enumerate(words):
        found, score = max((table[index][number] for index in indices), key=lambda each: each[1])
        pairings.append(Pairing(word, found, score))
    total = sum(word.weight for word in words)
    coverage = sum(pairing.word.weight * pairing.score for pairing in pairings) / total
    return Alignment(source, tuple(source.sentences[index] for index in indices), tuple(pairings), coverage)
