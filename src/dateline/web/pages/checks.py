"""Checks: what can be checked without asking anyone, graded, with tolerance, formula and reference. Reports are read again for it, some at a time."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.ledger import Entry, Head
from dateline.records import Finding
from dateline.records.finding import Grade
from dateline.web.asked import Question, read_words
from dateline.web.desk import Desk
from dateline.web.errors import ask_again, not_here
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render
from dateline.web.rereading import FINDINGS
from dateline.web.rows import send_csv, send_json

PER_PAGE = 50
SECONDS = 3.0
"""How long one request reads reports again."""
GRADES: tuple[Grade, ...] = ("inconsistent", "after_rounding", "consistent", "not_checkable")
COLUMNS = ("report", "grade", "check", "message", "words", "formula", "tolerance", "unit", "reference", "claims")


class Row(NamedTuple):
    """A finding, the report that it is in, and the claims of the ledger that it concerns."""

    head: Head
    finding: Finding
    claims: tuple[str, ...]


class Found(NamedTuple):
    """The findings of one page; `checked` of `reports` were read again so far. `counts` are by grade."""

    asked: Question
    rows: list[Row]
    counts: dict[Grade, int]
    total: int
    checked: int
    reports: int


def show_checks(desk: Desk, request: Request) -> Response:
    """Answer `/checks`: the findings in the reports that were read again so far; with `report` it is read at once."""
    found = find(desk, request)
    asked = found.asked
    return render(
        "checks.html",
        desk,
        title="Checks",
        here="/checks",
        asked=asked,
        rows=found.rows,
        counts=[(grade, found.counts.get(grade, 0)) for grade in GRADES],
        checked=found.checked,
        reports=found.reports,
        paging=Paging(int(asked["page"]), PER_PAGE, found.total, lambda page: asked.query(page=page)),
    )


def find(desk: Desk, request: Request) -> Found:
    """Return the findings that a URL asks for, the gravest grade first."""
    if not desk.is_private:
        raise ask_again("findings quote the reports' own words: they are only shown on the machine itself")
    asked = read_words(request.query_params, "report", grade=get_args(Grade))
    heads = _heads(desk, asked["report"])
    if asked["report"]:
        FINDINGS.check(desk.house.path, heads, SECONDS)
    known = [(head, found) for head in heads if (found := FINDINGS.of(desk.house.path, head)) is not None]
    pairs = sorted(
        ((head, finding) for head, found in known for finding in found), key=lambda pair: GRADES.index(pair[1].grade)
    )
    counts = Counter(finding.grade for _, finding in pairs)
    passed = [pair for pair in pairs if asked["grade"] in {"", pair[1].grade}]
    first = (int(asked["page"]) - 1) * PER_PAGE
    rows = _rows(desk, passed[first : first + PER_PAGE])
    return Found(asked, rows, dict(counts), len(passed), len(known), len(heads))


def _heads(desk: Desk, report: str) -> list[Head]:
    """Return the reports to check, newest first."""
    if not report:
        return desk.remember("heads", None, lambda: desk.ledger.reports()[::-1])
    head = desk.ledger.head(report)
    if head is None:
        raise not_here("no such report in this ledger")
    return [head]


def _rows(desk: Desk, pairs: Sequence[tuple[Head, Finding]]) -> list[Row]:
    entries = {head.key: {_plain_id(entry): entry.claim.id for entry in desk.ledger.claims_in([head.key])} for head in {head for head, _ in pairs}}  # fmt: skip
    return [
        Row(head, finding, tuple(entries[head.key][claim] for claim in finding.claims if claim in entries[head.key]))
        for head, finding in pairs
    ]


def _plain_id(entry: Entry) -> str:
    return entry.claim.id.removesuffix(f"-{entry.head.key[:8]}")


def check_more(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/checks`: read more reports again for some seconds, then lead back."""
    if not desk.is_private:
        raise ask_again("findings quote the reports' own words: they are only shown on the machine itself")
    asked = read_words(request.query_params, "report", grade=get_args(Grade))
    path = desk.house.path
    FINDINGS.check(path, [head for head in _heads(desk, "") if FINDINGS.of(path, head) is None], SECONDS)
    return RedirectResponse(f"/checks{asked.query()}", status_code=303)


def send_checks_json(desk: Desk, request: Request) -> Response:
    """Answer `/checks.json`: the findings of the page with all their fields."""
    found = find(desk, request)
    rows: list[Any] = [
        {**msgspec.to_builtins(row.finding), "report": row.head.key, "claims": row.claims} for row in found.rows
    ]
    query = found.asked.query(page=found.asked["page"])
    return send_json("findings", query, rows, total=found.total, checked=found.checked, reports=found.reports)


def send_checks_csv(desk: Desk, request: Request) -> Response:
    """Answer `/checks.csv`: the findings of the page."""
    return send_csv(
        COLUMNS,
        (
            (
                row.head.key,
                row.finding.grade,
                row.finding.check,
                row.finding.message,
                " … ".join(passage.text for passage in row.finding.passages),
                row.finding.formula,
                row.finding.tolerance,
                row.finding.unit,
                "; ".join(row.finding.reference),
                "; ".join(row.claims),
            )
            for row in find(desk, request).rows
        ),
    )


PAGE = Page(
    "/checks",
    (
        Way("/checks", show_checks),
        Way("/checks", check_more, methods=("POST",)),
        Way("/checks.json", send_checks_json),
        Way("/checks.csv", send_checks_csv),
    ),
    name="Checks",
    is_private=True,
)
