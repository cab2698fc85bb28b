"""The tables for reading, written from payloads: report by report as they come, or all of them again."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.ledger.decisions import Judged, Told, decode, find_decisions, judge
from dateline.ledger.entries import claims_numbered, claims_of, issues_of
from dateline.ledger.events import events, payload
from dateline.ledger.files import VERSION, script, statements, transaction
from dateline.ledger.kept import Kept
from dateline.ledger.rows import Rows, rows_of
from dateline.ledger.sketches import alike
from dateline.ledger.versions import Version, compare_versions
from dateline.records import Link

_ENCODER = msgspec.json.Encoder(order="deterministic")
_PROJECTIONS = (
    "claim_fts", "day_count", "fixed_figure", "fixed_place", "fixed_claim", "reviewed", "decision", "weakness", "issue", "protected_span", "actor", "link",
    "claim_figure", "claim_place", "claim", "report_text", "report", "run",
)  # fmt: skip

_OF_CLAIMS = ("claim_place", "claim_figure", "weakness", "reviewed", "fixed_place", "fixed_figure", "fixed_claim")


def project(store: sqlite3.Connection, kept: Kept, seq: int) -> None:
    """Write the rows of one report; another reading of the same version makes way."""
    row = store.execute("SELECT added FROM report WHERE key = ?", (kept.key,)).fetchone()
    if row:
        clear_report(store, kept.key)
    rows = rows_of(kept, seq, row[0] if row else seq)
    (run,) = rows.run
    store.execute(f"INSERT OR IGNORE INTO run VALUES ({_marks(run)})", run)  # noqa: S608  question marks only
    for table, found in zip(Rows._fields[1:], rows[1:], strict=True):
        if found:
            store.executemany(f"INSERT INTO {table} VALUES ({_marks(found[0])})", found)  # noqa: S608  our own table names


def clear_report(store: sqlite3.Connection, key: str) -> None:
    """Take the rows of one version out of the tables for reading."""
    of_claims = "IN (SELECT id FROM claim WHERE report = ?)"
    store.execute(
        f"DELETE FROM link WHERE target_claim {of_claims} OR source_claim {of_claims} OR source_report = ?",  # noqa: S608  fixed text
        (key, key, key),
    )
    store.execute("UPDATE report SET superseded_by = NULL WHERE superseded_by = ?", (key,))
    numbers = "(SELECT number FROM claim WHERE report = ?)"
    for table in _OF_CLAIMS:  # one by one: `rebuild` runs without foreign keys, and so without their cascades
        column = "number" if table == "fixed_claim" else "claim"
        store.execute(f"DELETE FROM {table} WHERE {column} IN {numbers}", (key,))  # noqa: S608  our own table names
    for table in ("issue", "protected_span", "actor", "claim", "report_text"):
        store.execute(f"DELETE FROM {table} WHERE report = ?", (key,))  # noqa: S608  our own table names
    run = store.execute("SELECT run FROM report WHERE key = ?", (key,)).fetchone()
    store.execute("DELETE FROM report WHERE key = ?", (key,))
    if run:
        store.execute("DELETE FROM run WHERE id = ? AND NOT EXISTS (SELECT 1 FROM report WHERE run = run.id)", run)


def family_of(store: sqlite3.Connection, key: str) -> list[str]:
    """Return the keys of all versions of the report that `key` is a version of: those that share its id, or its address and much of its text, and so on.

    One id at two addresses is two reports; so are two texts at one address that have little in common, as the items of a news page.
    """
    found = [key]
    for each in found:
        id_, address, mine = store.execute("SELECT id, address, sketch FROM report WHERE key = ?", (each,)).fetchone()
        near = store.execute(
            "SELECT key, id, sketch FROM report WHERE address = ?2 UNION"
            " SELECT key, id, sketch FROM report WHERE id = ?1 AND (address IS NULL OR ?2 IS NULL OR address = ?2) ORDER BY 1",
            (id_, address),
        )
        for other, other_id, other_sketch in near.fetchall():
            if other not in found and (other_id == id_ or alike(mine, other_sketch)):
                found.append(other)
    return found


def refresh_versions(store: sqlite3.Connection, key: str) -> None:
    """Say again which version of a report holds, and how the claims of the others stand."""
    family = family_of(store, key)
    if len(family) == 1:
        # a version that is alone now may have had a follower before
        store.execute("UPDATE report SET superseded_by = NULL WHERE key = ? AND superseded_by IS NOT NULL", (key,))
        store.execute("UPDATE claim SET standing = 'current' WHERE report = ? AND standing <> 'current'", (key,))
        return
    history = compare_versions([version_of(store, each) for each in family])
    for each in family:
        store.execute(
            "DELETE FROM link WHERE rule LIKE 'version/%' AND target_claim IN (SELECT id FROM claim WHERE report = ?)",
            (each,),
        )
    store.executemany(
        "UPDATE report SET superseded_by = ? WHERE key = ?", [(new, old) for old, new in history.followers.items()]
    )
    store.executemany(
        "UPDATE claim SET standing = ?1 WHERE id = ?2 AND standing <> ?1",
        [(standing, claim) for claim, standing in history.standings.items()],
    )
    for link in history.links:
        write_link(store, link)


def judge_again(store: sqlite3.Connection, claims: Iterable[str], told: Iterable[Told] = ()) -> None:
    """Say again how the decisions about some claims (by id) stand and what they make of them; `told` are decisions that came in since."""
    new: defaultdict[str, list[Told]] = defaultdict(list)
    for each in told:
        new[each.decision.claim].append(each)
    for claim in sorted(set(claims)):
        known = [Told(old.event, old.at, old.decision) for old in find_decisions(store, "claim = ?", (claim,))]
        _write_judged(store, claim, [*known, *new[claim]])


def judge_report(store: sqlite3.Connection, key: str) -> None:
    """Do what `judge_again` does, for all claims of a version that something was decided about."""
    judge_again(
        store, [claim for (claim,) in store.execute("SELECT DISTINCT claim FROM decision WHERE report = ?", (key,))]
    )


def _write_judged(store: sqlite3.Connection, id_: str, told: list[Told]) -> None:
    row = store.execute("SELECT number, report FROM claim WHERE id = ?", (id_,)).fetchone()
    number, claim, issues = 0, None, []
    if row is not None:
        number = row[0]
        (claim,) = claims_numbered(store, [number])
        issues = issues_of(store, row[1])
    store.execute("DELETE FROM decision WHERE claim = ?", (id_,))
    for table, key in (("reviewed", "claim"), ("fixed_claim", "number"), ("weakness", "claim")):
        store.execute(f"DELETE FROM {table} WHERE {key} = ?", (number,))  # noqa: S608  our own table names
    for table, rows in zip(Judged._fields, judge(claim, number, issues, told), strict=True):
        if rows:
            store.executemany(f"INSERT INTO {table} VALUES ({_marks(rows[0])})", rows)  # noqa: S608  the same


def version_of(store: sqlite3.Connection, key: str) -> Version:
    """Return one version with its claims."""
    published, added = store.execute("SELECT published, added FROM report WHERE key = ?", (key,)).fetchone()
    return Version(key, published, added, tuple(claims_of(store, key)))


def write_link(store: sqlite3.Connection, link: Link) -> None:
    """Write one link; it counts from the later of the two events that brought its ends."""
    target = _report_of(store, link.target_claim)
    source = _report_of(store, link.source_claim)
    is_claim = source is not None
    if source is None:
        row = store.execute("SELECT key, event FROM report WHERE key = ?", (link.source_claim,)).fetchone()
        source = (row[0], row[1]) if row else None
    if source is None or target is None:
        raise KeyError(
            f"a link between {link.source_claim} and {link.target_claim}, but the ledger holds only one of them"
        )
    row = (
        link.target_claim, link.source_claim if is_claim else None, source[0], link.kind, link.finer, link.rule,
        _ENCODER.encode(link.compared).decode(), max(source[1], target[1]),
    )  # fmt: skip
    store.execute("INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def rebuild(store: sqlite3.Connection) -> None:
    """Drop all tables for reading and make them again from the payloads."""
    store.execute("PRAGMA foreign_keys = OFF")  # no effect inside a transaction, so it stands before
    try:
        with transaction(store):
            for table in _PROJECTIONS:
                store.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in statements(script("schema.sql")):
                store.execute(statement)
            for event in list(events(store)):
                body = payload(store, event.seq) if event.kind == "report" else None
                if body is not None:
                    project(store, Kept.decode(body), event.seq)
            for key in _with_versions(store):
                refresh_versions(store, key)
            told = told_in(store)
            judge_again(store, {each.decision.claim for each in told}, told)
            store.execute(f"PRAGMA user_version = {VERSION}")
    finally:
        store.execute("PRAGMA foreign_keys = ON")


def told_in(store: sqlite3.Connection) -> list[Told]:
    """Return the decisions that the journal holds, in the order of deciding."""
    found = []
    for event in list(events(store)):
        body = payload(store, event.seq) if event.kind == "decision" else None
        if body is not None:
            found.append(Told(event.seq, event.at, decode(body)))
    return found


def _with_versions(store: sqlite3.Connection) -> list[str]:
    """Return one key of each report that has several versions."""
    shared = "SELECT key FROM report WHERE {0} IN (SELECT {0} FROM report GROUP BY {0} HAVING count(*) > 1)"
    keys = sorted({key for column in ("id", "address") for (key,) in store.execute(shared.format(column)).fetchall()})
    seen: set[str] = set()
    found = []
    for key in keys:
        if key not in seen:
            family = family_of(store, key)
            seen.update(family)
            found += [key] if len(family) > 1 else []
    return found


def _report_of(store: sqlite3.Connection, claim: str) -> tuple[str, int] | None:
    row: Any = store.execute(
        "SELECT report, event FROM claim JOIN report ON report.key = claim.report WHERE claim.id = ?", (claim,)
    ).fetchone()
    return (row[0], row[1]) if row else None


def _marks(row: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(row))
