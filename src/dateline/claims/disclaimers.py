"""Find where a report says that it could, or could not, check what it tells."""

import re
from functools import cache

from dateline.lexicons import load
from dateline.records import Document, Span


class Disclaimer(Span, frozen=True, kw_only=True):
    """The sentence in which an outlet disclaims; `by` is who could not check, null when not said."""

    status: str
    by: str | None


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(entry["status"], re.compile(entry["pattern"])) for entry in load("disclaimers")]


_GENERIC = frozenset({"it", "we", "the agency", "journalists", "reporters", "he", "she", "they"})


def find_disclaimers(document: Document) -> tuple[Disclaimer, ...]:
    """Return the disclaimers of a report in text order; quoted ones are somebody else's and do not count."""
    found: list[Disclaimer] = []
    for sentence in document.sentences:
        words = sentence.of(document.text)
        for status, pattern in _patterns():
            match = pattern.search(words)
            if match is None or _is_quoted(document, sentence.start + match.start()):
                continue
            by = match.groupdict().get("by")
            if by and by.split()[0].lower() in _GENERIC | {"the", "this", "these", "those", "that", "which"}:
                by = None
            found.append(Disclaimer(start=sentence.start, end=sentence.end, status=status, by=by))
            break
    return tuple(found)


def _is_quoted(document: Document, offset: int) -> bool:
    return any(quotation.start <= offset < quotation.end for quotation in document.quotations)
