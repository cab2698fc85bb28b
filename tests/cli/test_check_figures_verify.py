import json

import pytest
from click.testing import CliRunner

from dateline.cli import main

TEXT = (
    "Shells fell on Chuhuiv, 35 km (22 miles) southeast of Kharkiv, on Tuesday, September 13, 2022.\n\n"
    "Governor Ada Moor said 12 people had been killed in Sumy."
)
WRONG = TEXT.replace("22 miles", "42 miles")
LATER = "Governor Ada Moor said on Friday that 20 people had been killed in Sumy."


@pytest.fixture
def run():
    return lambda *arguments, **more: CliRunner().invoke(main, [str(each) for each in arguments], **more)


@pytest.fixture
def report(tmp_path):
    def write(name, text, published="2022-09-13"):
        path = tmp_path / f"{name}.report.json"
        path.write_text(json.dumps({"id": name, "published": published, "text": text}), encoding="utf-8")
        return path

    return write


def test_check_lists_findings_with_their_grounds(run, report):
    result = run("check", report("one", TEXT))
    assert result.exit_code == 0, result.output
    assert "35 km are 21.75 miles" in result.stdout
    assert "tolerance" in result.stdout
    assert "gazetteer" in result.stdout


def test_check_tells_an_inconsistency_by_its_status(run, report):
    path = report("one", WRONG)
    result = run("check", path, "--format", "jsonl", "--grade", "inconsistent")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert (found["report"], found["check"], found["grade"]) == ("one", "unit", "inconsistent")
    passage = found["passages"][0]
    assert WRONG[passage["start"] : passage["end"]] == passage["text"]


def test_check_takes_files_or_a_ledger(run, report, tmp_path):
    assert run("check").exit_code == 2
    assert run("check", report("one", TEXT), "--ledger", tmp_path / "case.dateline").exit_code == 2


def test_check_reads_the_reports_of_a_ledger(run, report, tmp_path):
    ledger = tmp_path / "case.dateline"
    assert run("add", report("one", WRONG), "--ledger", ledger).exit_code == 0
    result = run("check", "--ledger", ledger, "--format", "jsonl", "--grade", "inconsistent")
    assert result.exit_code == 1, result.output
    assert [json.loads(line)["check"] for line in result.stdout.splitlines()] == ["unit"]


def test_a_doubled_figure_is_compared_with_the_earlier_report(run, report):
    earlier = report("one", "The army said it had captured 3,000 square km of land.", "2022-09-11")
    later = report(
        "two", "The army said it had captured 6,000 square km of land, double what officials had cited on Sunday."
    )
    result = run("check", earlier, later, "--format", "jsonl")
    ratios = [found for found in map(json.loads, result.stdout.splitlines()) if found["check"] == "ratio"]
    assert [found["grade"] for found in ratios] == ["consistent"]
    assert {passage["report"] for passage in ratios[0]["passages"]} == {"one", "two"}


def test_figures_follow_a_count_and_draw_it(run, report, tmp_path):
    drawing = tmp_path / "killed.svg"
    result = run("figures", report("one", TEXT), report("two", LATER, "2022-09-16"), "--of", "killed", "--svg", drawing)
    assert result.exit_code == 0, result.output
    assert "12" in result.stdout
    assert "20" in result.stdout
    assert drawing.read_text(encoding="utf-8").startswith("<svg")


def test_figures_of_a_ledger(run, report, tmp_path):
    ledger = tmp_path / "case.dateline"
    run("add", report("one", TEXT), report("two", LATER, "2022-09-16"), "--ledger", ledger)
    result = run("figures", "--ledger", ledger, "--of", "killed", "--format", "jsonl")
    points = [json.loads(line) for line in result.stdout.splitlines()]
    assert [point["value"] for point in points] == [12.0, 20.0]
    assert points[1]["updates"] == points[0]["claim"]


def test_figures_about_nothing_say_so(run, report):
    result = run("figures", report("one", TEXT), "--of", "submarines")
    assert result.exit_code == 0
    assert "no figure about" in result.stderr


def test_verify_text_names_the_difference(run, report, tmp_path):
    text = tmp_path / "draft.txt"
    text.write_text("Governor Ada Moor said 120 people had been killed in Sumy.", encoding="utf-8")
    result = run("verify-text", text, "--against", report("one", TEXT))
    assert result.exit_code == 1
    assert "altered" in result.stdout
    assert "120 people" in result.stdout


def test_verify_text_against_a_ledger(run, report, tmp_path):
    ledger, text = tmp_path / "case.dateline", tmp_path / "draft.txt"
    run("add", report("one", TEXT), "--ledger", ledger)
    text.write_text("Governor Ada Moor said 12 people had been killed in Sumy.", encoding="utf-8")
    result = run("verify-text", text, "--ledger", ledger, "--format", "jsonl")
    assert [json.loads(line)["verdict"] for line in result.stdout.splitlines()] == ["supported"], result.output
    assert result.exit_code == 0


def test_verify_text_takes_reports_or_a_ledger(run, report, tmp_path):
    text = tmp_path / "draft.txt"
    text.write_text("Rain fell.", encoding="utf-8")
    assert run("verify-text", text, "--against", report("one", TEXT), "--ledger", tmp_path / "x").exit_code == 2
