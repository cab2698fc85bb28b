"""Take a page apart into blocks of visible text, and tell the report from what stands around it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec
from selectolax.lexbor import LexborNode

from dateline.lexicons import load
from dateline.records import ParagraphKind, Record

_HIDDEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "canvas",
        "head",
        "title",
        "textarea",
        "select",
        "datalist",
    }
)
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q",
        "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "td", "th", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "form", "button", "dialog", "menu"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert"}
)
_WHOLE = frozenset({"body", "main", "article"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_STATES = ("has-", "no-", "with-", "without-", "is-", "js-", "not-")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_PROSE_WORDS = 12
_MAX_DEPTH = 200


class PageBlock(Record, frozen=True, kw_only=True):
    """One block of visible text.

    `path` numbers the elements that it stands in, outermost first; `articles` are those of them that the page calls an article or main part.
    `linked` is the share of its characters that are links.
    """

    text: str
    kind: ParagraphKind
    path: tuple[int, ...]
    articles: tuple[int, ...]
    linked: float

    @property
    def is_prose(self) -> bool:
        """Tell whether this reads like a paragraph of a report."""
        return self.kind == "body" and self.linked < 0.5 and len(self.text.split()) >= _PROSE_WORDS


class _Element(msgspec.Struct):
    """An open element of the page with the kind that its text has."""

    kind: ParagraphKind
    is_article: bool
    is_link: bool
    is_numbered: bool


class _Collector:
    """Walks a page in order and cuts its text where a block starts or ends.

    `path` and `articles` are the numbers of the open elements, those below a great depth left out: a hostile page nests without end.
    """

    def __init__(self, *, by_name: bool) -> None:
        self.by_name = by_name
        self.blocks: list[PageBlock] = []
        self.open: list[_Element] = []
        self.path: list[int] = []
        self.articles: list[int] = []
        self.links = 0
        self.pieces: list[tuple[str, bool]] = []
        self.numbered = 0

    def walk(self, body: LexborNode) -> list[PageBlock]:
        """Return the blocks of the page; the tree is walked without recursion, pages nest deeper than Python does."""
        stack: list[tuple[LexborNode, bool]] = [(body, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node.tag or "")
            elif node.tag == "-text":
                self.pieces.append((node.text_content or "", self.links > 0))
            elif self._enter(node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(_children(node))))
        return self.blocks

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag.startswith(("-", "!")) or tag in _HIDDEN:
            return False
        if tag not in _INLINE:
            self._flush()
        if tag in {"br", "hr"}:
            return False
        attributes = node.attributes
        article = (
            tag in {"article", "main"}
            or attributes.get("role") == "main"
            or "articleBody" in (attributes.get("itemprop") or "")
        )
        above = self.open[-1].kind if self.open else "body"
        kind = _kind(tag, attributes, above, inside=bool(self.articles) or article, by_name=self.by_name)
        element = _Element(kind=kind, is_article=article, is_link=tag == "a", is_numbered=len(self.path) < _MAX_DEPTH)
        self.open.append(element)
        self.links += element.is_link
        self.numbered += 1
        if element.is_numbered:
            self.path.append(self.numbered)
            if article:
                self.articles.append(self.numbered)
        return True

    def _leave(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        element = self.open.pop()
        self.links -= element.is_link
        if element.is_numbered:
            self.path.pop()
            if element.is_article:
                self.articles.pop()
        if tag in {"td", "th"}:
            self.pieces.append((" ", False))

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(piece for piece, _ in self.pieces)).strip()
        if text and self.open:
            linked = sum(len(piece.strip()) for piece, is_link in self.pieces if is_link)
            self.blocks.append(
                PageBlock(
                    text=text,
                    kind=self.open[-1].kind,
                    path=tuple(self.path),
                    articles=tuple(self.articles),
                    linked=linked / len(text),
                )
            )
        self.pieces = []


def collect_blocks(body: LexborNode) -> list[PageBlock]:
    """Return the blocks of visible text of a page in reading order.

    Class names and ids tell furniture; where they would take most of the prose with them, they mean something else on that page and are left aside.
    """
    blocks = _Collector(by_name=True).walk(body)
    unnamed = _Collector(by_name=False).walk(body)
    return blocks if 2 * _prose(blocks) >= _prose(unnamed) else unnamed


def _prose(blocks: list[PageBlock]) -> int:
    return sum(len(block.text) for block in blocks if block.is_prose)


def mark_content(blocks: list[PageBlock]) -> list[PageBlock]:
    """Mark as furniture what stands outside the report's own part of the page, and lists of links inside it.

    The report's part is the article (or main part) that holds most prose; without one, the innermost element around paragraphs that holds most of the prose.
    A headline before it stays a headline.
    """
    content = _content(blocks)
    inside = [index for index, block in enumerate(blocks) if content is None or content in block.path]
    first = inside[0] if inside else 0
    marked: list[PageBlock] = []
    for index, block in enumerate(blocks):
        outside = content is not None and content not in block.path
        keeps = block.kind == "headline" and index < first
        is_links = block.linked > 0.6 and len(block.text.split()) < 25 and block.kind == "body"
        furniture = (outside and not keeps) or is_links
        marked.append(msgspec.structs.replace(block, kind="furniture") if furniture else block)
    return marked


def _content(blocks: list[PageBlock]) -> int | None:
    """Return the number of the element that is the report, or null when nothing on the page reads like prose."""
    prose = [block for block in blocks if block.is_prose]
    total = sum(len(block.text) for block in prose)
    in_articles: Counter[int] = Counter()
    in_elements: Counter[int] = Counter()
    for block in prose:
        in_articles.update(dict.fromkeys(block.articles[-1:], len(block.text)))
        in_elements.update(dict.fromkeys(block.path[:-1], len(block.text)))
    if in_articles:
        best, share = min(in_articles.items(), key=lambda item: (-item[1], item[0]))
        if share >= 0.4 * total:
            return best
    large = [number for number, share in in_elements.items() if share >= 0.7 * total]
    return max(large, default=None)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _kind(
    tag: str, attributes: dict[str, str | None], above: ParagraphKind, *, inside: bool, by_name: bool
) -> ParagraphKind:
    if above != "body":
        return above
    style = (attributes.get("style") or "").replace(" ", "").lower()
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style
    surrounds = tag in _FURNITURE_TAGS or attributes.get("role") in _FURNITURE_ROLES or (tag == "header" and not inside)
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if hidden or surrounds or (by_name and tag not in _WHOLE and _is_part(named)):
        return "furniture"
    if tag == "figcaption" or re.search(r"(?i)\bcaption\b", named):
        return "caption"
    return "headline" if tag in _HEADINGS else "body"


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[-_])(?:{'|'.join(entry['pattern'] for entry in load('page-parts'))})(?:$|[-_])")


def _is_part(named: str) -> bool:
    """Tell whether one of an element's class names or its id is that of a part which is not the report."""
    names = (_HUMP.sub("-", name).lower() for name in named.split())
    return any(_parts().search(name) for name in names if not name.startswith(_STATES))
