"""What is shared holds no private name, no words of a private person, no recent position; and every span is accounted for."""

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import LedgerError
from dateline.exports import FORMATS
from dateline.exports.names import Names, fold, pseudonym
from dateline.ledger import Filters, Ledger, spans_of
from dateline.ledger.queries import STANDINGS
from ledger.made import reading, said

KEY = b"k" * 32


@pytest.mark.parametrize("name", FORMATS)
def test_no_private_name_and_no_words_of_hers_are_shared(export, name):
    text, statement = export(name)
    assert not re.search(r"tova|kelmet|depot burning|saw it", fold(text))
    assert "person-" in text
    assert statement.withheld["quotation"] == 1


@pytest.mark.parametrize("name", FORMATS)
def test_at_the_working_level_everything_is_there(export, name):
    text, statement = export(name, level="working")
    assert "Tova Kelmet" in text
    assert "depot burning" in text
    assert statement.withheld == {}


@pytest.mark.parametrize("level", ["shared", "working"])
@pytest.mark.parametrize("name", FORMATS)
def test_rows_in_are_rows_out_and_rows_dropped(filled, export, name, level):
    _, statement = export(name, level)
    every = list(filled.entries(Filters(standings=STANDINGS)))
    assert statement.rows_in == len(every)
    assert statement.rows_in == statement.rows_out + sum(statement.dropped.values())
    assert statement.spans_checked == sum(len(list(spans_of(entry.claim))) for entry in every)
    assert f"{statement.rows_in} rows in = {statement.rows_out} out" in statement.line()


def test_a_span_that_does_not_stand_there_stops_the_export(export, filled):
    filled.store.execute("SAVEPOINT tampered")
    filled.store.execute(
        "UPDATE claim SET evidence_start = evidence_start + 1 WHERE number = (SELECT min(number) FROM claim)"
    )
    with pytest.raises(LedgerError, match="does not stand"):
        export("jsonl")
    filled.store.execute("ROLLBACK")


def test_a_name_in_an_address_cuts_it_to_its_host(export):
    lines = [json.loads(line) for line in export("jsonl")[0].splitlines()]
    assert {line["url"] for line in lines if line["report"] == "hers"} == {"https://outlet.example/"}


def test_the_same_person_is_the_same_pseudonym(filled, export):
    text, _ = export("jsonl")
    assert set(re.findall(r"person-\w{8}", text)) == {pseudonym(filled.secret(), "TOVA  kelmet")}


def test_another_ledger_gives_another_pseudonym():
    assert pseudonym(b"a", "Tova Kelmet") != pseudonym(b"b", "Tova Kelmet")


def test_recent_positions_are_shown_by_district(export):
    lines = [json.loads(line) for line in export("jsonl")[0].splitlines()]
    (moved,) = [line for line in lines if line["type"] == "deploy"]
    assert moved["withheld"] == ["position"]
    assert "Belmor" not in json.dumps(moved)
    assert [place["lat"] for place in moved["where"]] == [None]
    (sank,) = [line for line in lines if "ferry sank" in line["evidence"]]
    assert [place["name"] for place in sank["where"]] == ["Belmor"]


def test_positions_of_another_week_are_shown(export):
    lines = [json.loads(line) for line in export("jsonl", now=datetime(2022, 10, 23, tzinfo=UTC))[0].splitlines()]
    (moved,) = [line for line in lines if line["type"] == "deploy"]
    assert moved["where"][0]["name"] == "Belmor"


def test_positions_of_unknown_date_are_not(tmp_path):
    from dateline.exports.share import Sharer

    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(reading(said("troops moved", place="Belmor", type_="deploy"), published=None))
        (entry,) = ledger.entries()
        assert Sharer(ledger, "shared", datetime(2030, 1, 1, tzinfo=UTC)).item(entry).withheld == ("position",)


def test_a_held_official_is_protected_too(tmp_path):
    from dateline.exports.share import Sharer

    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(
            reading(said("soldiers held Bo Lind", type_="detain", target="Bo Lind"), said("nothing", source="Bo Lind"))
        )
        items = map(Sharer(ledger, "shared", datetime(2030, 1, 1, tzinfo=UTC)).item, ledger.entries())
        assert [("Lind" in item.claim.evidence, item.withheld) for item in items] == [
            (False, ("name",)),
            (False, ("name",)),
        ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tova Kelmet's house", "PERSON's house"),
        ("TOVA KELMET", "PERSON"),
        ("tova kelmet", "PERSON"),
        ("Tová  Kelmet", "PERSON"),
        ("Mrs. Kelmet and Tova", "Mrs. PERSON and PERSON"),
        ("kelmet", "kelmet"),
        ("Kelmeta", "Kelmeta"),
        ("Tova\nKelmet", "PERSON\nPERSON"),
        ("Ada Moor", "Ada Moor"),
    ],
)
def test_names_are_found_however_they_are_written(text, shown):
    names = Names()
    names.add_person("Tova Kelmet", "PERSON")
    assert names.replace(text) == shown


def test_a_word_shared_with_a_public_person_is_only_replaced_in_the_whole_name():
    names = Names()
    names.add_person("Ada Kelmet", "PERSON", public=["Ada Moor"])
    assert (
        names.replace("Ada Moor met Ada Kelmet; Ada left, Kelmet stayed")
        == "Ada Moor met PERSON; Ada left, PERSON stayed"
    )


@given(
    st.text(max_size=30), st.text(max_size=30), st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=9)
)
def test_no_whole_word_of_a_name_is_left(before, after, name):
    names = Names()
    names.add_person(f"{name.capitalize()} Kelmet", "@")
    shown = names.replace(f"{before} {name.capitalize()} Kelmet {after}")
    assert "Kelmet" not in re.findall(r"\w+", shown)
