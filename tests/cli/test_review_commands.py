"""review, decide, decisions and --signed, as a user types them."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.ledger import Ledger
from ledger.made import reading, said


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_INITIALS", raising=False)

    def invoke(*arguments, code=0, **more):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], **more)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture(autouse=True)
def case(tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(
            reading(
                said("a depot burned", place="Arvik", day="2022-10-04", value=3, actor="Finland"),
                said("the bridge stood", type_="hold"),
                title="Night",
            )
        )
        return {entry.claim.evidence.split()[4]: entry.claim.id for entry in ledger.entries()}


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_queue_states_its_reasons(run, case):
    shown = run("review")
    assert shown.stdout.index(case["bridge"][:8]) < shown.stdout.index(case["depot"][:8])
    assert "  where: no place is told\n" in shown.stdout
    assert "2 claims wait for review" in shown.stderr
    rows = lines(run("review", "--format", "jsonl", "--limit", "1"))
    assert [(row["claim"], row["slots"]) for row in rows] == [(case["bridge"], "where; when; actor")]
    assert [row["claim"] for row in lines(run("review", "--format", "jsonl", "--type", "strike"))] == [case["depot"]]
    assert [
        row["claim"] for row in csv.DictReader(io.StringIO(run("review", "--format", "csv", "--offset", "1").stdout))
    ] == [case["depot"]]


def test_a_fix_is_shown_beside_what_was_read_and_the_claim_is_signed_when_accepted(run, case):
    depot = case["depot"]
    told = run("decide", depot[:8], "--slot", "where", "fix", "Izium", "--by", "AB", "--reason", "the town").stdout
    assert "where: in Izium (gn:707292); read: in Arvik (49.4, 36.8)" in told
    assert "not signed yet" in told
    assert "no claim" not in run("claims", "--place", "Izium").stdout
    assert len(lines(run("claims", "--place", "Izium", "--format", "jsonl"))) == 1
    assert lines(run("claims", "--place", "Arvik", "--format", "jsonl")) == []
    assert lines(run("claims", "--signed", "--format", "jsonl")) == []
    run("show", depot, "--signed", code=1)
    assert "signed, with changes" in run("decide", depot, "accept", env={"DATELINE_INITIALS": "CD"}).stdout
    shown = run("show", depot, "--signed").stdout
    for part in (
        "place     Izium",
        "review    signed with changes by AB, CD; where was read as in Arvik",
        "where fixed by AB",
        "reason: the town",
        "claim accepted by CD",
    ):
        assert part in shown
    assert "[analyst] signed with changes by AB, CD" in run("claims", "--signed").stdout
    (line,) = lines(run("export", "jsonl", "--signed"))
    assert (line["review"], line["changed"]) == ("fixed", ["where"])
    assert "1 claim waits" in run("review").stderr


def test_decisions_are_listed_and_exported_alone(run, case):
    run("decide", case["depot"], "--slot", "figures", "fix", "4 killed", "--by", "AB", "--reason", "one died later")
    run("decide", case["depot"], "--slot", "figures", "reject", "--by", "CD", "--reason", "another day")
    run("decide", case["bridge"], "reject", "--by", "CD", "--reason", "an old photo")
    rows = lines(run("decisions", "--format", "jsonl"))
    assert [(row["verdict"], row["slot"], row["value"], row["by"], row["standing"]) for row in rows] == [
        ("fix", "figures", "4 killed", "AB", "superseded"),
        ("reject", "figures", None, "CD", "current"),
        ("reject", "claim", None, "CD", "current"),
    ]
    assert rows[0]["as_read"] == "figures: 3 killed"
    assert json.loads(rows[0]["fix"])["figures"][0]["value"] == 4.0
    shown = run("decisions", "--by", "cd", "--verdict", "reject", "--claim", case["depot"][:6])
    assert "figures rejected by CD" in shown.stdout
    assert "1 decision" in shown.stderr
    assert len(lines(run("decisions", "--standing", "superseded", "--format", "jsonl"))) == 1
    assert lines(run("decisions", "--since", "2999-01-01", "--format", "jsonl")) == []
    assert "expected a time" in run("decisions", "--since", "then", code=2).stderr
    assert "rejected" in run("claims", "--type", "hold").stdout
    assert {row["change"] for row in lines(run("changes", "--since", "2000-01-01", "--format", "jsonl"))} >= {
        "fixed figures",
        "rejected claim",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["decide", "zzz", "accept", "--by", "AB"], "no claim 'zzz'"),
        (["decide", "", "accept", "--by", "AB"], "no claim ''"),
        (["decide", "DEPOT", "fix", "--by", "AB"], "fix takes a VALUE"),
        (["decide", "DEPOT", "accept", "x", "--by", "AB"], "accept and reject take none"),
        (["decide", "DEPOT", "reject", "--by", "AB"], "without a reason"),
        (["decide", "DEPOT", "accept"], "--by"),
        (["decide", "DEPOT", "accept", "--by", "A B"], "initials"),
        (["decide", "DEPOT", "--slot", "where", "fix", "Lyman", "--by", "AB", "--reason", "x"], "gn:704204"),
        (["decide", "DEPOT", "--slot", "when", "fix", "2022-02-30", "--by", "AB", "--reason", "x"], "is no day"),
        (["figures", "--of", "killed", "x.txt", "--signed"], "--signed asks a ledger"),
    ],
)
def test_what_is_wrong_is_one_line(run, case, arguments, told):
    result = run(*(case["depot"] if each == "DEPOT" else each for each in arguments), code=2)
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert lines(run("decisions", "--format", "jsonl")) == []


def test_figures_are_those_in_force(run, case):
    run("decide", case["depot"], "--slot", "figures", "fix", "4 killed", "--by", "AB", "--reason", "one died later")
    (point,) = lines(run("figures", "--of", "killed", "--format", "jsonl"))
    assert (point["value"], point["decided_by"]) == (4.0, ["AB"])
    assert "(analyst AB)" in run("figures", "--of", "killed").stdout
    assert run("figures", "--of", "killed", "--signed").stdout == ""
    run("decide", case["depot"], "reject", "--by", "AB", "--reason", "no")
    assert run("figures", "--of", "killed").stdout == ""


def test_forgetting_reaches_the_reasons(run, case):
    run("decide", case["depot"], "reject", "--by", "AB", "--reason", "Tova Kelmet rang")
    assert "0 versions of reports and 1 decision destroyed" in run("forget", "Tova Kelmet", "--yes").stdout.replace(
        " that hold the name", ""
    )
    assert lines(run("decisions", "--format", "jsonl")) == []
    assert "all holds" in run("verify").stdout


def test_an_older_ledger_is_brought_up_to_date_by_rebuild(run, tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.store.execute("DROP TABLE decision")
        ledger.store.execute("PRAGMA user_version = 1")
    assert "dateline rebuild" in run("claims", code=4).stderr
    assert "older version" in run("rebuild").stdout
    assert "all holds" in run("verify").stdout


def test_control_says_whose_decision_it_was(run, tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(
            reading(
                said("Finnish forces captured", place="Arvik", day="2022-10-04", type_="capture", actor="Finland"),
                name="c",
            )
        )
        (claim,) = [entry.claim.id for entry in ledger.entries() if entry.claim.type == "capture"]
    assert run("control", "--on", "2022-12-01", "--format", "csv").stdout.splitlines()[1:] == []
    run("decide", claim, "--slot", "where", "fix", "Izium", "--by", "AB", "--reason", "the town")
    (row,) = csv.DictReader(io.StringIO(run("control", "--on", "2022-12-01", "--format", "csv").stdout))
    assert (row["name"], row["holder"], row["decided"], row["decided_by"]) == ("Izium", "FI", claim, "AB")
    assert row["rule"].endswith("R8-analyst")
    assert run("control", "--on", "2022-12-01", "--format", "csv", "--signed").stdout.splitlines()[1:] == []
