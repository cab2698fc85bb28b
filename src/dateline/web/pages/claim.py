"""Claim: one claim with its card and its words in their paragraph, and why it was composed so."""

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.exports.jsonl import line_of
from dateline.ledger import Entry
from dateline.web.cards import make_cards
from dateline.web.desk import Desk
from dateline.web.errors import ask_again, not_here
from dateline.web.links import Links
from dateline.web.page import Page, Way
from dateline.web.render import render
from dateline.web.rereading import find_reasons


def show_claim(desk: Desk, request: Request) -> Response:
    """Answer `/claims/ID`; the first letters of an id lead on to the claim."""
    entry = find_entry(desk, request)
    if entry.claim.id != request.path_params["claim"]:
        return RedirectResponse(Links().claim(entry.claim.id), status_code=303)
    card = make_cards(desk, [entry])[0]
    return render(
        "claim.html",
        desk, title=f"Claim {entry.claim.id}", here="/claims", card=card, around=words_around(desk, entry)
    )  # fmt: skip


def find_entry(desk: Desk, request: Request) -> Entry:
    """Return the claim that a URL names by its id or the only one that begins so; error 404 when there is none."""
    name = request.path_params["claim"]
    found = desk.ledger.claims_with([name]) or desk.ledger.claims_named(name)
    if len(found) != 1:
        raise not_here(f"{len(found) or 'no'} claims have an id that begins with {name!r}")
    return found[0]


def words_around(desk: Desk, entry: Entry) -> tuple[str, str]:
    """Return the rest of the line, before and after the evidence."""
    text = desk.ledger.text(entry.head.key)
    start, end = entry.claim.evidence_start, entry.claim.evidence_end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    shared = desk.sharer.report(entry.head, desk.ledger.claims_in([entry.head.key]))
    return shared.stretch(first, start), shared.stretch(end, len(text) if last < 0 else last)


def send_claim(desk: Desk, request: Request) -> Response:
    """Answer `/claims/ID.json`."""
    [item] = desk.items([find_entry(desk, request)])
    return Response(msgspec.json.encode(line_of(item)), media_type="application/json")


def show_reasons(desk: Desk, request: Request) -> Response:
    """Answer `/claims/ID/why`: why the claim was composed so, and the checks that concern it. With `?part=1` only that part of the page."""
    if not desk.is_private:
        raise ask_again(
            "reasons quote the report's own words, names of private people among them: they are only shown on the machine itself"
        )
    entry = find_entry(desk, request)
    card = make_cards(desk, [entry])[0]
    reasons = find_reasons(desk.house.path, entry)
    template = "_reasons.html" if request.query_params.get("part") == "1" else "reasons.html"
    return render(template, desk, title="Why this claim", here="/claims", card=card, reasons=reasons)


PAGE = Page(
    "/claims",
    (
        Way("/claims/{claim}.json", send_claim),
        Way("/claims/{claim}/why", show_reasons),
        Way("/claims/{claim}", show_claim),
    ),
)
