"""What exports tell of decisions: the values in force, whose they are, and what had been read; and nothing private at level shared."""

import csv
import io
import json
import re
from datetime import UTC, datetime

import pytest

from dateline.exports import FORMATS, open_format, write_export
from dateline.exports.names import fold
from dateline.ledger import Filters, Ledger
from dateline.records import Fix, Source, When, Where
from ledger.made import reading, said

NOW = datetime(2022, 10, 20, tzinfo=UTC)
BURNED = said("a depot burned", place="Arvik", day="2022-10-04", value=3.0)
MOVED = said("troops moved", place="Belmor", day="2022-10-19", type_="deploy")
HERS = said("the bridge stood", source="Tova Kelmet", side=None)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as opened:
        opened.add(reading(BURNED, MOVED, HERS, private=["Tova Kelmet"], published="2022-10-19"))
        yield opened


def decide(ledger, part, slot, verdict, fix=None, reason="because"):
    claim = next(entry.claim.id for entry in ledger.entries() if part in entry.claim.evidence)
    ledger.decide(claim, slot, verdict, by="AB", reason=reason, fix=fix)


def export(ledger, name, level="shared", **filters):
    out = io.StringIO(newline="")
    statement = write_export(ledger, name, open_format(name), Filters(**filters), level, out, NOW)
    return out.getvalue(), statement


def rows(ledger, level="shared"):
    return {row["evidence"]: row for row in csv.DictReader(io.StringIO(export(ledger, "csv", level)[0], newline=""))}


FIXED_DAY = Fix(when=When(text=None, start="2022-10-02", end="2022-10-02"))


def test_values_in_force_stand_in_every_format_with_what_was_read(ledger):
    decide(ledger, "depot", "when", "fix", FIXED_DAY)
    for name in FORMATS:
        text, _ = export(ledger, name)
        assert "2022-10-02" in text
        assert "2022-10-04" in text
        assert "AB" in text
    row = next(row for words, row in rows(ledger).items() if "depot" in words)
    assert (row["review"], row["changed"], row["as_read"], row["reviewed_by"], row["when_start"]) == (
        "partly",
        "when",
        "when: 2022-10-04",
        "AB",
        "2022-10-02",
    )
    feature = next(
        each
        for each in json.loads(export(ledger, "geojson")[0])["features"]
        if "depot" in each["properties"]["description"]
    )
    told = {name: feature["properties"][name] for name in ("date", "review", "reviewed_by", "changed", "as_read")}
    assert told == {
        "date": "2022-10-02",
        "review": "partly",
        "reviewed_by": "AB",
        "changed": "when",
        "as_read": "when: 2022-10-04",
    }
    line = next(json.loads(line) for line in export(ledger, "jsonl")[0].splitlines() if "depot" in line)
    (signature,) = line["signatures"]
    assert (signature["slot"], signature["verdict"], signature["value"], signature["as_read"]) == (
        "when",
        "fix",
        "2022-10-02",
        "2022-10-04",
    )


def test_rejected_claims_are_written_and_say_so_and_signed_leaves_only_signed_ones(ledger):
    decide(ledger, "depot", "claim", "accept")
    decide(ledger, "bridge", "claim", "reject")
    decide(ledger, "troops", "where", "accept")
    assert sorted(row["review"] for row in rows(ledger).values()) == ["accepted", "partly", "rejected"]
    text, statement = export(ledger, "jsonl", signed=True)
    assert [json.loads(line)["review"] for line in text.splitlines()] == ["accepted"]
    assert statement.rows_in == statement.rows_out == 1


@pytest.mark.parametrize("name", FORMATS)
def test_reasons_stay_at_home(ledger, name):
    decide(ledger, "depot", "when", "fix", FIXED_DAY, reason="Tova Kelmet rang")
    assert not re.search("kelmet|rang", fold(export(ledger, name)[0]))
    assert "Tova Kelmet rang" in export(ledger, name, "working")[0] or name == "geojson"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("slot", "fix"),
    [
        ("source", Fix(source=Source(name="Ilse Quarn", kind="person"))),
        ("actor", Fix(actor="Ilse Quarn")),
        ("target", Fix(target="Ilse Quarn")),
        ("verification", Fix(verification="confirmed", verification_by="Ilse Quarn")),
        ("where", Fix(where=(Where(text="", name="Ilse Quarn's farm", start=0, end=0, lat=49.0, lon=37.0, kind="site", precision_km=1.0),))),
    ],
)  # fmt: skip
def test_a_private_name_that_an_analyst_wrote_is_not_shared(ledger, name, slot, fix):
    decide(ledger, "depot", slot, "fix", fix)
    assert "quarn" not in fold(export(ledger, name)[0])
    assert "quarn" in fold(export(ledger, name, "working")[0]) or (name, slot) == ("geojson", "verification")


@pytest.mark.parametrize("name", ["Ada Moor", "Finland", "Finnish forces"])
def test_a_public_name_that_an_analyst_wrote_is(ledger, name):
    decide(ledger, "depot", "actor", "fix", Fix(actor=name))
    assert next(row for words, row in rows(ledger).items() if "depot" in words)["actor"] == name


def test_a_private_source_that_an_analyst_took_away_stays_private_in_what_was_read(ledger):
    decide(ledger, "bridge", "source", "fix", Fix(source=Source(name="Ada Moor", kind="person")))
    text, _ = export(ledger, "jsonl")
    assert "kelmet" not in fold(text)
    (line,) = [json.loads(line) for line in text.splitlines() if "bridge" in line]
    assert line["source"]["name"] == "Ada Moor"


def test_a_recent_position_is_withheld_in_what_was_read_and_in_what_was_set(ledger):
    fix = Fix(
        where=(
            Where(
                text="",
                name="Izium",
                start=0,
                end=0,
                lat=49.21,
                lon=37.28,
                place="gn:707292",
                kind="settlement",
                precision_km=2.0,
            ),
        )
    )
    decide(ledger, "troops", "where", "fix", fix)
    for name in FORMATS:
        text = export(ledger, name)[0]
        rest = [line for line in text.splitlines() if "troops" in line]
        assert rest
        assert not [line for line in rest if "Belmor" in line or "gn:707292" in line or "37.28" in line]
