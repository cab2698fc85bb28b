"""The queue of the claims that nobody has signed or rejected, those with the gravest weakness first, asked page by page."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import structs

from dateline.ledger.fixed import Choice, groups_of, numbers_of
from dateline.ledger.queries import Filters, choose
from dateline.ledger.weaknesses import AGAIN, DISPUTED, WEAKNESSES

_OPEN = "claim.number NOT IN (SELECT claim FROM reviewed WHERE review <> 'partly')"
_ORDER = "weakness.grade, weakness.claim"
_AGAIN = "SELECT claim AS id FROM decision WHERE standing = 'again'"
_DISPUTES = "SELECT target_claim AS id FROM link WHERE kind = 'disputes' UNION SELECT source_claim FROM link WHERE kind = 'disputes' AND +source_claim IS NOT NULL"
_TARGET = "EXISTS (SELECT 1 FROM link WHERE kind = 'disputes' AND target_claim = claim.id)"
_SOURCE = "EXISTS (SELECT 1 FROM link WHERE kind = 'disputes' AND source_claim = claim.id)"
_UNDECIDED = "claim.number NOT IN (SELECT claim FROM reviewed WHERE ' ' || slots || ' ' LIKE '% verification %')"
_BATCH = 500


class Weak(NamedTuple):
    """A claim of the queue, by its number, with the codes of its weaknesses, the gravest first."""

    number: int
    codes: tuple[str, ...]


def find_weak(store: sqlite3.Connection, filters: Filters, most: int, offset: int = 0) -> list[Weak]:
    """Return one page of the queue: `most` claims that pass the filters, from the one at `offset` on.

    First those decided before and read otherwise since, then those that another claim disputes, then by the gravest weakness of their own and how many they have, then
    in the order of adding. Order, offset and limit of the filters play no part.
    """
    again, disputed, rest = _bands(store, filters)
    # what was decided before or is disputed is little beside the rest, which is only read as far as the page goes
    first = [*numbers_of(store, again, _ORDER), *numbers_of(store, disputed, _ORDER)]
    found = first[offset : offset + most]
    skipped, left = max(0, offset - len(first)), most - len(found)
    if left:
        found += islice(numbers_of(store, rest, _ORDER, skipped + left), skipped, None)
    return list(_with_codes(store, found))


def count_weak(store: sqlite3.Connection, filters: Filters) -> int:
    """Return how many claims the queue holds."""
    chosen = _chosen(store, filters)
    return _count(store, chosen._replace(where=f"{chosen.where} AND {_OPEN}"))


def count_reasons(store: sqlite3.Connection, filters: Filters) -> dict[str, int]:
    """Return how many claims of the queue have each weakness of their own, by code, the gravest first."""
    chosen = _chosen(store, filters)
    joined = Choice(
        f"{chosen.table} JOIN weakness ON weakness.claim = claim.number", f"{chosen.where} AND {_OPEN}", chosen.values
    )
    counts = dict.fromkeys(WEAKNESSES, 0)
    for reasons, claims in groups_of(store, joined, ("weakness.reasons",)):
        for code in reasons.split():
            counts[code] += claims
    return {code: claims for code, claims in counts.items() if claims}


def _chosen(store: sqlite3.Connection, filters: Filters) -> Choice:
    # asked in an order of its own, the claims are not looked for by day where nothing narrows them
    return choose(store, structs.replace(filters, order="type", offset=0, limit=None))


def _bands(store: sqlite3.Connection, filters: Filters) -> tuple[Choice, Choice, Choice]:
    """Return the claims of the queue in three choices, one after the other: decided before and read otherwise since; disputed by another claim; all others."""
    table, where, values = _chosen(store, filters)
    weak = f"{table} CROSS JOIN weakness ON weakness.claim = claim.number"
    again, disputed = f"claim.id IN ({_AGAIN})", f"(claim.id IN ({_DISPUTES}) AND {_UNDECIDED})"
    # CROSS makes SQLite go through the queue in its order and stop at the end of the page
    is_all = structs.replace(filters, order=None, offset=0, limit=None) == Filters()
    all_weak = f"weakness CROSS JOIN {table} ON claim.number = weakness.claim" if is_all else weak
    return (
        Choice(weak, f"{again} AND {where} AND {_OPEN}", values),
        Choice(weak, f"{disputed} AND NOT {again} AND {where} AND {_OPEN}", values),
        Choice(all_weak, f"NOT {disputed} AND NOT {again} AND {where} AND {_OPEN}", values),
    )


def _count(store: sqlite3.Connection, choice: Choice) -> int:
    return sum(row[0] for row in groups_of(store, choice, ()))


def _with_codes(store: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Weak]:
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = store.execute(
            f"SELECT weakness.claim, reasons, claim.id IN ({_AGAIN}), ({_TARGET} OR {_SOURCE}) AND {_UNDECIDED} FROM weakness"  # noqa: S608  fixed text
            f" JOIN claim ON number = weakness.claim WHERE weakness.claim IN ({marks})",
            batch,
        ).fetchall()
        by_number = {number: (reasons.split(), again, disputed) for number, reasons, again, disputed in rows}
        for number in batch:
            reasons, again, disputed = by_number[number]
            codes = {*reasons, *([AGAIN] if again else []), *([DISPUTED] if disputed else [])}
            yield Weak(number, tuple(code for code in WEAKNESSES if code in codes))
