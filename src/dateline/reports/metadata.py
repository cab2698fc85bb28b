"""What a web page says about itself: title, publisher, date of publication, address, language."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from dateline.reports.datelines import written_date

_DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate", "publish_date", "pubdate", "publication_date",
    "date_published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date", "article.published",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHER_NAMES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
)
_ARTICLE = re.compile(r"Article|Report|Posting|NewsItem|LiveBlog")
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


class Metadata(NamedTuple):
    """What the page says, each null when it does not."""

    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """Return what the page says about itself: JSON-LD first, then meta tags, then `time` elements.

    A date is taken as the page writes it, in the page's own time zone: moving it to another zone could move every "on Tuesday" by a week.
    """
    article = next(_articles(tree), {})
    meta = _meta(tree)
    dates = [article.get("datePublished"), *(meta.get(name) for name in _DATE_NAMES), *_times(tree)]
    publisher = article.get("publisher")
    link = tree.css_first('link[rel="canonical"]')
    root = tree.css_first("html")
    return Metadata(
        title=_first(article.get("headline"), *(meta.get(name) for name in _TITLE_NAMES), _heading(tree)),
        publisher=_first(
            publisher.get("name") if isinstance(publisher, dict) else publisher,
            *(meta.get(name) for name in _PUBLISHER_NAMES),
        ),
        published=next((found for found in map(_date, dates) if found), None),
        url=_first(link.attributes.get("href") if link is not None else None, meta.get("og:url")),
        language=_first((root.attributes.get("lang") or "")[:2].lower() if root is not None else None),
    )


def _articles(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD objects of the page that describe an article."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            waiting = [json.loads(script.text() or "null", strict=False)]
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD says nothing; its meta tags may
        while waiting:
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting.extend(found)
            elif isinstance(found, dict):
                kinds = found.get("@type")
                if _ARTICLE.search(" ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)):
                    yield found
                waiting.extend(found[key] for key in ("@graph", "mainEntity") if key in found)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.css("meta[content]"):
        attributes = tag.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        found.setdefault(name, (attributes.get("content") or "").strip())
    return found


def _times(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what `time` elements give, those marked as the date of publication first."""
    elements = tree.css('time[itemprop="datePublished"], time[pubdate], .published time') + tree.css(
        "article time, header time, main time"
    )
    for element in elements:
        yield element.attributes.get("datetime") or element.text()


def _heading(tree: LexborHTMLParser) -> str | None:
    for selector in ("h1", "title"):
        element = tree.css_first(selector)
        if element is not None and element.text().strip():
            return " ".join(element.text().split())
    return None


def _first(*values: object) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _date(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    match = _ISO.match(value)
    if not match:
        return written_date(value)
    try:
        found = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return found.isoformat() if found.year >= 1900 else None
