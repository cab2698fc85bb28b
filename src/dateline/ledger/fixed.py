"""Questions put to the claims as they are in force: most as they were read, those with slots that an analyst changed as she has them."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.ledger.rows import Row

_READ = "claim.number NOT IN (SELECT number FROM fixed_claim)"
_FIXED = """WITH claim AS (
SELECT read.number, read.id, read.report, read.standing, read.evidence, read.evidence_start, fixed.type, fixed.subtype, fixed.modality, fixed.source_name,
fixed.source_kind, fixed.source_side, fixed.via, fixed.actor, fixed.target, fixed.when_start, fixed.when_end, fixed.places, fixed.latitude, fixed.longitude,
fixed.value, fixed.unit, fixed.verification FROM fixed_claim AS fixed CROSS JOIN main.claim AS read ON read.number = fixed.number),
claim_place AS (SELECT * FROM main.fixed_place), claim_figure AS (SELECT * FROM main.fixed_figure) """
"""Tables of the changed claims under the names of the tables of all claims: the same question, put to these, asks what is in force."""
_SUFFIX = re.compile(r"^(\S+)((?: COLLATE NOCASE)?(?: DESC)?)$")


class Choice(NamedTuple):
    """The claims that pass some filters, as SQL: tables (`claim` among them), a condition, and the values to bind."""

    table: str
    where: str
    values: list[object]


def has_fixed(store: sqlite3.Connection) -> bool:
    """Tell whether an analyst changed a slot of any claim."""
    return store.execute("SELECT 1 FROM fixed_claim LIMIT 1").fetchone() is not None


def numbers_of(store: sqlite3.Connection, choice: Choice, order: str, most: int | None = None) -> Iterator[int]:
    """Yield the numbers of the claims chosen, `most` of them at most, in `order`: columns with commas between, as in ORDER BY."""
    limit = "" if most is None else f" LIMIT {most:d}"
    read = f"SELECT claim.number FROM {choice.table} WHERE {choice.where}"  # noqa: S608  conditions are ours, values are bound
    if not has_fixed(store):
        yield from (number for (number,) in store.execute(f"{read} ORDER BY {order}{limit}", choice.values))
        return
    keys = [match.groups() for match in map(_SUFFIX.match, order.split(", ")) if match]
    columns = ", ".join(column for column, _ in keys)
    asked = f"SELECT claim.number, {columns} FROM {choice.table} WHERE {choice.where}"  # noqa: S608  the same
    by = ", ".join(f"{place}{suffix}" for place, (_, suffix) in enumerate(keys, start=2))
    both = f"{asked} AND {_READ} UNION ALL SELECT * FROM ({_FIXED}{asked}) ORDER BY {by}{limit}"  # noqa: S608  the same
    yield from (row[0] for row in store.execute(both, [*choice.values, *choice.values]))


def groups_of(store: sqlite3.Connection, choice: Choice, columns: Sequence[str]) -> Iterator[Row]:
    """Yield values of `columns` with how many of the claims chosen bear them; values may come twice, once for the changed claims."""
    asked = f"SELECT {', '.join([*columns, 'count(*)'])} FROM {choice.table} WHERE {choice.where}"  # noqa: S608  the same
    group = f" GROUP BY {', '.join(str(place) for place in range(1, len(columns) + 1))}" if columns else ""
    if has_fixed(store):
        yield from store.execute(f"{asked} AND {_READ}{group}", choice.values)
        yield from store.execute(f"{_FIXED}{asked}{group}", choice.values)
    else:
        yield from store.execute(f"{asked}{group}", choice.values)


def numbers_in(store: sqlite3.Connection, choice: Choice) -> tuple[str, list[object]]:
    """Return the SELECT of the numbers of the claims chosen, to stand in brackets in another question, with its values."""
    asked = f"SELECT claim.number FROM {choice.table} WHERE {choice.where}"  # noqa: S608  the same
    if not has_fixed(store):
        return asked, choice.values
    return f"{asked} AND {_READ} UNION ALL SELECT * FROM ({_FIXED}{asked})", [*choice.values, *choice.values]  # noqa: S608  the same
