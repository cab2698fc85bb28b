"""Shares of a territory: against an area given beside them, or against published shares of the same country."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.checks.grades import number, within
from dateline.checks.passages import claims_on, passage
from dateline.checks.reference import Area, areas_of, held_shares
from dateline.gazetteer import open_gazetteer
from dateline.records import Claim, Finding, Place, Quantity, Reading, Span, Toponym

_OF = re.compile(
    r"^\s*(?:of\s+)?(?:the\s+|all\s+|its\s+)*(?:total\s+|entire\s+|whole\s+)*(?:territory|area|land|land\s?mass)?(?:\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^[\s,(–—-]*(?:or|which\s+is|that\s+is|equal\s+to|equivalent\s+to|representing|making\s+up|amounting\s+to|i\.e\.)\s*(?:about|around|roughly|some|nearly|almost)?\s*$",
    re.IGNORECASE,
)
_DAYS = 200


def check_shares(reading: Reading) -> Iterator[Finding]:
    """Yield a finding on each share of a territory that the table of areas knows."""
    for quantity in reading.mentions.quantities:
        if (
            quantity.unit != "share"
            or quantity.value is None
            or quantity.change is not None
            or not 0 < quantity.value < 1
        ):
            continue
        whole = _whole(reading, quantity)
        if whole is None or whole.place is None or not areas_of(whole.place):
            continue
        area = _area_beside(reading, quantity)
        if area is not None:
            yield _grade_with_area(reading, quantity, whole.place, area)
        elif (claim := _holding(reading, quantity)) is not None:
            yield _grade_held(reading, quantity, whole.place, claim)


def _whole(reading: Reading, quantity: Quantity) -> Toponym | None:
    """Return the territory that the share is of: inside the words of the share, or right behind them."""
    text = reading.document.text
    for toponym in reading.mentions.toponyms:
        if toponym.role == "name_part" or toponym.end <= quantity.start:
            continue
        if toponym.start < quantity.end:
            return toponym
        return toponym if _OF.match(text[quantity.end : toponym.start]) else None
    return None


def _area_beside(reading: Reading, quantity: Quantity) -> Quantity | None:
    """Return the area that the share repeats: "6,000 square km, or 1 percent of ..."."""
    for other in reading.mentions.quantities:
        if other.unit == "km2" and other.value is not None and other.end <= quantity.start:
            gap = re.sub(r"\([^)]*\)", "", reading.document.text[other.end : quantity.start])
            if _BESIDE.match(gap):
                return other
    return None


def _holding(reading: Reading, quantity: Quantity) -> Claim | None:
    return next(
        (
            claim
            for claim in reading.claims
            if claim.type == "hold" and any(figure.start == quantity.start for figure in claim.figures)
        ),
        None,
    )


def step(share: float) -> float:
    """Return how far a stated share may be rounded: half a percent, or half the way to the next simple fraction ("a fifth": 0.18 to 0.22)."""
    parts = 1.0 / share
    if abs(parts - round(parts)) < 1e-6 and round(parts) <= 10:
        return share - 1.0 / (parts + 0.5)
    percent = round(100 * share)
    return 0.025 if percent % 5 == 0 else 0.005


def _grade_with_area(reading: Reading, quantity: Quantity, place: Place, area: Quantity) -> Finding:
    areas = areas_of(place)
    value, km2 = quantity.value or 0.0, area.value or 0.0
    low, high = km2 / max(each.km2 for each in areas), km2 / min(each.km2 for each in areas)
    exact = step(value)
    grade = within(value, low, high, exact=exact, loose=max(exact, 0.15 * value))
    span = Span(start=min(area.start, quantity.start), end=max(area.end, quantity.end))
    return Finding(
        check="share",
        grade=grade,
        message=f"{number(km2)} km² is {100 * low:.1f} to {100 * high:.1f} % of {place.name}; the text says {100 * value:.3g} %",
        formula=f"{number(km2)} / {number(max(each.km2 for each in areas))} = {low:.4f}",
        passages=(passage(reading, span),),
        claims=claims_on(reading, quantity),
        unit="share",
        stated=value,
        computed=round(low, 5),
        computed_to=round(high, 5),
        tolerance=round(exact, 4) if grade == "consistent" else max(exact, 0.15 * value),
        reference=_labels(areas),
    )


def _grade_held(reading: Reading, quantity: Quantity, place: Place, claim: Claim) -> Finding:
    """Grade a share said to be held against the published share nearest in time."""
    areas, value = areas_of(place), quantity.value or 0.0
    known = next((area.km2 for area in areas if area.definition == "total"), areas[0].km2)
    day = claim.when.end if claim.when and claim.when.end else reading.document.report.published
    near = [
        each
        for each in held_shares(place.country or "")
        if place.kind == "country"
        and _holder(each.by) == claim.actor
        and day
        and abs((date.fromisoformat(each.as_of) - date.fromisoformat(day)).days) <= _DAYS
    ]
    formula = f"{value:.3g} × {number(known)} = {number(round(value * known, -2))} km²"
    passages, claims = (passage(reading, quantity),), claims_on(reading, quantity)
    if not near:
        return Finding(
            check="share", grade="not_checkable", formula=formula, passages=passages, claims=claims, unit="share", stated=value,
            message=f"{100 * value:.3g} % of {place.name} would be {number(round(value * known, -2))} km²; no published share for about that day to compare with",
            reference=_labels(areas),
        )  # fmt: skip
    best = min(
        near, key=lambda each: abs((date.fromisoformat(each.as_of) - date.fromisoformat(day or each.as_of)).days)
    )
    low, high = sorted((best.share, best.km2 / known))
    exact = step(value)
    grade = within(value, low, high, exact=exact, loose=max(exact, 0.25 * value))
    return Finding(
        check="share",
        grade=grade,
        message=f"published for {best.as_of}: {100 * low:.3g} to {100 * high:.3g} % of {place.name}; the text says {100 * value:.3g} % ({number(round(value * known, -2))} km²)",
        formula=formula,
        passages=passages,
        claims=claims,
        unit="share",
        stated=value,
        computed=round(low, 4),
        computed_to=round(high, 4),
        tolerance=round(exact, 4) if grade == "consistent" else max(exact, 0.25 * value),
        reference=(f"{best.source}, {best.as_of}: {best.words}", *_labels(areas)),
    )


def _holder(code: str) -> str | None:
    country = open_gazetteer().country(code)
    return country.name if country else None


def _labels(areas: tuple[Area, ...]) -> tuple[str, ...]:
    return tuple(area.label for area in areas)
