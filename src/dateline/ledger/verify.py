"""Does everything in the ledger still hold? Hashes, chain, payloads, spans, derivations, indexes."""

import hashlib
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from typing import NamedTuple

import msgspec

from dateline.errors import LedgerError
from dateline.ledger.decisions import Judged, Told, decode, judge, spans_of_fix
from dateline.ledger.entries import claims_numbered, issues_of
from dateline.ledger.erase import Order
from dateline.ledger.events import START, Event, commit_to, events, unpack
from dateline.ledger.kept import Kept
from dateline.ledger.links import find_links, is_linked
from dateline.ledger.projections import family_of, told_in, version_of
from dateline.ledger.rows import PER_EVENT, Row, Rows, rows_of
from dateline.ledger.versions import compare_versions
from dateline.records import Claim

_DECIDED = "SELECT DISTINCT claim.number FROM decision JOIN claim ON claim.id = decision.claim WHERE 1"
_SUPERSEDED, _EVENT = 13, 16  # columns of `report`
_MOST_LINKED = 20_000
"""Claims up to which the links are worked out again to be checked: beyond it takes minutes."""
_OF_REPORTS = ("report_text", "claim", "actor", "protected_span", "issue")


class Damage(NamedTuple):
    """One thing that does not hold: where, and what was met."""

    where: str
    what: str


def find_damage(store: sqlite3.Connection) -> Iterator[Damage]:
    """Yield everything that does not hold, from the pages of the file to the words of each claim."""
    try:
        pages = [str(row[0]) for row in store.execute("PRAGMA integrity_check")]
        if pages != ["ok"]:
            yield from (Damage("file", line) for line in pages)
            return
        for table, row, other, _ in store.execute("PRAGMA foreign_key_check"):
            yield Damage(f"table {table}", f"row {row} points to nothing in {other}")
        destroyed = yield from _chain(store)
        yield from _tombstones(store, destroyed)
        yield from _reports(store)
        yield from _histories(store)
        yield from _decisions(store)
        yield from _links(store)
        yield from _indexes(store)
    except (LedgerError, msgspec.MsgspecError, KeyError, TypeError, ValueError, sqlite3.DatabaseError) as error:
        yield Damage("ledger", f"it cannot be read further ({error})")


def _chain(store: sqlite3.Connection) -> Generator[Damage, None, dict[int, int]]:
    """Check every event against the one before and against its payload; return which payloads may be missing, and by whose order."""
    previous, number = START, 0
    destroyed: dict[int, int] = {}
    for event in list(events(store)):
        number += 1
        where = f"event {event.seq}"
        if event.seq != number or event.previous != previous:
            yield Damage(where, "the chain is broken here: an event is missing or out of place")
            number = event.seq
        if event.hash != event.seal():
            yield Damage(where, "its hash does not fit its content")
        previous = event.hash
        body = yield from _payload(store, event)
        if body is not None and event.kind == "decision":
            yield from _decision(body, where)
        elif body is not None and event.kind != "report":
            try:
                destroyed.update(dict.fromkeys(msgspec.json.decode(body, type=Order).destroyed, event.seq))
            except msgspec.MsgspecError as error:
                yield Damage(where, f"its payload is no order to destroy ({error})")
    return destroyed


def _decision(body: bytes, where: str) -> Iterator[Damage]:
    try:
        decode(body)
    except (msgspec.MsgspecError, ValueError) as error:
        yield Damage(where, f"its payload is no decision ({error})")


def _payload(store: sqlite3.Connection, event: Event) -> Generator[Damage, None, bytes | None]:
    row = store.execute("SELECT salt, body FROM payload WHERE event = ?", (event.seq,)).fetchone()
    if row is None:
        return None
    try:
        body = unpack(row[1], f"the payload of event {event.seq}")
    except LedgerError as error:
        yield Damage(f"event {event.seq}", str(error))
        return None
    if commit_to(row[0], body) != event.commitment:
        yield Damage(f"event {event.seq}", "its payload is not the one that it was written with")
        return None
    return body


def _tombstones(store: sqlite3.Connection, destroyed: dict[int, int]) -> Iterator[Damage]:
    """Every payload is there, or was destroyed by an order that the chain holds."""
    set_up = dict(store.execute("SELECT event, destroyed_by FROM tombstone"))
    for seq in sorted(set_up.keys() | destroyed.keys()):
        if set_up.get(seq) != destroyed.get(seq):
            yield Damage(f"event {seq}", "tombstone and order to destroy do not agree")
    missing = store.execute("SELECT seq FROM event WHERE NOT EXISTS (SELECT 1 FROM payload WHERE event = seq)")
    for (seq,) in missing:
        if seq not in destroyed:
            yield Damage(f"event {seq}", "its payload is missing, and no order destroyed it")
    for (seq,) in store.execute("SELECT event FROM payload"):
        if seq in destroyed:
            yield Damage(f"event {seq}", "its payload should have been destroyed")


