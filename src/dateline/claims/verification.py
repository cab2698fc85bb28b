"""Whether anyone checked, or contests, a claim."""

from collections.abc import Sequence

from msgspec import structs

from dateline.claims.disclaimers import Disclaimer
from dateline.records import Claim


def apply_disclaimers(claims: Sequence[Claim], disclaimers: Sequence[Disclaimer], publisher: str | None) -> tuple[Claim, ...]:
    """Mark as unverified what a disclaimer covers: asserted claims that stand before it and are neither the outlet's own nor a private person's.

    Judgements of the course of things cannot be verified, and are covered all the same: the disclaimer names reports as a whole.
    """
    return tuple(_covered(claim, disclaimers, publisher) for claim in claims)


def _covered(claim: Claim, disclaimers: Sequence[Disclaimer], publisher: str | None) -> Claim:
    if claim.modality != "asserted" or claim.source.kind == "narrator" or claim.private_person:
        return claim
    for disclaimer in disclaimers:
        if claim.evidence_start < disclaimer.start and claim.verification == "none":
            return structs.replace(claim, verification=disclaimer.status, verification_by=disclaimer.by or publisher)
    return claim


