"""Why a claim was composed so: every decision with the words and the rule that it rests on."""

from collections.abc import Iterator

from dateline.records import Claim, Reading, Record
from dateline.views.grounds import Grounds, Step, find_grounds
from dateline.views.why_checked import explain_issues, explain_verification
from dateline.views.why_event import explain_clause, explain_event, explain_modality
from dateline.views.why_settings import explain_figures, explain_places, explain_times
from dateline.views.why_source import explain_attribution, explain_source


class Explanation(Record, frozen=True, kw_only=True):
    """A claim, the sentence that its evidence starts in (with the offset where that starts), and the steps that made it."""

    claim: Claim
    sentence: str
    sentence_start: int
    steps: tuple[Step, ...]


def explain_claims(reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Explanation]:
    """Yield an explanation of each of `claims`, which must be claims of `reading`."""
    for grounds in find_grounds(reading, claims):
        sentence = reading.document.sentence_at(grounds.claim.evidence_start)
        start = sentence.start if sentence else grounds.claim.evidence_start
        end = max(sentence.end if sentence else 0, grounds.claim.evidence_end)
        yield Explanation(
            claim=grounds.claim,
            sentence=reading.document.text[start:end],
            sentence_start=start,
            steps=tuple(_steps(grounds)),
        )


def _steps(grounds: Grounds) -> Iterator[Step]:
    yield explain_clause(grounds)
    yield explain_event(grounds)
    yield explain_modality(grounds)
    yield explain_attribution(grounds)
    yield explain_source(grounds)
    yield from explain_places(grounds)
    yield from explain_times(grounds)
    yield from explain_figures(grounds)
    yield explain_verification(grounds)
    yield from explain_issues(grounds)


def claims_by_id(reading: Reading, claim_id: str) -> tuple[Claim, ...]:
    """Return the claims whose id is, or starts with, `claim_id`."""
    return tuple(claim for claim in reading.claims if claim.id.startswith(claim_id))


def claims_at(reading: Reading, offset: int) -> tuple[Claim, ...]:
    """Return the claims whose evidence holds the letter at `offset`, the shortest evidence first."""
    holding = [claim for claim in reading.claims if claim.evidence_start <= offset < claim.evidence_end]
    return tuple(sorted(holding, key=lambda claim: (claim.evidence_end - claim.evidence_start, claim.evidence_start)))
