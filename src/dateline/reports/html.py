"""A web page -> the text that a reader sees, block by block, with the kind that the page's markup gives each.

Everything visible is kept: navigation, sharing links and the like stay in the text, marked as furniture. Dropped are scripts, styles, forms' values,
and what is in pictures (see docs/decisions/0005-web-pages.md).
"""

import re

from selectolax.lexbor import LexborHTMLParser

from dateline.errors import ReportError
from dateline.records import Block
from dateline.reports.blocks import collect_blocks, mark_content
from dateline.reports.draft import Draft
from dateline.reports.metadata import read_metadata

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,30})|<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9_\-]{2,30})""",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)")
_CLOSED_BY_ITSELF = frozenset(
    {
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "th",
        "thead", "tr", "track", "wbr",
    }
)  # fmt: skip
_MAX_DEPTH = 10_000
_MAX_ATTRIBUTES = 2_000


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first bytes, if it does."""
    match = _CHARSET.search(data, 0, 4096)
    return (match[1] or match[2]).decode("ascii") if match else None


def parse_html(page: str, name: str) -> Draft:
    """Return the text and the metadata of a page; raises `ReportError` when it shows no text."""
    _check_nesting(page, name)
    tree = LexborHTMLParser(page)
    blocks = mark_content(collect_blocks(tree.body)) if tree.body is not None else []
    if not blocks:
        raise ReportError(
            f"{name}: the page shows no text; expected a report: save the page after it has loaded, or give the text"
        )
    pieces: list[str] = []
    marks: list[Block] = []
    offset = 0
    for block in blocks:
        if block.kind != "body":
            marks.append(Block(start=offset, end=offset + len(block.text), kind=block.kind))
        pieces.append(block.text)
        offset += len(block.text) + 2
    known = read_metadata(tree)
    return Draft(
        text="\n\n".join(pieces),
        title=known.title or next((block.text for block in blocks if block.kind == "headline"), None),
        publisher=known.publisher,
        published=known.published,
        published_from="metadata" if known.published else None,
        url=known.url,
        language=known.language or "en",
        blocks=tuple(marks),
    )


def _check_nesting(page: str, name: str) -> None:
    """Refuse what is made to keep a parser busy: its time grows with the square of depth and of attributes."""
    depth = 0
    for match in _TAG.finditer(page):
        if len(match[3]) > _MAX_ATTRIBUTES and len(match[3].split()) > _MAX_ATTRIBUTES:
            raise ReportError(
                f"{name}: a tag with over {_MAX_ATTRIBUTES:,} attributes; expected a web page: give the text of the report instead"
            )
        if match[2].lower() not in _CLOSED_BY_ITSELF:
            depth = max(0, depth - 1) if match[1] else depth + 1
            if depth > _MAX_DEPTH:
                raise ReportError(
                    f"{name}: elements nested over {_MAX_DEPTH:,} deep; expected a web page: give the text of the report instead"
                )
