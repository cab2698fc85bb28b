"""What a claim says once the decisions about it are counted: the program's values, with the analyst's in the place of those that she fixed or rejected."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import structs

from dateline.records import Claim, Decision, DecisionStanding, Figure, Fix, Review, Verdict, Where

REQUIRED = frozenset({"type", "modality", "source"})
"""Slots without which there is no claim: who rejects one of them and puts nothing in its place has rejected the claim."""
SIGNED: tuple[Review, Review] = ("accepted", "fixed")
_EMPTY: Mapping[str, dict[str, object]] = {
    "via": {"via": None},
    "actor": {"actor": None},
    "target": {"target": None},
    "means": {"means": None},
    "where": {"where": ()},
    "when": {"when": None, "when_alternatives": ()},
    "figures": {"figures": ()},
    "verification": {"verification": "none", "verification_by": None},
}


class Decided(NamedTuple):
    """A decision as the ledger keeps it: the number of its event, when it was decided (UTC), and how it stands now.

    `current`: it holds. `superseded`: a later decision about the same slot took its place. `again`: the program now reads the slot otherwise, so it waits to be looked
    at again and changes nothing meanwhile. `orphan`: the program no longer reads this claim.
    """

    event: int
    at: str
    standing: DecisionStanding
    decision: Decision


class Effective(NamedTuple):
    """A claim with the decisions that hold: `claim` bears the analyst's values, `read` the program's.

    `review` is null where nothing was decided; `accepted` or `fixed` when the claim is signed (below), `rejected` when the whole of it or one of `REQUIRED` was rejected, else
    `partly`. A claim is signed when the whole of it was accepted, or every slot that the program filled was decided by itself, and it is not rejected: no
    slot of it then rests on the program alone. `fixed` when a slot of it was fixed or emptied.
    """

    claim: Claim
    read: Claim
    review: Review | None
    decided: tuple[Decided, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Tell whether an analyst answers for every slot of the claim."""
        return self.review in SIGNED

    @property
    def changed(self) -> tuple[str, ...]:
        """The slots that bear the analyst's value, or none where she rejected the program's."""
        return tuple(each.decision.slot for each in self.decided if _changes(each.decision))

    @property
    def by(self) -> tuple[str, ...]:
        """The initials of the analysts whose decisions hold, sorted."""
        return tuple(sorted({each.decision.by for each in self.decided}))


def apply_decisions(claim: Claim, decisions: Iterable[Decided]) -> Effective:
    """Return what `claim` says under those of its `decisions` that hold."""
    decided = tuple(each for each in decisions if each.standing == "current")
    if not decided:
        return Effective(claim, claim, None)
    made = claim
    for each in decided:
        made = _apply(made, each.decision)
    return Effective(made, claim, _review(claim, decided), decided)


def _apply(claim: Claim, decision: Decision) -> Claim:
    if decision.verdict == "fix" and decision.fix is not None:
        return structs.replace(claim, **_fields(claim, decision.fix))
    if decision.verdict == "reject":
        return structs.replace(claim, **_EMPTY.get(decision.slot, {}))
    return claim


def _fields(claim: Claim, fix: Fix) -> dict[str, object]:
    found = {name: value for name in fix.__struct_fields__ if (value := getattr(fix, name)) is not None}
    if fix.type is not None and fix.type != claim.type:
        found["subtype"] = None  # a finer kind of what the event is not
    if fix.when is not None:
        found["when_alternatives"] = ()
    if fix.verification is not None:
        found["verification_by"] = fix.verification_by
    return found


def _changes(decision: Decision) -> bool:
    return decision.verdict == "fix" or (decision.verdict == "reject" and decision.slot in _EMPTY)


def _review(claim: Claim, decided: Iterable[Decided]) -> Review:
    verdicts: dict[str, Verdict] = {each.decision.slot: each.decision.verdict for each in decided}
    if any(verdicts.get(slot) == "reject" for slot in ("claim", *REQUIRED)):
        return "rejected"
    if verdicts.get("claim") != "accept" and not set(slot_texts(claim)) <= verdicts.keys():
        return "partly"
    return "fixed" if set(verdicts.values()) & {"fix", "reject"} else "accepted"


def slot_texts(claim: Claim) -> dict[str, str]:
    """Return what stands in each filled slot of a claim, as a text that changes when the reading does; words and offsets play no part."""
    source, when = claim.source, claim.when
    checked = f"{claim.verification} by {claim.verification_by}" if claim.verification_by else claim.verification
    texts = {
        "type": f"{claim.type} ({claim.subtype})" if claim.subtype else claim.type,
        "modality": claim.modality,
        "source": f"{source.name} ({', '.join(filter(None, (source.kind, source.side)))})",
        "via": claim.via or "",
        "actor": claim.actor or "",
        "target": claim.target or "",
        "means": claim.means or "",
        "where": "; ".join(map(place_text, claim.where)),
        "when": _days(when.start, when.end, when.text) if when else "",
        "figures": "; ".join(map(figure_text, claim.figures)),
        "verification": checked if claim.verification != "none" else "",
    }
    return {slot: text for slot, text in texts.items() if text}


def place_text(where: Where) -> str:
    """Return a place in one line: relation, name, and its id in the gazetteer or its point."""
    point = f"{where.lat:.5g}, {where.lon:.5g}" if where.lat is not None and where.lon is not None else "no point"
    return f"{where.relation} {where.name} ({where.place or point})"


def figure_text(figure: Figure) -> str:
    """Return a figure in one line: bound, value or range, unit, and what is counted."""
    bound = (figure.bound or ("about" if figure.approx else "")).replace("_", " ")
    value = figure.text if figure.value is None else f"{figure.value:.10g}"
    end = "" if figure.value_to is None else f"-{figure.value_to:.10g}"
    return " ".join(filter(None, (bound, f"{value}{end}", figure.unit, f"of {figure.of}" if figure.of else "")))


def _days(start: str | None, end: str | None, words: str | None) -> str:
    if start is None or end is None:
        return f"“{words or ''}”"
    return start if start == end else f"{start}/{end}"


def read_slot(claim: Claim, slot: str) -> dict[str, str]:
    """Return what the program read in a slot (in every filled one, for the slot `claim`): `Decision.as_read`."""
    texts = slot_texts(claim)
    return texts if slot == "claim" else {slot: texts.get(slot, "")}
