"""How many independent origins say a thing: forty outlets with one statement are one source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.ledger.allies import aligned_with
from dateline.ledger.copies import copy_groups
from dateline.ledger.origins import UNNAMED, origin_of
from dateline.records import Claim, Link, Report


class Origin(NamedTuple):
    """One origin with its claims, in the order of telling, and the reports that are copies of an earlier one among them.

    `aligned_with` is an earlier origin whose ally it is, on the day of its first telling; null when there is none.
    """

    name: str
    claims: tuple[Claim, ...]
    copies: tuple[str, ...]
    aligned_with: str | None = None

    @property
    def is_independent(self) -> bool:
        """Tell whether it counts: sources without a name cannot be told from others, and an ally is no independent witness."""
        return self.name != UNNAMED and self.aligned_with is None


def show_origins(
    claim_id: str, claims: Sequence[Claim], links: Iterable[Link], reports: Sequence[Report]
) -> tuple[Origin, ...]:
    """Return the origins of a claim and of all claims that repeat or support it, directly or through one another; the earliest told first."""
    by_id = {claim.id: claim for claim in claims}
    if claim_id not in by_id:
        return ()
    told = {report.id: report.published or "9999" for report in reports}
    saying = sorted(
        (by_id[each] for each in _connected(claim_id, links) if each in by_id),
        key=lambda claim: (told.get(claim.report, "9999"), claim.report, claim.evidence_start, claim.id),
    )
    by_report = {report.id: report for report in reports if any(claim.report == report.id for claim in saying)}
    copies = copy_groups(tuple(by_report.values()))
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in saying:
        found[_origin(claim, by_id, links, by_report, copies)].append(claim)
    return tuple(_origins(found, told, copies))


def _origins(
    found: Mapping[str, Sequence[Claim]], told: Mapping[str, str], copies: Mapping[str, str]
) -> Iterator[Origin]:
    earlier: list[str] = []
    for name, claims in found.items():
        day = told.get(claims[0].report)
        ally = aligned_with(name, earlier, day[:10] if day and day != "9999" else None)
        yield Origin(name, tuple(claims), _copied(claims, copies), ally)
        earlier += [] if ally else [name]


def _connected(claim_id: str, links: Iterable[Link]) -> set[str]:
    """Return the claims that repeats and supports lead to, both ways."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind in ("repeats", "supports"):
            near[link.source_claim].add(link.target_claim)
            near[link.target_claim].add(link.source_claim)
    found, open_ends = {claim_id}, [claim_id]
    while open_ends:
        for each in near[open_ends.pop()] - found:
            found.add(each)
            open_ends.append(each)
    return found


def _origin(
    claim: Claim,
    claims: Mapping[str, Claim],
    links: Iterable[Link],
    reports: Mapping[str, Report],
    copies: Mapping[str, str],
) -> str:
    """Return the claim's origin; an outlet that only repeats what a side said before has that side's."""
    own = origin_of(claim, reports, copies)
    if claim.source.kind != "narrator":
        return own
    repeated = [
        claims[link.target_claim]
        for link in links
        if link.kind == "repeats" and link.source_claim == claim.id and link.target_claim in claims
    ]
    first = next((origin_of(each, reports, copies) for each in repeated if each.source.kind != "narrator"), None)
    return first or own


def _copied(claims: Iterable[Claim], copies: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({claim.report for claim in claims if copies.get(claim.report, claim.report) != claim.report}))
