"""Sites named after a town: "Kherson International Airport", "the Port of Trieste"."""

from dateline.mentions.places.judge import Found
from dateline.mentions.places.words import site_words, types_after
from dateline.records import Document

_REACH = 5
_ARTICLE = 2


def grow_site(document: Document, hit: Found) -> Found | None:
    """Return the site that begins with the toponym `hit`, or null: its words up to the site noun, all in one sentence and without a break."""
    tokens, text = document.tokens, document.text
    if hit.rule in {"abbreviation", "country"} or tokens[hit.last - 1].lower in types_after():
        return None
    if hit.last - hit.first == 1 and len(tokens[hit.first].text) <= _ARTICLE:
        return None  # "Al Noor Mosque" is not the Noor Mosque of a town named Al
    limit = min(hit.last + _REACH, document.sentences[tokens[hit.first].sentence].last)
    start = tokens[hit.last - 1].end
    end = tokens[limit - 1].end
    for match in site_words().finditer(text, start, end):
        between = text[start : match.start()]
        if (
            any(mark in between for mark in ",.;:()\"“”’'")
            or match.start() == start
            or not between.strip(" ").replace(" ", "").replace("-", "").isalnum()
        ):
            return None if between.strip() else _site(document, hit, match.end())
        words = between.split()
        if all(word[0].isupper() or word in _SITE_ADJECTIVES for word in words):
            return _site(document, hit, match.end())
        return None
    return None


_SITE_ADJECTIVES = frozenset(
    {
        "regional",
        "international",
        "central",
        "main",
        "nuclear",
        "thermal",
        "military",
        "naval",
        "intensive",
        "care",
        "oil",
        "children's",
        "maternity",
        "iron",
        "and",
        "steel",
    }
)


def _site(document: Document, hit: Found, end: int) -> Found | None:
    last = document.token_at(end - 1) + 1
    return Found(hit.first, last, f"{hit.rule}+site") if last > hit.last else None
