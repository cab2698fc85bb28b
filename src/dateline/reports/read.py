"""A file, or what stands on standard input, becomes reports."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import ReportError
from dateline.records import Report
from dateline.reports.datelines import find_dateline
from dateline.reports.decode import MAX_BYTES, check_lines, check_size, decode
from dateline.reports.draft import Draft
from dateline.reports.html import declared_encoding, parse_html
from dateline.reports.language import other_language
from dateline.reports.structured import parse_lines, parse_object
from dateline.reports.text import parse_markdown, parse_text

_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_KNOWN = ".txt, .md, .html, .report.json or .jsonl"


def read_file(path: Path) -> Iterator[Report | ReportError]:
    """Yield the reports of a file (`-` is standard input), each one that cannot be read as the error that says why."""
    try:
        name, data, form = _load(path)
    except ReportError as error:
        yield error
        return
    yield from read_bytes(data, name, form)


def read_bytes(data: bytes, name: str, form: str | None = None) -> Iterator[Report | ReportError]:
    """Yield the reports of `data`; `form` is text, markdown, html, json or jsonl and is told from the content when null."""
    try:
        check_size(len(data), name)
        form = form or _sniff(data)
        text = decode(data, name, declared_encoding(data) if form == "html" else None)
        drafts = parse_lines(text, name) if form == "jsonl" else iter([_parse(text, name, form)])
    except ReportError as error:
        yield error
        return
    for number, draft in enumerate(drafts, start=1):
        try:
            yield draft if isinstance(draft, ReportError) else _complete(draft, name, number if form == "jsonl" else 0)
        except ReportError as error:
            yield error


def form_named(name: str) -> str | None:
    """Return the form of a file by its name's ending, null when that tells nothing; `read_bytes` takes it."""
    return _FORMATS.get(Path(name).suffix.lower())


def read_text(text: str, name: str = "text") -> Report:
    """Return the report that `text` is; raises `ReportError` when it is empty or not English."""
    if not text.strip():
        raise ReportError(f"{name}: the text is empty; expected the text of a report")
    return _complete(parse_text(text), name, 0)


def _load(path: Path) -> tuple[str, bytes, str | None]:
    if str(path) == "-":
        return "stdin", sys.stdin.buffer.read(MAX_BYTES + 1), None
    name = str(path)
    form = _FORMATS.get(path.suffix.lower())
    try:
        if path.is_dir():
            raise ReportError(
                f"{name}: this is a folder; expected a file: give its files, for example `{name.rstrip('/')}/*`"
            )
        if form is None and path.exists():
            kind = f"the ending {path.suffix!r} is unknown" if path.suffix else "the name has no ending"
            raise ReportError(
                f"{name}: {kind}; expected {_KNOWN}: rename the file, or give its content on standard input with `-`"
            )
        check_size(path.stat().st_size, name)
        return name, path.read_bytes(), form
    except FileNotFoundError:
        raise ReportError(f"{name}: there is no such file; expected a report: check the name") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReportError(
            f"{name}: {reason}; expected a file that can be read: check its name and permissions"
        ) from None


def _sniff(data: bytes) -> str:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1000].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!doctype html")):
        return "html"
    if start.startswith(b"{"):
        lines = [line for line in data.split(b"\n") if line.strip()]
        return "jsonl" if len(lines) > 1 and all(line.lstrip().startswith(b"{") for line in lines) else "json"
    return "text"


def _parse(text: str, name: str, form: str) -> Draft:
    if form == "html":
        return parse_html(text, name)
    if form == "json":
        return parse_object(text, name)
    return parse_markdown(text) if form == "markdown" else parse_text(text)


def _complete(draft: Draft, name: str, number: int) -> Report:
    """Check the language, and take date and agency from the first lines where the file does not say."""
    text = draft.text
    check_lines(text, name)
    language = other_language(text)
    if language:
        raise ReportError(f"{name}: the text is written in {language}; expected English: give an English version")
    dateline = find_dateline(text)
    published, published_from = draft.published, draft.published_from
    if not published and dateline.published:
        published, published_from = dateline.published, "dateline"
    stem = Path(name).name.split(".")[0] or "report"
    return Report(
        id=draft.id or (f"{stem}-{number}" if number else stem),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=draft.title,
        publisher=draft.publisher or dateline.agency,
        published=published,
        published_from=published_from,
        language=draft.language,
        url=draft.url,
        blocks=draft.blocks,
    )
