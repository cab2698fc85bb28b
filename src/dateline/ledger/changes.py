"""What came into the ledger since a moment."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dateline.ledger.rows import PER_EVENT


class Change(NamedTuple):
    """A claim that is new, or that another one `by` (a claim, or the key of a version) has updated, disputed, supported, corrected or retracted."""

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
        ORDER BY place, 2, 3, 4""",  # noqa: S608  fixed text
        (row[0],),
    )
    for found in rows:
        yield Change(*found[:-1])
