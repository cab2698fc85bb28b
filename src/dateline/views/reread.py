"""Read the reports of a ledger again from their stored texts, where more than their claims is needed."""

import hashlib
from collections.abc import Iterable, Iterator

from dateline import pipeline
from dateline.ledger import Filters, Head, Ledger
from dateline.records import Reading, Report


def reread(ledger: Ledger, heads: Iterable[Head] | None = None) -> Iterator[Reading]:
    """Yield the readings of some reports of a ledger, of all that stand when none are named, by day of publication."""
    for head in heads if heads is not None else ledger.reports():
        text = ledger.text(head.key)
        yield pipeline.read(
            Report(
                id=head.id,
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                title=head.title,
                publisher=head.publisher,
                published=head.published,
                published_from=head.published_from,
                language=head.language,
                url=head.url,
            )
        )


def reports_about(ledger: Ledger, terms: Iterable[str], most: int = 12) -> list[Head]:
    """Return the reports whose claims hold the most of some words, at most so many."""
    counts: dict[str, int] = {}
    for term in dict.fromkeys(terms):
        found = {entry.head.key for entry in ledger.entries(Filters(text=term, limit=200))}
        for key in found:
            counts[key] = counts.get(key, 0) + 1
    chosen = set(sorted(counts, key=lambda key: (-counts[key], key))[:most])
    return [head for head in ledger.reports() if head.key in chosen]
