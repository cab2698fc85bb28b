"""The base of all records, and the span: where words stand in a text."""

from typing import Self

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every record: immutable, keyword-only, strict when decoded."""


class Span(Record, frozen=True, kw_only=True, order=True):
    """A stretch of a document's text, `start` included and `end` not.

    Offsets count Unicode code points of `Document.text`, the text exactly as it was read.

    >>> Span(start=23, end=46).of("Ukraine had recaptured roughly 6,000 square km.")
    'roughly 6,000 square km'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that holds no text."""
        if not 0 <= self.start < self.end:
            message = f"a span must hold some text, not {self.start}:{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words of `text` that this span points at."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def join(self, other: "Span") -> Self:
        """Return the shortest span that covers both."""
        return type(self)(start=min(self.start, other.start), end=max(self.end, other.end))
