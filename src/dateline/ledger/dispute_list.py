"""Which claims dispute one another: pairs that stand, the newest first, some at a time."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dateline.ledger.fixed import numbers_in
from dateline.ledger.queries import Filters, choose


class Pair(NamedTuple):
    """The numbers of two claims that dispute each other, the earlier told one first, and the link's rule."""

    first: int
    second: int
    rule: str


def find_disputes(store: sqlite3.Connection, filters: Filters, offset: int, limit: int) -> list[Pair]:
    """Return the disputes of which one claim passes `filters`, those whose later claim is about the newest day first."""
    order = "ORDER BY later.when_start DESC, later.number DESC, earlier.number DESC LIMIT ? OFFSET ?"
    rows = _ask(store, "earlier.number, later.number, link.rule", filters, order, [limit, offset])
    return [Pair(*row) for row in rows]


def count_disputes(store: sqlite3.Connection, filters: Filters) -> int:
    """Return how many disputes pass."""
    return int(_ask(store, "count(*)", filters).fetchone()[0])


def _ask(
    store: sqlite3.Connection, columns: str, filters: Filters, order: str = "", more: Sequence[object] = ()
) -> sqlite3.Cursor:
    chosen, condition = "", ""
    values: list[object] = []
    if filters != Filters():
        numbers, values = numbers_in(store, choose(store, filters))
        chosen = f"WITH chosen (number) AS MATERIALIZED ({numbers})"
        condition = "AND (earlier.number IN chosen OR later.number IN chosen)"
    return store.execute(
        f"""{chosen} SELECT {columns} FROM link INDEXED BY link_disputes
        CROSS JOIN claim AS earlier ON earlier.id = link.target_claim CROSS JOIN claim AS later ON later.id = link.source_claim
        WHERE link.kind = 'disputes' AND earlier.standing = 'current' AND later.standing = 'current' {condition} {order}""",  # noqa: S608  conditions are ours, values are bound
        [*values, *more],
    )
