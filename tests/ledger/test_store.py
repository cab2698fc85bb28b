"""What adding does, and what comes back."""

import sqlite3

import pytest
from msgspec import structs

from dateline.errors import ConfigError, LedgerError
from dateline.ledger import Filters, Ledger, Original, projections
from dateline.ledger.rows import address_of, cell_of
from ledger.made import reading, said

FULL = said(
    "a depot burned", place="Arvik", day="2022-10-04", value=12.5, cue="said", cue_start=9, cue_end=13, via="Telegram", actor="Ukraine", target="Russia",
    verification="disputed", verification_by="Harbour Press", subtype="x", means="drone", zone="EET", stated_names={"actor": "Kyiv"},
)  # fmt: skip


def test_a_claim_comes_back_as_it_went_in(ledger):
    given = reading(FULL, said("nothing else is known"))
    key = ledger.add(given).key
    back = [entry.claim for entry in ledger.entries()]
    assert sorted(
        (structs.replace(claim, id=claim.id.partition("-")[0]) for claim in back),
        key=lambda claim: claim.evidence_start,
    ) == list(given.claims)
    assert all(claim.id.endswith(f"-{key[:8]}") for claim in back)


def test_the_same_reading_twice_changes_nothing(ledger):
    assert ledger.add(reading(FULL)).outcome == "added"
    before, size = ledger.digest(), ledger.size()
    assert ledger.add(reading(FULL)).outcome == "unchanged"
    assert (ledger.digest(), ledger.size()) == (before, size)


def test_a_known_report_need_not_be_read_again(ledger):
    given = reading(FULL)
    report = given.document.report
    assert not ledger.knows(report, given.manifest)
    ledger.add(given)
    assert ledger.knows(report, given.manifest)
    assert not ledger.knows(report, {**given.manifest, "dateline": "newer"})
    assert not ledger.knows(structs.replace(report, published="2022-10-06"), given.manifest)


def test_another_manifest_reads_anew_and_keeps_the_older_payload(ledger):
    ledger.add(reading(FULL))
    assert ledger.add(reading(FULL, manifest={"dateline": "newer"})).outcome == "reread"
    assert ledger.size()[:3] == (2, 1, 1)
    assert [row[0] for row in ledger.store.execute("SELECT dateline FROM run")] == ["newer"]
    assert list(ledger.verify()) == []


def test_one_text_under_two_addresses_is_two_reports(ledger):
    for number in (1, 2):
        ledger.add(reading(FULL, name=f"r{number}", url=f"https://outlet{number}.example/a"))
    claims = [entry.claim.id for entry in ledger.entries()]
    assert len(set(claims)) == 2
    assert len({claim.partition("-")[0] for claim in claims}) == 1


def test_a_report_is_kept_whole_or_not_at_all(ledger, monkeypatch):
    ledger.add(reading(FULL))
    before, size = ledger.digest(), ledger.size()
    monkeypatch.setattr(projections, "refresh_versions", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        ledger.add(reading(FULL, name="r2"), Original("r2.txt", b"bytes"))
    assert (ledger.digest(), ledger.size()) == (before, size)
    assert list(ledger.verify()) == []


def test_originals_are_kept(ledger):
    ledger.add(reading(FULL), Original("a.html", b"<p>bytes</p>"))
    assert ledger.store.execute("SELECT event, name FROM original").fetchall() == [(1, "a.html")]
    assert list(ledger.verify()) == []


def test_a_written_ledger_waits_on_the_disk(ledger):
    assert ledger.store.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger.store.execute("PRAGMA synchronous").fetchone() == (2,)
    assert ledger.store.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_reader_cannot_write(ledger, tmp_path):
    ledger.add(reading(FULL))
    with pytest.raises(LedgerError), Ledger.open(tmp_path / "case.dateline") as reader:
        reader.store.execute("DELETE FROM claim")


def test_nothing_to_read_is_told_as_such(tmp_path):
    with pytest.raises(ConfigError, match="no such ledger"):
        Ledger.open(tmp_path / "none.dateline")
    with pytest.raises(ConfigError, match="no such folder"):
        Ledger.open(tmp_path / "none" / "case.dateline", write=True)
    with pytest.raises(ConfigError, match="folder"):
        Ledger.open(tmp_path)


def test_another_file_is_no_ledger(tmp_path):
    (tmp_path / "a.txt").write_text("no ledger at all, and longer than a head")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(tmp_path / "a.txt", write=True)


def test_sources_and_reports_are_counted(ledger):
    ledger.add(
        reading(
            said("a"),
            said("b", source="Bo Lind", side="RU", verification="disputed"),
            said("c", source="Bo Lind", side="RU"),
        )
    )
    assert [row[:6] for row in ledger.sources()] == [
        ("Bo Lind", "person", "RU", 2, 1, 1),
        ("Ada Moor", "person", "UA", 1, 0, 1),
    ]
    assert [row[0] for row in ledger.sources("UA")] == ["Ada Moor"]
    assert [(head.id, head.claims) for head in ledger.reports()] == [("r1", 3)]


def test_claims_are_found_by_the_first_letters_of_their_id(ledger):
    ledger.add(reading(FULL))
    (entry,) = ledger.entries(Filters())
    assert [found.claim.id for found in ledger.claims_named(entry.claim.id[:5])] == [entry.claim.id]
    assert ledger.claims_named("") == ledger.claims_named("zz") == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.Outlet.example/a/#top", "outlet.example/a"),
        ("http://outlet.example/a", "outlet.example/a"),
        ("https://outlet.example/a?id=2", "outlet.example/a?id=2"),
        ("note", "note"),
        (None, None),
    ],
)
def test_an_address_is_what_names_the_page(url, address):
    assert address_of(url) == address


def test_cells_are_squares_of_one_degree():
    assert cell_of(49.99, 36.01) == cell_of(49.01, 36.99) != cell_of(50.0, 36.0)
    assert cell_of(-0.5, -0.5) == 89179
    assert cell_of(None, 3.0) is None


def add_many(ledger):
    for number in range(50):
        ledger.add(reading(*[FULL] * 20, name=f"big{number}"))


def test_a_full_disk_leaves_everything_as_it_was(ledger):
    ledger.add(reading(FULL))
    before = ledger.digest()
    (pages,) = ledger.store.execute("PRAGMA page_count").fetchone()
    ledger.store.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ConfigError, match="full"):
        add_many(ledger)
    assert "r1" in [head.id for head in ledger.reports()]
    assert list(ledger.verify()) == []
    ledger.remove([head.key for head in ledger.reports() if head.id != "r1"])
    assert ledger.digest() == before


def test_a_ledger_of_another_version_is_left_alone(ledger, tmp_path):
    ledger.store.execute("PRAGMA user_version = 99")
    ledger.close()
    for write in (False, True):
        with pytest.raises(LedgerError, match="version 99"):
            Ledger.open(tmp_path / "case.dateline", write=write)


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()
    with pytest.raises(ConfigError, match="no ledger"):
        Ledger.open(path, write=True)


def test_a_snapshot_does_not_move(ledger, tmp_path):
    ledger.add(reading(FULL))
    with Ledger.open(tmp_path / "case.dateline") as reader, reader.snapshot():
        before = reader.digest()
        ledger.add(reading(FULL, name="r2"))
        assert reader.digest() == before
