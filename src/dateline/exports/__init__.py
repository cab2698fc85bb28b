"""Views of the ledger as files: one module per format, each with `ENDING` and `write`."""

from importlib import import_module
from typing import cast

from dateline.exports.format import Format
from dateline.exports.share import LEVELS
from dateline.exports.write import Statement, write_export

FORMATS = {"jsonl": "jsonl", "csv": "csv_table", "geojson": "geojson", "webannotation": "webannotation"}
"""Names of formats, and the modules that write them: the next format is one file and one word here."""


def open_format(name: str) -> Format:
    """Return the format of this name; raises `KeyError` for one that is not in `FORMATS`."""
    return cast("Format", import_module(f"dateline.exports.{FORMATS[name]}"))


__all__ = ["FORMATS", "LEVELS", "Format", "Statement", "open_format", "write_export"]
