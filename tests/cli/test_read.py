import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.records import Claim

EXAMPLES = Path(__file__).parents[2] / "examples"
WIRE = str(EXAMPLES / "01-wire.report.json")
STATEMENT = str(EXAMPLES / "03-rival.report.json")
SHORT = "The army said on Tuesday that its troops had captured the town of Lyman. The ministry denied it."


@pytest.fixture
def run():
    return lambda *arguments, **kwargs: CliRunner().invoke(main, ["read", *arguments], catch_exceptions=False, **kwargs)


def test_help_is_quick_and_loads_no_model():
    code = "import sys; from dateline.cli import main\ntry: main(['read', '--help'])\nexcept SystemExit: pass\nprint(sorted({'spacy', 'rich', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603  our own code
    assert done.stdout.splitlines()[-1] == "[]"
    assert "--published" in done.stdout


def test_version():
    assert CliRunner().invoke(main, ["--version"]).output.startswith("dateline 0.")


def test_json_is_one_object_for_one_report_and_a_list_for_several(run):
    one = json.loads(run("--format", "json", WIRE).stdout)
    assert set(one) == {"id", "claims"}
    assert one["id"] == "01-wire"
    several = json.loads(run("--format", "json", WIRE, STATEMENT).stdout)
    assert [ledger["id"] for ledger in several] == ["01-wire", "03-rival"]
    assert several[0] == one


def test_json_holds_the_fields_of_the_gold_ledger_and_the_offsets(run):
    claim = json.loads(run("--format", "json", WIRE).stdout)["claims"][0]
    gold = {
        "evidence",
        "type",
        "modality",
        "source",
        "cue",
        "via",
        "actor",
        "target",
        "where",
        "when",
        "figures",
        "verification",
        "verification_by",
        "private_person",
    }
    assert gold | {"id", "evidence_start", "evidence_end", "rule"} <= set(claim)


def test_lines_of_json_are_claims(run):
    lines = run("--format", "jsonl", WIRE).stdout.splitlines()
    claims = [msgspec.json.decode(line, type=Claim) for line in lines]
    assert {claim.type for claim in claims} > {"capture"}


def test_only_keeps_claims_of_the_types_asked_for(run):
    claims = json.loads(run("--format", "json", "--only", "capture", "--only", "withdraw", WIRE).stdout)["claims"]
    assert {claim["type"] for claim in claims} <= {"capture", "withdraw"}
    assert claims


def test_the_table_fits_and_groups_by_paragraph(run):
    output = run(WIRE).stdout
    assert max(map(len, output.splitlines())) <= 100
    assert "── paragraph 7 ─" in output
    assert "Zelenskyy" in output
    assert "\x1b[" not in output


def test_markdown_is_a_table(run):
    output = run("--format", "markdown", WIRE).stdout
    rows = [line for line in output.splitlines() if line.startswith("| ")]
    assert len(rows) > 5
    assert rows[1] == "| --- | --- | --- | --- | --- | --- | --- |"


@pytest.mark.parametrize("form", ["table", "jsonl", "json", "markdown"])
def test_issues_and_manifest_are_shown_when_asked_for(run, form):
    output = run("--format", form, "--show", "issues", "--show", "manifest", WIRE).stdout
    plain = run("--format", form, WIRE).stdout
    assert len(output) > len(plain)


def test_an_undated_report_says_so_once_and_how_to_date_it(run, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SHORT, encoding="utf-8")
    result = run("--format", "json", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert result.exit_code == 0
    assert result.stderr.count("--published") == 1
    assert "a, b" in result.stderr
    for ledger in json.loads(result.stdout):
        assert all((claim["when"] or {}).get("start") is None for claim in ledger["claims"])


def test_a_date_given_outranks_the_one_of_the_file(run):
    result = run("--published", "2022-10-04", "--publisher", "Harbour Press", "-", input=SHORT)
    assert "Harbour Press, 2022-10-04 (as given)" in result.stdout
    assert result.stderr == ""
    assert "2022-12-24 (as given)" in run("--published", "2022-12-24", WIRE).stdout


def test_a_date_of_the_dateline_is_used_and_named(run):
    result = run(str(EXAMPLES / "04-correction.txt"))
    assert "Meridian Wire, 2022-11-13 (from its dateline)" in result.stdout
    assert result.stderr == ""


def test_a_date_of_the_page_is_used_and_named(run):
    assert "2023-04-16 (from the page's metadata)" in run(str(EXAMPLES / "05-sudan.html")).stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.report.json").write_bytes(b"{")
    (tmp_path / "fremd.txt").write_text(
        "Die Armee hat das Dorf am Montag verlassen und sich nach Westen begeben.", encoding="utf-8"
    )
    paths = [str(tmp_path / name) for name in ("empty.txt", "broken.report.json", "fremd.txt", "none.txt")]
    result = run("--format", "json", *paths, WIRE, str(tmp_path))
    assert result.exit_code == 3
    assert [ledger["id"] for ledger in json.loads(result.stdout)] == ["01-wire"]
    lines = result.stderr.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("dateline: ") and "expected" in line for line in lines)


def test_nothing_readable_gives_no_output(run, tmp_path):
    result = run("--format", "json", str(tmp_path / "none.txt"))
    assert (result.exit_code, result.stdout) == (3, "")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--format", "xml", WIRE),
        ("--only", "battle", WIRE),
        ("--published", "yesterday", WIRE),
        ("--place-prior", "Ukraine", WIRE),
        ("--nonsense", WIRE),
    ],
)
def test_wrong_usage_is_exit_2(run, arguments):
    assert run(*arguments).exit_code == 2


def test_place_prior_takes_lists_and_may_be_repeated(run):
    assert run("--format", "json", "--place-prior", "ua,RU", "--place-prior", "SD", STATEMENT).exit_code == 0


def test_a_report_cannot_steer_the_terminal(run):
    output = run("--published", "2022-10-04", "-", input=f"{SHORT}\x1b]0;owned\x07\u202e\n").stdout
    assert "\x1b" not in output
    assert "\u202e" not in output
