"""What came into the ledger since a moment."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dateline.ledger.rows import PER_EVENT


class Change(NamedTuple):
    """A claim that is new, or that another one `by` (a claim, or the key of a version) has updated, disputed, supported, corrected or retracted.

    Or one that an analyst decided about: `change` is then `accepted`, `fixed` or `rejected` with the slot, and `by` her initials; when the program no longer reads the
    claim, what would tell about it is empty.
    """

    at: str
    change: str
    claim: str
    by: str | None
    date: str | None
    source: str
    type: str
    place: str | None
    report: str
    evidence: str


_CLAIM = "claim.when_start, claim.source_name, claim.type, claim.places, report.id, claim.evidence"
_NAMES = "CASE link.kind WHEN 'repeats' THEN 'repeated' WHEN 'updates' THEN 'updated' WHEN 'supports' THEN 'supported' ELSE 'disputed' END"
_VERDICTS = "CASE decision.verdict WHEN 'accept' THEN 'accepted' WHEN 'fix' THEN 'fixed' ELSE 'rejected' END"
_FINER = "CASE link.finer WHEN 'corrects' THEN 'corrected' WHEN 'retracts' THEN 'retracted' WHEN 'admits' THEN 'admitted' END"


def find_changes(store: sqlite3.Connection, since: str) -> Iterator[Change]:
    """Yield the changes since `since` (UTC, as events write it), by time of coming in and place in the report."""
    row = store.execute("SELECT min(seq) FROM event WHERE at >= ?", (since,)).fetchone()
    if row[0] is None:
        return
    rows = store.execute(
        f"""SELECT event.at, 'new', claim.id, NULL, {_CLAIM}, claim.number AS place
        FROM claim JOIN report ON report.key = claim.report JOIN event ON event.seq = report.event
        WHERE claim.number >= ?1 * {PER_EVENT} AND claim.standing = 'current'
        UNION ALL
        SELECT event.at, COALESCE({_FINER}, {_NAMES}), claim.id, COALESCE(link.source_claim, link.source_report), {_CLAIM}, link.event * {PER_EVENT} + {PER_EVENT} - 1
        FROM link JOIN claim ON claim.id = link.target_claim JOIN report ON report.key = claim.report JOIN event ON event.seq = link.event
        WHERE link.event >= ?1
        UNION ALL
        SELECT decision.at, {_VERDICTS} || ' ' || decision.slot, decision.claim, decision.initials, claim.when_start, COALESCE(claim.source_name, ''),
        COALESCE(claim.type, ''), claim.places, report.id, COALESCE(claim.evidence, ''), decision.event * {PER_EVENT} + {PER_EVENT} - 1
        FROM decision JOIN report ON report.key = decision.report LEFT JOIN claim ON claim.id = decision.claim
        WHERE decision.event >= ?1
        ORDER BY place, 2, 3, 4""",  # noqa: S608  fixed text
        (row[0],),
    )
    for found in rows:
        yield Change(*found[:-1])


_PARTS = {
    "new": f"""SELECT event.at, 'new', claim.id, NULL, {_CLAIM}, claim.number AS place
        FROM claim JOIN report ON report.key = claim.report JOIN event ON event.seq = report.event
        WHERE claim.number >= :first * {PER_EVENT} AND +claim.standing = 'current' ORDER BY claim.number DESC LIMIT :most""",  # noqa: S608  fixed text
    "linked": f"""SELECT event.at, COALESCE({_FINER}, {_NAMES}), claim.id, COALESCE(link.source_claim, link.source_report), {_CLAIM}, link.event * {PER_EVENT} + {PER_EVENT} - 1
        FROM link JOIN claim ON claim.id = link.target_claim JOIN report ON report.key = claim.report JOIN event ON event.seq = link.event
        WHERE link.event >= :first AND (:kind = '' OR COALESCE({_FINER}, {_NAMES}) = :kind) ORDER BY link.event DESC, link.target_claim LIMIT :most""",  # noqa: S608  the same
    "decided": f"""SELECT decision.at, {_VERDICTS} || ' ' || decision.slot, decision.claim, decision.initials, claim.when_start, COALESCE(claim.source_name, ''),
        COALESCE(claim.type, ''), claim.places, report.id, COALESCE(claim.evidence, ''), decision.event * {PER_EVENT} + {PER_EVENT} - 1
        FROM decision JOIN report ON report.key = decision.report LEFT JOIN claim ON claim.id = decision.claim
        WHERE decision.event >= :first ORDER BY decision.event DESC LIMIT :most""",  # noqa: S608  the same
}  # fmt: skip


def latest_changes(store: sqlite3.Connection, since: str, kind: str, most: int) -> list[Change]:
    """Return the `most` last changes since `since`, the last one first.

    `kind` is `new`, `decided`, what a later claim did (`updated`, `disputed` and so on), or empty for all.
    """
    parts = list(_PARTS) if not kind else [kind if kind in _PARTS else "linked"]
    asked = {"first": _first_event(store, since), "most": most, "kind": "" if kind in _PARTS else kind}
    rows = [row for part in parts for row in store.execute(_PARTS[part], asked)]
    rows.sort(key=lambda row: row[-1], reverse=True)
    return [Change(*row[:-1]) for row in rows[:most]]


def count_changes(store: sqlite3.Connection, since: str) -> dict[str, int]:
    """Return how many changes of each kind there are since `since`, by the names that `latest_changes` takes."""
    first = _first_event(store, since)
    linked = store.execute(
        f"SELECT COALESCE({_FINER}, {_NAMES}), count(*) FROM link WHERE event >= ? GROUP BY 1 ORDER BY 1",  # noqa: S608  fixed text
        (first,),
    ).fetchall()
    (new,) = store.execute(
        f"SELECT count(*) FROM claim WHERE number >= ? * {PER_EVENT} AND standing = 'current'",  # noqa: S608  the same
        (first,),
    ).fetchone()
    (decided,) = store.execute("SELECT count(*) FROM decision WHERE event >= ?", (first,)).fetchone()
    return {name: count for name, count in (("new", new), *linked, ("decided", decided)) if count}


def last_moment(store: sqlite3.Connection) -> str | None:
    """Return when something last came in (UTC, as events write it); null in an empty ledger."""
    row = store.execute("SELECT at FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def _first_event(store: sqlite3.Connection, since: str) -> int:
    """Return the first event since `since`, one beyond the last when there is none."""
    found = store.execute("SELECT min(seq) FROM event WHERE at >= ?", (since,)).fetchone()[0]
    return int(found) if found is not None else int(store.execute("SELECT COALESCE(max(seq), 0) + 1 FROM event").fetchone()[0])  # fmt: skip
