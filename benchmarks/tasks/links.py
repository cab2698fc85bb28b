"""Predict how two quoted texts of a corpus stand to one another: pairs in, the names of the relations out, in the order of the pairs."""

import json
from pathlib import Path
from typing import Any

from benchmarks.tasks.corpus import Item, read_corpus
from msgspec import structs

from dateline.ledger.linking import with_denied
from dateline.ledger.pairs import Pair, compare
from dateline.ledger.relations import relate
from dateline.ledger.statements import Statement, carry_denied, pattern, scope_of, statement_of, stems_of, tokens_of
from dateline.records import Claim, Figure, Where


def predict(data: Path, out: Path, corpus: Path) -> None:
    """Write a list of relations, one for each pair of `data`, to `out`."""
    items = read_corpus(corpus)
    relations = [relation_of(pair, items) for pair in json.loads(data.read_text(encoding="utf-8"))]
    out.write_text(json.dumps(relations, indent=1), encoding="utf-8")


def relation_of(given: dict[str, Any], items: dict[str, Item]) -> str:
    """Return the relation of the second text to the first; of two texts of one report that no rule relates, another source supports."""
    pair = compare(*(quote(items[given[which]], given[f"{which}_text"]) for which in "ab"))
    verdict = relate(pair)
    if verdict is not None:
        return verdict.kind
    return _without_rule(pair)


def _without_rule(pair: Pair) -> str:
    return "supports" if pair.same_report else "unrelated"


def quote(item: Item, text: str) -> Statement:
    """Return the quoted text as a statement: the claim that covers most of it, or what was found in it."""
    start = max(item.report.text.find(text), 0)
    end = start + len(text)
    claims = sorted(item.claims, key=lambda claim: (claim.evidence_start, claim.id))
    covering = max(claims, key=lambda claim: _fit(claim, start, end), default=None)
    where = _places(item, start, end)
    if covering is None or _overlap(covering, start, end) < 0.3:
        return _from_mentions(item, text, start, end, where)
    denied = carry_denied(claims).get(covering.id)
    made = with_denied(statement_of(covering, item.report, text), denied, {item.report.id: item.report})
    spots, regions = scope_of((*covering.where, *where))
    if denied is not None and not spots:
        return made
    figures = made.figures or _figures(item, start, end)
    return structs.replace(made, spots=spots, regions=regions, figures=figures)


def _overlap(claim: Claim, start: int, end: int) -> float:
    """Return the share of the quoted text that the evidence covers."""
    common = min(claim.evidence_end, end) - max(claim.evidence_start, start)
    return max(0.0, common / (end - start))


def _fit(claim: Claim, start: int, end: int) -> float:
    """Return how well the evidence and the quoted text fit: what they share by what they cover together."""
    common = min(claim.evidence_end, end) - max(claim.evidence_start, start)
    return common / (max(claim.evidence_end, end) - min(claim.evidence_start, start))


def _places(item: Item, start: int, end: int) -> list[Where]:
    return [
        Where(
            text=toponym.text,
            name=toponym.place.name,
            start=toponym.start,
            end=toponym.end,
            lat=toponym.place.latitude,
            lon=toponym.place.longitude,
            place=toponym.place.id,
            precision_km=toponym.place.precision_km,
            kind=toponym.place.kind,
        )
        for toponym in item.mentions.toponyms
        if toponym.place is not None and toponym.role == "place" and start <= toponym.start < end
    ]


def _figures(item: Item, start: int, end: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            text=quantity.text,
            start=quantity.start,
            end=quantity.end,
            value=quantity.value,
            unit=quantity.unit,
            value_to=quantity.value_to,
            approx=quantity.approx,
        )
        for quantity in item.mentions.quantities
        if start <= quantity.start < end and not quantity.ordinal
    )


def _from_mentions(item: Item, text: str, start: int, end: int, where: list[Where]) -> Statement:
    """Return a statement for words that no claim covers; the sentence around them gives no slot, only what stands in them."""
    spots, regions = scope_of(where)
    return Statement(
        id=f"{item.report.id}:{start}",
        report=item.report.id,
        day=item.report.published,
        at=start,
        words=text,
        type="capture" if pattern("takes").search(text) else "other",
        modality="asserted",
        speaker=None,
        origin="narrator",
        actor=None,
        target=None,
        target_side=None,
        spots=spots,
        regions=regions,
        figures=_figures(item, start, end),
        start=item.report.published,
        end=item.report.published,
        stems=stems_of(text, *(each.name for each in where)),
        tokens=tokens_of(text),
    )
