"""Numbers that count nothing: names of weapons, numbered things, dates, clock times, scores."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lexicons import load
from dateline.mentions.quantities.numerals import Numeral
from dateline.mentions.quantities.units import unit_measure
from dateline.records import Document, Sentence, Span

# Entities whose number is part of the name when words of the name stand before it.
_NAMES = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "EVENT", "WORK_OF_ART", "GPE", "LOC", "PERSON"})
_SCORE = re.compile(r"(?<![\w.$£€])(\d{1,2})[-–](\d{1,2})(?![\w%°]|[.,]\d|\s?(?:km|miles?|percent|per cent)\b)")
# A longer time expression is a clause ("since the army took the town on 2 March"): its date is masked below, its figures stand.
_LONGEST = 48
_DIGIT = re.compile(r"\d")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry["pattern"]) for entry in load("designations"))


def is_timed(numeral: Numeral, timexes: Sequence[Span]) -> bool:
    """Tell whether a number is part of one of the time expressions `timexes`.

    They hold bare numbers and spans of time only: in "$14 a month" and "20 percent since May" the number is no date.
    """
    if numeral.unit is not None and unit_measure(numeral.unit.name) != "time":
        return False
    return any(
        span.start < numeral.last and numeral.first < span.end for span in timexes if span.end - span.start <= _LONGEST
    )


def find_masks(document: Document, sentence: Sentence) -> Iterator[Span]:
    """Yield the spans of `sentence` whose numbers are no quantities."""
    for pattern in _patterns():
        for match in pattern.finditer(document.text, sentence.start, sentence.end):
            if match.end() > match.start():
                yield Span(start=match.start(), end=match.end())
    for match in _SCORE.finditer(document.text, sentence.start, sentence.end):
        if int(match[1]) >= int(match[2]):  # a range rises, "3-1" is a score
            yield Span(start=match.start(), end=match.end())


def is_model_number(document: Document, offset: int) -> bool:
    """Tell whether the number at `offset` is part of a model's name: a proper noun before it belongs to the same noun ("Shahed 136 drones")."""
    index = document.token_at(offset)
    if index < 1:
        return False
    number, before = document.tokens[index], document.tokens[index - 1]
    if (
        number.dep == "nummod"
        and number.head < number.i
        and document.tokens[number.head].pos == "PROPN"
        and number.text.isdigit()
    ):
        return True
    return (
        before.pos == "PROPN"
        and before.sentence == number.sentence
        and before.end + 1 == number.start
        and before.head == number.head
        and before.dep in {"compound", "nmod"}
        and number.head > number.i
        and number.text.isdigit()
    )


def find_numbered_names(document: Document) -> tuple[Span, ...]:
    """Return the names that carry a number behind a word of theirs ("Boeing 707 Dreamliner"), as the parser's model saw them."""
    spans = []
    for name in document.names:
        words = document.text[name.start : name.end]
        if name.label in _NAMES and not words[0].isdigit() and words[0].isupper() and _DIGIT.search(words):
            spans.append(Span(start=name.start, end=name.end))
    return tuple(spans)
