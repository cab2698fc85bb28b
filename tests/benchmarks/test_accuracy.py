import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import accuracy

PAGE = accuracy.PAGE.read_text(encoding="utf-8")
EXAMPLES = [line.removeprefix("> ") for line in PAGE.split("\n") if line.startswith("> ")]
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "claims.toml").read_text(encoding="utf-8"))["case"]
GOLD = accuracy.CORPUS / "gold" / "reports"
needs_corpus = pytest.mark.skipif(not GOLD.is_dir(), reason="the corpus folder ../shared is not beside this checkout")


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_the_page_is_known_to_be_wrong(text):
    known = {case["text"] for case in CASES if "xfail" in case}
    assert text in known, "no case in tests/cases/claims.toml with this text is marked xfail: take it off the page"


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_comes_out_is_what_the_page_shows(text):
    shown = PAGE.split(f"> {text}\n", 1)[1].split("```text\n", 1)[1].split("\n```", 1)[0]
    now = "\n".join(accuracy.read_example(text))
    assert shown == now, "run `make accuracy`, and check that the words around the example still hold"


def test_the_page_has_examples_and_tables():
    assert len(EXAMPLES) >= 8
    measured = PAGE.split(accuracy.BEGIN)[1].split(accuracy.END)[0]
    assert "make accuracy" in measured
    assert "| `casualties` |" in measured
    assert "| `narrator` |" in measured


def test_only_what_is_measured_is_written_anew():
    page = "words\n\n> A sentence.\n\n```text\nold\nlines\n```\n\nmore\n\n> Another.\n\n```text\n```\nend"
    written = accuracy.write_examples(page, lambda text: [f"read {text}"])
    assert (
        written
        == "words\n\n> A sentence.\n\n```text\nread A sentence.\n```\n\nmore\n\n> Another.\n\n```text\nread Another.\n```\nend"
    )
    assert accuracy.write_examples(written, lambda text: [f"read {text}"]) == written


def test_a_share_of_few_claims_is_not_shown():
    tally = accuracy.Tally()
    tally.gold, tally.paired, tally.typed, tally.extra = 10, 8, 6, 3
    tally.judged.update({"when": 5, "where": 4})
    tally.right.update({"when": 4, "where": 4})
    assert tally.cells(["when", "where", "side"]) == ["10", "3", "80", "75", "80", "–", "–"]
    assert accuracy.Tally().cells(["when"]) == ["0", "0", "–", "–", "–"]


def test_a_missing_corpus_leaves_the_figures_as_they_are(monkeypatch, capsys, tmp_path):
    page = tmp_path / "accuracy.md"
    page.write_text(f"a\n{accuracy.BEGIN}\nfigures\n{accuracy.END}\nz\n", encoding="utf-8")
    monkeypatch.setattr(accuracy, "PAGE", page)
    monkeypatch.setattr(accuracy, "CORPUS", tmp_path / "shared")
    assert accuracy.main() == 0
    assert page.read_text(encoding="utf-8") == f"a\n{accuracy.BEGIN}\nfigures\n{accuracy.END}\nz\n"
    assert "nothing is measured" in capsys.readouterr().err


@needs_corpus
def test_locked_reports_are_not_among_those_measured():
    ids = accuracy.open_reports(GOLD)
    assert ids == sorted(ids)
    assert not set(ids) & set(accuracy.locked_ids())
    assert all((GOLD / f"{name}.json").exists() for name in ids)


@needs_corpus
def test_pairs_are_those_of_the_scorer():
    scorer = accuracy.load_scorer()
    name = accuracy.open_reports(GOLD)[0]
    text = json.loads((GOLD / f"{name}.report.json").read_text(encoding="utf-8"))["text"]
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["claims"]
    assert accuracy.pair(gold, gold, text, scorer) == {number: number for number in range(len(gold))}
    assert accuracy.pair(gold, [], text, scorer) == {}
    result, _ = scorer.score(str(GOLD), str(GOLD), [name])
    assert result["found"][2] == 100


@needs_corpus
def test_no_sentence_of_a_gold_report_stands_on_the_page():
    words = re.findall(r"\w+", PAGE)
    runs = {" ".join(words[start : start + 7]) for start in range(len(words) - 6)}
    for name in accuracy.open_reports(GOLD):
        text = json.loads((GOLD / f"{name}.report.json").read_text(encoding="utf-8"))["text"]
        theirs = re.findall(r"\w+", text)
        assert not runs & {" ".join(theirs[start : start + 7]) for start in range(len(theirs) - 6)}
