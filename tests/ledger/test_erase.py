"""Destroyed is destroyed: in the tables, in the index, in the bytes of the file; and the chain still holds."""

import pytest

from dateline.errors import ConfigError
from dateline.ledger import Filters, Ledger, Original
from dateline.ledger.erase import holds_name
from dateline.ledger.queries import STANDINGS
from ledger.made import reading, said

HERS = said("“we saw the depot burning”", source="Tova Kelmet", place="Arvik")
OTHERS = said("the bridge stood", source="Ada Moor")


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.fixture
def filled(ledger):
    ledger.add(
        reading(HERS, OTHERS, name="hers", private=["Tova Kelmet"]), Original("hers.html", b"<p>Tova Kelmet said</p>")
    )
    ledger.add(reading(OTHERS, name="other"))
    ledger.add(reading(said("the depot was lost"), name="hers", published="2022-10-07"))
    return ledger


def test_forgetting_leaves_no_trace_of_the_name(filled, tmp_path):
    filled.forget(filled.versions_holding("tova  KELMET"))
    filled.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bytes_ = everything(tmp_path).lower()
    for word in (b"kelmet", b"tova", b"depot burning"):
        assert word not in bytes_
    assert [entry.head.id for entry in filled.entries(Filters(standings=STANDINGS))] == ["other"]
    assert list(filled.entries(Filters(text="kelmet"))) == []


def test_the_chain_holds_and_knows_the_tombstones(filled):
    hashes = filled.store.execute("SELECT hash FROM event ORDER BY seq").fetchall()
    event = filled.forget(filled.versions_holding("Tova Kelmet"))
    assert list(filled.verify()) == []
    assert filled.store.execute("SELECT hash FROM event ORDER BY seq").fetchall()[:3] == hashes
    assert filled.store.execute("SELECT * FROM tombstone").fetchall() == [(1, event), (3, event)]
    assert filled.store.execute("SELECT kind FROM event WHERE seq = ?", (event,)).fetchone() == ("forget",)
    assert filled.store.execute("SELECT count(*) FROM original").fetchone() == (0,)


def test_every_reading_of_a_report_goes(filled):
    filled.add(reading(OTHERS, name="other", manifest={"dateline": "newer"}))
    filled.remove(filled.versions_named("other"))
    assert filled.store.execute("SELECT event FROM payload ORDER BY event").fetchall() == [(1,), (3,), (5,)]
    assert list(filled.verify()) == []


def test_it_can_be_made_again_without_what_was_destroyed(filled):
    filled.remove(filled.versions_named("hers"))
    before = filled.digest()
    filled.rebuild()
    assert filled.digest() == before


def test_a_removed_report_may_come_back(filled):
    filled.remove(filled.versions_named("other"))
    assert filled.add(reading(OTHERS, name="other")).outcome == "added"
    assert list(filled.verify()) == []


def test_reports_are_found_by_id_key_and_address(ledger):
    key = ledger.add(reading(OTHERS, url="https://outlet.example/1")).key
    assert [ledger.versions_named(name) for name in ("r1", key, "https://outlet.example/1", "r")] == [
        [key],
        [key],
        [key],
        [],
    ]


def test_an_address_that_spells_the_name_counts(ledger):
    key = ledger.add(reading(OTHERS, url="https://outlet.example/tova-kelmet-speaks")).key
    assert ledger.versions_holding("Tova Kelmet") == [key]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("said Tova Kelmet, a baker", True),
        ("TOVA KELMET", True),
        ("Tova-Kelmet", True),
        ("Tova\nKelmet's", True),
        ("Tova Kelmeta", False),
        ("Kelmet, Tova", False),
    ],
)
def test_a_name_is_found_as_whole_words(text, holds):
    assert holds_name(["tova", "kelmet"], text) is holds


def test_a_reader_that_keeps_old_pages_is_told_of(filled, tmp_path):
    filled.store.execute("PRAGMA busy_timeout = 50")
    with Ledger.open(tmp_path / "case.dateline") as reader:
        with reader.snapshot():
            list(reader.entries())
            with pytest.raises(ConfigError, match="dateline rebuild"):
                filled.forget(filled.versions_holding("Tova Kelmet"))
        list(reader.entries())
    filled.rebuild()
    assert b"kelmet" not in everything(tmp_path).lower()
    assert list(filled.verify()) == []
