from pathlib import Path

import pytest

from dateline.errors import ReportError
from dateline.records import Report
from dateline.reports import read_bytes, read_file, read_text

ENGLISH = "The army said on Monday that its troops had left the village and moved to the river."


def only(given):
    found = list(given)
    assert len(found) == 1
    return found[0]


def refusal(given):
    error = only(given)
    assert isinstance(error, ReportError)
    assert "\n" not in str(error)
    return str(error)


def test_a_text_is_kept_letter_for_letter(tmp_path):
    path = tmp_path / "note.txt"
    text = f"\n  {ENGLISH}\r\n\r\n\tHe said: “No.”\u2028It\u00a0was over.  "
    path.write_bytes(text.encode())
    report = only(read_file(path))
    assert report.text == text
    assert report.id == "note"
    assert report.published is None
    assert report.published_from is None


def test_a_byte_order_mark_is_no_text():
    assert only(read_bytes(b"\xef\xbb\xbf" + ENGLISH.encode(), "note.txt", "text")).text == ENGLISH
    assert only(read_bytes(b"\xff\xfe" + ENGLISH.encode("utf-16-le"), "note.txt", "text")).text == ENGLISH


def test_markdown_keeps_its_text_and_gives_its_fields():
    text = f"---\ntitle: A village changes hands\ndate: 2023-05-21\npublisher: Harbour Press\n---\n# Heading\n\n{ENGLISH}\n"
    report = only(read_bytes(text.encode(), "note.md", "markdown"))
    assert report.text == text
    assert (report.title, report.publisher) == ("A village changes hands", "Harbour Press")
    assert (report.published, report.published_from) == ("2023-05-21", "file")
    assert [(block.kind, block.of(text)) for block in report.blocks][1] == ("headline", "Heading")


def test_markdown_without_fields_takes_its_first_heading_as_title():
    assert only(read_bytes(f"## A village ##\n\n{ENGLISH}".encode(), "note.md", "markdown")).title == "A village"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"%PDF-1.7 \x00", "a PDF file"),
        (b"PK\x03\x04rest", "a zip archive"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"text with \x00 in it", "binary"),
        ("Das Gespr\xe4ch".encode("latin-1"), "byte 0xE4 at 9 is not UTF-8"),
        (b"\xef\xbb\xbf  ", "nothing but white space"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, says):
    message = refusal(read_bytes(data, "given.txt", "text"))
    assert message.startswith("given.txt: ")
    assert says in message


def test_a_refusal_says_what_was_expected(tmp_path):
    assert "there is no such file; expected" in refusal(read_file(tmp_path / "none.txt"))
    assert "this is a folder; expected a file" in refusal(read_file(tmp_path))
    unknown = tmp_path / "report.docx"
    unknown.write_text(ENGLISH, encoding="utf-8")
    assert "the ending '.docx' is unknown; expected .txt" in refusal(read_file(unknown))
    unnamed = tmp_path / "report"
    unnamed.write_text(ENGLISH, encoding="utf-8")
    assert "the name has no ending" in refusal(read_file(unnamed))


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert "50 MB; expected at most 50 MB" in refusal(read_file(path))


def test_a_line_without_end_is_refused():
    assert "a line of 300,000 characters" in refusal(read_bytes(b"the " * 75_000, "long.txt", "text"))


def test_a_name_that_no_file_can_have_is_refused():
    assert "there is no such file" in refusal(read_file(Path("a\0b.txt"))) or "null" in refusal(
        read_file(Path("a\0b.txt"))
    )


@pytest.mark.parametrize(
    ("start", "form"),
    [
        (b"<!DOCTYPE html><html><body><p>", "the army"),
        (b'  {"text": "', "the army"),
    ],
)
def test_standard_input_is_told_by_its_content(start, form):
    end = b'"}' if b"{" in start else b"</p></body></html>"
    assert form in only(read_bytes(start + b"He said the army was there." + end, "stdin")).text


def test_read_text_gives_a_report_or_says_why_not():
    assert isinstance(read_text(ENGLISH), Report)
    with pytest.raises(ReportError, match="empty"):
        read_text("  ")
    with pytest.raises(ReportError, match="German"):
        read_text("Die Armee hat das Dorf am Montag verlassen und sich nach Westen begeben.")
