"""Who is quoted, and what became of what they said: bodies and holders of national offices; a private person is in no list."""

import sqlite3
from functools import cache
from typing import Literal, NamedTuple, get_args

from dateline.lexicons import load

Outcome = Literal["supported", "disputed", "updated", "withdrawn"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_NATIONAL = ("heads", "kings", "queens", "ministers", "advisers", "diplomats", "commanders", "spokespersons", "spokesmen", "spokeswomen")  # fmt: skip
_KINDS = {"supported": "supports", "disputed": "disputes", "updated": "updates"}
_PUBLIC = """(claim.source_kind IN ('body', 'media') OR claim.source_kind = 'person' AND claim.source_name IN (
SELECT name FROM actor WHERE kind = 'person' AND is_protected = 0 AND office IN ({offices}) EXCEPT
SELECT name FROM actor WHERE kind = 'person' AND is_protected = 1 AND is_private = 0))"""


class Quoted(NamedTuple):
    """A source, whom it speaks for, and how many of its claims stand, in how many reports, about which days.

    `supported`, `disputed` and `updated` count claims that a later one did so to; `withdrawn` those that its outlet corrected or dropped.
    """

    name: str
    kind: str
    side: str | None
    claims: int
    reports: int
    first: str | None
    last: str | None
    supported: int = 0
    disputed: int = 0
    updated: int = 0
    withdrawn: int = 0


@cache
def national_offices() -> tuple[str, ...]:
    """Return the offices by which a person counts as holder of a national one: heads of state, ministers, diplomats, commanders, those who speak for them."""
    return tuple(word for entry in load("offices") if entry["name"] in _NATIONAL for word in entry["words"])


def find_sources(store: sqlite3.Connection) -> list[Quoted]:
    """Return the bodies and holders of national offices that are quoted, those with most claims first; the side is that of most of their claims."""
    public, offices = _public()
    rows = store.execute(
        f"""SELECT source_name, source_kind, source_side, sum(standing = 'current'), count(DISTINCT report), min(when_start), max(when_end),
        sum(standing IN ('corrected', 'retracted')) FROM claim WHERE standing <> 'carried' AND {public} GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3""",  # noqa: S608  question marks only
        offices,
    ).fetchall()
    outcomes = _count_outcomes(store)
    found: dict[str, Quoted] = {}
    for name, kind, side, claims, reports, first, last, withdrawn in rows:
        if name in found:
            found[name] = _joined(found[name], claims, reports, first, last, withdrawn)
        else:
            later = {outcome: outcomes.get((name, outcome), 0) for outcome in _KINDS}
            found[name] = Quoted(name, kind, side, claims, reports, first, last, withdrawn=withdrawn, **later)
    return sorted(found.values(), key=lambda each: (-each.claims, each.name))


def find_source(store: sqlite3.Connection, name: str) -> bool:
    """Tell whether a body or a holder of a national office is quoted under this name."""
    public, offices = _public()
    asked = f"SELECT 1 FROM claim WHERE source_name = ? COLLATE NOCASE AND source_name = ? AND {public} LIMIT 1"  # noqa: S608  the same
    return store.execute(asked, [name, name, *offices]).fetchone() is not None


def claims_by(store: sqlite3.Connection, name: str, outcome: Outcome | None) -> list[int]:
    """Return the numbers of the claims of a source, the newest events first: all that stand, or those that an outcome befell."""
    values: list[object] = [name, name]
    if outcome == "withdrawn":
        condition = "standing IN ('corrected', 'retracted')"
    elif outcome is None:
        condition = "+standing = 'current'"
    else:
        condition = "+standing = 'current' AND EXISTS (SELECT 1 FROM link WHERE target_claim = claim.id AND kind = ?)"
        values.append(_KINDS[outcome])
    rows = store.execute(
        f"SELECT number FROM claim WHERE source_name = ? COLLATE NOCASE AND source_name = ? AND {condition} ORDER BY when_start DESC, number DESC",  # noqa: S608  conditions are ours
        values,
    )
    return [number for (number,) in rows]


def _public() -> tuple[str, tuple[str, ...]]:
    offices = national_offices()
    return _PUBLIC.format(offices=", ".join("?" * len(offices))), offices


def _count_outcomes(store: sqlite3.Connection) -> dict[tuple[str, str], int]:
    names = {kind: outcome for outcome, kind in _KINDS.items()}
    rows = store.execute(
        """SELECT claim.source_name, link.kind, count(DISTINCT claim.number) FROM link CROSS JOIN claim ON claim.id = link.target_claim
        WHERE link.kind IN ('supports', 'disputes', 'updates') AND claim.standing = 'current' GROUP BY 1, 2"""
    )
    return {(name, names[kind]): claims for name, kind, claims in rows}


def _joined(one: Quoted, claims: int, reports: int, first: str | None, last: str | None, withdrawn: int) -> Quoted:
    days = [day for day in (one.first, first) if day], [day for day in (one.last, last) if day]
    return one._replace(
        claims=one.claims + claims,
        reports=one.reports + reports,
        first=min(days[0], default=None),
        last=max(days[1], default=None),
        withdrawn=one.withdrawn + withdrawn,
    )
