"""The canonical dump: all that the ledger says, in an order that does not depend on when what was added."""

import hashlib
import sqlite3
from collections.abc import Iterator

import msgspec

from dateline.ledger.decisions import find_decisions
from dateline.ledger.entries import claims_of, heads, link_of

_ENCODER = msgspec.json.Encoder(order="deterministic")


def dump(store: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the dump line by line, as JSON: runs, reports with text, actors, issues and claims, links, decisions, counts.

    Numbers of events, times of adding and of deciding are not in it: they belong to the journal.
    """
    for (manifest,) in store.execute("SELECT manifest FROM run ORDER BY id"):
        yield _line("run", msgspec.json.decode(manifest))
    for head in heads(store):
        (text,) = store.execute("SELECT text FROM report_text WHERE report = ?", (head.key,)).fetchone()
        yield _line("report", {**head._asdict(), "text": text})
        for table in ("actor", "protected_span", "issue"):
            for row in store.execute(f"SELECT * FROM {table} WHERE report = ? ORDER BY 1, 2, 3", (head.key,)):  # noqa: S608  our own table names
                yield _line(table, row)
        standings = dict(store.execute("SELECT id, standing FROM claim WHERE report = ?", (head.key,)))
        for claim in claims_of(store, head.key):
            yield _line("claim", [standings[claim.id], claim])
    links = "SELECT COALESCE(source_claim, source_report), target_claim, kind, finer, rule, compared FROM link ORDER BY 2, 3, 1, 5"
    for row in store.execute(links):
        yield _line("link", link_of(row))
    for each in find_decisions(store, order="claim, slot, turn"):
        yield _line("decision", [each.standing, each.decision])
    for row in store.execute("SELECT day, type, claims FROM day_count ORDER BY day, type"):
        yield _line("day_count", row)


def digest(store: sqlite3.Connection) -> str:
    """Return the sha256 of the canonical dump."""
    total = hashlib.sha256()
    for line in dump(store):
        total.update(line)
    return total.hexdigest()


def _line(what: str, value: object) -> bytes:
    return _ENCODER.encode({what: value}) + b"\n"
