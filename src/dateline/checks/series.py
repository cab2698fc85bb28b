"""Running totals with stated increments: "UAV - 232 (+4)", statement after statement.

A statement's total must be the total of the day before plus the increment that it states. Where no increment is stated none is worked out; where the
statement of the day before is missing, only a total that falls, or grows by less than its own increment, is at odds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from dateline.checks.grades import number
from dateline.measures import tolerance
from dateline.records import Finding, Grade, Passage, Report

_ENTRY = re.compile(
    r"(?:^|[,;:•*\n]|\band\b)[ \t]*(?P<label>[^\W\d_][^\n,;:()\d‒–—]{1,60}?)\s*[:‒–—-]\s*"
    r"(?P<about>(?:about|approximately|approx\.|around|nearly|over|more than|some|~)\s*)?"
    r"(?P<total>\d{1,3}(?:[,  ]\d{3})+|\d+)\s*\(\s*(?:(?P<sign>[+−-])\s*(?P<more>\d{1,3}(?:[,  ]\d{3})+|\d+))\s*\)",
    re.MULTILINE,
)
_FEW = 2
"""Entries that a text must have to be taken as a statement of totals; one alone may be anything."""


class Total(NamedTuple):
    """A total with its increment as one statement gives them; `day` is the day of publication."""

    report: str
    day: date
    label: str
    total: int
    more: int
    about: bool
    digits: str
    start: int
    end: int
    words: str


def check_series(reports: Iterable[Report]) -> Iterator[Finding]:
    """Yield a finding for every stated increment that has an earlier statement of the same publisher to be compared with, by day and label."""
    series: defaultdict[tuple[str, str], list[Total]] = defaultdict(list)
    for report in reports:
        for total in read_totals(report):
            series[(report.publisher or "").casefold(), _key(total.label)].append(total)
    for _, found in sorted(series.items()):
        yield from _check(_one_a_day(found))


def read_totals(report: Report) -> list[Total]:
    """Return the totals with increments that a dated report states, in text order; none when it states fewer than two."""
    if report.published is None:
        return []
    found = [
        Total(
            report=report.id,
            day=date.fromisoformat(report.published[:10]),
            label=match["label"].strip(),
            total=_whole(match["total"]),
            more=_whole(match["more"]) * (1 if match["sign"] == "+" else -1),
            about=match["about"] is not None,
            digits=re.sub(r"\D", "", match["total"]),
            start=match.start("label"),
            end=match.end(),
            words=report.text[match.start("label") : match.end()],
        )
        for match in _ENTRY.finditer(report.text)
    ]
    return found if len(found) >= _FEW else []


def _one_a_day(found: Sequence[Total]) -> list[Total]:
    """Return the totals in the order of days; the same total told twice on a day counts once."""
    kept: dict[tuple[date, int, int], Total] = {}
    for total in sorted(found, key=lambda total: (total.day, total.report, total.start)):
        kept.setdefault((total.day, total.total, total.more), total)
    return list(kept.values())


def _check(totals: Sequence[Total]) -> Iterator[Finding]:
    for before, after in pairwise(totals):
        yield _grade(before, after)


def _grade(before: Total, after: Total) -> Finding:
    days = (after.day - before.day).days
    sum_of = before.total + after.more
    slack = max(tolerance(before.digits), tolerance(after.digits)) if before.about or after.about else 0.0
    formula = f"{number(before.total)} {'+' if after.more >= 0 else '−'} {number(abs(after.more))} = {number(sum_of)}, stated {number(after.total)}"
    off = after.total - sum_of
    if days == 1 and off == 0:
        return _finding(before, after, "consistent", f"{after.label}: the increment adds up", formula, slack)
    if days <= 1 and abs(off) <= slack:
        return _finding(
            before, after, "after_rounding", f"{after.label}: the increment adds up after rounding", formula, slack
        )
    if days <= 1:
        return _finding(
            before,
            after,
            "inconsistent",
            f"{after.label}: total and increment do not add up ({off:+,d})",
            formula,
            slack,
        )
    if off + slack < 0 <= after.more:
        message = (
            f"{after.label}: the total grew by less than its own increment since {before.day.isoformat()} ({off:+,d})"
        )
        return _finding(before, after, "inconsistent", message, formula, slack)
    return _finding(
        before, after, "not_checkable", f"{after.label}: no statement for the {days - 1} days between", formula, slack
    )


def _finding(before: Total, after: Total, grade: Grade, message: str, formula: str, slack: float) -> Finding:
    return Finding(
        check="series",
        grade=grade,
        message=message,
        formula=formula,
        passages=tuple(
            Passage(report=each.report, start=each.start, end=each.end, text=each.words) for each in (before, after)
        ),
        unit=after.label,
        stated=float(after.total),
        computed=float(before.total + after.more),
        tolerance=slack,
        reference=(f"statement of {before.day.isoformat()}",),
    )


def _whole(digits: str) -> int:
    return int(re.sub(r"\D", "", digits))


def _key(label: str) -> str:
    """Return what two labels of one thing have in common: "UAVs" and "UAV" are one."""
    words = re.findall(r"[^\W\d_]+", label.casefold())
    return " ".join(word.removesuffix("s") for word in words)
