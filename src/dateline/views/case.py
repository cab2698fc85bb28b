"""The claims of a ledger that stand, with their links and reports, as the views take them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.ledger import Effective, Entry, Filters, Head, Ledger
from dateline.ledger.effective import apply_decisions
from dateline.records import Claim, Link, Report


class Case(NamedTuple):
    """Claims, links and reports; a claim's report goes by its key here, for two outlets may have used one id. `heads` tells the reports by key.

    The claims are those in force: with the values of analysts where these fixed a slot, and without what they rejected. `decided` are the claims about which something
    was decided, by id, the rejected ones among them; `as_read` the same case as if nothing had been, null where nothing was.
    """

    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    reports: tuple[Report, ...]
    heads: dict[str, Head]
    decided: Mapping[str, Effective] = {}
    as_read: "Case | None" = None


def open_case(ledger: Ledger, filters: Filters | None = None, *, texts: bool = True) -> Case:
    """Return the claims that pass `filters`, their links among one another and their reports; without `texts` copies cannot be told."""
    return _case(ledger, ledger.entries(filters or Filters()), texts=texts)


def join_cases(ledger: Ledger, asked: Iterable[Filters]) -> Case:
    """Return the claims that pass any of the filters, each once, without texts."""
    found = {entry.claim.id: entry for filters in asked for entry in ledger.entries(filters)}
    return _case(ledger, found.values(), texts=False)


def _case(ledger: Ledger, entries: Iterable[Entry], *, texts: bool) -> Case:
    found = [(structs.replace(entry.claim, report=entry.head.key), entry) for entry in entries]
    heads = {entry.head.key: entry.head for _, entry in found}
    reports = tuple(_report(head, ledger.text(head.key) if texts else "") for head in heads.values())
    links = [link for claim, entry in found for link in entry.links if link.source_claim == claim.id]
    read = _among([claim for claim, _ in found], links, reports, heads)
    decided = {
        claim.id: effective
        for claim, entry in found
        if entry.decisions and (effective := apply_decisions(claim, entry.decisions)).review is not None
    }
    if not decided:
        return read
    in_force = [decided[claim.id].claim if claim.id in decided else claim for claim, _ in found]
    left = [claim for claim in in_force if claim.id not in decided or decided[claim.id].review != "rejected"]
    return _among(left, links, reports, heads)._replace(decided=decided, as_read=read)


def _among(claims: Sequence[Claim], links: Iterable[Link], reports: tuple[Report, ...], heads: dict[str, Head]) -> Case:
    known = {claim.id for claim in claims}
    return Case(
        tuple(claims),
        tuple(link for link in links if link.source_claim in known and link.target_claim in known),
        reports,
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
