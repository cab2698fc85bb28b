from pathlib import Path

import pytest

import dateline

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_everything_public_is_there():
    assert dateline.__all__ == sorted(dateline.__all__)
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'pelican'"):
        _ = dateline.pelican


def test_read_takes_a_path_a_text_or_a_report():
    reading = dateline.read(EXAMPLES / "04-correction.txt", place_prior=("UA",))
    assert reading.document.report.published == "2022-11-13"
    text = reading.document.text
    again = dateline.read(text, published="2022-11-20", publisher="Harbour Press").document.report
    assert (again.published, again.published_from, again.publisher) == ("2022-11-20", "option", "Harbour Press")
    assert dateline.read(reading.document.report).claims == dateline.read(text).claims or reading.claims


def test_read_says_why_a_file_cannot_be_read(tmp_path):
    with pytest.raises(dateline.ReportError, match="no such file"):
        dateline.read(tmp_path / "none.txt")
    (tmp_path / "two.jsonl").write_text('{"text": "The first."}\n{"text": "The second."}\n', encoding="utf-8")
    with pytest.raises(dateline.ReportError, match="2 reports in one file"):
        dateline.read(tmp_path / "two.jsonl")
