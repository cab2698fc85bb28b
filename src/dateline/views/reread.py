"""Read the reports of a ledger again from their stored texts, where more than their claims is needed."""

from collections.abc import Iterable, Iterator

from dateline import pipeline
from dateline.ledger import Filters, Head, Ledger
from dateline.records import Reading


def reread(ledger: Ledger, heads: Iterable[Head] | None = None) -> Iterator[Reading]:
    """Yield the readings of some reports of a ledger, of all that stand when none are named, by day of publication."""
    for head in heads if heads is not None else ledger.reports():
        yield reread_report(ledger, head)


def reread_report(ledger: Ledger, head: Head) -> Reading:
    """Return the reading of one report, read as it was when it came in: with its page's markup, and the same countries preferred for doubtful places."""
    report = ledger.report(head.key)
    (prior,) = ledger.store.execute("SELECT place_prior FROM run WHERE id = ?", (head.run,)).fetchone()
    return pipeline.read(
        report, pipeline.Settings(place_prior=tuple(code for code in (prior or "").split(",") if code))
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
