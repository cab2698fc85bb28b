"""Add: paste or upload a report, see its claims at once, then keep it in the ledger or discard it."""

import hashlib

from msgspec import structs
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import ReportError
from dateline.ledger import Ledger, Original
from dateline.ledger.links import MOST as MOST_LINKED
from dateline.records import Report
from dateline.reports import read_bytes
from dateline.reports.read import form_named
from dateline.web.desk import Desk
from dateline.web.errors import ask_again, not_here
from dateline.web.forms import form_of, sent_day, sent_file, sent_text, sent_word
from dateline.web.links import Links
from dateline.web.page import Page, Way
from dateline.web.pages.report import prepare_reading
from dateline.web.render import render
from dateline.web.rereading import read_report
from dateline.web.waiting import WAITING, Guest

_REFUSED = "reports are only added on the machine itself; open this page there"
_PASTED = "pasted"


def show_form(desk: Desk, _request: Request) -> Response:
    """Answer `/add`."""
    _need_private(desk)
    return render("add.html", desk, title="Add a report", here="/add")


def read_sent(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/add`: read the report, and lead to its claims."""
    _need_private(desk)
    form = form_of(request)
    report, original = _report_of(form)
    published, publisher = sent_day(form, "published"), sent_word(form, "publisher")
    if published is not None:
        report = structs.replace(report, published=published, published_from="option")
    if publisher is not None:
        report = structs.replace(report, publisher=publisher)
    key = WAITING.add(Guest(read_report(report), original))
    return RedirectResponse(f"/add/{key}", status_code=303)


def _report_of(form: FormData) -> tuple[Report, Original | None]:
    """Return the report that a form holds, with the file that it came in; error 400 when there is not exactly one that can be read."""
    file, text = sent_file(form, "file"), sent_text(form, "text")
    if (file is None) == (not text.strip()):
        raise ask_again(
            f"{'nothing' if file is None else 'a text and a file'} was sent; expected either a pasted text or one file"
        )
    name, body = (file.name, file.body) if file is not None else (_PASTED, text.encode())
    found = list(read_bytes(body, name, form_named(name)))
    if len(found) != 1:
        raise ask_again(f"{name} holds {len(found)} reports; expected one: `dateline add` reads files of many")
    [report] = found
    if isinstance(report, ReportError):
        raise ask_again(str(report))
    if file is not None:
        return report, Original(file.name, file.body)
    # every pasted text bears the same name, and is yet no version of the one before
    digest = hashlib.sha256(report.text.encode()).hexdigest()[:8]
    return (structs.replace(report, id=f"{_PASTED}-{digest}") if report.id == _PASTED else report), None


def show_claims(desk: Desk, request: Request) -> Response:
    """Answer `/add/KEY`: the report that waits, with its claims marked, and the question whether to keep it."""
    _need_private(desk)
    guest = _guest(request)
    return render(
        "add_report.html",
        desk,
        here="/add",
        is_waiting=True,
        is_there=desk.ledger.head(guest.head.key) is not None,
        **prepare_reading(guest),
    )


def decide(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/add/KEY`: keep the report that waits in the ledger, as `dateline add` does, or discard it."""
    _need_private(desk)
    guest, decision = _guest(request), sent_word(form_of(request), "decision")
    if decision not in {"keep", "discard"}:
        raise ask_again(f"decision={decision!r}; expected keep or discard")
    if decision == "keep":
        with Ledger.open(desk.house.path, write=True, clock=desk.house.clock) as ledger:
            ledger.add(guest.reading, guest.original)
            if not ledger.is_linked() and ledger.count() <= MOST_LINKED:
                ledger.link()
    key = guest.head.key
    WAITING.drop(key)
    return RedirectResponse(Links().report(key) if decision == "keep" else "/add", status_code=303)


def _guest(request: Request) -> Guest:
    guest = WAITING.get(request.path_params["key"])
    if guest is None:
        raise not_here("this report waits no longer; paste or upload it again")
    return guest


def _need_private(desk: Desk) -> None:
    if not desk.is_private:
        raise ask_again(_REFUSED)


PAGE = Page(
    "/add",
    (
        Way("/add", show_form),
        Way("/add", read_sent, methods=("POST",)),
        Way("/add/{key}", show_claims),
        Way("/add/{key}", decide, methods=("POST",)),
    ),
    name="Add",
    is_private=True,
)
