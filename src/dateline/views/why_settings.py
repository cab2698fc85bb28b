"""Why a claim has its places, times and figures."""

from collections.abc import Iterator

from dateline.claims.whens import is_digest
from dateline.records import Claim, Figure, Quantity, Span, Timex, Toponym, When, Where
from dateline.views.grounds import Grounds, Step

_SHOWN_CANDIDATES = 4


def explain_places(grounds: Grounds) -> Iterator[Step]:
    """Say of each place where its name stands, what it may mean, and what it was carried over from."""
    for where in grounds.claim.where:
        span = Span(start=where.start, end=where.end)
        toponym = next((each for each in grounds.reading.mentions.toponyms if each.start == where.start), None)
        because = [*_carried(grounds, span)]
        if toponym is None:
            because.extend(_points_back(grounds, where))
        else:
            because.extend(_candidates(toponym))
        yield Step(
            about="place",
            result=f"{where.relation} {where.name}"
            + ("" if where.lat is None else f" ({where.lat:.3f}, {where.lon:.3f})"),
            words=where.text,
            start=where.start,
            end=where.end,
            because=tuple(because),
        )


def _candidates(toponym: Toponym) -> Iterator[str]:
    yield f"role {toponym.role}, rule {toponym.rule or 'none'}" + (
        "" if toponym.place else "; not settled which place it is"
    )
    for candidate in toponym.candidates[:_SHOWN_CANDIDATES]:
        place = candidate.place
        lies = ", ".join(part for part in (place.kind, place.region, place.country) if part)
        reasons = f": {', '.join(candidate.reasons)}" if candidate.reasons else ""
        yield f"candidate {place.name} ({lies}), score {candidate.score:.2f}{reasons}"
    more = len(toponym.candidates) - _SHOWN_CANDIDATES
    if more > 0:
        yield f"and {more} more candidates"


def _points_back(grounds: Grounds, where: Where) -> Iterator[str]:
    """Yield where the place was named that “the city” stands for."""
    named = [
        toponym
        for toponym in grounds.reading.mentions.toponyms
        if toponym.start < where.start and toponym.place is not None and toponym.place.id == where.place
    ]
    if named:
        yield f"points back to “{named[-1].text}” at {named[-1].start}"


def explain_times(grounds: Grounds) -> Iterator[Step]:
    """Say of the time of the event, and of its saying, how it was resolved."""
    for about, when in (("time of the event", grounds.claim.when), ("time of saying", grounds.claim.said)):
        if when is not None:
            yield _time(grounds, about, when)


def _time(grounds: Grounds, about: str, when: When) -> Step:
    because: list[str] = []
    if when.text_start is None or when.text_end is None:
        because.append(_by_default(grounds))
    else:
        because.extend(_carried(grounds, Span(start=when.text_start, end=when.text_end)))
        timex = next((each for each in grounds.reading.mentions.timexes if each.start == when.text_start), None)
        because.extend(_resolved(timex) if timex else ())
    result = (
        "unresolved" if when.start is None else when.start if when.start == when.end else f"{when.start} to {when.end}"
    )
    return Step(
        about=about, result=result, words=when.text, start=when.text_start, end=when.text_end, because=tuple(because)
    )


def _by_default(grounds: Grounds) -> str:
    """No words date it: the report's own day does."""
    published = grounds.document.report.published
    if is_digest(grounds.document):
        return f"told as the news of the day in a digest published on {published}"
    return f"said to be so or to go on when the report was published, {published}"


def _resolved(timex: Timex) -> Iterator[str]:
    anchor = {"published": "the day of publication", "timex": "an earlier time expression"}.get(timex.anchor or "")
    yield f"{timex.type} {timex.value}, rule {timex.rule or 'none'}" + (f", counted from {anchor}" if anchor else "")
    if timex.mod:
        yield f"modifier {timex.mod}"
    for other in timex.alternatives:
        yield f"may also be {other.begin} to {other.end} ({other.reading})"


def explain_figures(grounds: Grounds) -> Iterator[Step]:
    """Say of each figure by which rule it was read, and from what."""
    for figure in grounds.claim.figures:
        quantity = next((each for each in grounds.reading.mentions.quantities if each.start == figure.start), None)
        yield Step(
            about="figure",
            result=_amount(figure),
            words=figure.text,
            start=figure.start,
            end=figure.end,
            because=tuple(_read(grounds, quantity)) if quantity else (),
        )


def _amount(figure: Figure) -> str:
    numbers = " to ".join(f"{value:,.10g}" for value in (figure.value, figure.value_to) if value is not None)
    sign = " ".join(word for word in ("about" if figure.approx else "", (figure.bound or "").replace("_", " ")) if word)
    return f"{sign} {numbers} {figure.unit}".strip() + (f" of {figure.of}" if figure.of else "")


def _read(grounds: Grounds, quantity: Quantity) -> Iterator[str]:
    yield f"rule {quantity.rule or 'none'}"
    if quantity.surface_unit:
        numbers = [value for value in (quantity.surface_value, quantity.surface_to) if value is not None]
        yield f"written as {' to '.join(f'{value:,.10g}' for value in numbers)} {quantity.surface_unit}".replace(
            "  ", " "
        )
    if quantity.counted:
        yield f"what is counted: {quantity.counted}"
    if quantity.factor is not None:
        compared = quantity.relative_to.of(grounds.document.text) if quantity.relative_to else "another figure"
        yield f"worked out: {quantity.factor:g} times the figure of “{compared}”"


def _carried(grounds: Grounds, span: Span) -> Iterator[str]:
    """Say where words outside the claim's evidence were taken from."""
    if grounds.evidence.covers(span):
        return
    origin = _claim_with(grounds, span)
    source = grounds.attribution.source if grounds.attribution else None
    if source is not None and source.covers(span):
        yield "lent by the source, who stands for this place"
    elif origin is not None:
        yield f"carried over from claim {origin.id} ({origin.type}, at {origin.evidence_start})"
    else:
        yield f"taken from outside the evidence, at {span.start}"


def _claim_with(grounds: Grounds, span: Span) -> Claim | None:
    """Return the shortest other claim whose evidence holds the words."""
    holding = [
        claim
        for claim in grounds.reading.claims
        if claim.id != grounds.claim.id and claim.evidence_start <= span.start and span.end <= claim.evidence_end
    ]
    return min(holding, key=lambda claim: claim.evidence_end - claim.evidence_start, default=None)
