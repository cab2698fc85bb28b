"""What a format's reader gives: a text and what the file itself says about it."""

from dateline.records import Block, Record


class Draft(Record, frozen=True, kw_only=True):
    """A report before its language is checked and its dateline read; fields as in `Report`."""

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: str | None = None
    language: str = "en"
    url: str | None = None
    blocks: tuple[Block, ...] = ()
