"""What Dateline adds itself: territories, seas, rivers, sites, parts of countries, abbreviations and former names."""

from __future__ import annotations

import tomllib
from statistics import fmean
from typing import TYPE_CHECKING, Any

from dateline.gazetteer.geometry import distance_km
from dateline.gazetteer.spelling import name_key
from dateline.lexicons import load
from gazetteer_sources.rows import ALTERNATE, DERIVED, LOOSE, PRIMARY, Point, Row, cells, part, radius_km

if TYPE_CHECKING:
    from pathlib import Path

_SIDES = {
    "north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1),
    "northeast": (1, 1), "northwest": (1, -1), "southeast": (-1, 1), "southwest": (-1, -1), "central": (0, 0),
}  # fmt: skip
_PAIRS = [("south", "east"), ("south", "west"), ("north", "east"), ("north", "west")]


def read_territories(own: Path) -> list[Row]:
    """Return the places of the own table; their weight stands in `population` until the rows are written."""
    rows = []
    for entry in _toml(own, "territories")["place"]:
        row = Row(
            uid="dl:" + name_key(entry["name"]).replace(" ", "-"),
            name=entry["name"].split(" (")[0],
            kind=entry["kind"],
            feature={"natural": "H", "continent": "L.CONT", "site": "S", "region": "A.ADM1", "area": "L.RGN"}[
                entry["kind"]
            ],
            source="dateline",
            latitude=entry["point"][0],
            longitude=entry["point"][1],
            country=entry.get("country"),
            precision_km=float(entry["precision_km"]),
            population=-entry["weight"],
        )
        row.add(row.name, PRIMARY)
        for alias in entry.get("aliases", []):
            row.add(alias, PRIMARY if entry["weight"] >= 7 else ALTERNATE)
        for short in entry.get("short", []):
            row.add(short, LOOSE)  # the name of something else too: "the Dnipro" is the river, "Dnipro" the city
        rows.append(row)
    return rows


def add_country_names(countries: list[Row]) -> list[Row]:
    """Give the countries the names and aliases of the lexicon."""
    by_code = {row.country: row for row in countries}
    for entry in load("countries"):
        for state in entry["states"]:
            row = by_code.get(state["code"])
            if row:
                row.name = state["name"]
                for name in (state["name"], *state.get("aliases", [])):
                    row.names[name] = PRIMARY
    return countries


def parts_of_countries(countries: list[Row], settlements: list[Row]) -> list[Row]:
    """Return rows for "northeastern Ukraine" and the like, in the middle of that part."""
    inside: dict[str | None, list[Point]] = {}
    for town in settlements:
        inside.setdefault(town.country, []).append((town.latitude, town.longitude))
    rows: list[Row] = []
    for country in countries:
        points = inside.get(country.country, [])
        if len(points) >= 20 and country.precision_km >= 60:
            rows.extend(_parts(country, points))
    return rows


def _parts(country: Row, points: list[Point]) -> list[Row]:
    rows = []
    made: dict[str, Point] = {side: part(points, north, east) for side, (north, east) in _SIDES.items()}
    bare = country.name
    for side, (lat, lon) in made.items():
        forms = [f"{side}ern {bare}", f"{side} {bare}"] if side != "central" else [f"central {bare}"]
        if len(side) > 5 and side != "central":
            forms += [f"{side[:5]}-{side[5:]}ern {bare}", f"{side[:5]}-{side[5:]} {bare}"]
        rows.append(_part(country, side, (lat, lon), forms))
    for one, two in _PAIRS:
        (a_lat, a_lon), (b_lat, b_lon) = made[one], made[two]
        forms = [
            f"{first}{end} and {second}{end} {bare}"
            for first, second in ((one, two), (two, one))
            for end in ("ern", "")
        ]
        rows.append(_part(country, f"{one} and {two}", ((a_lat + b_lat) / 2, (a_lon + b_lon) / 2), forms))
    return rows


def _part(country: Row, side: str, point: Point, forms: list[str]) -> Row:
    row = Row(
        uid=f"{country.uid}/{side.replace(' ', '-')}",
        name=forms[0],
        kind="area",
        feature="L.RGN",
        source="dateline",
        latitude=round(point[0], 3),
        longitude=round(point[1], 3),
        country=country.country,
        precision_km=round(max(30.0, country.precision_km * 0.5), 1),
        population=-8,
    )
    for form in forms:
        row.add(form, PRIMARY)
    return row


def add_other_names(own: Path, settlements: list[Row], divisions: list[Row]) -> None:
    """Give towns and divisions their former and usual names, and states their abbreviations."""
    _rename_towns(own, settlements)
    regions = [row for row in divisions if row.kind == "region"]
    for country, names in _toml(own, "renamed")["regions"].items():
        by_name = {row.name: row for row in regions if row.country == country}
        for name, usual in names.items():
            if name not in by_name:
                raise SystemExit(f"renamed.toml: no division {name!r} in {country}: {sorted(by_name)}")
            for other in usual:
                by_name[name].add(other, PRIMARY)
                by_name[name].add(f"{other} province", LOOSE)
    states = {(row.country, key): row for row in regions for key in {name_key(row.name), name_key(_bare(row.name))}}
    for country, short in _tables(own, "abbreviations"):
        for name, forms in short.items():
            for form in forms:
                states[country, name_key(name)].add(form, LOOSE if "." in form or form.isupper() else DERIVED)


