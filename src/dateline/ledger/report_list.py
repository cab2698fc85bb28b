"""Which reports to list: by outlet, words of the title, newest or oldest first, some at a time."""

import sqlite3
from typing import Literal

from dateline.ledger.entries import Head, heads
from dateline.ledger.facets import Count
from dateline.records import Record

ReportOrder = Literal["newest", "oldest", "claims"]
_ORDERS: dict[ReportOrder, str] = {
    "newest": "published DESC, id, key",
    "oldest": "published IS NULL, published, id, key",
    "claims": "claims DESC, published DESC, id, key",
}


class ReportFilters(Record, frozen=True, kw_only=True):
    """Which reports to list; `title` is part of a title, `superseded` shows older versions as well. Undated reports come last."""

    outlet: str | None = None
    title: str | None = None
    superseded: bool = False
    order: ReportOrder = "newest"
    offset: int = 0
    limit: int = 50


def find_reports(store: sqlite3.Connection, filters: ReportFilters) -> list[Head]:
    """Return one page of the reports that pass."""
    where, values = _condition(filters)
    return list(
        heads(
            store, where, [*values, filters.limit, filters.offset], order=f"{_ORDERS[filters.order]} LIMIT ? OFFSET ?"
        )
    )


def count_reports(store: sqlite3.Connection, filters: ReportFilters) -> int:
    """Return how many reports pass."""
    where, values = _condition(filters)
    return int(store.execute(f"SELECT count(*) FROM report WHERE {where}", values).fetchone()[0])  # noqa: S608  conditions are ours, values are bound


def count_outlets(store: sqlite3.Connection) -> tuple[Count, ...]:
    """Return the outlets with how many reports of each stand, the commonest first."""
    rows = store.execute(
        "SELECT publisher, count(*) FROM report WHERE superseded_by IS NULL AND publisher IS NOT NULL GROUP BY publisher ORDER BY 2 DESC, 1"
    )
    return tuple(Count(*row) for row in rows)


def _condition(filters: ReportFilters) -> tuple[str, list[object]]:
    conditions, values = ["1" if filters.superseded else "superseded_by IS NULL"], []
    if filters.outlet is not None:
        conditions.append("publisher = ?")
        values.append(filters.outlet)
    if filters.title is not None:
        conditions.append("instr(lower(COALESCE(title, id)), lower(?)) > 0")
        values.append(filters.title)
    return " AND ".join(conditions), list(values)
