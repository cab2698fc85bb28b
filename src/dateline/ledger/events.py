"""The journal: events in a chain of hashes, each bound to its payload by a salted commitment.

The chain covers commitments and not payloads, so that a payload can be destroyed and every hash still holds; the salt goes with the payload, so
that nobody can find out by guessing what stood there.
"""

import hashlib
import secrets
import sqlite3
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from dateline.errors import LedgerError

START = "0" * 64
"""What the first event of a chain names as the hash before it."""
_COLUMNS = "seq, at, kind, commitment, previous, hash"


class Event(NamedTuple):
    """One line of the journal."""

    seq: int
    at: str
    kind: str
    commitment: str
    previous: str
    hash: str

    def seal(self) -> str:
        """Return the hash that this event must bear."""
        line = "\n".join((str(self.seq), self.at, self.kind, self.commitment, self.previous))
        return hashlib.sha256(line.encode()).hexdigest()


def commit_to(salt: bytes, body: bytes) -> str:
    """Return the commitment to a payload."""
    return hashlib.sha256(salt + body).hexdigest()


def append_event(store: sqlite3.Connection, at: str, kind: str, body: bytes) -> int:
    """Write an event with its payload at the end of the chain; return its number."""
    last = store.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    salt = secrets.token_bytes(16)
    event = Event(seq, at, kind, commit_to(salt, body), previous, "")
    store.execute(f"INSERT INTO event ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", (*event[:5], event.seal()))  # noqa: S608  fixed columns
    store.execute("INSERT INTO payload VALUES (?, ?, ?)", (seq, salt, zlib.compress(body, 3)))
    return seq


def keep_original(store: sqlite3.Connection, seq: int, name: str, body: bytes) -> None:
    """Keep the bytes of the file that the report of event `seq` came in."""
    digest = hashlib.sha256(body).hexdigest()
    store.execute("INSERT INTO original VALUES (?, ?, ?, ?)", (seq, digest, name, zlib.compress(body, 3)))


def destroy(store: sqlite3.Connection, events: list[int], by: int) -> None:
    """Destroy the payloads and originals of `events` and set up their tombstones; `by` is the event that orders it."""
    for seq in events:
        store.execute("INSERT INTO tombstone VALUES (?, ?)", (seq, by))
        store.execute("DELETE FROM original WHERE event = ?", (seq,))
        store.execute("DELETE FROM payload WHERE event = ?", (seq,))


def events(store: sqlite3.Connection) -> Iterator[Event]:
    """Yield the journal in its order."""
    for row in store.execute(f"SELECT {_COLUMNS} FROM event ORDER BY seq"):  # noqa: S608  fixed columns
        yield Event(*row)


def payload(store: sqlite3.Connection, seq: int) -> bytes | None:
    """Return the payload of an event, null when it was destroyed; raises `LedgerError` when it cannot be unpacked."""
    row = store.execute("SELECT body FROM payload WHERE event = ?", (seq,)).fetchone()
    return unpack(row[0], f"the payload of event {seq}") if row else None


def unpack(body: bytes, name: str) -> bytes:
    """Return what was packed; raises `LedgerError` when the bytes are damaged."""
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise LedgerError(f"{name} is damaged ({error}); expected zlib: restore the ledger from a copy") from None
