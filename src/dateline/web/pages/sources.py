"""Sources: bodies and holders of national offices, what each claimed, and what later claims did to it. Counts with the claims behind them, and no score."""

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from dateline.exports.jsonl import line_of
from dateline.ledger.source_list import OUTCOMES, Outcome, Quoted, claims_by, find_source, find_sources
from dateline.web.asked import Question, read_words
from dateline.web.cards import Card, Tie, make_cards
from dateline.web.desk import Desk
from dateline.web.errors import not_here
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render
from dateline.web.rows import send_csv, send_json

PER_PAGE = 50
_SORTS = ("claims", "name", *OUTCOMES)
_LATER = {"supports", "disputes", "updates"}


class Found(NamedTuple):
    """The sources of one page, and how many there are."""

    asked: Question
    sources: list[Quoted]
    total: int


class Told(NamedTuple):
    """The claims of one source: those of one page, each with what later claims did to it."""

    asked: Question
    source: Quoted
    rows: list[tuple[Card, list[Tie]]]
    total: int


def show_sources(desk: Desk, request: Request) -> Response:
    """Answer `/sources`."""
    found = find(desk, request)
    asked = found.asked
    return render(
        "sources.html",
        desk,
        title="Sources",
        here="/sources",
        asked=asked,
        sources=found.sources,
        sorts=_SORTS,
        is_linked=desk.ledger.has_links(),
        paging=Paging(int(asked["page"]), PER_PAGE, found.total, lambda page: asked.query(page=page)),
    )


def find(desk: Desk, request: Request) -> Found:
    """Return the sources that a URL asks for."""
    asked = read_words(request.query_params, "name", "side", sort=_SORTS)
    sort = asked["sort"] or "claims"
    passed = [
        each
        for each in _all(desk)
        if asked["name"].casefold() in each.name.casefold() and asked["side"] in {"", each.side or ""}
    ]
    if sort != "claims":
        passed.sort(key=lambda each: (0 if sort == "name" else -getattr(each, sort), each.name.casefold(), each.name))
    first = (int(asked["page"]) - 1) * PER_PAGE
    return Found(asked, passed[first : first + PER_PAGE], len(passed))


def _all(desk: Desk) -> list[Quoted]:
    """Return all sources that may be named on this address."""
    found = desk.remember("sources", None, lambda: find_sources(desk.ledger.store))
    return found if desk.is_private else [each for each in found if desk.sharer.may_ask(each.name)]


def show_source(desk: Desk, request: Request) -> Response:
    """Answer `/sources/NAME`: the claims of one source, with `outcome` only those that it befell."""
    told = find_claims(desk, request)
    asked = told.asked
    return render(
        "source.html",
        desk,
        title=told.source.name,
        here="/sources",
        asked=asked,
        source=told.source,
        outcomes=OUTCOMES,
        rows=told.rows,
        paging=Paging(int(asked["page"]), PER_PAGE, told.total, lambda page: asked.query(page=page)),
    )


def find_claims(desk: Desk, request: Request) -> Told:
    """Return the claims of the source that a URL names; error 404 where no such body or holder of a national office is quoted."""
    name = request.path_params["name"]
    asked = read_words(request.query_params, outcome=OUTCOMES)
    if not (find_source(desk.ledger.store, name) and desk.sharer.may_ask(name)):
        raise not_here("no body or holder of a national office is quoted under this name")
    source = next(each for each in _all(desk) if each.name == name)
    outcome: Outcome | None = next((each for each in OUTCOMES if each == asked["outcome"]), None)
    numbers = claims_by(desk.ledger.store, name, outcome)
    first = (int(asked["page"]) - 1) * PER_PAGE
    cards = make_cards(desk, desk.ledger.numbered(numbers[first : first + PER_PAGE]), first + 1)
    return Told(asked, source, [(card, _later(card)) for card in cards], len(numbers))


def _later(card: Card) -> list[Tie]:
    """Return what later claims did to a claim, and what it is to those before left out."""
    return [tie for tie in card.ties if tie.phrase.endswith((" by", "no longer said by")) and tie.kind in _LATER]


def send_sources_json(desk: Desk, request: Request) -> Response:
    """Answer `/sources.json`: the sources of the page."""
    found = find(desk, request)
    rows = [each._asdict() for each in found.sources]
    return send_json("sources", found.asked.query(page=found.asked["page"]), rows, total=found.total)


def send_sources_csv(desk: Desk, request: Request) -> Response:
    """Answer `/sources.csv`: the sources of the page."""
    return send_csv(Quoted._fields, find(desk, request).sources)


def send_claims(desk: Desk, request: Request) -> Response:
    """Answer `/sources/NAME.json`: the claims of the page with all their fields."""
    told = find_claims(desk, request)
    rows: list[Any] = [line_of(card.item) for card, _ in told.rows]
    return send_json(
        "claims",
        told.asked.query(page=told.asked["page"]),
        rows,
        source=told.source._asdict(),
        total=told.total,
    )


PAGE = Page(
    "/sources",
    (
        Way("/sources", show_sources),
        Way("/sources.json", send_sources_json),
        Way("/sources.csv", send_sources_csv),
        Way("/sources/{name:path}.json", send_claims),
        Way("/sources/{name:path}", show_source),
    ),
    name="Sources",
)
