"""How many claims pass some filters, and how they divide by type, side, status and so on."""

import sqlite3
from typing import Literal, NamedTuple

from dateline.ledger.fixed import groups_of
from dateline.ledger.queries import Filters, choose

Facet = Literal["type", "modality", "status", "side"]
COLUMNS: tuple[Facet, ...] = ("type", "modality", "status", "side")
_OF_CLAIM = ("claim.type", "claim.modality", "claim.verification", "claim.source_side")


class Count(NamedTuple):
    """A value of a facet, and how many claims have it."""

    value: str
    claims: int


def count_facets(store: sqlite3.Connection, filters: Filters) -> dict[Facet, tuple[Count, ...]]:
    """Return the values of type, modality, status and side among the claims that pass, the commonest first; a claim without a side counts for none."""
    rows = groups_of(store, choose(store, filters), _OF_CLAIM)
    counts: dict[Facet, dict[str, int]] = {facet: {} for facet in COLUMNS}
    for *values, claims in rows:
        for facet, value in zip(COLUMNS, values, strict=True):
            if value is not None:
                counts[facet][value] = counts[facet].get(value, 0) + claims
    return {facet: _sorted(found) for facet, found in counts.items()}


def _sorted(found: dict[str, int]) -> tuple[Count, ...]:
    return tuple(Count(value, found[value]) for value in sorted(found, key=lambda value: (-found[value], value)))


def commonest(store: sqlite3.Connection, facet: Literal["unit", "place", "source"], most: int) -> tuple[Count, ...]:
    """Return the units, places or sources of the whole ledger with most claims: suggestions for a form."""
    asked = {
        "unit": "SELECT unit, count(*) FROM claim_figure GROUP BY unit ORDER BY 2 DESC, 1 LIMIT ?",
        "place": "SELECT name, count(*) FROM claim_place GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?",
        "source": "SELECT source_name, count(*) FROM claim WHERE standing = 'current' GROUP BY source_name ORDER BY 2 DESC, 1 LIMIT ?",
    }
    return tuple(Count(*row) for row in store.execute(asked[facet], (most,)))
