"""Report: the text as read, with its claims marked, and a card for each of them."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.documents.paragraphs import find_paragraphs
from dateline.exports.format import Item
from dateline.ledger import Head
from dateline.records import Report
from dateline.web.cards import Card, lay_cards, make_cards
from dateline.web.desk import Desk
from dateline.web.errors import not_here
from dateline.web.highlight import cut_text
from dateline.web.links import Links
from dateline.web.page import Page, Way
from dateline.web.render import render
from dateline.web.waiting import Guest


def show_report(desk: Desk, request: Request) -> Response:
    """Answer `/reports/KEY`; the id of a report leads on to its newest version."""
    name = request.path_params["report"]
    head = desk.ledger.head(name)
    if head is None:
        return RedirectResponse(Links().report(_newest(desk, name).key), status_code=303)
    return render("report.html", desk, here="/reports", **prepare_report(desk, head))


def prepare_report(desk: Desk, head: Head) -> dict[str, Any]:
    """Return what the template of a report needs, beside `here`."""
    entries = sorted(
        desk.ledger.claims_in([head.key]), key=lambda entry: (entry.claim.evidence_start, -entry.claim.evidence_end)
    )
    shared = desk.sharer.report(head, entries)
    return _prepare(desk.ledger.report(head.key), shared.head, make_cards(desk, entries), shared.stretch)


def prepare_reading(guest: Guest) -> dict[str, Any]:
    """Return the same for a report that is in no ledger yet; only the machine itself may see it."""
    report = guest.reading.document.report
    entries = sorted(guest.entries, key=lambda entry: (entry.claim.evidence_start, -entry.claim.evidence_end))
    offices = {actor.name: actor.office for actor in guest.reading.mentions.actors if actor.office}
    items = [
        Item(claim=entry.claim, head=entry.head, standing=entry.standing, links=(), prefix="", suffix="")
        for entry in entries
    ]
    cards = lay_cards(items, [offices.get(item.claim.source.name) for item in items])
    return _prepare(report, guest.head, cards, lambda start, end: report.text[start:end])


def _prepare(report: Report, head: Head, cards: Sequence[Card], stretch: Callable[[int, int], str]) -> dict[str, Any]:
    claims = [card.item.claim for card in cards]
    paragraphs = find_paragraphs(report.text, report.title, report.blocks)
    return {
        "title": head.title or head.id,
        "head": head,
        "cards": cards,
        "by_id": {card.id: card for card in cards},
        "passages": list(cut_text(len(report.text), paragraphs, claims, stretch)),
        "modalities": Counter(claim.modality for claim in claims).most_common(),
        "statuses": Counter(card.status for card in cards).most_common(),
    }


def _newest(desk: Desk, name: str) -> Head:
    """Return the version of the report with this id that stands; where several outlets use one id, the one published last."""
    heads = [head for key in desk.ledger.versions_named(name) if (head := desk.ledger.head(key)) is not None]
    standing = [head for head in heads if head.superseded_by is None] or heads
    if not standing or not desk.is_private:
        raise not_here("no such report in this ledger")
    return max(standing, key=lambda head: (head.published or "", head.key))


PAGE = Page("/reports", (Way("/reports/{report:path}", show_report),))
