"""Destroying what was kept: the report, its original, its claims, and every copy of them in the file."""

import re
import sqlite3
from collections.abc import Sequence

import msgspec

from dateline.errors import ConfigError
from dateline.ledger.events import append_event, destroy, events, payload
from dateline.ledger.files import transaction
from dateline.ledger.kept import Kept
from dateline.ledger.projections import clear_report, family_of, judge_again, refresh_versions

_THEN = "expected it to be free: close other programs, see to free disk space, and run `dateline rebuild`"


class Order(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The payload of a `remove` or `forget` event: which events lost their payload. It names nobody and nothing."""

    destroyed: tuple[int, ...]

    def encode(self) -> bytes:
        """Return the canonical JSON."""
        return msgspec.json.encode(self)


def erase(store: sqlite3.Connection, at: str, kind: str, keys: Sequence[str], decisions: Sequence[int] = ()) -> int:
    """Destroy the payloads and originals of these versions, the decisions about their claims and these `decisions` as well; take them out of the tables.

    The file is written anew so that no page keeps a trace.
    """
    store.execute("PRAGMA secure_delete = ON")
    with transaction(store):
        left = {other for key in keys for other in family_of(store, key)} - set(keys)
        judged = _decisions_of(store, keys, decisions)
        doomed = sorted([*_events_of(store, set(keys)), *judged])
        by = append_event(store, at, kind, Order(destroyed=tuple(doomed)).encode())
        destroy(store, doomed, by)
        for key in keys:
            clear_report(store, key)
        for key in sorted(left):
            refresh_versions(store, key)
        _forget_decisions(store, judged)
        store.execute("INSERT INTO claim_fts (claim_fts) VALUES ('rebuild')")
    write_anew(store)
    return by


def write_anew(store: sqlite3.Connection) -> None:
    """Write the file anew, so that no page and no log keeps a trace of what was destroyed; raises `ConfigError` when another program is in the way."""
    try:
        store.execute("VACUUM")
        busy = store.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise ConfigError(
            f"what was to be destroyed is out of every table, but the file could not be written anew ({error}); {_THEN}"
        ) from error
    if busy:
        raise ConfigError(
            f"what was to be destroyed is out of every table, but a program that reads the ledger keeps old pages; {_THEN}"
        )


def _decisions_of(store: sqlite3.Connection, keys: Sequence[str], decisions: Sequence[int]) -> list[int]:
    """Return the events of the decisions about claims of these versions, and of these decisions with the earlier ones about the same slots."""
    found = {event for key in keys for (event,) in store.execute("SELECT event FROM decision WHERE report = ?", (key,))}
    earlier = "SELECT a.event FROM decision AS a JOIN decision AS b USING (claim, slot) WHERE b.event = ? AND a.event <= b.event"
    found.update(event for each in decisions for (event,) in store.execute(earlier, (each,)))
    return sorted(found)


def _forget_decisions(store: sqlite3.Connection, events: Sequence[int]) -> None:
    claims: set[str] = set()
    for event in events:
        claims.update(claim for (claim,) in store.execute("SELECT claim FROM decision WHERE event = ?", (event,)))
        store.execute("DELETE FROM decision WHERE event = ?", (event,))
    judge_again(store, claims)


def _events_of(store: sqlite3.Connection, keys: set[str]) -> list[int]:
    """Return every event that brought one of these versions, superseded readings included."""
    found = []
    for event in events(store):
        body = payload(store, event.seq) if event.kind == "report" else None
        if body is not None and Kept.decode(body).key in keys:
            found.append(event.seq)
    return found


def versions_named(store: sqlite3.Connection, name: str) -> list[str]:
    """Return the keys of all versions of the reports with this id, key or address; empty when there is none."""
    rows = store.execute("SELECT key FROM report WHERE id = ?1 OR key = ?1 OR url = ?1", (name,)).fetchall()
    return sorted({other for (key,) in rows for other in family_of(store, key)})


def versions_holding(store: sqlite3.Connection, name: str) -> list[str]:
    """Return the keys of the versions whose text, title, id or address holds `name`, in whatever case, with all versions of the same reports."""
    words = name.casefold().split()
    rows = store.execute(
        "SELECT key, id, COALESCE(url, ''), COALESCE(title, ''), text FROM report JOIN report_text ON report = key"
    )
    found = [
        key
        for key, id_, url, title, text in rows
        if words
        and (
            holds_name(words, text)
            or holds_name(words, title)
            or any("".join(words) in _letters(part) for part in (id_, url))
        )
    ]
    return sorted({other for key in found for other in family_of(store, key)})


def decisions_holding(store: sqlite3.Connection, name: str) -> list[int]:
    """Return the events of the decisions whose reason, value, or reading holds `name`, in whatever case."""
    words = name.casefold().split()
    rows = store.execute(
        "SELECT event, COALESCE(reason, ''), COALESCE(value, ''), as_read FROM decision ORDER BY event"
    ).fetchall()
    return [event for event, *texts in rows if words and any(holds_name(words, text) for text in texts)]


def holds_name(words: Sequence[str], text: str) -> bool:
    """Tell whether the words of a name stand in `text` one after another, as whole words."""
    pattern = r"(?<!\w)" + r"[\s\-]+".join(map(re.escape, words)) + r"(?!\w)"
    return re.search(pattern, text.casefold()) is not None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
