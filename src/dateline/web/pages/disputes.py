"""Disputes: two claims that cannot both be true at one time for one scope, side by side, with what was compared."""

from typing import Any, NamedTuple, get_args

from starlette.requests import Request
from starlette.responses import Response

from dateline.exports.format import Item
from dateline.exports.jsonl import line_of
from dateline.ledger.dispute_list import find_disputes
from dateline.records import ClaimType, Link
from dateline.views.cells import places_cell
from dateline.web.asked import Question, read_words
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.labels import label, status_of
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render
from dateline.web.rows import send_csv, send_json

PER_PAGE = 25
MOST = 10_000
"""How many of the newest disputes are listed."""
COLUMNS = (
    "date", "place", "first_claim", "first_source", "first_words", "second_claim", "second_source", "second_words",
    "supports_first", "supports_second", "rule", "compared",
)  # fmt: skip


class Side(NamedTuple):
    """One claim of a dispute: how it stands, and the ids of the claims that support it."""

    item: Item
    status: str
    supported_by: tuple[str, ...]


class Dispute(NamedTuple):
    """Two claims, the earlier told one first; `compared` is each slot with what was met, by name."""

    first: Side
    second: Side
    link: Link

    @property
    def compared(self) -> list[tuple[str, str]]:
        """Each slot that was compared, and what was met."""
        return [(label(slot), words) for slot, words in self.link.compared.items()]


class Found(NamedTuple):
    """The disputes of one page, and how many there are."""

    asked: Question
    disputes: list[Dispute]
    total: int


def show_disputes(desk: Desk, request: Request) -> Response:
    """Answer `/disputes`."""
    found = find(desk, request)
    asked = found.asked
    return render(
        "disputes.html",
        desk,
        title="Disputes",
        here="/disputes",
        asked=asked,
        disputes=found.disputes,
        types=get_args(ClaimType),
        is_linked=desk.ledger.has_links(),
        paging=Paging(int(asked["page"]), PER_PAGE, found.total, lambda page: asked.query(page=page)),
    )


def find(desk: Desk, request: Request) -> Found:
    """Return the disputes that a URL asks for: those of which one claim passes."""
    asked = read_words(request.query_params, "source", "place", "since", "until", type=get_args(ClaimType))
    if not desk.sharer.may_ask(f"{asked['source']} {asked['place']}"):
        raise ask_again("a word of this question is part of a private person's name; such names are withheld on this address")  # fmt: skip
    filters, store = asked.filters(), desk.ledger.store
    every = desk.remember("disputes", filters, lambda: find_disputes(store, filters)[:MOST])
    first = (int(asked["page"]) - 1) * PER_PAGE
    pairs = every[first : first + PER_PAGE]
    numbers = list(dict.fromkeys(number for pair in pairs for number in (pair.first, pair.second)))
    items = dict(zip(numbers, desk.items(desk.ledger.numbered(numbers)), strict=True))
    disputes = [_dispute(items[pair.first], items[pair.second], pair.rule) for pair in pairs]
    if asked["place"]:  # the question itself would tell where a withheld position is
        disputes = [
            each for each in disputes if "position" not in {*each.first.item.withheld, *each.second.item.withheld}
        ]
    return Found(asked, disputes, len(every) if desk.is_private or not asked["place"] else len(disputes))


def _dispute(first: Item, second: Item, rule: str) -> Dispute:
    link = next(
        link
        for link in first.links
        if link.kind == "disputes" and link.source_claim == second.claim.id and link.rule == rule
    )
    return Dispute(_side(first), _side(second), link)


def _side(item: Item) -> Side:
    supporting = tuple(
        link.source_claim for link in item.links if link.kind == "supports" and link.target_claim == item.claim.id
    )
    return Side(item, status_of(item), supporting)


def send_disputes_json(desk: Desk, request: Request) -> Response:
    """Answer `/disputes.json`: the pairs of the page, each claim with all its fields."""
    found = find(desk, request)
    rows = [
        {
            "first": line_of(each.first.item),
            "second": line_of(each.second.item),
            "rule": each.link.rule,
            "compared": each.link.compared,
            "supports_first": each.first.supported_by,
            "supports_second": each.second.supported_by,
        }
        for each in found.disputes
    ]
    return send_json("disputes", found.asked.query(page=found.asked["page"]), rows, total=found.total)


def send_disputes_csv(desk: Desk, request: Request) -> Response:
    """Answer `/disputes.csv`: the pairs of the page in the columns of `dateline disputes --format csv`."""
    return send_csv(COLUMNS, map(_row, find(desk, request).disputes))


def _row(dispute: Dispute) -> list[Any]:
    first, second = dispute.first.item.claim, dispute.second.item.claim
    return [
        first.when.start if first.when else None,
        places_cell(first.where) or None,
        *(first.id, first.source.name, first.evidence),
        *(second.id, second.source.name, second.evidence),
        "; ".join(dispute.first.supported_by) or None,
        "; ".join(dispute.second.supported_by) or None,
        dispute.link.rule,
        "; ".join(f"{slot}: {met}" for slot, met in dispute.link.compared.items()),
    ]


PAGE = Page(
    "/disputes",
    (
        Way("/disputes", show_disputes),
        Way("/disputes.json", send_disputes_json),
        Way("/disputes.csv", send_disputes_csv),
    ),
    name="Disputes",
)
