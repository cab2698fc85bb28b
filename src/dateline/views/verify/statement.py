"""A statement taken apart, and what came out of comparing it."""

from functools import cache
from typing import NamedTuple

from dateline.lexicons import load
from dateline.records import Reading, Span
from dateline.views.verify.quotes import Quote, find_quotes
from dateline.views.verify.speakers import attribution_tokens
from dateline.views.verify.verdict import Difference
from dateline.views.verify.words import Word, content_words, name_keys


class Statement(NamedTuple):
    """One statement of a text: its words, those that only say who says it, and its quoted words."""

    reading: Reading
    span: Span
    words: list[Word]
    framing: list[Word]
    quotes: list[Quote]


class Comparison(NamedTuple):
    """What came out: differences that decide, differences that leave doubt, and what could not be found."""

    contradicted: list[Difference]
    misattributed: list[Difference]
    altered: list[Difference]
    doubts: list[str]
    agreed: str = ""


def make_statement(reading: Reading, span: Span) -> Statement:
    """Take a statement apart."""
    document = reading.document
    keys = name_keys(reading)
    framing = attribution_tokens(reading, span)
    counted = {
        token.i
        for mention in (*reading.mentions.timexes, *reading.mentions.quantities)
        if span.covers(mention)
        for token in document.tokens_in(mention)
        if token.pos == "NUM" or mention in reading.mentions.timexes or token.lower in unit_words()
    }
    words = content_words(reading, span, keys)
    return Statement(
        reading,
        span,
        [word for word in words if word.token.i not in framing and word.token.i not in counted],
        [word for word in words if word.token.i in framing],
        find_quotes(document.text, span),
    )


@cache
def unit_words() -> frozenset[str]:
    """Return the words of units of measure: they are compared with the figures."""
    return frozenset(
        word for entry in load("units") for spelling in entry.get("words", ()) for word in spelling.split()
    )