def _reports(store: sqlite3.Connection) -> Iterator[Damage]:
    """Check texts, originals and spans, and that the tables hold exactly what the payloads give."""
    latest: dict[str, int] = {}
    first: dict[str, int] = {}
    for event in list(events(store)):
        kept = _kept(store, event.seq) if event.kind == "report" else None
        if kept is None:
            continue
        yield from _words(kept, event.seq)
        latest[kept.key] = event.seq
        first.setdefault(kept.key, event.seq)
    for seq, sha256, body in store.execute("SELECT event, sha256, body FROM original"):
        if hashlib.sha256(unpack(body, f"the original of event {seq}")).hexdigest() != sha256:
            yield Damage(f"event {seq}", "its original does not have the sha256 that was noted")
    for key, seq in latest.items():
        found = _kept(store, seq)
        if found is not None:
            yield from _derived(store, rows_of(found, seq, first[key]), key)
    for (key,) in store.execute("SELECT key FROM report"):
        if key not in latest:
            yield Damage(f"report {key}", "no event brought it")


def _kept(store: sqlite3.Connection, seq: int) -> Kept | None:
    row = store.execute("SELECT body FROM payload WHERE event = ?", (seq,)).fetchone()
    try:
        return Kept.decode(unpack(row[0], "payload")) if row else None
    except LedgerError:
        return None  # the chain has told of it


def _words(kept: Kept, seq: int) -> Iterator[Damage]:
    text = kept.report.text
    if hashlib.sha256(text.encode()).hexdigest() != kept.report.sha256:
        yield Damage(f"event {seq}", "the report's text does not have its sha256")
    for claim in kept.claims:
        for words, start, end in spans_of(claim):
            if text[start:end] != words:
                yield Damage(f"claim {claim.id}", f"{words[:40]!r} does not stand at {start} to {end} of the report")


