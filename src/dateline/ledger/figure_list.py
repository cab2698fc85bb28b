"""Which claims bear figures about something: by unit, by words, by event type."""

import sqlite3
from collections.abc import Sequence
from itertools import groupby, islice
from typing import NamedTuple

from msgspec.structs import replace

from dateline.ledger.fixed import Choice, numbers_of
from dateline.ledger.queries import Filters, choose

_WITH_WORD = """claim.number IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ? UNION ALL
SELECT claim FROM main.claim_figure WHERE instr(unit, ?) > 0 OR instr("of", ?) > 0 UNION ALL SELECT number FROM main.claim WHERE type = ?)"""


class Wanted(NamedTuple):
    """One word that figures are looked for by: letters that stand in the claim, or else the unit or the event type that it names."""

    letters: str
    unit: str | None = None
    type: str | None = None


class Figured(NamedTuple):
    """The numbers of claims, those of the newest events first, and how many figures all claims that were found bear."""

    numbers: tuple[int, ...]
    figures: int


def find_figured(store: sqlite3.Connection, filters: Filters, wanted: Sequence[Wanted], most: int) -> Figured:
    """Return at most `most` claims that pass and bear a figure about all that is wanted.

    A word that is a unit need not stand in the claim; others are looked for as beginnings of words, as the search of the ledger does.
    """
    found = list(numbers_of(store, _choose(store, filters, wanted), "claim.when_start DESC, claim.number DESC"))
    distinct = (number for number, _ in groupby(found))  # a claim with two figures comes twice, one after the other
    return Figured(tuple(islice(distinct, most)), len(found))


def _choose(store: sqlite3.Connection, filters: Filters, wanted: Sequence[Wanted]) -> Choice:
    table, where, given = choose(
        store, replace(filters, order="type")
    )  # not day by day: few claims are left to be sorted
    conditions, values = [where, "claim_figure.value IS NOT NULL"], list(given)
    units = [word.unit for word in wanted if word.unit is not None]
    if units:
        conditions.append(f"claim_figure.unit IN ({', '.join('?' * len(units))})")
        values += units
    for word in wanted:
        if word.unit is None:
            conditions.append(_WITH_WORD)
            values += [f'"{word.letters}"*', word.letters, word.letters, word.type]
    # CROSS tells SQLite where to begin: at the figures of the unit, or else at the claims with the words
    first, second = ("claim_figure", table) if units else (table, "claim_figure")
    return Choice(f"{first} CROSS JOIN {second} ON claim_figure.claim = claim.number", " AND ".join(conditions), values)


class Counted(NamedTuple):
    """A unit, how many figures are in it, by how many sources, and the days of the first and the last."""

    unit: str
    figures: int
    sources: int
    first: str | None
    last: str | None


def count_units(store: sqlite3.Connection) -> list[Counted]:
    """Return the units that claims which stand give figures in, the commonest first."""
    rows = store.execute(
        """SELECT claim_figure.unit, count(*), count(DISTINCT claim_figure.source_name), min(claim_figure.day), max(claim_figure.day)
        FROM claim_figure JOIN claim ON claim.number = claim_figure.claim
        WHERE claim_figure.value IS NOT NULL AND claim.standing = 'current' GROUP BY claim_figure.unit ORDER BY 2 DESC, 1"""
    )
    return [Counted(*row) for row in rows]
