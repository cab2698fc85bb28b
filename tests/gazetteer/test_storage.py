"""The gazetteer's file is unpacked once, whole or not at all."""

import multiprocessing
import sqlite3

import pytest

from dateline.errors import ConfigError
from dateline.gazetteer import storage

MANIFEST = storage.read_manifest()


def opened(folder):
    import os

    os.environ["DATELINE_CACHE"] = str(folder)
    return storage.open_store().execute("SELECT count(*) FROM place").fetchone()[0]


def test_unpacks_into_the_folder_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "own"))
    store = storage.open_store()
    assert store.execute("SELECT count(*) FROM place").fetchone()[0] == MANIFEST["rows"]["places"]
    (file,) = (tmp_path / "own").iterdir()
    assert file.stat().st_size == MANIFEST["bytes"]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.execute("DELETE FROM place")


def test_a_cut_file_is_unpacked_again(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    storage.open_store().close()
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"half")
    assert storage.open_store().execute("SELECT 1 FROM country WHERE code = 'UA'").fetchone() == (1,)
    assert file.stat().st_size == MANIFEST["bytes"]


def test_without_a_folder_it_stays_in_memory(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("DATELINE_CACHE", str(blocked))
    assert storage.open_store().execute("SELECT 1 FROM country WHERE code = 'UA'").fetchone() == (1,)
    assert blocked.read_text() == "not a folder"


def test_processes_side_by_side_see_a_whole_file(tmp_path):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        counts = pool.map(opened, [tmp_path] * 3)
    assert set(counts) == {MANIFEST["rows"]["places"]}
    assert [file.suffix for file in tmp_path.iterdir()] == [".sqlite"]


def test_a_damaged_file_is_a_clear_error():
    with pytest.raises(ConfigError, match="does not match its manifest"):
        storage._unpack({**MANIFEST, "sha256": "0" * 64})
