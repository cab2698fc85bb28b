-- What is kept. Nothing here is ever changed; a payload is destroyed only under a tombstone.

CREATE TABLE ledger (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,           -- UTC, ISO 8601
    kind TEXT NOT NULL,         -- report, decision, remove, forget
    commitment TEXT NOT NULL,   -- sha256 of salt and payload
    previous TEXT NOT NULL,     -- hash of the event before
    hash TEXT NOT NULL UNIQUE   -- sha256 over all columns before this one
);
CREATE INDEX event_by_time ON event (at);

CREATE TABLE payload (
    event INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL,
    body BLOB NOT NULL          -- JSON, zlib
);

CREATE TABLE original (
    event INTEGER PRIMARY KEY REFERENCES event (seq),
    sha256 TEXT NOT NULL,       -- of the bytes before zlib
    name TEXT NOT NULL,         -- of the file, without its folder
    body BLOB NOT NULL          -- the file's bytes, zlib
);

CREATE TABLE tombstone (
    event INTEGER PRIMARY KEY REFERENCES event (seq),
    destroyed_by INTEGER NOT NULL REFERENCES event (seq)
);

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER payload_stays BEFORE UPDATE ON payload BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END;
CREATE TRIGGER payload_remains BEFORE DELETE ON payload
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE event = OLD.event)
BEGIN SELECT RAISE(ABORT, 'a payload goes only under a tombstone'); END;
CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;
CREATE TRIGGER original_remains BEFORE DELETE ON original
WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE event = OLD.event)
BEGIN SELECT RAISE(ABORT, 'an original goes only under a tombstone'); END;
CREATE TRIGGER tombstone_stays BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones are never changed'); END;
CREATE TRIGGER tombstone_remains BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'tombstones are never removed'); END;
