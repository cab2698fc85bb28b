"""What was said to happen, day by day; the same said again stands folded under the first telling."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.records import Claim, Link, Report


class Step(NamedTuple):
    """One claim of the timeline: its day (null: none is known), the claims that only repeat it, and what later claims did to it."""

    day: str | None
    claim: Claim
    repeated_by: tuple[str, ...]
    updated_by: tuple[str, ...]
    supported_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


def show_timeline(claims: Sequence[Claim], links: Iterable[Link], reports: Sequence[Report]) -> tuple[Step, ...]:
    """Return the claims by the day of their event, then as told; a claim without a day stands at the end, never at its day of publication."""
    links = tuple(links)
    known = {claim.id for claim in claims}
    again = {
        link.source_claim: link.target_claim for link in links if link.kind == "repeats" and link.target_claim in known
    }
    by: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for link in links:
        by[_first(link.target_claim, again) if link.kind == "repeats" else link.target_claim, link.kind].append(
            link.source_claim
        )
    told = {report.id: report.published or "9999" for report in reports}
    steps = [
        Step(
            claim.when.start if claim.when else None,
            claim,
            *(tuple(sorted(by[claim.id, kind])) for kind in ("repeats", "updates", "supports", "disputes")),
        )
        for claim in claims
        if claim.id not in again
    ]
    return tuple(sorted(steps, key=lambda step: _order(step, told)))


def _first(claim: str, again: dict[str, str]) -> str:
    """Return the first telling of what a claim repeats."""
    seen = {claim}
    while claim in again and again[claim] not in seen:
        claim = again[claim]
        seen.add(claim)
    return claim


def _order(step: Step, told: dict[str, str]) -> tuple[str, str, str, int, str]:
    claim = step.claim
    return (step.day or "9999", told.get(claim.report, "9999"), claim.report, claim.evidence_start, claim.id)