def spans_of(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Yield the words of each part of a claim with their place in the text."""
    yield claim.evidence, claim.evidence_start, claim.evidence_end
    parts = [(claim.cue, claim.cue_start, claim.cue_end), (claim.source.text, claim.source.start, claim.source.end)]
    parts += [(where.text, where.start, where.end) for where in claim.where]
    parts += [(figure.text, figure.start, figure.end) for figure in claim.figures]
    parts += [(when.text, when.text_start, when.text_end) for when in (claim.when, claim.said) if when is not None]
    for words, start, end in parts:
        if words is not None and start is not None and end is not None:
            yield words, start, end


def _derived(store: sqlite3.Connection, rows: Rows, key: str) -> Iterator[Damage]:
    made = rows._asdict()
    (report,) = made["report"]
    kept = store.execute("SELECT * FROM report WHERE key = ?", (key,)).fetchone()
    if kept is None or _blank(kept, _SUPERSEDED) != _blank(report, _SUPERSEDED):
        yield Damage(f"report {key}", "its row is not what the payload gives")
    for table in _OF_REPORTS:
        there = store.execute(f"SELECT * FROM {table} WHERE report = ?", (key,)).fetchall()  # noqa: S608  our own table names
        yield from _differ(table, key, made[table], there, blank=3 if table == "claim" else None)
    low = report[_EVENT] * PER_EVENT
    for table in ("claim_place", "claim_figure"):
        of_report = f"SELECT * FROM {table} WHERE claim BETWEEN ? AND ?"  # noqa: S608  our own table names
        there = store.execute(of_report, (low, low + PER_EVENT - 1)).fetchall()
        yield from _differ(table, key, made[table], there, blank=None)
    # what is weak about a claim that was decided about is compared with the decisions
    decided = {number for (number,) in store.execute(f"{_DECIDED} AND claim.report = ?", (key,))}
    there = store.execute("SELECT * FROM weakness WHERE claim BETWEEN ? AND ?", (low, low + PER_EVENT - 1)).fetchall()
    rows_left = [row for row in made["weakness"] if row[0] not in decided]
    yield from _differ("weakness", key, rows_left, [row for row in there if row[0] not in decided], blank=None)


def _differ(table: str, key: str, made: Iterable[Row], there: Iterable[Row], blank: int | None) -> Iterator[Damage]:
    """Compare rows as sets; column `blank` is worked out over several reports and checked elsewhere."""
    a, b = ({_blank(row, blank) for row in rows} for rows in (made, there))
    if a != b:
        yield Damage(
            f"report {key}", f"table {table}: {len(a - b)} rows missing or changed, {len(b - a)} that no payload gives"
        )


def _blank(row: Row, column: int | None) -> Row:
    return tuple(row) if column is None else (*row[:column], None, *row[column + 1 :])


def _histories(store: sqlite3.Connection) -> Iterator[Damage]:
    """Which version holds, how the claims of the others stand, and the links between them are what the claims give."""
    seen: set[str] = set()
    for (key,) in store.execute("SELECT key FROM report ORDER BY key").fetchall():
        if key in seen:
            continue
        family = family_of(store, key)
        seen.update(family)
        yield from _history(store, family)


def _history(store: sqlite3.Connection, family: list[str]) -> Iterator[Damage]:
    history = compare_versions([version_of(store, each) for each in family]) if len(family) > 1 else None
    followers = history.followers if history else {family[0]: None}
    made = {(link.source_claim, link.target_claim, link.finer) for link in history.links} if history else set()
    there = set()
    for key in family:
        (superseded_by,) = store.execute("SELECT superseded_by FROM report WHERE key = ?", (key,)).fetchone()
        if superseded_by != followers[key]:
            yield Damage(f"report {key}", "it does not say rightly which version follows it")
        for claim, standing in store.execute("SELECT id, standing FROM claim WHERE report = ?", (key,)):
            if standing != (history.standings[claim] if history else "current"):
                yield Damage(f"claim {claim}", f"it stands as {standing}, which its report's versions do not give")
        links = "SELECT COALESCE(source_claim, source_report), target_claim, finer FROM link WHERE rule LIKE 'version/%' AND source_report = ?"
        there.update(store.execute(links, (key,)).fetchall())
    if made != there:
        yield Damage(f"report {family[0]}", "links between its versions are not what their claims give")


def _decisions(store: sqlite3.Connection) -> Iterator[Damage]:
    """Check the decisions, how they stand and what they make of the claims against the journal, and their words against the reports."""
    by_claim: dict[str, list[Told]] = {}
    for told in told_in(store):
        by_claim.setdefault(told.decision.claim, []).append(told)
    there = [claim for (claim,) in store.execute("SELECT DISTINCT claim FROM decision")]
    decided = {number for (number,) in store.execute(_DECIDED)}
    for claim in sorted({*by_claim, *there}):
        yield from _judged(store, claim, by_claim.get(claim, []))
    for table, column in (("reviewed", "claim"), ("fixed_claim", "number")):
        rows = {number for (number,) in store.execute(f"SELECT {column} FROM {table}")}  # noqa: S608  our own table names
        if rows - decided:
            yield Damage(f"table {table}", f"{len(rows - decided)} rows that no decision gives")


def _judged(store: sqlite3.Connection, id_: str, told: list[Told]) -> Iterator[Damage]:
    row = store.execute("SELECT number, report FROM claim WHERE id = ?", (id_,)).fetchone()
    number, claim, issues = (
        (row[0], claims_numbered(store, [row[0]])[0], issues_of(store, row[1])) if row else (0, None, [])
    )
    made = judge(claim, number, issues, told)
    for table, rows in zip(Judged._fields, made, strict=True):
        column, value = (
            ("claim", id_) if table == "decision" else ("number" if table == "fixed_claim" else "claim", number)
        )
        there = store.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,)).fetchall()  # noqa: S608  our own table names
        if set(rows) != set(there):
            yield Damage(f"claim {id_}", f"table {table} is not what the decisions about it give")
    for each in told if row else ():
        (text,) = store.execute("SELECT text FROM report_text WHERE report = ?", (row[1],)).fetchone()
        if any(text[start:end] != words for words, start, end in spans_of_fix(each.decision)):
            yield Damage(f"event {each.event}", "the words of its value do not stand in the report")


def _links(store: sqlite3.Connection) -> Iterator[Damage]:
    """Check the links between claims, unless they are known to be out of date or there are too many claims to compare again."""
    (claims,) = store.execute("SELECT count(*) FROM claim").fetchone()
    if claims > _MOST_LINKED or not is_linked(store):
        return
    made = {(link.source_claim, link.target_claim, link.kind, link.finer, link.rule) for link in find_links(store)}
    there = set(
        store.execute("SELECT source_claim, target_claim, kind, finer, rule FROM link WHERE rule NOT LIKE 'version/%'")
    )
    if made != there:
        yield Damage(
            "table link",
            f"{len(made - there)} links missing or changed, {len(there - made)} that the claims do not give",
        )


def _indexes(store: sqlite3.Connection) -> Iterator[Damage]:
    counts = "SELECT when_start, type, count(*) FROM claim WHERE standing = 'current' AND when_start IS NOT NULL GROUP BY 1, 2"
    if set(store.execute(counts)) != set(store.execute("SELECT day, type, claims FROM day_count")):
        yield Damage("table day_count", "its counts are not those of the claims")
    (words,) = store.execute("SELECT count(*) FROM claim_fts_docsize").fetchone()
    (claims,) = store.execute("SELECT count(*) FROM claim").fetchone()
    if words != claims:
        yield Damage("table claim_fts", f"{words} claims can be searched, {claims} are there")
