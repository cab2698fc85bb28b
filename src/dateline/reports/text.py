"""Plain text and Markdown: kept letter for letter."""

import re

from dateline.records import Block
from dateline.reports.datelines import written_date
from dateline.reports.draft import Draft

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_\-]+)[ \t]*:[ \t]*(?P<value>.+?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>\S.*?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)


def parse_text(text: str) -> Draft:
    """Return a plain text as it is."""
    return Draft(text=text)


def parse_markdown(text: str) -> Draft:
    """Return a Markdown text as it is, with its headings and front matter marked and the fields of the front matter read."""
    front = _FRONT.match(text)
    fields = (
        {match["key"].lower(): match["value"].strip("\"' ") for match in _FIELD.finditer(front["fields"])}
        if front
        else {}
    )
    blocks = [Block(start=0, end=front.end(), kind="furniture")] if front else []
    headings = [match for match in _HEADING.finditer(text) if not front or match.start() >= front.end()]
    blocks += [Block(start=match.start("words"), end=match.end("words"), kind="headline") for match in headings]
    published = written_date(fields.get("published") or fields.get("date") or "")
    return Draft(
        text=text,
        title=fields.get("title") or (headings[0]["words"] if headings else None),
        publisher=fields.get("publisher"),
        published=published,
        published_from="file" if published else None,
        blocks=tuple(blocks),
    )
