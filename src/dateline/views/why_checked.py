"""Why a claim counts as unverified, confirmed or disputed, and what around it stayed open."""

from collections.abc import Iterator

from dateline.claims.disclaimers import find_disclaimers
from dateline.views.grounds import Grounds, Step


def explain_verification(grounds: Grounds) -> Step:
    """Say which words of the report check, disclaim or contest the claim."""
    claim = grounds.claim
    by = f" by {claim.verification_by}" if claim.verification_by else ""
    because = {"disputed": _disputed, "none": _unchecked}.get(claim.verification, _disclaimed)(grounds)
    return Step(about="verification", result=claim.verification + by, because=tuple(because))


def _disclaimed(grounds: Grounds) -> Iterator[str]:
    text = grounds.document.text
    for disclaimer in find_disclaimers(grounds.document):
        if disclaimer.start > grounds.claim.evidence_start and disclaimer.status == grounds.claim.verification:
            yield f"covered by “{disclaimer.of(text)}” at {disclaimer.start}"
            return


def _disputed(grounds: Grounds) -> Iterator[str]:
    names = set((grounds.claim.verification_by or "").split("; "))
    for claim in grounds.reading.claims:
        against = set((claim.verification_by or "").split("; "))
        if claim.verification == "disputed" and claim.source.name in names and grounds.claim.source.name in against:
            yield f"against claim {claim.id}: {claim.source.name}, {claim.type}, {claim.modality}: “{claim.evidence}”"


def _unchecked(grounds: Grounds) -> Iterator[str]:
    claim = grounds.claim
    covering = [each for each in find_disclaimers(grounds.document) if each.start > claim.evidence_start]
    if not covering:
        return
    if claim.source.kind == "narrator":
        yield "the outlet's disclaimer does not cover what it says itself"
    elif claim.private_person:
        yield "the outlet's disclaimer does not cover what a private person saw"
    elif claim.modality != "asserted":
        yield f"the outlet's disclaimer covers what is asserted, not what is {claim.modality.replace('_', ' ')}"


def explain_issues(grounds: Grounds) -> Iterator[Step]:
    """Yield what could not be settled in the claim's words or its source's."""
    source = grounds.claim.source
    spans = [(grounds.evidence.start, grounds.evidence.end)]
    if source.start is not None and source.end is not None:
        spans.append((source.start, source.end))
    for issue in grounds.reading.issues:
        if issue.start is None or issue.end is None:
            yield Step(about="not settled", result=issue.code, because=(issue.message,))
        elif any(issue.start < end and start < issue.end for start, end in spans):
            words = grounds.document.text[issue.start : issue.end]
            yield Step(
                about="not settled",
                result=issue.code,
                words=words,
                start=issue.start,
                end=issue.end,
                because=(issue.message,),
            )
