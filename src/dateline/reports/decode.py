"""Bytes -> text, or one line that says why not."""

import codecs
import re

from dateline.errors import ReportError

MAX_BYTES = 50_000_000
MAX_LINE = 200_000
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"))
_BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Return the text of `data`, without a byte order mark; raises `ReportError` when it is no text.

    `encoding` is the one that the file itself declares, if it does; UTF-8 is expected otherwise.
    """
    if not data.strip():
        raise ReportError(f"{name}: the file is empty; expected the text of a report")
    for mark, label in (*_BOMS, *_BOMS_16):
        if data.startswith(mark):
            return _strict(data[len(mark) :], label, name)
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            raise ReportError(f"{name}: this is {kind}; expected text: save the report as .txt, .md or .html")
    if _CONTROLS.search(data, 0, 100_000):
        raise ReportError(f"{name}: this is a binary file; expected text: save the report as .txt, .md or .html")
    return _strict(data, encoding or "utf-8", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise ReportError(
            f"{name}: byte 0x{byte:02X} at {error.start} is not {encoding.upper()}; expected UTF-8: "
            "convert the file, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from None
    except LookupError:
        raise ReportError(
            f"{name}: the encoding {encoding!r} that it declares is unknown; expected UTF-8: convert the file"
        ) from None
    if not text.strip():
        raise ReportError(f"{name}: the file holds nothing but white space; expected the text of a report")
    return text


def check_size(size: int, name: str) -> None:
    """Refuse more bytes than a report can have."""
    if size > MAX_BYTES:
        raise ReportError(
            f"{name}: {size / 1e6:.0f} MB; expected at most {MAX_BYTES // 1_000_000} MB: give one report a file, or a .jsonl"
        )


def check_lines(text: str, name: str) -> None:
    """Refuse a line that is no paragraph of a report: the parser's memory grows with it."""
    longest = max(map(len, text.splitlines()), default=0)
    if longest > MAX_LINE:
        raise ReportError(
            f"{name}: a line of {longest:,} characters; expected paragraphs of at most {MAX_LINE:,}: break the text into lines"
        )
