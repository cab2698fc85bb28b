import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main

WIRE = str(Path(__file__).parents[2] / "examples" / "01-wire.report.json")
TEXT = "The army said on Tuesday that its troops had captured the town of Lyman. The ministry denied it."


@pytest.fixture
def run():
    return lambda *arguments, **kwargs: CliRunner().invoke(
        main, ["explain", *arguments], catch_exceptions=False, **kwargs
    )


@pytest.fixture
def claims():
    printed = CliRunner().invoke(main, ["read", "--format", "json", WIRE], catch_exceptions=False).stdout
    return json.loads(printed)["claims"]


def test_help_is_quick_and_loads_no_model():
    code = "import sys; from dateline.cli import main\ntry: main(['explain', '--help'])\nexcept SystemExit: pass\nprint(sorted({'spacy', 'rich', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603  our own code
    assert done.stdout.splitlines()[-1] == "[]"
    assert "--at OFFSET" in done.stdout
    assert "--place-prior" in done.stdout


def test_a_claim_is_explained_in_a_hundred_columns_without_colour(run, claims):
    for claim in (claims[0], claims[-1]):
        result = run(WIRE, claim["id"])
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= 100
        assert "\x1b[" not in result.stdout
        assert f"claim {claim['id']} at {claim['evidence_start']} to {claim['evidence_end']}" in result.stdout
        for about in ("clause", "event", "modality", "attribution", "source", "verification"):
            assert f"\n{about} " in result.stdout


def test_the_first_letters_of_an_id_are_enough(run, claims):
    assert f"claim {claims[0]['id']}" in run(WIRE, claims[0]["id"][:10]).stdout


def test_an_offset_gives_every_claim_there(run, claims):
    offset = claims[1]["evidence_start"]
    here = {claim["id"] for claim in claims if claim["evidence_start"] <= offset < claim["evidence_end"]}
    written = json.loads(run(WIRE, "--at", str(offset), "--format", "json").stdout)
    assert {each["claim"]["id"] for each in written} == here
    assert set(written[0]) == {"claim", "sentence", "sentence_start", "steps"}
    assert {"about", "result", "words", "start", "end", "because"} == set(written[0]["steps"][0])


def test_an_unknown_id_is_one_clear_line(run):
    result = run(WIRE, "no-such-claim")
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("dateline: ")
    assert "has the id 'no-such-claim'" in line


def test_an_offset_without_a_claim_names_the_nearest(run, claims):
    result = run(WIRE, "--at", "3")
    assert result.exit_code == 1
    first = min(claims, key=lambda claim: claim["evidence_start"])
    assert result.stderr.splitlines() == [
        f"dateline: {WIRE}: no claim at 3; the nearest stands at {first['evidence_start']} to {first['evidence_end']}"
    ]


@pytest.mark.parametrize("arguments", [[], ["some-id", "--at", "3"]])
def test_a_claim_is_named_in_one_way(run, arguments):
    result = run(WIRE, *arguments)
    assert result.exit_code == 2
    assert "either a CLAIM_ID or --at OFFSET" in result.stderr


def test_a_negative_offset_is_wrong_usage(run):
    assert run(WIRE, "--at", "-1").exit_code == 2


def test_a_file_that_cannot_be_read_is_named(run, tmp_path):
    result = run(str(tmp_path / "none.txt"), "--at", "3")
    assert result.exit_code == 3
    assert result.stderr.startswith("dateline: ")


def test_a_text_without_claims_says_so(run):
    result = run("-", "--at", "3", input="Rain.")
    assert result.exit_code == 1
    assert "no claims were found" in result.stderr


def test_an_offset_in_a_file_of_several_reports_is_refused(run, tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": TEXT}) + "\n" for name in "ab"), encoding="utf-8")
    result = run(str(path), "--at", "3")
    assert result.exit_code == 2
    assert "holds 2 reports" in result.stderr


def test_the_options_of_read_are_taken(run):
    offset = str(TEXT.index("captured"))
    dated = run("-", "--at", offset, "--published", "2022-10-05", "--publisher", "Harbour Press", input=TEXT).stdout
    assert "2022-10-04" in dated
    assert "2022-10-04" not in run("-", "--at", offset, input=TEXT).stdout
    assert run("-", "--at", offset, "--place-prior", "Ukraine", input=TEXT).exit_code == 2


def test_marks_of_a_report_cannot_steer_the_terminal(run):
    text = TEXT.replace("Lyman", "Ly\x1b[31mman")
    result = run("-", "--at", str(text.index("captured")), input=text)
    assert "\x1b" not in result.stdout
