"""Review: the claims that wait for an analyst, the weakest first, and each of them slot by slot, to accept, fix or reject."""

from typing import NamedTuple, get_args

from msgspec import structs
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import ConfigError
from dateline.gazetteer import open_gazetteer
from dateline.ledger import DecisionFilters, Entry, Filters, Ledger
from dateline.ledger.facets import count_facets
from dateline.records import Claim, ClaimType, Modality
from dateline.views.fixes import find_places
from dateline.views.review import (
    Slot,
    count_queue,
    count_weaknesses,
    decided_line,
    read_line,
    review_line,
    show_queue,
    show_slots,
)
from dateline.web.asked import Question, read_number, read_words
from dateline.web.cards import make_cards
from dateline.web.deciding import COOKIE, Sent, cookie_of, initials_of, keep, mark_seen, read_initials, read_sent
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.forms import form_of
from dateline.web.labels import status_of
from dateline.web.links import Links
from dateline.web.page import Page, Way
from dateline.web.pages.claim import find_entry, words_around
from dateline.web.paging import Paging
from dateline.web.render import render

PER_PAGE = 20
_REFUSED = "claims are only reviewed on the machine itself; open this page there"
_DAYS_KEPT = 30
_MOST_PLACES = 8
_CHOICES = {"type": get_args(ClaimType), "modality": get_args(Modality)}


class Row(NamedTuple):
    """A slot as the page shows it: the words of the report, what a form begins with, and values to choose from."""

    slot: Slot
    written: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    suggestions: tuple[tuple[str, str], ...]
    is_open: bool


class Step(NamedTuple):
    """A neighbour in the queue: the claim, and how many stand before it."""

    claim: str
    at: int


class Trouble(NamedTuple):
    """A decision that could not be kept, and why."""

    sent: Sent
    why: str


