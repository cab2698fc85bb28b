"""Reports read again, for what the ledger does not keep: why a claim was composed so, and what its figures can be checked against."""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from dateline.ledger import Entry, Head, Ledger
from dateline.records import Claim, Finding, Reading
from dateline.views.grounds import Step

_KEPT = 16
_ONE_AT_A_TIME = Lock()


class Reasons(NamedTuple):
    """Why a claim was composed so, step by step, and the findings of checks that concern it; no steps when this Dateline reads the report otherwise."""

    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def find_reasons(path: Path, entry: Entry) -> Reasons:
    """Return the reasons for a claim of the ledger at `path`. Takes seconds the first time: the report is read again, and kept for the next question."""
    from dateline.checks import check_reading  # noqa: PLC0415  spaCy loads when the first reason is asked for
    from dateline.views.explain import explain_claims  # noqa: PLC0415  as above

    with _ONE_AT_A_TIME:
        reading = _reread(path, entry.head)
        claim = _same_claim(reading, entry)
        if claim is None:
            return Reasons((), ())
        steps = tuple(step for explanation in explain_claims(reading, (claim,)) for step in explanation.steps)
        findings = tuple(finding for finding in check_reading(reading, (reading,)) if claim.id in finding.claims)
    return Reasons(steps, findings)


def _same_claim(reading: Reading, entry: Entry) -> Claim | None:
    """Return the claim of the reading that was kept as `entry`: its id is that of the ledger without the version's letters."""
    name = entry.claim.id.removesuffix(f"-{entry.head.key[:8]}")
    return next((claim for claim in reading.claims if claim.id == name), None)


@lru_cache(maxsize=_KEPT)
def _reread(path: Path, head: Head) -> Reading:
    from dateline.views.reread import reread_report  # noqa: PLC0415  as above

    with Ledger.open(path) as ledger:
        return reread_report(ledger, head)
