"""Cut a text into paragraphs and say what each one is."""

import re
from collections.abc import Iterator

from dateline.lexicons import load
from dateline.records import Paragraph, ParagraphKind

_BLOCK = re.compile(r"[^\n\r\u2028\u2029]+")
_CAPTION = re.compile(r"^(?:FILE|PHOTO|IMAGE|Photo|Image|File photo|Caption)\s*(?:PHOTO)?\s*[:\-–—]\s", re.ASCII)
_DATE_LINE = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?:\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4})\.?$"
)
_ENDS = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def _furniture() -> re.Pattern[str]:
    patterns = [entry["pattern"] for entry in load("furniture")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def find_paragraphs(text: str, title: str | None = None) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text` with their kinds, in text order.

    Nothing is cut out: furniture (navigation, labels, legends) is a paragraph of that kind, at its offset.
    """
    furniture = _furniture()
    seen: dict[str, int] = {}
    number = 0
    blocks = [
        (match.start() + len(match[0]) - len(match[0].lstrip()), match[0].strip()) for match in _BLOCK.finditer(text)
    ]
    blocks = [(start, words) for start, words in blocks if words]
    for position, (start, words) in enumerate(blocks):
        yield Paragraph(
            start=start,
            end=start + len(words),
            kind=_kind(words, furniture, title, first=position < 4, last=position == len(blocks) - 1),
            repeats=seen.get(words) if len(words) > 20 else None,
        )
        seen.setdefault(words, number)
        number += 1


def _kind(words: str, furniture: re.Pattern[str], title: str | None, *, first: bool, last: bool) -> ParagraphKind:
    if furniture.fullmatch(words):
        return "furniture"
    if _DATE_LINE.match(words):
        return "dateline"
    if _CAPTION.match(words):
        return "caption"
    if title and words.casefold() == title.casefold():
        return "headline"
    count = len(_WORD.findall(words))
    if not _ENDS.search(words) and count <= 14 and (first or count <= 8) and not last:
        return "headline"
    if not re.search(r"\w", words):
        return "furniture"
    return "body"
