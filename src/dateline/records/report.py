"""A report as it came in."""

from typing import Literal

from dateline.records.span import Record, Span

ParagraphKind = Literal["body", "headline", "caption", "furniture", "dateline"]


class Block(Span, frozen=True, kw_only=True):
    """What the page's own markup says of a stretch of the text: navigation is furniture, a `figcaption` a caption."""

    kind: ParagraphKind


class Report(Record, frozen=True, kw_only=True):
    """One published text and what is known about its publication.

    `text` is kept exactly as read; `sha256` is the hash of its UTF-8 bytes. `published` is an ISO date (`2022-09-13`) or null
    when unknown; `published_from` says who gave it: `option`, `file` (a field of the input file), `metadata` (of a web page),
    `dateline` (words of the text) or null. `blocks` are the stretches that the markup of a page tells the kind of, in text order; a plain
    text has none. They never cut anything out of the text.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str = "en"
    url: str | None = None
    blocks: tuple[Block, ...] = ()