def _rename_towns(own: Path, settlements: list[Row]) -> None:
    towns: dict[tuple[str | None, str], list[Row]] = {}
    for row in settlements:
        for key in {name_key(name) for name in row.names}:
            towns.setdefault((row.country, key), []).append(row)

    def find(country: str, name: str) -> Row:
        found = towns.get((country, name_key(name)), [])
        if not found:
            raise SystemExit(f"renamed.toml: no {name!r} in {country}")
        return max(found, key=lambda town: (town.population, town.uid))

    for country, renamed in _tables(own, "renamed"):
        for name, before in renamed.items():
            row = find(country, name)
            for former in before:
                row.add(former, ALTERNATE)
    for country, preferred in _toml(own, "renamed")["prefer"].items():
        for name, english in preferred.items():
            row = find(country, name)
            row.name = english
            row.add(english, PRIMARY)


def read_towns(own: Path, settlements: list[Row]) -> list[Row]:
    """Return towns that the lists lack; a town that they have under one of its names only gains the others."""
    by_country: dict[str | None, list[Row]] = {}
    for row in settlements:
        by_country.setdefault(row.country, []).append(row)
    rows = []
    for country, towns in _tables(own, "towns"):
        for name, (lat, lon, *others) in towns.items():
            keys = {name_key(spelling) for spelling in (name, *others)}
            near = [row for row in by_country[country] if distance_km(lat, lon, row.latitude, row.longitude) < 40]
            same = [row for row in near if keys & {name_key(spelling) for spelling in row.names}]
            if same:
                row = max(same, key=lambda town: (town.population, town.uid))
                row.name = name
            else:
                row = Row(
                    uid=f"dl:{(country or '').lower()}-{name_key(name).replace(' ', '-')}",
                    name=name,
                    kind="settlement",
                    feature="P.PPL",
                    source="dateline",
                    latitude=lat,
                    longitude=lon,
                    country=country,
                    region=min(
                        by_country[country], key=lambda town: distance_km(lat, lon, town.latitude, town.longitude)
                    ).region,
                    precision_km=4.0,
                    population=-4,
                )
                rows.append(row)
            for spelling in (name, *others):
                row.add(spelling, PRIMARY)
    return rows


def borders(countries: list[Row], settlements: list[Row], neighbours: dict[str, list[str]]) -> list[Row]:
    """Return a row for each border between two states, in the middle of the land where towns of both lie close."""
    inside: dict[str | None, list[Point]] = {}
    for town in settlements:
        inside.setdefault(town.country, []).append((town.latitude, town.longitude))
    by_code = {row.country: row for row in countries}
    rows = []
    for code in sorted(neighbours):
        for other in neighbours[code]:
            if code < other and code in by_code and other in by_code:
                points = _facing(cells(inside.get(code, [])), cells(inside.get(other, [])))
                if points:
                    rows.append(_border(by_code[code], by_code[other], points))
    return rows


def _facing(one: list[Point], two: list[Point]) -> list[Point]:
    """Return the middles between points of one list and near points of the other."""
    squares: dict[tuple[int, int], list[Point]] = {}
    for point in two:
        squares.setdefault((int(point[0] // 1), int(point[1] // 1)), []).append(point)
    middles = []
    for lat, lon in one:
        close = [
            point
            for row in (-1, 0, 1)
            for column in (-1, 0, 1)
            for point in squares.get((int(lat // 1) + row, int(lon // 1) + column), [])
        ]
        if close:
            near = min(close, key=lambda point: (distance_km(lat, lon, *point), point))
            if distance_km(lat, lon, *near) < 60:
                middles.append(((lat + near[0]) / 2, (lon + near[1]) / 2))
    return middles


def _border(one: Row, two: Row, points: list[Point]) -> Row:
    mean = (fmean(lat for lat, _ in points), fmean(lon for _, lon in points))
    lat, lon = min(points, key=lambda point: (distance_km(*mean, *point), point))
    row = Row(
        uid=f"dl:border-{one.country}-{two.country}",
        name=f"{one.name}–{two.name} border",
        kind="area",
        feature="L.BND",
        source="dateline",
        latitude=round(lat, 3),
        longitude=round(lon, 3),
        precision_km=radius_km((lat, lon), points),
        population=-7,
    )
    for first, second in ((one.name, two.name), (two.name, one.name)):
        row.add(f"{first} {second} border", PRIMARY)
        row.add(f"border between {first} and {second}", ALTERNATE)
    return row


def _bare(name: str) -> str:
    return name.removeprefix("State of ").removesuffix(" State")


def _tables(own: Path, file: str) -> list[tuple[str, dict[str, list[str]]]]:
    return [(key, value) for key, value in _toml(own, file).items() if key not in {"about", "prefer", "regions"}]


def _toml(own: Path, file: str) -> dict[str, Any]:
    return tomllib.loads((own / f"{file}.toml").read_text(encoding="utf-8"))
