"""Report files: a JSON object {id, title, publisher, published, language, text}, or one such object a line."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.errors import ReportError
from dateline.reports.draft import Draft

_FIELDS = "an object with `text` and, if known, `id`, `title`, `publisher`, `published`, `language`, `url`"


class _Fields(msgspec.Struct, frozen=True):
    """The fields of a report file that Dateline reads; others (a licence, notes) are the keeper's own."""

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def parse_object(raw: str, name: str) -> Draft:
    """Return the report of one JSON object; raises `ReportError` when it is broken or has no text."""
    try:
        fields = msgspec.json.decode(raw, type=_Fields)
    except msgspec.ValidationError as error:
        raise ReportError(f"{name}: {error}; expected {_FIELDS}: add or correct the field") from None
    except (msgspec.DecodeError, UnicodeError) as error:
        raise ReportError(
            f"{name}: broken JSON ({error}); expected {_FIELDS}: check the file with `python -m json.tool`"
        ) from None
    if not fields.text.strip():
        raise ReportError(f"{name}: `text` is empty; expected the text of a report: fill it in")
    return Draft(
        text=fields.text,
        id=fields.id,
        title=fields.title,
        publisher=fields.publisher,
        published=_iso_date(fields.published, name),
        published_from="file" if fields.published else None,
        language=fields.language or "en",
        url=fields.url,
    )


def parse_lines(raw: str, name: str) -> Iterator[Draft | ReportError]:
    """Yield the report of each line, or the error of a line that holds none; empty lines are passed over."""
    for number, line in enumerate(raw.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield parse_object(line, f"{name}, line {number}")
        except ReportError as error:
            yield error


def _iso_date(given: str | None, name: str) -> str | None:
    if not given:
        return None
    match = re.match(r"\d{4}-\d{2}-\d{2}(?=$|[T ])", given)
    try:
        return date.fromisoformat(match[0] if match else given).isoformat()
    except ValueError:
        raise ReportError(
            f"{name}: `published` is {given!r}; expected a date such as 2022-09-13, or null: correct the field"
        ) from None
