"""Cut ranges of tokens into the spans of a content."""

from collections.abc import Iterable

from dateline.records import Document, Span

Range = tuple[int, int]  # first and last token, both included
_EDGES = frozenset({",", ";", ":", "--", "–", "—", "-", "...", ".", "!", "?"})


def fragments_of(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Turn token ranges into spans without marks at their edges, in text order."""
    spans = (trim(document, first, last) for first, last in sorted(ranges))
    return tuple(span for span in spans if span is not None)


def trim(document: Document, first: int, last: int) -> Span | None:
    """Return the span of tokens `first` to `last` without commas and a bare "that" at its edges; null when nothing is left."""
    tokens = document.tokens
    while first <= last and (tokens[first].text in _EDGES or tokens[first].pos == "SPACE" or tokens[first].dep == "cc"):
        first += 1
    if first < last and tokens[first].lower == "that" and tokens[first].dep == "mark":
        first += 1
    while last >= first and (
        tokens[last].pos == "SPACE"
        or tokens[last].dep == "cc"
        or (tokens[last].text in _EDGES and tokens[last].text not in "!?")
    ):
        last -= 1
    if first > last:
        return None
    return Span(start=tokens[first].start, end=tokens[last].end)


def without(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """Return what is left of a range of tokens when `holes` are cut out."""
    pieces: list[Range] = []
    start = whole[0]
    for first, last in sorted(holes):
        if last < start or first > whole[1]:
            continue
        if first > start:
            pieces.append((start, first - 1))
        start = max(start, last + 1)
    if start <= whole[1]:
        pieces.append((start, whole[1]))
    return pieces


def merge(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Join spans that overlap or have only white space between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip()):
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
