"""The rules by which claims become a say about who holds a place. Version 2.

R1  Only what is asserted moves a place. Intended, predicted, requested, hedged and not-known claims never do; a denial only ever stands against another claim.
R2  Strength follows interest: a claim in one's own favour is weak; an admission by the side that loses, or what a reporter saw, is strong; others are medium.
R3  Ladder: claimed, corroborated (a second independent origin; a side's allies are aligned with it, and none), confirmed (an admission, or a reporter saw it), disputed, stale (30 days after the last word on
    a place near which fighting went on).
R4  A place is coloured only by claims about that very place: a region, a country, "near", "towards", another thing in the place or a longer name never colour it.
R5  Taking, holding, leaving, entering, fighting and repelling each say something else; shelling, shooting down and acts of annexation say nothing.
R6  The day is the day of the event. An event told without a day as news (main clause, or what a source says) had happened by the day of saying or
    publication: that day only closes the interval (after the last word before, by it), and the rule says so. Told without a day as background, or within more than 31 days, it moves nothing.
R7  Nothing is decided by counting votes. A weak claim that another named side denies makes the place contested, with both claims shown; "it is disputed"
    without a name only makes the basis disputed.
R8  An analyst's decision counts as hers: what she rejected moves nothing, a slot that she fixed counts with her value and not with the words of the report.
    A spell that is another one because of it names the rule, the claims and her initials.
R9  Before the first word on it a place belongs to the country it lies in. Taken "back" with no loss on record, it was lost before, unless the other side's
    advance in that country began, by the ledger's own record, less than 14 days earlier: then it was only fought over.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from dateline.ledger.sides import side_of
from dateline.records import Claim, Extent, Record, Where
from dateline.views.control_words import holder_in, pattern, says, taker_in

Say = Literal["takes", "holds", "leaves", "enters", "fights", "repels", "denies"]
Strength = Literal["weak", "medium", "strong"]

VERSION = "control 2"
STALE_DAYS = 30
DENIAL_DAYS = 7
ENTRY_DAYS = 7
FOUGHT_DAYS = 14
WIDE_DAYS = 31
NEAR_KM = 25.0

_NEWS = frozenset({"main", "content", "coordinate"})
_BY_SAY: dict[Say, frozenset[str]] = {
    "takes": frozenset({"in", "of", "at", "over", "within", "inside"}),
    "holds": frozenset({"in", "of", "at", "over", "within", "inside"}),
    "denies": frozenset({"in", "of", "at", "over", "from", "within", "inside"}),
    "leaves": frozenset({"from", "in", "of", "at", "over"}),
    "enters": frozenset({"in", "of", "at", "to", "into"}),
    "fights": frozenset({"in", "of", "at", "on", "inside", "within", "across"}),
    "repels": frozenset({"in", "of", "at", "on", "inside", "within"}),
}


class Reading(Record, frozen=True, kw_only=True):
    """What a claim says: `say`, of which `side`, against whom (`loser`), of the whole place or a part, and by which rule."""

    say: Say
    side: str | None
    rule: str
    loser: str | None = None
    extent: Extent = "whole"
    back: bool = False


def read_claim(claim: Claim, published: str | None = None, fixed: Collection[str] = frozenset()) -> Reading | None:
    """Return what `claim`, published on that day, says about who holds its places (R1, R5), or null when it says nothing.

    In the slots `fixed` by an analyst her value counts, and not the words of the report (R8).
    """
    words = claim.evidence
    if ("type" not in fixed and _is_no_hold(words)) or not moves(claim, fixed):
        return None
    match claim.type:
        case "capture":
            return _read_capture(claim, words, fixed)
        case "withdraw":
            return _read_withdrawal(claim, words)
        case "hold":
            return _read_hold(claim, words, published, fixed)
        case "deploy" | "advance" | "fight" if says("enters", words):
            return (
                Reading(say="enters", side=side_of(claim.actor), rule="R5-enter")
                if claim.modality == "asserted"
                else None
            )
        case "fight":
            return Reading(say="fights", side=None, rule="R5-fight") if claim.modality == "asserted" else None
        case "repel":
            defender = side_of(claim.actor)
            return (
                Reading(say="repels", side=defender, rule="R5-repel")
                if defender and claim.modality == "asserted"
                else None
            )
        case _:
            return None


def _is_no_hold(words: str) -> bool:
    """Tell whether the words are about shooting down or annexing, and not about taking with such a thing told beside it."""
    other, taking = pattern("not held").search(words), pattern("takes").search(words)
    return other is not None and (taking is None or other.start() < taking.start())


def moves(claim: Claim, fixed: Collection[str] = frozenset()) -> bool:
    """R1: tell whether the claim may bear on who holds a place: asserted, or denied, and no plan by its words."""
    return claim.modality in ("asserted", "denied") and ("modality" in fixed or not says("plans", claim.evidence))


def _read_capture(claim: Claim, words: str, fixed: Collection[str]) -> Reading | None:
    told = side_of(claim.actor)
    taker = told if "actor" in fixed else taker_in(words) or told
    loser = side_of(claim.target)
    back = says("back", words)
    if taker is None and back:
        taker = claim.source.side  # "has been liberated": so speaks the side that came back
    if claim.modality == "denied":
        return Reading(say="denies", side=taker if taker != claim.source.side else None, rule="R1-denied")
    if taker is None:
        return None
    if says("enters", words) and not says("takes", words):
        return Reading(say="enters", side=taker, rule="R5-enter")
    if says("part", words) and not says("fully", words):
        return Reading(say="fights", side=taker, rule="R5-part", extent="part")
    return Reading(say="takes", side=taker, loser=loser if loser != taker else None, rule="R5-take", back=back)


def _read_withdrawal(claim: Claim, words: str) -> Reading | None:
    if says("no leaving", words) or claim.modality == "denied":
        return None
    actor, target = side_of(claim.actor), side_of(claim.target)
    if says("part", words):
        return Reading(say="fights", side=None, rule="R5-part", extent="part")
    if actor and says("drives out", words):
        return Reading(
            say="takes", side=actor, loser=target if target != actor else None, rule="R5-drive-out", back=True
        )
    leaver = actor or target
    return Reading(say="leaves", side=leaver, rule="R5-leave") if leaver else None


def _read_hold(claim: Claim, words: str, published: str | None, fixed: Collection[str]) -> Reading | None:
    told = side_of(claim.actor)
    holder = told if "actor" in fixed else holder_in(words) or told
    if claim.modality == "denied":
        part = says("part", words) or says("fully", words)
        return (
            Reading(say="fights", side=None, rule="R5-part", extent="part")
            if part
            else Reading(say="denies", side=holder, rule="R1-denied")
        )
    if holder is None:
        return None
    past = (
        published is not None and claim.when is not None and claim.when.end is not None and claim.when.end < published
    )
    if says("ends", words) and not past:  # "ending the rule that began in May" dates the rule, not its end
        return Reading(say="leaves", side=holder, rule="R5-end-of-hold")
    if says("part", words) and not says("fully", words):
        return Reading(say="fights", side=None, rule="R5-part", extent="part")
    return Reading(say="holds", side=holder, rule="R5-hold")


def colours(claim: Claim, where: Where, say: Say) -> bool:
    """R4: tell whether the claim is about this very place as a whole.

    A settlement, site or island is meant; a region only in words that say the whole of it.
    """
    words, start, end = claim.evidence, where.start - claim.evidence_start, where.end - claim.evidence_start
    again = not 0 <= start < len(words) and len(claim.where) == 1 and says("named again", words)
    driven = say == "takes" and says("drives out", words)
    if where.place is None or where.relation not in _BY_SAY["leaves" if driven or again else say]:
        return False
    if where.kind in ("region", "district"):
        return say in ("takes", "holds", "leaves") and start >= 0 and says("fully", words[max(0, start - 30) : start])
    if where.kind not in ("settlement", "site", "natural") or (where.precision_km or 0.0) > NEAR_KM:
        return False
    if not 0 <= start < len(words):  # "Oldbridge, which they took"; "the town", of one named before
        return again or -3 <= end <= 0 or says("seat of power", words) or say in ("fights", "repels", "denies")
    before, after = words[:start], words[end:]
    if after[:1] == " " and after[1:2].isupper():
        return False  # part of a longer name: "the Oldbridge City Council"
    return say not in ("takes", "holds") or says("seat of power", words) or _is_object(before)


def _is_object(before: str) -> bool:
    """Tell by the words before a place whether the place itself is meant, and not the mayor of it or a depot in it."""
    words = before.rstrip().split()
    if not words:
        return True
    last = words[-1].lower() if words[-1].lower() != "the" or len(words) < 2 else words[-2].lower()
    if last == "of":
        return pattern("whole place").search(before if before.endswith(" ") else before + " ") is not None
    return last not in ("in", "at", "near", "inside", "outside", "around", "towards", "toward", "to", "on")


def strength(claim: Claim, side: str | None, loser: str | None) -> Strength:
    """R2: return how much weight the source's interest leaves the claim, which speaks for `side` and against `loser`."""
    if claim.verification == "confirmed":
        return "strong"
    speaker = claim.source.side
    if speaker is not None and speaker == loser and speaker != side:
        return "strong"
    return "weak" if speaker is not None and speaker == side else "medium"


def interval(
    claim: Claim, published: str | None, say: Say, fixed: Collection[str] = frozenset()
) -> tuple[str | None, str] | None:
    """R6: return the days (after, by] of what the claim says, or null when it has none; `after` is null when the text sets no earliest day."""
    when = claim.when
    if when is None or when.start is None or when.end is None:
        said = claim.said.end if claim.said is not None and claim.said.end is not None else published
        return (None, said) if said is not None and is_undated_news(claim) else None
    start, end = when.start, when.end
    if published is not None and start > published:
        return None
    if say == "holds":
        lasting = published is None or end >= published
        return (_day_before(start) if start < end else None, start if lasting else end)
    if days_between(start, end) > WIDE_DAYS:
        return None
    return (
        _day_before(start) if (when.text is not None or "when" in fixed) and start <= end else None,
        end if published is None else min(end, published),
    )


def is_undated_news(claim: Claim) -> bool:
    """R6: tell whether the event has no day and is told as news, not as background."""
    dated = claim.when is not None and claim.when.start is not None and claim.when.end is not None
    return not dated and claim.rule.partition("/")[0] in _NEWS


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def days_between(first: str, second: str) -> int:
    """Return the number of days from the first ISO day to the second."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
