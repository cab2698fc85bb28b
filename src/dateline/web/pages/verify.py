"""Verify: a pasted text against the ledger, statement by statement, each with the words that decide it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs
from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import ReportError
from dateline.ledger import Head, Ledger
from dateline.records import Passage
from dateline.reports import read_text
from dateline.views.verify.verdict import Verdict
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.forms import form_of, sent_day, sent_text
from dateline.web.links import Links
from dateline.web.page import Page, Way
from dateline.web.render import render
from dateline.web.rereading import read_report, verify_against

MOST_LETTERS = 20_000
"""How long a text may be: some thousand words are a minute's work."""
_REFUSED = "verdicts quote the reports' own words: they are only shown on the machine itself"


class Row(NamedTuple):
    """A verdict, with the report whose words decide it and the address of those words, when there are such."""

    verdict: Verdict
    head: Head | None
    address: str


def show_form(desk: Desk, _request: Request) -> Response:
    """Answer `/verify`."""
    if not desk.is_private:
        raise ask_again(_REFUSED)
    return render(
        "verify.html",
        desk,
        title="Verify a text",
        here="/verify",
        text="",
        published="",
        rows=None,
        counts=[],
        heads=[],
    )


def show_verdicts(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/verify`: the verdicts on a text."""
    if not desk.is_private:
        raise ask_again(_REFUSED)
    form = form_of(request)
    text, published = sent_text(form, "text"), sent_day(form, "published")
    if len(text) > MOST_LETTERS:
        raise ask_again(f"the text has {len(text):,} letters; expected at most {MOST_LETTERS:,}: give it in parts")
    try:
        report = read_text(text, "the text")
    except ReportError as error:
        raise ask_again(str(error)) from None
    if published is not None:
        report = structs.replace(report, published=published, published_from="option")
    heads, verdicts = verify_against(desk.house.path, read_report(report))
    with Ledger.open(desk.house.path) as ledger:  # the desk's seconds are over by now
        rows = [_row(ledger, heads, verdict) for verdict in verdicts]
    return render(
        "verify.html",
        desk,
        title="Verify a text",
        here="/verify",
        text=text,
        published=published or "",
        rows=rows,
        counts=Counter(verdict.verdict for verdict in verdicts).most_common(),
        heads=heads,
    )


def _row(ledger: Ledger, heads: Sequence[Head], verdict: Verdict) -> Row:
    passage = verdict.passage
    head = next((head for head in heads if passage is not None and head.id == passage.report), None)
    if passage is None or head is None:
        return Row(verdict, None, "")
    return Row(verdict, head, _address(ledger, head, passage))


def _address(ledger: Ledger, head: Head, passage: Passage) -> str:
    """Return the address of the claim that stands on the words, else that of their report."""
    for entry in ledger.claims_in([head.key]):
        if entry.claim.evidence_start < passage.end and passage.start < entry.claim.evidence_end:
            return Links().in_report(head.key, entry.claim.id)
    return Links().report(head.key)


PAGE = Page(
    "/verify", (Way("/verify", show_form), Way("/verify", show_verdicts, methods=("POST",))), name="Verify", is_private=True
)  # fmt: skip
