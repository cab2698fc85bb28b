"""Reports: what was read, by outlet and day, with how many claims from how many independent origins."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from dateline.ledger import Entry, Head
from dateline.ledger.origins import UNNAMED, origin_of
from dateline.ledger.report_list import ReportFilters, ReportOrder, count_outlets, count_reports, find_reports
from dateline.web.asked import read_number
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render

PER_PAGE = 50
_SORTS: dict[str, ReportOrder] = {"newest": "newest", "oldest": "oldest", "claims": "claims"}
_QUESTIONS = ("title", "outlet", "sort", "page", "versions")


class Line(NamedTuple):
    """A report of the list; `origins` counts those that can be told apart, `unchecked` and the like how its claims stand."""

    head: Head
    origins: int
    disputed: int
    unverified: int


def show_reports(desk: Desk, request: Request) -> Response:
    """Answer `/reports`."""
    filters, page = _read(request)
    store = desk.ledger.store
    heads = find_reports(store, filters)
    total = count_reports(store, filters)
    asked = {
        "title": filters.title or "",
        "outlet": filters.outlet or "",
        "sort": "" if filters.order == "newest" else filters.order,
        "versions": "all" if filters.superseded else "",
    }
    return render(
        "reports.html",
        desk,
        title="Reports",
        here="/reports",
        lines=_lines(desk, heads),
        asked=asked,
        sorts=tuple(_SORTS),
        outlets=count_outlets(store) if desk.is_private else (),
        paging=Paging(page, PER_PAGE, total, lambda number: _query({**asked, "page": str(number)})),
    )


def _read(request: Request) -> tuple[ReportFilters, int]:
    params = request.query_params
    unknown = sorted(set(params.keys()) - set(_QUESTIONS))
    if unknown:
        raise ask_again(f"{unknown[0]!r} is no question; expected one of {', '.join(_QUESTIONS)}")
    sort, versions = params.get("sort") or "newest", params.get("versions", "")
    if sort not in _SORTS:
        raise ask_again(f"sort={sort!r}; expected one of {', '.join(_SORTS)}")
    page = read_number("page", params.get("page", ""), 1, 1_000_000)
    return (
        ReportFilters(
            title=params.get("title", "").strip()[:200] or None,
            outlet=params.get("outlet", "").strip()[:200] or None,
            superseded=versions == "all",
            order=_SORTS[sort],
            offset=(page - 1) * PER_PAGE,
            limit=PER_PAGE,
        ),
        page,
    )


def _query(asked: dict[str, str]) -> str:
    given = {name: value for name, value in asked.items() if value and (name, value) != ("page", "1")}
    return f"?{urlencode(given)}" if given else ""


def _lines(desk: Desk, heads: Sequence[Head]) -> list[Line]:
    by_report = {key: list(found) for key, found in groupby(desk.ledger.claims_in(head.key for head in heads), _key)}
    return [_line(desk, head, by_report.get(head.key, [])) for head in heads]


def _key(entry: Entry) -> str:
    return entry.head.key


def _line(desk: Desk, head: Head, entries: Sequence[Entry]) -> Line:
    claims = [entry.claim for entry in entries]
    return Line(
        desk.sharer.report(head, entries).head,
        len({origin_of(claim) for claim in claims} - {UNNAMED}),
        sum(claim.verification == "disputed" for claim in claims),
        sum(claim.verification == "unverified" for claim in claims),
    )


PAGE = Page("/reports", (Way("/reports", show_reports),), name="Reports")
