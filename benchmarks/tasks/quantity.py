"""NewsQuant: sentences in, quantities in the scorer's conventions out."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.documents import SpacyParser
from dateline.mentions.quantities import find_quantities
from dateline.records import Document, Quantity, Report, Span

_SIGNS = {"more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<"}
_INFERRED = frozenset({"article-measured", "single", "same", "multiple", "halved", "rank", "none"})


def predict(data: Path, out: Path) -> None:
    """Write a prediction line for every line of `data`."""
    parser = SpacyParser()
    with data.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as sink:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            document = parser.parse(Report(id=row["id"], text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))
            sink.write(json.dumps({"id": row["id"], "quantities": list(convert_all(document))}) + "\n")


def convert_all(document: Document) -> Iterator[dict[str, Any]]:
    """Yield the quantities of `document` as the scorer wants them."""
    for quantity in find_quantities(document, every=True):
        if quantity.rule in _INFERRED or (quantity.rule.startswith("some") and (quantity.surface_value or 0) < 10):
            continue  # NewsQuant leaves "several" and "a few" out
        if quantity.rule == "count-bare" and quantity.surface_value == 1:
            continue  # a pronoun
        values: list[float | list[float]] = [_value(quantity)]
        if quantity.rule == "either" and quantity.value is not None and quantity.value_to is not None:
            values = [quantity.value, quantity.value_to]
        for value in values:
            yield {
                "value": value,
                "change": _change(quantity, document.text),
                "unit": _unit(document, quantity),
                "concept": ["-"],
            }


def _value(quantity: Quantity) -> float | list[float]:
    low, high = quantity.surface_value, quantity.surface_to
    if low is None:
        return 0.0
    if high is None:
        return low
    # NewsQuant takes "thousands" as 1,000 to 10,000; the ledger as 2,000 to 9,000.
    return [low / 2, low * 5] if quantity.rule.startswith("many") else [low, high]


def _change(quantity: Quantity, text: str) -> str:
    if quantity.bound in {"more_than", "at_least"}:
        return ">"
    if quantity.change is not None and quantity.bound is None:
        before = text[quantity.start : quantity.start + 6].lower()
        return "~" if before.startswith("about") else quantity.change
    if quantity.bound is not None:
        return _SIGNS[quantity.bound]
    return "~" if quantity.approx and quantity.rule.partition("-")[0] not in {"many", "fraction", "some"} else "="


def _unit(document: Document, quantity: Quantity) -> str:
    if quantity.rule.startswith("fraction"):
        return "% -"
    if quantity.rule.endswith("measured") or quantity.rule == "age" or not quantity.surface_unit:
        return quantity.surface_unit or "-"
    start = document.text.find(quantity.surface_unit, quantity.start)
    if start < 0:
        return quantity.surface_unit
    words = document.tokens_in(Span(start=start, end=start + len(quantity.surface_unit)))
    named = [
        word.lemma.lower()
        for word in words
        if word.tag not in {"VBN", "VBG", "VBD", "RBS", "RBR"} and word.lower not in {"more", "most"}
    ]
    return " ".join(named).replace(" - ", "-").replace("- ", " ").strip()
