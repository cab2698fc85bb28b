"""What is disputed: claims that cannot both be true at one time for one scope, side by side, each with its source."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.records import Claim, Link


class Dispute(NamedTuple):
    """Two claims that dispute each other, the earlier one first, the link that says why, and what supports either."""

    first: Claim
    second: Claim
    link: Link
    for_first: tuple[str, ...] = ()
    for_second: tuple[str, ...] = ()


def show_disputes(claims: Sequence[Claim], links: Iterable[Link]) -> tuple[Dispute, ...]:
    """Return the disputes in the order of days; a claim that was only brought up to date is in none."""
    by_id = {claim.id: claim for claim in claims}
    links = tuple(links)
    found = [
        Dispute(
            by_id[link.target_claim],
            by_id[link.source_claim],
            link,
            _supporters(link.target_claim, links),
            _supporters(link.source_claim, links),
        )
        for link in links
        if link.kind == "disputes" and link.target_claim in by_id and link.source_claim in by_id
    ]
    return tuple(sorted(found, key=_order))


def _supporters(claim: str, links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(sorted(link.source_claim for link in links if link.kind == "supports" and link.target_claim == claim))


def _order(dispute: Dispute) -> tuple[str, str, int, str]:
    when = dispute.first.when
    return (when.start or "" if when else "", dispute.first.report, dispute.first.evidence_start, dispute.second.id)
