"""Who is said to hold which place, on whose word: claims in, spells of each place out. The rules stand in `control_rules`."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.gazetteer import distance_km
from dateline.ledger.allies import independent
from dateline.ledger.copies import copy_groups
from dateline.ledger.origins import UNNAMED, origin_of
from dateline.records import Basis, Claim, Holding, Link, Report, Where
from dateline.views.control_rules import (
    DENIAL_DAYS,
    NEAR_KM,
    STALE_DAYS,
    Reading,
    colours,
    days_between,
    interval,
    read_claim,
    strength,
)
from dateline.views.control_spells import Sign, Spell, follow

_FIGHTING = frozenset({"fight", "repel", "advance", "capture", "withdraw"})


class Settings(NamedTuple):
    """What a view of control may be told: after how many days a say near fighting is stale, and how near in km "near" is."""

    stale_days: int = STALE_DAYS
    near_km: float = NEAR_KM


DEFAULTS = Settings()
Fixed = Mapping[str, Collection[str]]
"""Slots of claims, by `Claim.id`, that an analyst fixed."""
NONE_FIXED: Fixed = {}


class Control:
    """The spells of every place, worked out once from claims, links and reports; then asked for one day after another.

    `countries` gives the country of each place (by `Where.place`) where it is known; `reports` give the days of publication and outlets. `fixed` names the
    slots of claims, by id, in which an analyst's value counts and not the words of the report (R8).
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        links: Iterable[Link] = (),
        reports: Sequence[Report] = (),
        *,
        countries: Mapping[str, str] | None = None,
        settings: Settings = DEFAULTS,
        fixed: Fixed = NONE_FIXED,
    ) -> None:
        """Take the claims with their links among one another and their reports."""
        claims = tuple(claims)
        self._settings = settings
        self._spells = _spells(claims, links, reports, countries or {}, fixed)
        self._fights = _fights(claims)
        self._near: dict[tuple[float, float], list[str]] = {}

    def on(self, day: str) -> tuple[Holding, ...]:
        """Return for each place that a claim says something of the spell that holds on the day (ISO), in the order of names."""
        current = []
        for spells in self._spells.values():
            begun = [spell for spell in spells if spell.by is None or spell.by <= day]
            if begun and begun[-1].claims:
                current.append(self._age(begun[-1], day))
        return tuple(sorted(current, key=_order))

    def changes(self, *, contested: bool = False) -> tuple[Holding, ...]:
        """Return every change of holder, in the order of days; with `contested` also the spells of fighting."""
        found = [
            spell
            for spells in self._spells.values()
            for spell in spells
            if spell.is_change or (contested and spell.by is not None and spell.holder != spell.before)
        ]
        return tuple(sorted(found, key=lambda spell: (spell.by or "", *_order(spell))))

    def _age(self, spell: Holding, on: str) -> Holding:
        """R3: return the spell as stale when fighting went on near the place after the last word on it."""
        if spell.last is None or days_between(spell.last, on) <= self._settings.stale_days:
            return spell
        fought = spell.holder == "contested" or self._is_fought_over(spell, spell.last, on)
        return structs.replace(spell, basis="stale", rule=f"{spell.rule} R3-stale") if fought else spell

    def _is_fought_over(self, spell: Holding, after: str, by: str) -> bool:
        """Tell whether a claim has fighting near the place on the days (after, by]."""
        if spell.lat is None or spell.lon is None:
            return False
        point = spell.lat, spell.lon
        if point not in self._near:
            near = (
                days for other, days in self._fights.items() if distance_km(*point, *other) <= self._settings.near_km
            )
            self._near[point] = sorted({day for days in near for day in days})
        days = self._near[point]
        place = bisect_right(days, after)
        return place < len(days) and days[place] <= by


def show_control(
    claims: Iterable[Claim],
    links: Iterable[Link] = (),
    reports: Sequence[Report] = (),
    *,
    on: str,
    countries: Mapping[str, str] | None = None,
    settings: Settings = DEFAULTS,
    fixed: Fixed = NONE_FIXED,
) -> tuple[Holding, ...]:
    """Return what `Control` has for the day `on`."""
    return Control(claims, links, reports, countries=countries, settings=settings, fixed=fixed).on(on)


def changes(
    claims: Iterable[Claim],
    links: Iterable[Link] = (),
    reports: Sequence[Report] = (),
    *,
    countries: Mapping[str, str] | None = None,
    contested: bool = False,
    fixed: Fixed = NONE_FIXED,
) -> tuple[Holding, ...]:
    """Return what `Control` has as changes of holder."""
    return Control(claims, links, reports, countries=countries, fixed=fixed).changes(contested=contested)


def _order(spell: Holding) -> tuple[str, str]:
    return spell.name.casefold(), spell.place


def _spells(
    claims: Sequence[Claim],
    links: Iterable[Link],
    reports: Sequence[Report],
    countries: Mapping[str, str],
    fixed: Fixed,
) -> dict[str, tuple[Holding, ...]]:
    signs = _signs(claims, tuple(links), reports, fixed)
    starts = _advances(signs, countries)
    by_id = {claim.id: claim for claim in claims}
    return {
        place: tuple(
            _holding(spell, found[0].where, countries.get(place), by_id)
            for spell in follow(found, countries.get(place), starts)
        )
        for place, found in sorted(signs.items())
    }


