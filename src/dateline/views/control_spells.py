"""Follow one place through the days: what each claim says of it, one after the other, makes spells."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dateline.records import Claim, Extent, Where
from dateline.views.control_rules import (
    DENIAL_DAYS,
    ENTRY_DAYS,
    FOUGHT_DAYS,
    Reading,
    days_between,
    is_undated_news,
    strength,
)


class Sign(NamedTuple):
    """What a claim says of one place on the days (after, by]; `told` is the day of publication, `denied_by` side and id of claims that dispute it."""

    said: Reading
    claim: Claim
    where: Where
    after: str | None
    by: str
    told: str
    origin: str
    denied_by: tuple[tuple[str | None, str], ...] = ()


class Spell(NamedTuple):
    """A place between two changes; `lost_by` is who is taken to have held it before, as far as the ledger knows.

    `unrecorded` is true where the loss that went before stands in no claim.
    """

    holder: str
    rule: str
    after: str | None = None
    by: str | None = None
    before: str | None = None
    last_holder: str | None = None
    lost_by: str | None = None
    extent: Extent = "whole"
    unrecorded: bool = False
    signs: tuple[Sign, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def last(self) -> str | None:
        """The day of the last sign."""
        return max((sign.by for sign in self.signs), default=self.by)

    @property
    def side(self) -> str | None:
        """The side that holds the place, or held it before the fighting; null when nothing is known."""
        return self.last_holder if self.holder == "contested" else None if self.holder == "unknown" else self.holder


def follow(signs: Sequence[Sign], country: str | None, advances: Mapping[str, str]) -> Iterator[Spell]:
    """Yield the spells of a place in order, the first being the presumption that its country holds it (R9).

    Several changes within one day count as the last of them.
    """
    spell = Spell(holder=country or "unknown", rule="R9-presumed", last_holder=country)
    for day, told in groupby(signs, key=lambda sign: sign.by):
        before = spell
        for sign in told:
            spell = _step(spell, sign, signs, country, advances)
        if spell.holder == before.holder and spell.by == day and not spell.unrecorded:
            spell = before._replace(signs=(*before.signs, *spell.signs), against=(*before.against, *spell.against))
        elif spell.by == day and before.by != day:
            was = "unknown" if spell.unrecorded else None
            spell = spell._replace(before=was or before.holder, last_holder=was or before.side)
            yield before
    yield spell


def _step(spell: Spell, sign: Sign, signs: Sequence[Sign], country: str | None, advances: Mapping[str, str]) -> Spell:
    """Return the spell after `sign`."""
    said = sign.said
    match said.say:
        case "takes":
            return _take(spell, sign, signs, country, advances)
        case "holds":
            return _support(spell, sign) if spell.holder == said.side else _take(spell, sign, signs, country, advances)
        case "leaves":
            return _leave(spell, sign, signs, country)
        case "enters":
            return _enter(spell, sign, signs, country, advances)
        case "fights":
            return (
                spell
                if spell.by == sign.by and spell.holder != "contested" and spell.signs
                else _contest(spell, sign, said.rule)
            )
        case "repels":
            return _repel(spell, sign)
        case "denies":
            return _deny(spell, sign)


def _support(spell: Spell, sign: Sign) -> Spell:
    return spell._replace(signs=(*spell.signs, sign))


def _begin(spell: Spell, sign: Sign, holder: str, rule: str) -> Spell:
    after = sign.after if spell.by is None or (sign.after or "") > spell.by else spell.by
    last = spell.last
    if sign.after is None and last is not None and last < sign.by:
        after = last
    return Spell(
        holder=holder,
        rule=f"{rule} R6-by-report" if is_undated_news(sign.claim) else rule,
        after=after if after is None or after < sign.by else None,
        by=sign.by,
        before=spell.holder,
        last_holder=spell.side,
        lost_by=sign.said.loser or spell.side,
        extent=sign.said.extent,
        signs=(sign,),
    )


def _contest(spell: Spell, sign: Sign, rule: str) -> Spell:
    return _support(spell, sign) if spell.holder == "contested" else _begin(spell, sign, "contested", rule)


def _take(spell: Spell, sign: Sign, signs: Sequence[Sign], country: str | None, advances: Mapping[str, str]) -> Spell:
    side = sign.said.side or "unknown"
    if spell.holder == side and spell.signs:
        return _support(spell, sign)
    denials = _denials(sign, signs, side)
    against = tuple(dict.fromkeys(claim for _, claim in denials))
    named = any(denier is not None for denier, _ in denials)
    if named and strength(sign.claim, side, spell.side) == "weak":  # R7
        contested = _contest(spell, sign, "R7-disputed")
        return contested._replace(against=(*contested.against, *against))
    if side == country and not _was_lost(spell, side):
        return _return(spell, sign, side, advances)
    return _begin(spell, sign, side, sign.said.rule)._replace(against=against)


def _was_lost(spell: Spell, side: str) -> bool:
    return spell.side != side


def _return(spell: Spell, sign: Sign, side: str, advances: Mapping[str, str]) -> Spell:
    """R9: a place is taken by the side that was taken to hold it all along: it was fought over, or lost without a word of it."""
    began = advances.get(side)
    early = began is not None and days_between(began, sign.by) < FOUGHT_DAYS
    fought = spell.holder == "contested" and spell.by is not None and days_between(spell.by, sign.by) < FOUGHT_DAYS
    if sign.said.say == "holds" or early or fought or (spell.holder == "contested" and not sign.said.back):
        return _begin(spell, sign, side, "R9-fought-over") if spell.holder != side else _support(spell, sign)
    return _begin(spell, sign, side, f"{sign.said.rule} R9-lost-before")._replace(unrecorded=True)


def _leave(spell: Spell, sign: Sign, signs: Sequence[Sign], country: str | None) -> Spell:
    leaver = sign.said.side
    others = [country, *(other.said.side for other in reversed(signs)), sign.claim.source.side]
    other = next((side for side in others if side and side != leaver), None) if leaver != country else spell.side
    if other is None or other == leaver:
        return spell if leaver != spell.holder else _begin(spell, sign, "unknown", sign.said.rule)
    if spell.holder == other and spell.signs:
        return _support(spell, sign)
    weak = strength(sign.claim, other, leaver) == "weak"
    if weak and spell.side != leaver:
        return _begin(spell, sign, "unknown", "R2-weak-leave")
    change = _begin(spell, sign, other, sign.said.rule)._replace(lost_by=leaver)
    return change if spell.side != other else change._replace(unrecorded=True)


def _enter(spell: Spell, sign: Sign, signs: Sequence[Sign], country: str | None, advances: Mapping[str, str]) -> Spell:
    side = sign.said.side
    if side is None or spell.holder == side:
        return spell
    left = any(
        other.said.say == "leaves" and other.said.side != side and abs(days_between(other.by, sign.by)) <= ENTRY_DAYS
        for other in signs
    )
    if left:
        return _take(spell, sign, signs, country, advances)
    return _contest(spell, sign, sign.said.rule)


def _repel(spell: Spell, sign: Sign) -> Spell:
    side = sign.said.side
    if spell.holder == side:
        return _support(spell, sign) if spell.signs else spell
    if spell.holder != "contested":
        return _contest(spell, sign, sign.said.rule)
    rivals = any(other.said.say == "repels" and other.said.side != side for other in spell.signs)
    if rivals or side != spell.last_holder:
        return _support(spell, sign)
    return _begin(spell, sign, side or "unknown", sign.said.rule)


def _deny(spell: Spell, sign: Sign) -> Spell:
    if spell.holder != sign.said.side or spell.by is None or days_between(spell.by, sign.by) > DENIAL_DAYS:
        return spell
    return spell._replace(against=(*spell.against, sign.claim.id))


def _denials(sign: Sign, signs: Sequence[Sign], side: str) -> list[tuple[str | None, str]]:
    """R7: return who denies that `side` took the place around that day, and the claims in which; a null side is nobody named."""
    found = [(denier, claim) for denier, claim in sign.denied_by if denier != sign.claim.source.side]
    for other in signs:
        near = abs(days_between(other.by, sign.by)) <= DENIAL_DAYS
        denier = other.claim.source.side
        if near and other.said.say == "denies" and denier != side and other.said.side in (side, None):
            found.append((denier, other.claim.id))
        if near and other.said.side == side:
            found.extend(each for each in other.denied_by if each[0] not in (side, denier))
    return found
