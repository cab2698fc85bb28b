"""Bind toponyms to the words that place an event at them, and to the larger place that they stand in."""

import re
from collections.abc import Sequence

from dateline.records import Document, Toponym

_DIRECTION = (
    r"(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west)"
)
_DISTANCE = r"(?:\d[\d,.]*\s?(?:km|kilometers?|kilometres?|miles?|mi|m|meters?|metres?)\s*(?:\([^)]{1,25}\)\s*)?)"
_RELATION = re.compile(
    rf"(?P<relation>(?:(?:about|some|around|roughly|just|nearly)\s+)?{_DISTANCE}?(?:(?:to\s+the\s+)?{_DIRECTION}(?:ern)?(?:\s+(?:and|or)\s+{_DIRECTION})?\s+of|away\s+from|from)"
    rf"|on\s+(?:\w+\s+)?(?:sides?|outskirts|edge|approaches|banks?)\s+(?:of|to)|on\s+the\s+way\s+to|close\s+to|next\s+to|outside\s+of|in\s+front\s+of|to\s+within\s+{_DISTANCE}\s*of"
    r"|in|at|near|from|to|into|toward|towards|outside|inside|within|around|across|through|throughout|over|on|off|against|between|surrounding|beyond|along|via|onto|by|of|under)"
    r"\s+(?:(?:the|a|an|its|their|both|nearby|neighbou?ring|occupied|besieged|embattled|liberated|war-torn|Ukrainian|Russian|Syrian|Iraqi|eastern|western|northern|southern|central|northeastern|"
    r"northwestern|southeastern|southwestern|strategic|key|small|historic|ancient|coastal|frontline|border|separatist|rebel-held|"
    r"port|capital|other|outskirts|parts|areas?|large|most|much|all|city|town|village|villages|towns|cities|settlements?|regions?|provinces?|country|kingdom|state|districts?|suburbs?|hamlet|of)\s+)*$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"(?:\s*,\s*|\s*,?\s+(?:and|or|as well as)\s+|\s*/\s*)(?:the\s+|in\s+|also\s+)*")
_INSIDE_GAP = re.compile(
    r"\s*,\s*(?:in\s+)?(?:the\s+)?|\s+in\s+(?:the\s+)?(?:\w+ern\s+)?|\s*\((?:the\s+)?|\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LOOK_BACK = 90


def bind(document: Document, toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the toponyms with `relation` and `container` filled in."""
    relations: list[str | None] = []
    for index, toponym in enumerate(toponyms):
        relation = _relation(document, toponym)
        if relation is None and index and _LIST_GAP.fullmatch(document.text[toponyms[index - 1].end : toponym.start]):
            relation = relations[-1]
        relations.append(relation)
    return tuple(
        Toponym(
            start=toponym.start,
            end=toponym.end,
            text=toponym.text,
            role=toponym.role,
            relation=relations[index],
            container=_container(document, toponyms, index),
            rule=toponym.rule,
        )
        for index, toponym in enumerate(toponyms)
    )


def _relation(document: Document, toponym: Toponym) -> str | None:
    sentence = document.sentence_at(toponym.start)
    first = max(sentence.start if sentence else 0, toponym.start - _LOOK_BACK)
    match = _RELATION.search(document.text[first : toponym.start])
    if not match:
        return None
    return re.sub(r"\s+", " ", match["relation"]).strip()


def _container(document: Document, toponyms: Sequence[Toponym], index: int) -> int | None:
    """Return the index of the next toponym when it says where this one lies: "X, Y", "X in Y", "X (Y)"."""
    if (
        index + 1 >= len(toponyms)
        or toponyms[index].role == "people"
        or toponyms[index + 1].role in {"people", "name_part"}
    ):
        return None
    gap = document.text[toponyms[index].end : toponyms[index + 1].start]
    return index + 1 if len(gap) < 20 and _INSIDE_GAP.fullmatch(gap) else None
