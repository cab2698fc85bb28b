"""What an analyst sends from the page of a claim to review, and how it becomes a decision in the ledger."""

import hashlib
from typing import NamedTuple, cast, get_args
from urllib.parse import quote, unquote

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request

from dateline.errors import ConfigError
from dateline.ledger import Entry, Ledger
from dateline.ledger.effective import slot_texts
from dateline.records import DecisionSlot, Verdict
from dateline.records.decision import INITIALS, LONGEST_REASON
from dateline.views.fixes import read_fix
from dateline.web.errors import ask_again
from dateline.web.forms import sent_word

COOKIE = "initials"
"""Under which name the browser keeps an analyst's initials, for the pages of review only."""
_LONGEST_VALUE = 1000


class Sent(NamedTuple):
    """A decision as a form sent it: nothing of it is checked against the claim yet. `seen` is what `mark_seen` gave for the page with the form."""

    slot: DecisionSlot
    verdict: Verdict
    by: str
    value: str
    reason: str
    seen: str


def initials_of(request: Request) -> str:
    """Return the initials that the browser keeps, empty when there are none."""
    given = unquote(request.cookies.get(COOKIE, ""))
    return given if INITIALS.fullmatch(given) else ""


def cookie_of(initials: str) -> str:
    """Return initials as a cookie can hold them."""
    return quote(initials, safe="")


def read_initials(form: FormData) -> str:
    """Return the initials that a form sent; error 400 when they are none."""
    given = sent_word(form, "by") or ""
    if not INITIALS.fullmatch(given):
        raise ask_again(f"initials are {given!r}; expected 1 to 12 letters or digits, with dots or hyphens between: AB")
    return given


def read_sent(form: FormData) -> Sent:
    """Return the decision that a form sent; error 400 when it names no slot or no verdict."""
    slot, verdict = sent_word(form, "slot"), sent_word(form, "verdict")
    if slot not in get_args(DecisionSlot):
        raise ask_again(f"slot={slot!r}; expected one of {', '.join(get_args(DecisionSlot))}")
    if verdict not in get_args(Verdict):
        raise ask_again(f"verdict={verdict!r}; expected accept, fix or reject")
    return Sent(
        slot=cast("DecisionSlot", slot),
        verdict=cast("Verdict", verdict),
        by=read_initials(form),
        value=sent_word(form, "value", _LONGEST_VALUE) or "",
        reason=sent_word(form, "reason", LONGEST_REASON) or "",
        seen=sent_word(form, "seen") or "",
    )


def mark_seen(entry: Entry) -> str:
    """Return a mark of what an analyst sees of a claim: it changes with what is read there and with every decision about it."""
    seen = (sorted(slot_texts(entry.claim).items()), [each.event for each in entry.decisions])
    return hashlib.sha256(msgspec.json.encode(seen)).hexdigest()[:16]


def keep(ledger: Ledger, claim: str, sent: Sent) -> Entry:
    """Keep a decision in a ledger that is open to write, and return the claim with it.

    Raises `ConfigError` when it cannot be, and when the claim is no longer as the analyst saw it.
    """
    (entry,) = ledger.claims_with([claim]) or (None,)
    if entry is None or mark_seen(entry) != sent.seen:
        raise ConfigError(
            "the claim was read or decided otherwise since this page was opened; expected a decision about what stands here now: look again"
        )
    fix = None
    if sent.verdict == "fix":
        fix = read_fix(sent.slot, sent.value, entry.claim)
        if _is_read(entry, sent):
            raise ConfigError(f"{sent.slot} was read as {sent.value!r} already; expected another value: or accept it")
    ledger.decide(entry.claim.id, sent.slot, sent.verdict, by=sent.by, reason=sent.reason or None, fix=fix)
    (entry,) = ledger.claims_with([claim])
    return entry


def _is_read(entry: Entry, sent: Sent) -> bool:
    """Tell whether a fix says what the program had read, which would make the analyst's word of the program's."""
    read = slot_texts(entry.claim).get(sent.slot, "")
    return sent.value == read or (sent.slot == "type" and sent.value == entry.claim.type)
