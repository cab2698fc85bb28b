"""Find the sentence of a report that a statement may rest on."""

import re
from typing import NamedTuple

from dateline.records import Reading, Sentence, Span, Token
from dateline.views.verify.words import Word, content_words, name_keys, same

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Source(NamedTuple):
    """A report made ready for comparing: its content words by sentence, and the names of its tokens."""

    reading: Reading
    names: dict[int, frozenset[str]]
    words: tuple[tuple[Word, ...], ...]
    numbers: tuple[frozenset[str], ...]

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
    def base(self) -> float:
        """The share found again in the first sentence alone."""
        first = self.sentences[0].index
        total = sum(each.word.weight for each in self.pairings)
        return (
            sum(
                each.word.weight * each.score
                for each in self.pairings
                if each.found is not None and each.found.sentence == first
            )
            / total
        )

    @property
    def core(self) -> float:
        """The share found again of what is no missing name: high where only a name differs."""
        held = [each for each in self.pairings if not each.word.is_name or each.score >= 0.5]
        total = sum(each.word.weight for each in held)
        return sum(each.word.weight * each.score for each in held) / total if total else 0.0

    @property
    def span(self) -> Span:
        """The words of the report from the first of the sentences to the last; only the first where they lie apart."""
        first, last = self.sentences[0], self.sentences[-1]
        if abs(first.index - last.index) <= 1:
            return Span(start=min(first.start, last.start), end=max(first.end, last.end))
        return Span(start=first.start, end=first.end)


def prepare(reading: Reading) -> Source:
    """Make a report ready."""
    names = name_keys(reading, anaphors=True)
    words = tuple(
        tuple(content_words(reading, sentence, names, anaphors=True)) for sentence in reading.document.sentences
    )
    numbers = tuple(
        numbers_in(reading, Span(start=sentence.start, end=sentence.end)) for sentence in reading.document.sentences
    )
    return Source(reading, names, words, numbers)


def numbers_in(reading: Reading, span: Span) -> frozenset[str]:
    """Return the numbers of a stretch, in digits, also those written in words."""
    digits = {match[0].replace(",", "").strip(".") for match in _DIGITS.finditer(span.of(reading.document.text))}
    figures = (
        each.surface_value
        for each in reading.mentions.quantities
        if span.covers(each) and each.surface_value is not None
    )
    return frozenset(digits | {f"{value:.10g}" for value in figures})


Row = list[list[tuple[Token, float]]]


def align(
    words: list[Word], source: Source, framing: list[Word], numbers: frozenset[str] = frozenset()
) -> Alignment | None:
    """Return the best alignment of the words of a statement with a report.

    `framing` are the words that name who says it, `numbers` the numbers in it: they help to choose the sentence, and count for no more.
    """
    if not words or not source.sentences:
        return None
    table = [[_candidates(word, candidates) for word in words] for candidates in source.words]
    total = sum(word.weight for word in words)

    def value(index: int) -> float:
        bonus = 0.2 * len(numbers & source.numbers[index]) / len(numbers) if numbers else 0.0
        names = [word for word in framing if word.is_name]
        if names:
            bonus += 0.15 * sum(_top(_candidates(word, source.words[index])) for word in names) / len(names)
        return sum(word.weight * _top(found) for word, found in zip(words, table[index], strict=True)) / total + bonus

    best = max(range(len(table)), key=lambda index: (value(index), -index))
    return _pair(words, source, (best,), table, framing)


def widen(words: list[Word], alignment: Alignment, framing: list[Word]) -> Alignment:
    """Return the alignment with the one more sentence that covers most of what is left, where it covers enough."""
    source = alignment.source
    table = [[_candidates(word, candidates) for word in words] for candidates in source.words]
    first = alignment.sentences[0].index
    missing = [number for number, pairing in enumerate(alignment.pairings) if pairing.score < 0.5]
    gains = {
        index: sum(words[number].weight * _top(row[number]) for number in missing) - 0.05 * min(4, abs(index - first))
        for index, row in enumerate(table)
        if index != first
    }
    if not gains:
        return alignment
    second = max(gains, key=lambda index: (gains[index], -abs(index - first)))
    if gains[second] < 1.0:
        return alignment
    return _pair(words, source, (first, second), table, framing)


def _candidates(word: Word, candidates: tuple[Word, ...]) -> list[tuple[Token, float]]:
    """Return the words that may say the same, best first; a word written alike comes before one of its kin."""
    found = [(candidate.token, score) for candidate in candidates if (score := same(word, candidate)) > 0]
    found.sort(key=lambda each: (-each[1], each[0].lower != word.token.lower, each[0].i))
    return found


def _top(found: list[tuple[Token, float]]) -> float:
    return found[0][1] if found else 0.0


def _pair(
    words: list[Word], source: Source, indices: tuple[int, ...], table: list[Row], framing: list[Word]
) -> Alignment:
    """Pair the words off; of several that fit alike, take the one nearest to the words that only one fits, and to who says it."""
    lists = [max((table[index][number] for index in indices), key=_top) for number in range(len(words))]
    sure = [found[0][0] for found in lists if found and found[0][1] >= 0.5 and len(_ties(found)) == 1]
    for word in framing:
        sure.extend(found[0][0] for index in indices if len(found := _candidates(word, source.words[index])) == 1)
    pairings = []
    for word, found in zip(words, lists, strict=True):
        ties = _ties(found)
        if not ties:
            pairings.append(Pairing(word, None, 0.0))
            continue
        token, score = min(ties, key=lambda each: _far(each[0], sure)) if len(ties) > 1 and sure else ties[0]
        pairings.append(Pairing(word, token, score))
    total = sum(word.weight for word in words)
    coverage = sum(pairing.word.weight * pairing.score for pairing in pairings) / total
    return Alignment(source, tuple(source.sentences[index] for index in indices), tuple(pairings), coverage)


def _ties(found: list[tuple[Token, float]]) -> list[tuple[Token, float]]:
    return (
        [each for each in found if each[1] >= found[0][1] - 0.05 and each[0].sentence == found[0][0].sentence]
        if found
        else []
    )


def _far(token: Token, sure: list[Token]) -> float:
    near = [abs(token.i - other.i) for other in sure if other.sentence == token.sentence]
    return sum(near) / len(near) if near else 0.0
