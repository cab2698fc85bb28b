"""Claims: the list with its filters; every view has its URL, and the same rows as JSON, CSV and GeoJSON."""

import io
from typing import NamedTuple

import msgspec
from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from dateline.exports import open_format
from dateline.exports.format import Item
from dateline.exports.jsonl import line_of
from dateline.ledger import Filters
from dateline.ledger.facets import Count, Facet, commonest, count_facets
from dateline.ledger.queries import ORDERS
from dateline.web.asked import Asked, read_question
from dateline.web.desk import MOST_ROWS, Desk
from dateline.web.errors import ask_again
from dateline.web.labels import status_of
from dateline.web.page import Page, Way
from dateline.web.paging import Paging
from dateline.web.render import render

_SUGGESTED = 60
SORTS = {
    "newest": "newest event first",
    "oldest": "oldest event first",
    "added": "last added first",
    "source": "by source",
    "type": "by type",
}
_ALL = {"order": None, "offset": 0, "limit": None}
_FREE: dict[Facet, dict[str, object]] = {
    "type": {"types": ()},
    "modality": {"modalities": ()},
    "status": {"status": (), "standings": ("current",)},
    "side": {"side": None},
}


class Shown(NamedTuple):
    """The page of claims that a URL asks for, as it may be shown, and how many claims pass in all."""

    asked: Asked
    items: list[Item]
    total: int


def show_claims(desk: Desk, request: Request) -> Response:
    """Answer `/claims`."""
    shown = find_claims(desk, request)
    asked = shown.asked
    return render(
        "claims.html",
        desk,
        title="Claims",
        here="/claims",
        asked=asked,
        rows=[(item, status_of(item)) for item in shown.items],
        facets=_facets(desk, asked.filters()),
        suggestions=_suggestions(desk),
        sorts=[(order, SORTS[order]) for order in ORDERS],
        paging=Paging(asked.page, asked.per, shown.total, lambda page: asked.query(page=page)),
    )


def find_claims(desk: Desk, request: Request) -> Shown:
    """Return the claims that the query of a URL asks for: what the page, its JSON, its CSV and its GeoJSON all show."""
    asked = read_question(request.query_params)
    filters = asked.filters()
    if desk.is_private:
        return Shown(asked, desk.items(desk.ledger.entries(filters)), _count(desk, filters))
    if not desk.sharer.may_ask(f"{asked.text} {asked.source} {asked.place}"):
        raise ask_again(
            "a word of this question is part of a private person's name; such names are withheld on this address"
        )
    return _find_covered(desk, asked, filters)


def _find_covered(desk: Desk, asked: Asked, filters: Filters) -> Shown:
    """Return what may be shown where positions are withheld: one that a question about a place or word would give away is left out and not counted."""
    if not (asked.text or asked.place):
        return Shown(asked, desk.items(desk.ledger.entries(filters)), _count(desk, filters))
    every = desk.items(desk.ledger.entries(structs.replace(filters, offset=0, limit=MOST_ROWS)))
    found = [item for item in every if "position" not in item.withheld]
    return Shown(asked, found[filters.offset : filters.offset + asked.per], len(found))


def _count(desk: Desk, filters: Filters) -> int:
    every = structs.replace(filters, **_ALL)
    return sum(claims for _, claims in _count_facets(desk, every)["type"])  # every claim has a type


def _facets(desk: Desk, filters: Filters) -> dict[Facet, tuple[Count, ...]]:
    """Return the counts of each facet among the claims that pass all other facets: what a further value of it would add."""
    every = structs.replace(filters, **_ALL)
    found = dict(_count_facets(desk, every))
    for facet, free in _FREE.items():
        without = structs.replace(every, **free)
        if without != every:
            found[facet] = _count_facets(desk, without)[facet]
    return found


def _count_facets(desk: Desk, filters: Filters) -> dict[Facet, tuple[Count, ...]]:
    return desk.remember("facets", filters, lambda: count_facets(desk.ledger.store, filters))


def _suggestions(desk: Desk) -> dict[str, tuple[Count, ...]]:
    """Return places, sources and units to choose from; none where their names are withheld."""
    store = desk.ledger.store
    return {
        "place": desk.remember("place", None, lambda: commonest(store, "place", _SUGGESTED)) if desk.is_private else (),
        "source": desk.remember("source", None, lambda: commonest(store, "source", _SUGGESTED)) if desk.is_private else (),
        "unit": desk.remember("unit", None, lambda: commonest(store, "unit", _SUGGESTED)),
    }  # fmt: skip


def send_json(desk: Desk, request: Request) -> Response:
    """Answer `/claims.json`: the rows of the page with all their fields."""
    shown = find_claims(desk, request)
    body = {
        "query": shown.asked.query(page=shown.asked.page).removeprefix("?"),
        "total": shown.total,
        "rows": len(shown.items),
        "claims": [line_of(item) for item in shown.items],
    }
    return Response(msgspec.json.encode(body), media_type="application/json")


def send_csv(desk: Desk, request: Request) -> Response:
    """Answer `/claims.csv`: the rows of the page in the columns of `dateline export csv`."""
    return _send(desk, request, "csv", "text/csv; charset=utf-8")


def send_geojson(desk: Desk, request: Request) -> Response:
    """Answer `/claims.geojson`: the rows of the page as `dateline export geojson` writes them."""
    return _send(desk, request, "geojson", "application/geo+json")


def _send(desk: Desk, request: Request, name: str, media_type: str) -> Response:
    out = io.StringIO()
    open_format(name).write(find_claims(desk, request).items, out, lambda _item, _reason: None)
    return Response(out.getvalue(), media_type=media_type)


PAGE = Page(
    "/claims",
    (
        Way("/claims", show_claims),
        Way("/claims.json", send_json),
        Way("/claims.csv", send_csv),
        Way("/claims.geojson", send_geojson),
    ),
    name="Claims",
)