def _signs(
    claims: Sequence[Claim], links: Sequence[Link], reports: Sequence[Report], fixed: Fixed
) -> dict[str, list[Sign]]:
    """Return what the claims say of each place, in the order of days and then as told."""
    published = {report.id: report.published for report in reports}
    by_report = {report.id: report for report in reports}
    copies = copy_groups(reports)
    denials = _denials(claims, links)
    found: defaultdict[str, list[Sign]] = defaultdict(list)
    for claim in claims:
        slots = fixed.get(claim.id, ())
        said = read_claim(claim, published.get(claim.report), slots)
        span = interval(claim, published.get(claim.report), said.say, slots) if said else None
        if said is None or span is None:
            continue
        origin = origin_of(claim, by_report, copies)
        for where in _distinct(claim, said):
            sign = Sign(
                said,
                claim,
                where,
                span[0],
                span[1],
                published.get(claim.report) or span[1],
                origin,
                tuple(denials.get(claim.id, ())),
            )
            found[where.place or ""].append(sign)
    for signs in found.values():
        signs.sort(key=lambda sign: (sign.by, sign.told, sign.claim.report, sign.claim.evidence_start, sign.claim.id))
    return dict(found)


def _distinct(claim: Claim, said: Reading) -> Iterable[Where]:
    return {where.place: where for where in claim.where if colours(claim, where, said.say)}.values()


def _denials(claims: Sequence[Claim], links: Sequence[Link]) -> dict[str, list[tuple[str | None, str]]]:
    """Return for each disputed claim who disputes it: side of the disputing claim, and its id."""
    by_id = {claim.id: claim for claim in claims}
    found: defaultdict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for link in links:
        source, target = by_id.get(link.source_claim), by_id.get(link.target_claim)
        if link.kind == "disputes" and source and target:
            found[target.id].append((source.source.side, source.id))
            found[source.id].append((target.source.side, target.id))
    return found


def _advances(signs: Mapping[str, Sequence[Sign]], countries: Mapping[str, str]) -> dict[str, str]:
    """Return for each country the first day on which the ledger saw another side take a place in it (R9)."""
    first: dict[str, str] = {}
    for place, found in signs.items():
        country = countries.get(place)
        for sign in found:
            if country and sign.said.say == "takes" and sign.said.side != country:
                first[country] = min(first.get(country, sign.by), sign.by)
    return first


def _holding(spell: Spell, where: Where, country: str | None, claims: Mapping[str, Claim]) -> Holding:
    basis = _basis(spell, claims)
    return Holding(
        place=where.place or "",
        name=where.name,
        kind=where.kind,
        country=country,
        lat=where.lat,
        lon=where.lon,
        precision_km=where.precision_km,
        holder=spell.holder,
        basis=basis,
        rule=f"{spell.rule} R3-aligned" if _is_aligned(spell, basis) else spell.rule,
        extent=spell.extent,
        before=spell.before,
        last_holder=spell.last_holder,
        after=spell.after,
        by=spell.by,
        last=spell.last,
        claims=tuple(dict.fromkeys(sign.claim.id for sign in spell.signs)),
        against=tuple(dict.fromkeys(spell.against)),
    )


def _basis(spell: Spell, claims: Mapping[str, Claim]) -> Basis:
    """R3: return the rung of the ladder that the spell's claims reach."""
    if not spell.signs:
        return "presumed"
    speakers = sorted({f"side:{side}" for sign in spell.signs if (side := sign.claim.source.side) is not None})
    held = spell.holder not in ("contested", "unknown")
    if (
        any(strength(sign.claim, spell.holder, spell.lost_by) == "strong" for sign in spell.signs)
        if held
        else len(independent(speakers, spell.last)) > 1
    ):
        return "confirmed" if held or not spell.against else "disputed"
    if any(claims[claim].source.side != spell.holder for claim in spell.against if claim in claims):
        return "disputed"
    return "corroborated" if len(independent(_origins(spell), spell.last)) > 1 else "claimed"


def _origins(spell: Spell) -> list[str]:
    return [sign.origin for sign in spell.signs if sign.origin != UNNAMED]


def _is_aligned(spell: Spell, basis: Basis) -> bool:
    """R3: tell whether only an alliance keeps the spell from being corroborated."""
    return basis == "claimed" and len(set(_origins(spell))) > 1


def _fights(claims: Iterable[Claim]) -> dict[tuple[float, float], set[str]]:
    """Return for each point of a settlement or site the days of fighting there."""
    found: defaultdict[tuple[float, float], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type in _FIGHTING and claim.modality == "asserted" and claim.when and claim.when.end:
            for where in claim.where:
                if where.kind in ("settlement", "site") and where.lat is not None and where.lon is not None:
                    found[where.lat, where.lon].add(claim.when.end)
    return dict(found)


__all__ = ["DEFAULTS", "DENIAL_DAYS", "Control", "Settings", "changes", "show_control"]
