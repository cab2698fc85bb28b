"""Find what stands between quotation marks, also where speech runs over paragraphs."""

import re
from collections.abc import Iterator, Sequence

from dateline.records import Paragraph, Quotation

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‟": "”"}
_CURLY_SINGLE = re.compile(r"(?<!\w)‘(?=\w)([^‘“”\n]{8,400}?[\w.,!?…])’(?!\w)")
_STRAIGHT_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z])([^'\n]{8,400}(?:(?<=\w)'(?=\w)[^'\n]*)*[.,!?])'(?!\w)")
_WORD = re.compile(r"\w+")
_TRAILING = ".,!?…—-;"


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Quotation]:
    """Yield the quotations of each paragraph in text order.

    A mark left open at the end of a paragraph opens a quotation to its end (`closed` false); a paragraph after it that starts with an opening
    mark continues it. The failure is local: an unbalanced mark never spoils another paragraph.
    """
    open_before: int | None = None
    number = 0
    for index, paragraph in enumerate(paragraphs):
        still_open: int | None = None
        for position, (start, end, closed) in enumerate(_spans(text, paragraph)):
            starts_here = position == 0 and start == paragraph.start
            yield Quotation(
                start=start,
                end=end,
                paragraph=index,
                closed=closed,
                continues=open_before if starts_here else None,
                is_speech=_is_speech(text, start, end, paragraph, closed=closed),
            )
            still_open = None if closed else number
            number += 1
        if paragraph.kind != "furniture":
            open_before = still_open


def _spans(text: str, paragraph: Paragraph) -> list[tuple[int, int, bool]]:
    spans: list[tuple[int, int, bool]] = []
    start: int | None = None
    closers = ""
    for offset in range(paragraph.start, paragraph.end):
        mark = text[offset]
        if start is None:
            if mark == '"':
                start, closers = offset, '"'
            elif mark in _OPENERS:
                start, closers = offset, _OPENERS[mark]
        elif mark in closers:
            if offset > start + 1:
                spans.append((start, offset + 1, True))
            start = None
    if start is not None and paragraph.end - start > 2:
        spans.append((start, paragraph.end, False))
    if not spans:
        for pattern in (_CURLY_SINGLE, _STRAIGHT_SINGLE):
            spans.extend(
                (match.start(), match.end(), True) for match in pattern.finditer(text, paragraph.start, paragraph.end)
            )
    return sorted(spans)


def _is_speech(text: str, start: int, end: int, paragraph: Paragraph, *, closed: bool) -> bool:
    """Speech is long, or ends like a sentence, or stands at the start of one; a quoted word or title is none of these."""
    inside = text[start + 1 : end - 1 if closed else end]
    count = len(_WORD.findall(inside))
    if count >= 6 or not closed:
        return True
    before = text[paragraph.start : start].rstrip()
    if not before or before[-1] in ".!?:,":
        return True
    return count >= 2 and inside[-1:] in _TRAILING
