"""The commands about a ledger, as a user types them."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.ledger import Ledger
from ledger.made import reading, said

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments, code=0, **more):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], **more)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(
            reading(
                said("“a depot burned”", place="Arvik", day="2022-10-04", value=3, source="Tova Kelmet"),
                name="a",
                private=["Tova Kelmet"],
            )
        )
        ledger.add(
            reading(
                said("shells fell", place="Corun", day="2022-10-05", side="RU", verification="disputed"),
                name="b",
                title="Night",
            )
        )
        ledger.add(reading(said("the bridge stood", type_="hold", place="Belmor"), name="b", published="2022-10-06"))
    return path


def test_reports_are_added_once_and_can_be_asked_for(run):
    first = run("add", EXAMPLES / "01-wire.report.json", EXAMPLES / "04-correction.txt", EXAMPLES / "05-sudan.html")
    assert "3 added" in first.stdout
    again = run("add", EXAMPLES / "01-wire.report.json", EXAMPLES / "04-correction.txt")
    assert again.stdout == "case.dateline: 0 added, 2 unchanged; 0 claims\n"
    assert "all holds" in run("verify").stdout
    rebuilt = run("rebuild").stdout
    assert rebuilt.split()[-1] in run("verify").stdout
    assert len(run("reports", "--format", "jsonl").stdout.splitlines()) == 3
    with Ledger.open(Path("case.dateline")) as ledger:
        assert [row[0] for row in ledger.store.execute("SELECT name FROM original ORDER BY event")] == [
            "01-wire.report.json",
            "04-correction.txt",
            "05-sudan.html",
        ]


def test_a_new_version_is_told(run, tmp_path):
    note = tmp_path / "note.report.json"
    text = "The mayor of Odesa said on Monday that {} people were killed in a missile strike on the port."
    for number, day in (("12", "2022-10-04"), ("14", "2022-10-05")):
        note.write_text(
            json.dumps({"id": "note", "published": day, "publisher": "Harbour Press", "text": text.format(number)})
        )
        told = run("add", note).stdout
    assert told.startswith("note: another version of a report; ")
    (old,) = (
        json.loads(line)
        for line in run(
            "claims", "--status", "corrected", "--type", "casualties", "--format", "jsonl"
        ).stdout.splitlines()
    )
    assert "12 killed -> 14 killed" in json.dumps(old["links"])
    assert "corrects" in run("show", old["id"]).stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_added(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The mayor of Odesa said on Monday that 12 people were killed in a missile strike."
    )
    (tmp_path / "in" / "b.json").write_text("{")
    (tmp_path / "in" / "c.png").write_bytes(b"")
    result = run("add", "in", "none.txt", code=3)
    assert "1 added, 2 not read" in result.stdout
    assert "b.json" in result.stderr
    assert "none.txt" in result.stderr
    assert "1 files are no reports" in result.stderr


def test_two_texts_on_standard_input_are_two_reports(run):
    run("add", "-", input="The mayor of Odesa said on Monday that 12 people were killed in a missile strike.")
    run("add", "-", input="The mayor of Lviv said on Tuesday that 3 people were wounded in a drone strike.")
    assert len(run("reports", "--format", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([], 2), (["--place", "arvik"], 1), (["--place", "Arvik", "--radius", "200"], 2), (["--since", "2022-10-05"], 0), (["--side", "UA"], 2),
        (["--source", "kelmet"], 1), (["--type", "hold"], 1), (["--status", "retracted"], 1), (["--unit", "killed"], 1), (["--text", "bridges"], 1),
        (["--report", "b"], 1), (["--limit", "1"], 1), (["--place", "Kyiv", "--radius", "5"], 0),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("case")
def test_claims_are_filtered(run, filters, count):
    assert len(run("claims", "--format", "jsonl", *filters).stdout.splitlines()) == count
    table = run("claims", *filters)
    assert f"{count} claim" in table.stderr
    rows = list(csv.DictReader(io.StringIO(run("claims", "--format", "csv", *filters).stdout)))
    assert len(rows) == count


@pytest.mark.usefixtures("case")
def test_claims_show_their_words_and_where_they_are_from(run):
    shown = run("claims", "--place", "Arvik").stdout
    assert "“Tova Kelmet said “a depot burned” near Arvik 3 killed”" in shown.replace("\n  ", " ")
    assert "Harbour Press" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_a_report_cannot_steer_the_terminal(run, tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as ledger:
        ledger.add(reading(said("\x1b[31mred\x07\u202e"), title="\x1b]0;x\x07", name="a\x1b"))
    for command in (["claims"], ["reports"], ["sources"], ["changes", "--since", "2000-01-01"]):
        assert not set("\x1b\x07\u202e") & set(run(*command).stdout)
    claim = json.loads(run("claims", "--format", "jsonl").stdout)["id"]
    assert not set("\x1b\x07\u202e") & set(run("show", claim).stdout)


@pytest.mark.usefixtures("case")
def test_show_gives_context_and_standing(run):
    (retracted,) = (
        json.loads(line) for line in run("claims", "--status", "retracted", "--format", "jsonl").stdout.splitlines()
    )
    shown = run("show", retracted["id"][:8]).stdout
    for part in ("standing  retracted", "superseded by", "updates (retracts), by", "Night"):
        assert part in shown
    assert json.loads(run("show", retracted["id"], "--format", "jsonl").stdout)["standing"] == "retracted"
    assert "no claim" in run("show", "zzzz", code=1).stderr


@pytest.mark.usefixtures("case")
def test_sources_and_reports_are_listed(run):
    assert [json.loads(line)["source"] for line in run("sources", "--format", "jsonl").stdout.splitlines()] == [
        "Ada Moor",
        "Tova Kelmet",
    ]
    assert run("sources", "--side", "RU", "--format", "csv").stdout.splitlines()[1:] == []
    assert len(run("reports", "--format", "jsonl").stdout.splitlines()) == 2
    assert len(run("reports", "--all", "--format", "jsonl").stdout.splitlines()) == 3
    assert "superseded_by" in run("reports", "--all").stdout


@pytest.mark.usefixtures("case")
def test_changes_since_a_moment(run):
    changes = [
        json.loads(line)["change"]
        for line in run("changes", "--since", "2000-01-01", "--format", "jsonl").stdout.splitlines()
    ]
    assert sorted(changes) == ["new", "new", "retracted"]
    assert run("changes", "--since", "2100-01-01T00:00", "--format", "jsonl").stdout == ""
    assert "expected a time" in run("changes", "--since", "yesterday", code=2).stderr


def test_damage_gives_exit_status_4(run, case):
    with Ledger.open(case, write=True) as ledger:
        ledger.store.execute("UPDATE claim SET actor = 'Nobody'")
    result = run("verify", code=4)
    assert "table claim" in result.stdout
    assert "1 things do not hold" not in result.stdout
    assert "they are now" in run("rebuild", code=4).stderr
    assert "all holds" in run("verify").stdout
    case.write_bytes(b"garbage" * 100)
    assert "no ledger" in run("claims", code=4).stderr


def test_nothing_to_read_gives_exit_status_2(run):
    assert "no such ledger" in run("claims", code=2).stderr
    assert (
        "--radius needs --place"
        in run("add", EXAMPLES / "none.txt", code=3).stderr + run("claims", "--radius", "3", code=2).stderr
    )


def test_the_environment_names_another_ledger(run, case, monkeypatch):
    case.rename(case.with_name("other.dateline"))
    monkeypatch.setenv("DATELINE_LEDGER", "other.dateline")
    assert len(run("claims", "--format", "jsonl").stdout.splitlines()) == 2


@pytest.mark.usefixtures("case")
def test_removing_asks_first(run):
    run("remove", "b", input="n\n", code=1)
    assert len(run("reports", "--all", "--format", "jsonl").stdout.splitlines()) == 3
    assert "2 versions" in run("remove", "b", input="y\n").stdout
    assert "expected an id" in run("remove", "b", code=2).stderr
    assert "2 payloads destroyed" in run("verify").stdout


def test_a_person_is_forgotten(run, case):
    assert "1 versions" in run("forget", "tova kelmet", "--yes").stdout
    assert b"Kelmet" not in b"".join(path.read_bytes() for path in case.parent.iterdir())
    assert "no report holds this name" in run("forget", "Tova Kelmet", "--yes", code=2).stderr
    assert "public role" in run("forget", "Ada Moor", "--yes").stderr


@pytest.mark.parametrize("name", ["jsonl", "csv", "geojson", "webannotation"])
@pytest.mark.usefixtures("case")
def test_exports_are_for_sharing_unless_told_otherwise(run, name):
    shared = run("export", name, "--now", "2022-12-01")
    assert "Kelmet" not in shared.stdout
    assert "person-" in shared.stdout
    assert "3 rows in = 3 out" in shared.stderr
    assert "Kelmet" in run("export", name, "--level", "working").stdout


@pytest.mark.usefixtures("case")
def test_an_export_to_a_file_brings_its_statement(run, tmp_path):
    run("export", "csv", "-o", "out.csv", "--type", "hold")
    statement = json.loads((tmp_path / "out.csv.statement.json").read_text())
    assert (statement["rows_in"], statement["rows_out"], statement["level"]) == (1, 1, "shared")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"id,standing,")
    assert not list(tmp_path.glob("*.part"))


def test_asking_the_ledger_loads_no_parser(case):
    code = "import sys; from dateline.cli import main; main(['claims', '--ledger', sys.argv[1]], standalone_mode=False); sys.exit('spacy' in sys.modules)"
    command = [sys.executable, "-c", code, str(case)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603  our own code
