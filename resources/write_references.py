"""Write what is derived from the code and published beside it: `write_references.py`.

The JSON Schema of the JSON lines, and the data dictionary of the CSV export. Run it when a field of a claim changes; tests compare.
"""

import re
from pathlib import Path

import msgspec

from dateline.exports.csv_table import COLUMNS
from dateline.exports.jsonl import schema

HOME = Path(__file__).resolve().parent.parent
SCHEMA = HOME / "src" / "dateline" / "exports" / "claim.schema.json"
DICTIONARY = HOME / "docs" / "reference" / "data-dictionary.md"


def main() -> None:
    """Write both files."""
    SCHEMA.write_bytes(msgspec.json.format(msgspec.json.encode(schema(), order="sorted"), indent=2) + b"\n")
    rows = "\n".join(f"| `{column.name}` | {column.type} | {column.meaning} |" for column in COLUMNS)
    page = DICTIONARY.read_text(encoding="utf-8")
    DICTIONARY.write_text(
        re.sub(r"(?<=\| --- \| --- \| --- \|\n).*", lambda _: f"{rows}\n", page, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
