"""Changes: what came into the ledger since a moment: new claims, what later ones did to earlier ones, and what analysts decided."""

from datetime import UTC, datetime
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from dateline.exports.format import Item
from dateline.ledger.changes import Change, count_changes, last_moment, latest_changes
from dateline.web.asked import Question, read_words
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.labels import status_of
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render
from dateline.web.rows import send_csv, send_json

PER_PAGE = 50
MOST_PAGES = 200
KINDS = ("new", "repeated", "supported", "updated", "disputed", "admitted", "corrected", "retracted", "decided")
COLUMNS = ("at", "change", "claim", "by", "date", "source", "type", "place", "report", "evidence")


class Row(NamedTuple):
    """One change: the claim that it is about (null where an analyst decided about one that is gone), and the claim that did it, if a claim did."""

    change: Change
    item: Item | None
    status: str
    by: Item | None


class Found(NamedTuple):
    """The changes of one page, the last one first, how many there are of each kind, and how many pass."""

    asked: Question
    since: str
    rows: list[Row]
    counts: dict[str, int]
    total: int


def show_changes(desk: Desk, request: Request) -> Response:
    """Answer `/changes`."""
    found = find(desk, request)
    asked = found.asked
    return render(
        "changes.html",
        desk,
        title="Changes",
        here="/changes",
        asked=asked,
        since=found.since,
        rows=found.rows,
        counts=[(kind, found.counts[kind]) for kind in KINDS if kind in found.counts],
        paging=Paging(int(asked["page"]), PER_PAGE, found.total, lambda page: asked.query(page=page)),
    )


def find(desk: Desk, request: Request) -> Found:
    """Return the changes that a URL asks for; without a moment those of the last day on which anything came in."""
    asked = read_words(request.query_params, "from", kind=KINDS)
    store = desk.ledger.store
    since = _moment(asked["from"]) if asked["from"] else (last_moment(store) or "")[:10]
    page = int(asked["page"])
    if page > MOST_PAGES:
        raise ask_again(f"page={page}; expected at most {MOST_PAGES}: ask for a later moment or one kind of change")
    counts = desk.remember("changes", since, lambda: count_changes(store, since))
    changes = latest_changes(store, since, asked["kind"], page * PER_PAGE)[(page - 1) * PER_PAGE :]
    total = counts.get(asked["kind"], 0) if asked["kind"] else sum(counts.values())
    return Found(asked, since, _rows(desk, changes), counts, min(total, MOST_PAGES * PER_PAGE))


def _moment(given: str) -> str:
    """Return a moment as the events of a ledger write theirs."""
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise ask_again(f"from={given!r}; expected a time such as 2022-09-13 or 2022-09-13T18:00 (UTC)") from None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _rows(desk: Desk, changes: list[Change]) -> list[Row]:
    ids = dict.fromkeys(each for change in changes for each in (change.claim, change.by) if each)
    items = {item.claim.id: item for item in desk.items(desk.ledger.claims_with(ids))}
    found = ((change, items.get(change.claim), items.get(change.by or "")) for change in changes)
    return [Row(change, item, status_of(item) if item else "none", by) for change, item, by in found]


def send_changes_json(desk: Desk, request: Request) -> Response:
    """Answer `/changes.json`: the rows of the page."""
    found = find(desk, request)
    rows = [dict(zip(COLUMNS, _line(row), strict=True)) for row in found.rows]
    query = found.asked.query(page=found.asked["page"])
    return send_json("changes", query, rows, since=found.since, counts=found.counts, total=found.total)


def send_changes_csv(desk: Desk, request: Request) -> Response:
    """Answer `/changes.csv`: the rows of the page in the columns of `dateline changes --format csv`."""
    return send_csv(COLUMNS, map(_line, find(desk, request).rows))


def _line(row: Row) -> tuple[str | None, ...]:
    """Return the columns of a row, those about the claim as they may be shown."""
    change, item = row.change, row.item
    if item is None:
        return (change.at, change.change, change.claim, change.by, None, None, None, None, None, None)
    claim = item.claim
    return (
        *(change.at, change.change, change.claim, change.by),
        claim.when.start if claim.when else None,
        *(claim.source.name, claim.type),
        ", ".join(where.name for where in claim.where) or None,
        *(item.head.id, claim.evidence),
    )


PAGE = Page(
    "/changes",
    (
        Way("/changes", show_changes),
        Way("/changes.json", send_changes_json),
        Way("/changes.csv", send_changes_csv),
    ),
    name="Changes",
)