def show_waiting(desk: Desk, request: Request) -> Response:
    """Answer `/review`: one page of the queue."""
    _need_private(desk)
    asked = _read(request)
    filters, page = _filters(asked), int(asked["page"])
    queue = show_queue(desk.ledger, filters, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    items = desk.items(queued.entry for queued in queue)
    return render(
        "review.html",
        desk,
        title="Review",
        here="/review",
        asked=asked,
        initials=initials_of(request),
        rows=[(item, status_of(item), queued) for item, queued in zip(items, queue, strict=True)],
        reasons=desk.remember("weaknesses", filters, lambda: count_weaknesses(desk.ledger, filters)),
        types=[type_ for type_, _ in desk.remember("types", None, lambda: count_facets(desk.ledger.store, Filters())["type"])],
        gone=[(decided_line(each), read_line(each), each) for each in desk.ledger.decisions(DecisionFilters(standings=("orphan",)))],
        paging=Paging(page, PER_PAGE, _count(desk, filters), lambda other: asked.query(page=other, at="")),
    )  # fmt: skip


def show_one(desk: Desk, request: Request) -> Response:
    """Answer `/review/ID`: one claim slot by slot, with the forms to decide about each."""
    _need_private(desk)
    return _show(desk, request, find_entry(desk, request))


def _show(desk: Desk, request: Request, entry: Entry, trouble: Trouble | None = None) -> Response:
    asked = _read(request)
    filters = _filters(asked)
    rows = [_row(slot, entry.claim, trouble) for slot in show_slots(desk.ledger, entry)]
    before, after = _find_steps(desk.ledger, filters, _at(asked), entry.claim.id)
    done = desk.ledger.claims_with([asked["done"]]) if asked["done"] else []
    return render(
        "review_claim.html",
        desk,
        status=400 if trouble else 200,
        title="Review a claim",
        here="/review",
        asked=asked,
        card=make_cards(desk, [entry])[0],
        around=words_around(desk, entry),
        initials=initials_of(request),
        whole=rows[0],
        filled=[row for row in rows[1:] if _is_filled(row.slot)],
        empty=[row for row in rows[1:] if not _is_filled(row.slot)],
        state=review_line(entry.effective),
        seen=mark_seen(entry),
        trouble=trouble,
        done=[(each.claim.id, review_line(each.effective)) for each in done],
        before=before,
        after=after,
        waiting=_count(desk, filters),
    )


def set_initials(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/review`: let the browser keep the analyst's initials, and go back to the claim that they were asked for."""
    _need_private(desk)
    initials = read_initials(form_of(request))
    claim = request.query_params.get("claim", "")
    if claim and not desk.ledger.claims_with([claim]):
        raise ask_again(f"claim={claim!r}; expected the id of a claim of this ledger")
    answer = RedirectResponse(Links().review(claim) + _read(request).query(claim=""), status_code=303)
    answer.set_cookie(
        COOKIE,
        cookie_of(initials),
        max_age=_DAYS_KEPT * 86400,
        path=Links().review(),
        httponly=True,
        samesite="strict",
    )
    return answer


def decide(desk: Desk, request: Request) -> Response:
    """Answer a POST to `/review/ID`: keep the decision; after one about the whole claim go on to the next one of the queue."""
    _need_private(desk)
    entry, sent, asked = find_entry(desk, request), read_sent(form_of(request)), _read(request)
    claim = entry.claim.id
    try:
        with Ledger.open(desk.house.path, write=True, clock=desk.house.clock) as ledger:
            keep(ledger, claim, sent)
            _, after = _find_steps(ledger, _filters(asked), _at(asked), claim)
    except ConfigError as error:
        return _show(desk, request, entry, Trouble(sent, str(error)))
    if sent.slot == "claim" and after is not None:
        return RedirectResponse(Links().review(after.claim) + asked.query(at=after.at, done=claim), status_code=303)
    return RedirectResponse(f"{Links().review(claim)}{asked.query(done='')}#slot-{sent.slot}", status_code=303)


def _need_private(desk: Desk) -> None:
    if not desk.is_private:
        raise ask_again(_REFUSED)


def _read(request: Request) -> Question:
    """Return what a URL asks of the queue; `at` says how many claims stand before the one shown, `done` which one was decided last."""
    names = ("source", "side", "place", "report", "since", "until", "at", "done", "claim")
    return read_words(request.query_params, *names, type=get_args(ClaimType))


def _filters(asked: Question) -> Filters:
    return structs.replace(asked.filters(), report=asked["report"] or None)


def _count(desk: Desk, filters: Filters) -> int:
    return desk.remember("queue", filters, lambda: count_queue(desk.ledger, filters))


def _at(asked: Question) -> int:
    given = asked["at"]
    return 0 if given in {"", "0"} else read_number("at", given, 1, 999_999_999)


def _find_steps(ledger: Ledger, filters: Filters, at: int, claim: str) -> tuple[Step | None, Step | None]:
    """Return the claims before and after one that stood at `at` in the queue; where it stands there no more, the next one has its place."""
    first = max(0, at - 1)
    found = [
        Step(queued.entry.claim.id, first + index)
        for index, queued in enumerate(show_queue(ledger, filters, limit=3, offset=first))
    ]
    here = next((step.at for step in found if step.claim == claim), None)
    before = [step for step in found if step.at < (at if here is None else here)]
    after = [step for step in found if step.at > (at - 1 if here is None else here)]
    return (before[-1] if before else None), (after[0] if after else None)


def _is_filled(slot: Slot) -> bool:
    return bool(slot.read or slot.now or slot.decided or slot.weaknesses)


def _row(slot: Slot, claim: Claim, trouble: Trouble | None) -> Row:
    sent = trouble.sent if trouble and trouble.sent.slot == slot.name else None
    value = slot.now if slot.name != "type" else slot.now.split(" (")[0]
    return Row(
        slot=slot,
        written=_written(slot.name, claim),
        value=sent.value if sent and sent.value else value.strip("“”"),
        choices=_CHOICES.get(slot.name, ()),
        suggestions=_suggest(claim) if slot.name == "where" else (),
        is_open=sent is not None or any(each.slot == slot.name for each in slot.weaknesses),
    )


def _written(slot: str, claim: Claim) -> tuple[str, ...]:
    """Return the words of the report from which a slot was read."""
    stated = claim.stated_names or {}
    words = {
        "source": (claim.source.text,),
        "modality": (claim.cue,),
        "actor": (stated.get("actor"),),
        "target": (stated.get("target"),),
        "where": tuple(where.text for where in claim.where),
        "when": (claim.when.text if claim.when else None,),
        "figures": tuple(figure.text for figure in claim.figures),
    }
    return tuple(dict.fromkeys(each for each in words.get(slot, ()) if each))


def _suggest(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return places that the names of a claim may mean: what a form takes for one, and where it lies."""
    gazetteer = open_gazetteer()
    found = {}
    for where in claim.where:
        for place in find_places(where.name, gazetteer)[:_MOST_PLACES]:
            told = ", ".join(part for part in (place.kind, place.district, place.region, place.country) if part)
            found[f"{where.relation} {place.name} ({place.id})"] = told
    return tuple(found.items()) if len(found) > 1 else ()


PAGE = Page(
    "/review",
    (
        Way("/review", show_waiting),
        Way("/review", set_initials, methods=("POST",)),
        Way("/review/{claim}", show_one),
        Way("/review/{claim}", decide, methods=("POST",)),
    ),
    name="Review",
    is_private=True,
)
