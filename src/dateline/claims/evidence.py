"""Say which words carry a claim: the shortest run of text that holds it."""

from dateline.claims.clauses import Clause, span_of
from dateline.records import Attribution, Document, Span

_LONG_NOUN = 7
_GAP = 3


def described_words(document: Document, clause: Clause) -> list[int]:
    """Return the noun that a participle or relative clause describes, with its own words: "the school which X had occupied"."""
    if clause.role not in ("relative", "participle"):
        return []
    head = document.tokens[clause.head]
    noun = document.tokens[head.head]
    if noun.dep == "appos":
        noun = document.tokens[noun.head]
    if not noun.left <= noun.i < head.left or head.left - noun.left > _LONG_NOUN:
        return []
    return [noun.left]


def split_at(document: Document, outer: Span, inner: Span, attribution: Attribution) -> tuple[Span, Span] | None:
    """Part the evidence of two claims of one attribution, where only its source and cue stand behind the inner one.

    Returns what is left of the outer evidence, and the inner one with source and cue; null where more than those stand behind.
    """
    if attribution.cue is None or attribution.source is None:
        return None
    named = attribution.source.join(attribution.cue)
    if named.start < inner.end or named.start - inner.end > _GAP or outer.end - named.end > 1:
        return None
    first = span_of(document, [token.i for token in document.tokens_in(Span(start=outer.start, end=inner.start))])
    return None if first is None else (first, Span(start=inner.start, end=outer.end))
