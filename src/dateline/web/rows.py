"""Rows of a page as JSON and as CSV: the same rows that the page shows."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from starlette.responses import Response

from dateline.exports.csv_table import Value, write_rows


def send_json(name: str, query: str, rows: Iterable[Any], **more: object) -> Response:
    """Answer with the rows under `name`, after the question that they answer."""
    body = {"query": query.removeprefix("?"), **more, name: list(rows)}
    return Response(msgspec.json.encode(body), media_type="application/json")


def send_csv(columns: Sequence[str], rows: Iterable[Iterable[Value]]) -> Response:
    """Answer with the rows as a table for a spreadsheet."""
    out = io.StringIO()
    write_rows(columns, rows, out)
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8")
