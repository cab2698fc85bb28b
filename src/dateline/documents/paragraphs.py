"""Cut a text into paragraphs and say what each one is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dateline.lexicons import load
from dateline.records import Block, Paragraph, ParagraphKind

_BLOCK = re.compile(r"[^\n\r\u2028\u2029]+")
_MARKER = re.compile(r"^(?:#{1,6}\s+|>\s+|[-*•‣◦]\s+)+(?=\S)")
_DATE_LINE = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4})\.?$"
)
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_CLOSES = frozenset('.!?:;"”')
_LONG_ENOUGH_TO_REPEAT = 20
_FULL_LINE = 0.75
_FIRST = 4
_OPENINGS = 8


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("furniture")), re.IGNORECASE)


@cache
def _caption() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("captions")))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("datelines")))


class _Piece(NamedTuple):
    """A block of the text at an offset, with the kind that its own marks tell."""

    start: int
    words: str
    kind: ParagraphKind | None


def find_paragraphs(text: str, title: str | None = None, blocks: Sequence[Block] = ()) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text` with their kinds, in text order.

    Nothing is cut out: furniture (navigation, labels, legends) is a paragraph of that kind, at its offset. What the page's own markup
    says (`blocks`) outranks what the words look like, except that words which are furniture stay so.
    """
    pieces = list(_pieces(text))
    seen: dict[str, int] = {}
    marked = 0
    for number, piece in enumerate(pieces):
        while marked < len(blocks) and blocks[marked].end <= piece.start:
            marked += 1
        markup = blocks[marked].kind if marked < len(blocks) and blocks[marked].start <= piece.start else None
        if title and piece.words.casefold() == title.casefold():
            markup = markup or "headline"
        is_long = len(piece.words) > _LONG_ENOUGH_TO_REPEAT
        yield Paragraph(
            start=piece.start,
            end=piece.start + len(piece.words),
            kind=_kind(
                piece.words,
                piece.kind or markup,
                first=number < _FIRST,
                last=number == len(pieces) - 1,
                twice=is_long and _is_twice(pieces, number),
            ),
            repeats=seen.get(piece.words) if is_long else None,
        )
        seen.setdefault(piece.words, number)


def _is_twice(pieces: list[_Piece], number: int) -> bool:
    """Tell whether the block right before or after holds the same words, as captions do that a page prints twice."""
    near = pieces[max(0, number - 1) : number] + pieces[number + 1 : number + 2]
    return any(piece.words == pieces[number].words for piece in near)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield each block without white space and list marks around it, and a dateline ("KYIV, Sept 13 (Agency) -") apart from what it opens.

    To a parser the two would be one odd sentence.
    """
    for number, (begin, end) in enumerate(_joined(text)):
        words = text[begin:end].strip()
        marker = _MARKER.match(words)
        start = begin + len(text[begin:end]) - len(text[begin:end].lstrip()) + (marker.end() if marker else 0)
        words = words[marker.end() :] if marker else words
        if not words:
            continue
        opening = _opening().match(words) if number < _OPENINGS else None
        if opening:
            yield _Piece(start, opening[0].rstrip(), "dateline")
            start, words = start + opening.end(), words[opening.end() :]
        yield _Piece(start, words, "headline" if marker and marker[0].startswith("#") else None)


def _joined(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks of the text: its lines, those joined that one line break cuts in the middle of a sentence.

    A line that starts with a small letter goes on with the line right above it. In a text of lines of about one width (old wire copy, mail), every
    line that reaches that width goes on in the next.
    """
    lines = [match.span() for match in _BLOCK.finditer(text) if match[0].strip()]
    width = _wrapped_at(text, lines)
    start: int | None = None
    for number, (begin, end) in enumerate(lines):
        if start is None:
            start = begin
        elif not _goes_on(text, lines[number - 1], (begin, end), width):
            yield start, lines[number - 1][1]
            start = begin
    if start is not None:
        yield start, lines[-1][1]


def _goes_on(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Tell whether the line `below` goes on with the sentence or the wrapped paragraph of the line `above`."""
    if not _is_single_break(text, above[1], below[0]):
        return False
    first, second = text[above[0] : above[1]].strip(), text[below[0] : below[1]].strip()
    if second[0].islower() and first[-1] not in _CLOSES:
        return True
    return bool(width) and len(first) >= _FULL_LINE * width and not _MARKER.match(second)


def _is_single_break(text: str, start: int, end: int) -> bool:
    return text[start:end] in {"\n", "\r\n", "\r"}


def _wrapped_at(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Return the width at which the lines of the text were broken, or 0 where each line is a paragraph of its own."""
    followed = [
        len(text[begin:end].rstrip())
        for (begin, end), (after, _) in pairwise(lines)
        if _is_single_break(text, end, after)
    ]
    longest = max((end - begin for begin, end in lines), default=0)
    if len(followed) < 3 or not 40 <= longest <= 100:
        return 0
    return longest if sum(length >= _FULL_LINE * longest for length in followed) >= 0.8 * len(followed) else 0


def _kind(words: str, markup: ParagraphKind | None, *, first: bool, last: bool, twice: bool) -> ParagraphKind:
    if _furniture().fullmatch(words) or not any(letter.isalnum() for letter in words):
        return "furniture"
    if markup:
        return markup
    if _DATE_LINE.match(words):
        return "dateline"
    if twice or _caption().search(words):
        return "caption"
    count = len(_WORD.findall(words))
    is_short = count <= (14 if first else 8)
    return "headline" if is_short and not last and not _ENDS.search(words) else "body"
