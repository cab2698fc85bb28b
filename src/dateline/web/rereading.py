"""Reports read again, for what the ledger does not keep: why a claim was composed so, what its figures can be checked against, and the words of a text."""

import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from dateline.ledger import Entry, Head, Ledger
from dateline.records import Claim, Finding, Reading, Report
from dateline.views.grounds import Step

if TYPE_CHECKING:
    from dateline.views.verify import Verdict

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


class Findings:
    """What was found in the reports of ledgers that were read again, for as long as the server runs."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._known: dict[tuple[Path, str, str], tuple[Finding, ...]] = {}

    def of(self, path: Path, head: Head) -> tuple[Finding, ...] | None:
        """Return the findings in a report, null when it was not read again yet."""
        return self._known.get((path, head.key, head.run))

    def check(self, path: Path, heads: Iterable[Head], seconds: float) -> None:
        """Check the reports that were not yet, one at least, for about so many seconds."""
        from dateline.checks import check_reading  # noqa: PLC0415  as above

        until = time.monotonic() + seconds
        for head in heads:
            with _ONE_AT_A_TIME:
                if self.of(path, head) is None:
                    reading = _reread(path, head)
                    self._known[path, head.key, head.run] = check_reading(reading, (reading,))
            if time.monotonic() > until:
                return


FINDINGS = Findings()


def read_report(report: Report) -> Reading:
    """Read a report that is not in the ledger. Takes seconds the first time."""
    from dateline import pipeline  # noqa: PLC0415  as above

    with _ONE_AT_A_TIME:
        return pipeline.read(report)


def verify_against(path: Path, text: Reading) -> "tuple[Sequence[Head], tuple[Verdict, ...]]":
    """Return the reports of the ledger that speak of what a text names, and the verdict on each of its statements by them. Takes seconds a report the first time."""
    from dateline.views.reread import reports_about  # noqa: PLC0415  as above
    from dateline.views.verify import verify_text  # noqa: PLC0415  as above

    words = text.document.text
    terms = [
        name.of(words) for name in text.document.names if name.label not in {"DATE", "TIME", "CARDINAL", "ORDINAL"}
    ]
    with Ledger.open(path) as ledger:
        heads = reports_about(ledger, terms)
    with _ONE_AT_A_TIME:
        return heads, verify_text(text, [_reread(path, head) for head in heads])
