"""The ledger's file: how it is made and opened."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dateline.errors import ConfigError, LedgerError
from dateline.gazetteer.geometry import distance_km

APPLICATION_ID = 0x44544C4E  # "DTLN"
VERSION = 2
"""Of the tables for reading; 1 knew no decisions. What is kept is the same in both."""
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises over a damaged file; a damaged schema makes messages that are no text."""
_WAIT_MS = 60_000
_MAGIC = b"SQLite format 3\x00"


def script(name: str) -> str:
    """Return one of the SQL files of this room."""
    return files("dateline.ledger").joinpath(name).read_text(encoding="utf-8")


def open_store(path: Path, *, write: bool, older: bool = False) -> sqlite3.Connection:
    """Open the ledger at `path`; a new one is made when it is opened to write and there is none. With `older` its tables may be those of an older version.

    Raises `ConfigError` when there is nothing to read or the file is something else, and `LedgerError` when it is damaged or of another version.
    """
    _check_file(path, write=write)
    try:
        store = _connect(path, write=write)
        _check_version(store, path, write=write, older=older)
    except UNREADABLE as error:
        raise LedgerError(f"{path}: {error}; expected a ledger: restore it from a copy") from None
    return store


def _check_file(path: Path, *, write: bool) -> None:
    if not path.exists():
        if write and path.parent.is_dir():
            return
        what = "there is no such ledger" if path.parent.is_dir() else "there is no such folder"
        raise ConfigError(
            f"{path}: {what}; expected a file made by `dateline add`: check the name, or give it with --ledger"
        )
    if path.is_dir():
        raise ConfigError(f"{path}: this is a folder; expected a ledger: give the name of a file with --ledger")
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise LedgerError(
            f"{path}: this is no ledger, or its head is damaged; expected SQLite: check the name, or restore it from a copy"
        )


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    mode = "rwc" if write else "ro"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    store = sqlite3.connect(uri, uri=True, timeout=_WAIT_MS / 1000, isolation_level=None)
    store.create_function("km", 4, distance_km, deterministic=True)
    store.execute("PRAGMA foreign_keys = ON")
    store.execute("PRAGMA cache_size = -65536")
    # No memory mapping: a page fault reads sixteen pages and more around the one wanted, measured as fifty times the bytes and four times the time for a file not in memory.
    store.execute("PRAGMA mmap_size = 0")
    if write:
        store.execute("PRAGMA journal_mode = WAL")
        store.execute("PRAGMA synchronous = FULL")
    else:
        store.execute("PRAGMA query_only = ON")
    return store


def _check_version(store: sqlite3.Connection, path: Path, *, write: bool, older: bool) -> None:
    (application,) = store.execute("PRAGMA application_id").fetchone()
    (tables,) = store.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0 and write:
        _create(store)
    (application,) = store.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise ConfigError(
            f"{path}: this SQLite file is no ledger; expected one made by `dateline add`: give another name with --ledger"
        )
    (version,) = store.execute("PRAGMA user_version").fetchone()
    if 0 < version < VERSION:
        if older:
            return
        raise LedgerError(
            f"{path}: the ledger's tables have version {version}; expected {VERSION}: `dateline rebuild` makes them again from what is kept"
        )
    if version != VERSION:
        raise LedgerError(
            f"{path}: the ledger has version {version}; expected {VERSION}: open it with the Dateline that made it"
        )


def _create(store: sqlite3.Connection) -> None:
    with transaction(store):
        if store.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return  # another process was faster
        for statement in statements(script("kept.sql") + script("schema.sql")):
            store.execute(statement)
        store.execute("INSERT INTO ledger VALUES ('key', ?)", (secrets.token_hex(32),))
        store.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.execute(f"PRAGMA user_version = {VERSION}")


def statements(text: str) -> Iterator[str]:
    """Yield the statements of an SQL file one by one, so that they can run inside a transaction."""
    waiting = ""
    for line in text.splitlines(keepends=True):
        waiting += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


@contextmanager
def transaction(store: sqlite3.Connection) -> Iterator[None]:
    """Do everything inside or nothing; waits for another writer to finish."""
    try:
        store.execute("BEGIN IMMEDIATE")
        yield
        store.execute("COMMIT")
    except sqlite3.OperationalError as error:
        _roll_back(store)
        raise ConfigError(
            f"the ledger could not be written ({error}); expected a free disk and no other writer: see to it and run the same command again"
        ) from error
    except BaseException:
        _roll_back(store)
        raise


def _roll_back(store: sqlite3.Connection) -> None:
    if store.in_transaction:
        store.execute("ROLLBACK")
