"""Whatever is tampered with is found."""

import sqlite3

import pytest

from dateline.errors import ConfigError, LedgerError
from dateline.ledger import Ledger, Original
from ledger.made import reading, said

TAMPERED = {
    "text": "UPDATE report_text SET text = replace(text, 'depot', 'tower')",
    "claim": "UPDATE claim SET actor = 'Nobody'",
    "claim gone": "DELETE FROM claim WHERE number = (SELECT min(number) FROM claim)",
    "claim added": "INSERT INTO actor VALUES ('{key}', 99, 'X', 'person', 'X', NULL, NULL, 0, 0, 0, 0)",
    "place": "UPDATE claim_place SET latitude = latitude + 1",
    "figure": "UPDATE claim_figure SET value = value * 10",
    "report": "UPDATE report SET published = '2022-01-01' WHERE superseded_by IS NULL",
    "standing": "UPDATE claim SET standing = 'retracted' WHERE standing = 'current'",
    "follower": "UPDATE report SET superseded_by = NULL",
    "version link": "DELETE FROM link WHERE rule LIKE 'version/%'",
    "link": "DELETE FROM link WHERE rule NOT LIKE 'version/%'",
    "count": "UPDATE day_count SET claims = claims + 1",
    "search": "INSERT INTO claim_fts (claim_fts) VALUES ('delete-all')",
    "private flag": "UPDATE actor SET is_private = 0, is_protected = 0",
    "private words": "DELETE FROM protected_span",
    "event": "UPDATE event SET at = '2000-01-01T00:00:00.000Z' WHERE seq = 2",
    "event gone": "DELETE FROM event WHERE seq = 2",
    "last event gone": "DELETE FROM event WHERE seq = 3",
    "payload": "UPDATE payload SET body = x'00' WHERE event = 2",
    "payload of another": "UPDATE payload SET body = (SELECT body FROM payload WHERE event = 1) WHERE event = 2",
    "payload gone": "DELETE FROM payload WHERE event = 2",
    "tombstone forged": "INSERT INTO tombstone VALUES (2, 3)",
    "original": "UPDATE original SET sha256 = 'ff'",
    "original bytes": "UPDATE original SET body = x'789c030000000001'",
}
TRIGGERS = (
    "event_stays",
    "event_remains",
    "payload_stays",
    "payload_remains",
    "original_stays",
    "tombstone_stays",
    "claim_fts_delete",
    "day_count_less",
    "day_count_moved",
)


@pytest.fixture
def filled(ledger):
    toll = said("a depot burned", place="Arvik", day="2022-10-04", value=12, type_="casualties")
    other = said(
        "a depot burned",
        place="Arvik",
        day="2022-10-04",
        value=12,
        type_="casualties",
        source="Bo Lind",
        side="RU",
        verification="disputed",
    )
    ledger.add(
        reading(toll, said("shells fell on the harbour"), published="2022-10-05", private=["Ada Moor"]),
        Original("a.txt", b"bytes"),
    )
    ledger.add(
        reading(
            said("a depot burned", place="Arvik", day="2022-10-04", value=14, type_="casualties"),
            published="2022-10-06",
        )
    )
    ledger.add(reading(other, name="r2", published="2022-10-06"))
    assert ledger.link() > 0
    assert list(ledger.verify()) == []
    return ledger


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_damage_is_found(filled, statement):
    store = filled.store
    (key,) = store.execute("SELECT min(key) FROM report").fetchone()
    store.execute("PRAGMA foreign_keys = OFF")
    for trigger in TRIGGERS:
        store.execute(f"DROP TRIGGER {trigger}")
    store.execute(statement.format(key=key))
    assert list(filled.verify())


def test_changed_tables_are_made_right_again(filled):
    before = filled.digest()
    filled.store.execute("UPDATE claim SET actor = 'Nobody'")
    filled.rebuild()
    assert filled.digest() == before
    assert list(filled.verify()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET at = 'now'", "DELETE FROM event", "UPDATE payload SET body = x'00'", "DELETE FROM payload",
        "UPDATE original SET name = 'b'", "DELETE FROM original",
    ],
)  # fmt: skip
def test_the_journal_refuses_changes(filled, statement):
    with pytest.raises(sqlite3.IntegrityError):
        filled.store.execute(statement)


def test_flipped_bytes_of_the_file_are_found(filled, tmp_path):
    filled.close()
    path = tmp_path / "case.dateline"
    whole = path.read_bytes()
    missed = []
    for place in range(5000, len(whole), len(whole) // 40):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            with Ledger.open(path) as ledger:
                if not list(ledger.verify()) and ledger.digest() != _digest(path, whole):
                    missed.append(place)
        except (LedgerError, ConfigError, sqlite3.DatabaseError):
            continue
    assert missed == []


def _digest(path, whole):
    """Return the dump's digest of the undamaged file: a flipped byte in a free part of a page does no harm."""
    copy = path.with_name("whole.dateline")
    copy.write_bytes(whole)
    with Ledger.open(copy) as ledger:
        return ledger.digest()
