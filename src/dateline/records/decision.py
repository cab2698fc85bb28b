"""What an analyst decides about a claim: accept, fix or reject, slot by slot, with initials and a reason."""

import re
from datetime import date
from typing import Literal, get_args

from dateline.records.claim import ClaimType, Figure, Modality, Source, Verification, When, Where
from dateline.records.span import Record

DecisionSlot = Literal[
    "claim", "type", "modality", "source", "via", "actor", "target", "means", "where", "when", "figures", "verification",
]  # fmt: skip
Verdict = Literal["accept", "fix", "reject"]
DecisionStanding = Literal["current", "superseded", "again", "orphan"]
Review = Literal["accepted", "fixed", "partly", "rejected"]
SLOTS: tuple[DecisionSlot, ...] = get_args(DecisionSlot)
LONGEST_REASON = 1000
_LONGEST_NAME = 200
INITIALS = re.compile(r"[^\W_](?:[\w.\-]{0,10}[^\W_])?")
"""How an analyst signs."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fix(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What an analyst puts in the place of one slot: the fields of that slot, as a claim has them.

    A place, figure or day without words of the report in it has empty `text`, and `start` and `end` both where the claim's words begin.
    """

    type: ClaimType | None = None
    modality: Modality | None = None
    source: Source | None = None
    via: str | None = None
    actor: str | None = None
    target: str | None = None
    means: str | None = None
    where: tuple[Where, ...] | None = None
    when: When | None = None
    figures: tuple[Figure, ...] | None = None
    verification: Verification | None = None
    verification_by: str | None = None

    def slots(self) -> tuple[str, ...]:
        """Return the slots that this fixes."""
        fields = (name for name in self.__struct_fields__ if getattr(self, name) not in (None, ()))
        return tuple(dict.fromkeys(name.removesuffix("_by") for name in fields))


class Decision(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One decision of an analyst about one slot of a claim, or, in the slot `claim`, about the whole of it.

    `claim` is the claim's id in the ledger and `report` the key of its version of the report; `by` are the analyst's initials. A `fix` needs the value and a `reason`, a
    `reject` a reason. `as_read` is what the program had read in that slot (in every slot, for the whole claim), as `slot_texts` writes it: the
    decision is about that reading and no other. When it was decided stands in the journal. Raises `ValueError` on what cannot be.
    """

    claim: str
    report: str
    slot: DecisionSlot
    verdict: Verdict
    by: str
    as_read: dict[str, str]
    reason: str | None = None
    fix: Fix | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be decided so."""
        if INITIALS.fullmatch(self.by) is None:
            message = f"initials are {self.by!r}; expected 1 to 12 letters or digits, with dots or hyphens between: AB"
            raise ValueError(message)
        if self.verdict != "accept" and not (self.reason or "").strip():
            message = f"a decision to {self.verdict} without a reason; expected a few words that tell why"
            raise ValueError(message)
        if self.reason is not None and len(self.reason) > LONGEST_REASON:
            message = f"a reason of {len(self.reason)} letters; expected at most {LONGEST_REASON}: cut it"
            raise ValueError(message)
        if (self.fix is None) == (self.verdict == "fix"):
            message = f"a decision to {self.verdict} {'without' if self.fix is None else 'with'} a value; expected one with `fix` and only there"
            raise ValueError(message)
        if self.fix is not None:
            _check_fix(self.slot, self.fix)


def _check_fix(slot: DecisionSlot, fix: Fix) -> None:
    if slot == "claim":
        raise ValueError("a fix of the whole claim; expected one of its slots: fix each slot by itself")
    if fix.slots() != (slot,):
        message = f"a fix of {', '.join(fix.slots()) or 'nothing'} for the slot {slot}; expected a value for {slot}: to empty a slot, reject it"
        raise ValueError(message)
    if fix.verification is None and fix.verification_by is not None:
        raise ValueError(
            "a fix of who checked without what was found; expected unverified, confirmed or disputed as well"
        )
    for name in ("via", "actor", "target", "means", "verification_by"):
        _check_name(name, getattr(fix, name))
    if fix.source is not None:
        _check_name("source", fix.source.name)
    for where in fix.where or ():
        _check_name("where", where.name)
        _check_point(where)
    if fix.when is not None:
        _check_days(fix.when)
    for figure in fix.figures or ():
        _check_figure(figure)


def _check_name(slot: str, name: str | None) -> None:
    if name is not None and not (name.strip() and len(name) <= _LONGEST_NAME and name.isprintable()):
        message = f"{slot} is {name[:40]!r}; expected a name of 1 to {_LONGEST_NAME} letters on one line"
        raise ValueError(message)


def _check_point(where: Where) -> None:
    if where.lat is None and where.lon is None:
        return
    if where.lat is None or where.lon is None or not (-90 <= where.lat <= 90 and -180 <= where.lon <= 180):
        message = f"{where.name} lies at {where.lat}, {where.lon}; expected degrees of latitude (-90 to 90) and longitude (-180 to 180)"
        raise ValueError(message)


def _check_days(when: When) -> None:
    if when.start is None or when.end is None:
        raise ValueError("days without a first or a last one; expected ISO dates such as 2022-09-10/2022-09-12")
    for day in (when.start, when.end):
        try:
            date.fromisoformat(day if _DAY.fullmatch(day) else "")
        except ValueError:
            message = f"{day!r} is no day; expected an ISO date such as 2022-09-10"
            raise ValueError(message) from None
    if when.start > when.end:
        message = f"the first day {when.start} comes after the last day {when.end}; expected them in order"
        raise ValueError(message)


def _check_figure(figure: Figure) -> None:
    if figure.value is None or figure.value < 0 or (figure.value_to is not None and figure.value_to <= figure.value):
        message = f"a figure from {figure.value} to {figure.value_to}; expected a number of 0 or more, and a larger one for the end of a range"
        raise ValueError(message)
    _check_name("figures", figure.unit)
