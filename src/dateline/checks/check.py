"""Run every check over a reading."""

from collections.abc import Callable, Iterable, Sequence

from dateline.checks.ages import check_ages
from dateline.checks.areas import check_areas
from dateline.checks.arithmetic import check_arithmetic
from dateline.checks.comparisons import check_comparisons
from dateline.checks.dates import check_weekdays
from dateline.checks.distances import check_distances
from dateline.checks.shares import check_shares
from dateline.checks.units import check_units
from dateline.records import Finding, Reading

CHECKS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    check_units,
    check_distances,
    check_areas,
    check_shares,
    check_arithmetic,
    check_weekdays,
    check_ages,
)
"""The checks that need one report only."""


def check_reading(reading: Reading, others: Sequence[Reading] = ()) -> tuple[Finding, ...]:
    """Return everything that can be checked in a report, in text order; `others` may hold the earlier figures that it is compared with."""
    found = [finding for check in CHECKS for finding in check(reading)]
    found.extend(check_comparisons(reading, others))
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, int, str]:
    first = finding.passages[0] if finding.passages else None
    return (first.start, first.end, finding.check) if first else (-1, -1, finding.check)
