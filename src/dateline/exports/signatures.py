"""What an export tells of the decisions about a claim, and of the names that analysts wrote into it."""

from collections.abc import Callable

from msgspec import structs

from dateline.ledger import Decided, Effective
from dateline.ledger.decisions import value_text
from dateline.ledger.effective import slot_texts
from dateline.records import Claim, DecisionSlot, Record, Verdict


class Signature(Record, frozen=True, kw_only=True):
    """A decision that holds: about which slot (`claim`: the whole), by whom (initials), when (UTC), with which value, and what had been read there.

    `as_read` is null for the whole claim, whose slots say it. `reason` is null at level `shared`: reasons are notes of the desk, and may name anyone.
    """

    slot: DecisionSlot
    verdict: Verdict
    by: str
    at: str
    value: str | None
    as_read: str | None
    reason: str | None


def signatures_of(effective: Effective) -> tuple[Signature, ...]:
    """Return the decisions that hold of a claim."""
    return tuple(map(_signature, effective.decided))


def _signature(decided: Decided) -> Signature:
    each = decided.decision
    return Signature(
        slot=each.slot,
        verdict=each.verdict,
        by=each.by,
        at=decided.at,
        value=value_text(each),
        as_read=None if each.slot == "claim" else each.as_read.get(each.slot, ""),
        reason=each.reason,
    )


def cover_signatures(
    signatures: tuple[Signature, ...], shown: Claim, replace: Callable[[str], str], *, positions: bool
) -> tuple[Signature, ...]:
    """Return decisions as they may be shown: no reasons, no private names; with `positions` also no place, which is told by its district."""
    return tuple(_cover(each, shown, replace, positions=positions) for each in signatures)


def _cover(signature: Signature, shown: Claim, replace: Callable[[str], str], *, positions: bool) -> Signature:
    if signature.slot == "where" and positions:
        return structs.replace(signature, value=None, as_read=None, reason=None)
    value = slot_texts(shown).get(signature.slot) if signature.value is not None else None
    return structs.replace(
        signature,
        value=value,
        as_read=replace(signature.as_read) if signature.as_read else signature.as_read,
        reason=None,
    )


def cover_written(effective: Effective, hide: Callable[[str], str]) -> Claim:
    """Return the claim in force with the names that an analyst wrote into it as they may be shown: `hide` gives those that no report makes public another name.

    A place that she set by its point alone is named by its point.
    """
    claim, changed = effective.claim, effective.changed
    names: dict[str, str] = {
        slot: hide(name) for slot in ("actor", "target") if slot in changed and (name := getattr(claim, slot))
    }
    if "verification" in changed and claim.verification_by:
        names["verification_by"] = hide(claim.verification_by)
    covered = structs.replace(claim, **names)
    if "source" in changed:
        covered = structs.replace(covered, source=structs.replace(claim.source, name=hide(claim.source.name)))
    if "where" in changed:
        places = (
            where
            if where.place
            else structs.replace(
                where, name=f"{where.lat:.5g}, {where.lon:.5g}" if where.lat is not None else "[place]"
            )
            for where in claim.where
        )
        covered = structs.replace(covered, where=tuple(places))
    return covered
