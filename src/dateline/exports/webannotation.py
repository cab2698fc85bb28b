"""W3C Web Annotation (JSON-LD): one claim an annotation, with a position selector and a quote selector.

A text position counts Unicode code points, as Dateline does. Where words were withheld the quote selector is left out: it would not find anything.
"""

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from dateline.exports.format import Drop, Item
from dateline.exports.jsonl import line_of

ENDING = ".jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CHANGED = frozenset({"name", "quotation", "position"})


def annotation_of(item: Item) -> dict[str, Any]:
    """Return the annotation of an item."""
    claim, head = item.claim, item.head
    selectors: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": claim.evidence_start, "end": claim.evidence_end}
    ]
    if not _CHANGED & set(item.withheld):
        selectors.append(
            {"type": "TextQuoteSelector", "exact": claim.evidence, "prefix": item.prefix, "suffix": item.suffix}
        )
    return {
        "id": f"urn:dateline:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": claim.type},
            {"type": "TextualBody", "purpose": "tagging", "value": item.standing},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": msgspec.json.encode(line_of(item)).decode()},
        ],
        "target": {
            "id": f"urn:dateline:report:{head.key}",
            "type": "SpecificResource",
            "source": head.url or f"urn:sha256:{head.sha256}",
            "selector": selectors,
        },
    }  # fmt: skip


def write(items: Iterable[Item], out: TextIO, _drop: Drop) -> None:
    """Write one annotation page."""
    out.write(f'{{"@context":"{CONTEXT}","type":"AnnotationPage","items":[')
    out.writelines(
        (",\n" if number else "\n") + msgspec.json.encode(annotation_of(item)).decode()
        for number, item in enumerate(items)
    )
    out.write("\n]}\n")
