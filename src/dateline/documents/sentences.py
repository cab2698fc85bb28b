"""Decide where sentences start."""

from collections.abc import Iterator, Sequence

_CLOSERS = frozenset('"”’)]»')


def cut_sentences(tokens: Sequence[tuple[str, bool]]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) token indices of the sentences of one paragraph, `last` excluded.

    `tokens` are (text, the parser starts a sentence here). The parser's borders stand, but a sentence never starts with a closing
    quotation mark or bracket alone: that piece belongs to the sentence before it.
    """
    if not tokens:
        return
    starts = [index for index, (_, begins) in enumerate(tokens) if begins]
    borders: list[int] = []
    for position, start in enumerate(starts):
        end = starts[position + 1] if position + 1 < len(starts) else len(tokens)
        piece = [text for text, _ in tokens[start:end]]
        if borders and all(text in _CLOSERS or not text.strip() or (text == '"' and len(piece) == 1) for text in piece):
            continue
        borders.append(start)
    yield from zip(borders, [*borders[1:], len(tokens)], strict=True)
