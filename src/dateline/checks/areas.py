"""Stated areas of territories, areas compared with territories, and shares of a country, against the table of reference areas."""

import re
from collections.abc import Iterator

from dateline.checks.grades import number, rounding, within
from dateline.checks.passages import claims_on, passage
from dateline.checks.reference import Area, areas_of, combined
from dateline.records import Finding, Place, Quantity, Reading, Span, Toponym

_NOUN = r"(?:total\s+|land\s+|surface\s+|whole\s+|entire\s+)*(?:land\s?mass|area|surface|size|territory|extent)"
# "Ukraine's land mass of (around 600,000 square km)", "the area of Wales is", "Wales covers", "the 27,000 square km peninsula of Crimea" is left out.
_OWN = re.compile(
    rf"^(?:['’]s?)?\s+{_NOUN}\s*(?:,|of|is|was|covers|totals|measures|:|at|\()*\s*(?:about\s+|some\s+)?$", re.IGNORECASE
)
_AREA_OF = re.compile(rf"\b{_NOUN}\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_THEN = re.compile(r"^\s*(?:,\s*(?:which\s+)?)?(?:\(|is|was|at|covers|totals)?\s*$", re.IGNORECASE)
_COVERS = re.compile(
    rf"^\s*(?:,?\s*(?:which|that|a\s+\w+(?:\s+\w+)?)\s+)?(?:,?\s*with\s+(?:a|an|its)\s+{_NOUN}\s+of|,?\s*(?:covers|covering|spans|measures|has\s+an?\s+{_NOUN}\s+of|occupies))\s*(?:an\s+area\s+of\s+)?$",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"(?P<factor>half|twice|double|three times|four times)?\s*"
    r"(?:(?:(?:approximately|roughly|about|nearly|almost|broadly)\s+)?(?:equivalent|equal|comparable|similar)\s+(?:in\s+(?:size|area)\s+)?(?:to|with)|(?:about|roughly|nearly|approximately|almost)?\s*(?:as\s+(?:large|big)\s+as|the\s+(?:size|area)\s+of))"
    r"\s+(?:the\s+)?(?:combined\s+)?(?:(?:size|area|territory|land\s?mass)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_FACTORS = {"half": 0.5, "twice": 2.0, "double": 2.0, "three times": 3.0, "four times": 4.0}
_AND = re.compile(r"\s*(?:,|and|plus|,\s*and|together with)\s+(?:the\s+)?", re.IGNORECASE)
_REACH = 90
_LOOSE = 0.1
_SLIP = 0.02


def check_areas(reading: Reading) -> Iterator[Finding]:
    """Yield findings on the stated areas of territories that the table knows, and on areas compared with territories."""
    for quantity in reading.mentions.quantities:
        if (
            quantity.unit == "km2"
            and quantity.factor is None
            and quantity.value is not None
            and quantity.same_as is None
        ):
            place = _owner(reading, quantity)
            if place is not None and place.place is not None:
                yield _grade_area(reading, place, place.place, quantity)
    yield from _check_likenesses(reading)


def _owner(reading: Reading, quantity: Quantity) -> Toponym | None:
    """Return the territory whose area the quantity is said to be."""
    text = reading.document.text
    for toponym in reversed(reading.mentions.toponyms):
        if toponym.end > quantity.start or toponym.role in {"people", "name_part"}:
            continue
        if quantity.start - toponym.end > _REACH:
            return None
        gap = text[toponym.end : quantity.start]
        if _OWN.match(gap) or _COVERS.match(gap):
            return toponym
        return (
            toponym if _THEN.match(gap) and _AREA_OF.search(text, max(0, toponym.start - 40), toponym.start) else None
        )
    return None


def _grade_area(reading: Reading, toponym: Toponym, place: Place, quantity: Quantity) -> Finding:
    areas = areas_of(place)
    span = Span(start=toponym.start, end=quantity.end)
    if not areas:
        return _unknown(reading, span, quantity, f"no reference area for {place.name}")
    value = quantity.value or 0.0
    low, high = min(area.km2 for area in areas), max(area.km2 for area in areas)
    exact = min(max(rounding(quantity), _SLIP * value), _LOOSE * value)
    loose = max(exact, _LOOSE * value if quantity.approx else 0.05 * value)
    grade = within(value, low, high, exact=exact, loose=loose)
    return Finding(
        check="area",
        grade=grade,
        message=f"{place.name} measures {_range(low, high)} km² by the sources; the text says {number(value)} km²",
        formula=f"|{number(value)} − [{_range(low, high)}]| = {number(max(low - value, value - high, 0.0))} ≤ {number(exact)}",
        passages=(passage(reading, span),),
        claims=claims_on(reading, quantity),
        unit="km2",
        stated=value,
        computed=low,
        computed_to=high if high > low else None,
        tolerance=exact if grade == "consistent" else loose,
        reference=tuple(area.label for area in areas),
    )


def _check_likenesses(reading: Reading) -> Iterator[Finding]:
    text = reading.document.text
    toponyms = reading.mentions.toponyms
    for index, toponym in enumerate(toponyms):
        match = _LIKE.search(text, max(0, toponym.start - _REACH), toponym.start)
        if match is None or toponym.role == "people":
            continue
        places = [toponym]
        for other in toponyms[index + 1 :]:
            if not _AND.fullmatch(text[places[-1].end : other.start]) or "combined" not in match[0].lower():
                break
            places.append(other)
        span = Span(start=match.start() + len(match[0]) - len(match[0].lstrip()), end=places[-1].end)
        subject = _compared(reading, span)
        known = tuple(each.place for each in places if each.place is not None)
        if subject is not None and len(known) == len(places):
            yield _grade_likeness(
                reading, span, subject, combined(known), _FACTORS.get((match["factor"] or "").lower(), 1.0)
            )


def _compared(reading: Reading, span: Span) -> Quantity | None:
    """Return the area that is compared: the one before it in the sentence, or, for "it is", the first of the sentence before."""
    sentence = reading.document.sentence_at(span.start)
    if sentence is None:
        return None
    areas = [
        each
        for each in reading.mentions.quantities
        if each.unit == "km2" and each.factor is None and each.same_as is None
    ]
    opening = reading.document.text[max(sentence.start, span.start - 8) : span.start].lower().split()
    if opening[-2:] not in (["it", "is"], ["this", "is"], ["that", "is"]) and opening[-1:] != ["it’s"]:
        inside = [each for each in areas if sentence.start <= each.start < span.start]
        if inside:
            return inside[-1]
    if sentence.index == 0:
        return None
    before = reading.document.sentences[sentence.index - 1]
    return next((each for each in areas if before.covers(each)), None)


def _grade_likeness(reading: Reading, span: Span, subject: Quantity, areas: tuple[Area, ...], factor: float) -> Finding:
    if not areas:
        return _unknown(reading, span, subject, "no reference area for the territory compared with")
    value = subject.value or 0.0
    low, high = factor * min(area.km2 for area in areas), factor * max(area.km2 for area in areas)
    exact = max(rounding(subject), 0.05 * high)
    grade = within(value, low, high, exact=min(exact, _LOOSE * value), loose=0.25 * value)
    times = f"{factor:g} × " if factor != 1.0 else ""
    return Finding(
        check="area_comparison",
        grade=grade,
        message=f"{areas[0].name} measures {_range(low / factor, high / factor)} km² by the sources; compared with {number(value)} km²",
        formula=f"{number(value)} against {times}[{_range(low / factor, high / factor)}]",
        passages=(passage(reading, span), passage(reading, subject)),
        claims=claims_on(reading, span, subject),
        unit="km2",
        stated=value,
        computed=low,
        computed_to=high if high > low else None,
        tolerance=min(exact, _LOOSE * value) if grade == "consistent" else 0.25 * value,
        reference=tuple(area.label for area in areas),
    )


def _unknown(reading: Reading, span: Span, quantity: Quantity, why: str) -> Finding:
    return Finding(
        check="area",
        grade="not_checkable",
        message=why,
        formula="",
        passages=(passage(reading, span),),
        claims=claims_on(reading, quantity),
        unit="km2",
        stated=quantity.value,
    )


def _range(low: float, high: float) -> str:
    return number(low) if high <= low else f"{number(low)}–{number(high)}"
