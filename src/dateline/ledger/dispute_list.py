"""Which claims dispute one another: pairs that stand, the newest first."""

import sqlite3
from typing import NamedTuple

from dateline.ledger.fixed import numbers_in
from dateline.ledger.queries import Filters, choose


class Pair(NamedTuple):
    """The numbers of two claims that dispute each other, the earlier told one first, and the link's rule."""

    first: int
    second: int
    rule: str


def find_disputes(store: sqlite3.Connection, filters: Filters) -> list[Pair]:
    """Return the disputes of which one claim passes `filters`, those whose later claim is about the newest day first."""
    chosen, condition = "", ""
    values: list[object] = []
    if filters != Filters():
        numbers, values = numbers_in(store, choose(store, filters))
        chosen = f"WITH chosen (number) AS MATERIALIZED ({numbers})"
        condition = "AND (earlier.number IN chosen OR later.number IN chosen)"
    rows = store.execute(
        f"""{chosen} SELECT earlier.number, later.number, link.rule FROM link INDEXED BY link_disputes
        CROSS JOIN claim AS earlier ON earlier.id = link.target_claim CROSS JOIN claim AS later ON later.id = link.source_claim
        WHERE link.kind = 'disputes' AND earlier.standing = 'current' AND later.standing = 'current' {condition}
        ORDER BY later.when_start DESC, later.number DESC, earlier.number DESC""",  # noqa: S608  conditions are ours, values are bound
        values,
    )
    return [Pair(*row) for row in rows]
