"""Bind quantities to a claim as its figures."""

from dateline.claims.outlines import Outline
from dateline.records import Attribution, Document, Figure, Mentions, Quantity

_ASIDES = frozenset({"after", "as", "because", "before", "since", "although", "though", "when", "while"})
_PEOPLE = frozenset({"people", "killed", "wounded", "captured", "displaced"})


def bind_figures(
    document: Document, mentions: Mentions, outline: Outline, attribution: Attribution | None
) -> tuple[Figure, ...]:
    """Return the figures of a claim: each quantity in its words that has a unit, once (74 km is not counted again as 46 miles)."""
    own = {document.tokens[index].start for index in outline.content}
    figures: list[Figure] = []
    for quantity in mentions.quantities:
        if not outline.evidence.overlaps(quantity) or not _is_figure(quantity):
            continue
        if attribution is not None and attribution.source is not None and attribution.source.overlaps(quantity):
            continue
        if not any(quantity.start <= start < quantity.end for start in own):
            continue
        if not _stands_aside(document, quantity, outline):
            figures.append(as_figure(quantity))
    return tuple(figures)


def _stands_aside(document: Document, quantity: Quantity, outline: Outline) -> bool:
    """Tell a figure in a clause that only tells why or after what it happened: "rose by 30% after deliveries fell to 40%"."""
    token = document.head_in(quantity)
    while token is not None and token.i not in {token.head, outline.clause.head}:
        if token.dep == "advcl" and any(mark.lower in _ASIDES for mark in document.children(token, "mark", "prep")):
            return document.tokens[outline.clause.head].left < token.left
        token = document.tokens[token.head]
    return False


def _is_figure(quantity: Quantity) -> bool:
    if quantity.value is None or quantity.unit == "-" or quantity.same_as is not None:
        return False
    return not quantity.ordinal or quantity.unit in _PEOPLE or quantity.rule == "rank"


def as_figure(quantity: Quantity) -> Figure:
    """Return a quantity as the figure of a claim."""
    return Figure(
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
        value=quantity.value,
        value_to=quantity.value_to,
        unit=quantity.unit,
        of=quantity.measured or quantity.counted,
        approx=quantity.approx,
        bound=quantity.bound,
        derived=quantity.factor is not None,
    )
