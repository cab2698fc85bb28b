"""The file opens as it is in Datasette and DuckDB, and in SQLite without Dateline.

Datasette and DuckDB have an environment of their own, `.venv-readers`, which `make units` and `make test` set up from the group `readers` of pyproject.toml; another one may be
named by its Python in DATELINE_READERS_PYTHON. Where there is neither, these tests say so and are skipped.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.made import reading, said

_OWN = Path(__file__).parents[2] / ".venv-readers" / "bin" / "python"
PYTHON = os.environ.get("DATELINE_READERS_PYTHON", str(_OWN) if _OWN.exists() else sys.executable)
IN_DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette
async def main():
    datasette = Datasette(files=[sys.argv[1]])
    await datasette.invoke_startup()
    database = "/" + list(datasette.databases)[-1]
    pages = ["claim.json?_shape=array", "claim.json?_search=depot&_shape=array", "claim.csv", "report.json?_shape=array", "claim", "claim_place.json?_shape=array"]
    found = {}
    for page in pages:
        answer = await datasette.client.get(f"{database}/{page}")
        found[page] = [answer.status_code, len(answer.json()) if ".json" in page else answer.text[:40]]
    print(json.dumps(found))
asyncio.run(main())
"""
IN_DUCKDB = """
import json, sys
import duckdb
import duckdb_extension_sqlite_scanner
from pathlib import Path
(scanner,) = Path(duckdb_extension_sqlite_scanner.__file__).parent.rglob("*.duckdb_extension")
connection = duckdb.connect()
connection.execute(f"LOAD '{scanner}'")
connection.execute(f"ATTACH '{sys.argv[1]}' AS ledger (TYPE sqlite, READ_ONLY)")
rows = connection.execute("SELECT type, count(*), sum(latitude) FROM ledger.claim GROUP BY type ORDER BY type").fetchall()
joined = connection.execute("SELECT count(*) FROM ledger.claim c JOIN ledger.claim_place p ON p.claim = c.number JOIN ledger.report r ON r.key = c.report").fetchone()
print(json.dumps([rows, joined]))
"""


def run(code, path, package):
    there = [PYTHON, "-c", f"import {package}"]
    if subprocess.run(there, capture_output=True, check=False).returncode:  # noqa: S603  a test of our own
        pytest.skip(
            f"{package} is not installed: run `make units`, or name a Python that has it in DATELINE_READERS_PYTHON"
        )
    command = [PYTHON, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  the same
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().split("\n")[-1])


@pytest.fixture
def path(ledger, tmp_path):
    ledger.add(
        reading(
            said("a depot burned", place="Arvik", day="2022-10-04", value=3), said("the bridge stood", type_="hold")
        )
    )
    ledger.link()
    ledger.close()
    return tmp_path / "case.dateline"


def test_it_opens_in_datasette(path):
    found = run(IN_DATASETTE, path, "datasette")
    assert {page: status for page, (status, _) in found.items()} == dict.fromkeys(found, 200)
    assert found["claim.json?_shape=array"][1] == 2
    assert found["claim.json?_search=depot&_shape=array"][1] == 1
    assert found["claim.csv"][1].startswith("number,id,report")


def test_it_opens_in_duckdb(path):
    rows, joined = run(IN_DUCKDB, path, "duckdb_extension_sqlite_scanner")
    assert rows == [["hold", 1, None], ["strike", 1, 49.4]]
    assert joined == [1]


def test_it_is_plain_sqlite(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
        assert store.execute(
            "SELECT claim.evidence, latitude, longitude FROM claim JOIN claim_fts ON claim_fts.rowid = number WHERE claim_fts MATCH 'depots'"
        ).fetchall() == [("Ada Moor said a depot burned near Arvik 3 killed", 49.4, 36.8)]
        keys = {
            (table, row[2])
            for table in ("claim", "claim_place", "link", "report")
            for row in store.execute(f"PRAGMA foreign_key_list({table})")
        }
        assert {("claim", "report"), ("claim_place", "claim"), ("link", "claim"), ("report", "run")} <= keys
    store.close()


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (
            "SELECT claim FROM claim_place WHERE name = 'x' COLLATE NOCASE AND day <= '2022' AND day_to >= '2022'",
            "COVERING INDEX place_by_name",
        ),
        (
            "SELECT claim FROM claim_place WHERE cell IN (1, 2) AND day <= '2022' AND latitude > 3",
            "INDEX place_by_cell",
        ),
        (
            "SELECT day, value, claim FROM claim_figure WHERE unit = 'a' AND type = 'b' AND source_name = 'c' COLLATE NOCASE ORDER BY day",
            "COVERING INDEX figure_series",
        ),
        (
            "SELECT when_start, type FROM claim WHERE standing = 'current' AND when_start > '2022'",
            "COVERING INDEX claim_by_day",
        ),
        ("SELECT day, type, claims FROM day_count WHERE day > '2022' ORDER BY day, type", "PRIMARY KEY"),
    ],
)
def test_the_pages_queries_have_their_indexes(path, query, index):
    store = sqlite3.connect(path)
    plan = " ".join(row[3] for row in store.execute(f"EXPLAIN QUERY PLAN {query}"))
    store.close()
    assert index in plan
    assert "TEMP B-TREE" not in plan
