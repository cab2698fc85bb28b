"""The claims of a ledger that stand, with their links and reports, as the views take them."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from dateline.ledger import Entry, Filters, Head, Ledger
from dateline.records import Claim, Link, Report


class Case(NamedTuple):
    """Claims, links and reports; a claim's report goes by its key here, for two outlets may have used one id. `heads` tells the reports by key."""

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    reports: tuple[Report, ...]
    heads: dict[str, Head]


def open_case(ledger: Ledger, filters: Filters | None = None, *, texts: bool = True) -> Case:
    """Return the claims that pass `filters`, their links among one another and their reports; without `texts` copies cannot be told."""
    return _case(ledger, ledger.entries(filters or Filters()), texts=texts)


def join_cases(ledger: Ledger, asked: Iterable[Filters]) -> Case:
    """Return the claims that pass any of the filters, each once, without texts."""
    found = {entry.claim.id: entry for filters in asked for entry in ledger.entries(filters)}
    return _case(ledger, found.values(), texts=False)


def _case(ledger: Ledger, entries: Iterable[Entry], *, texts: bool) -> Case:
    claims: list[Claim] = []
    links: list[Link] = []
    heads: dict[str, Head] = {}
    for entry in entries:
        claims.append(structs.replace(entry.claim, report=entry.head.key))
        heads[entry.head.key] = entry.head
        links.extend(link for link in entry.links if link.source_claim == entry.claim.id)
    known = {claim.id for claim in claims}
    return Case(
        tuple(claims),
        tuple(link for link in links if link.target_claim in known),
        tuple(_report(head, ledger.text(head.key) if texts else "") for head in heads.values()),
        heads,
    )


def _report(head: Head, text: str) -> Report:
    return Report(
        id=head.key,
        text=text,
        sha256=head.sha256,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        url=head.url,
    )
