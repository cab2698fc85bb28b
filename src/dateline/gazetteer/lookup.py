"""Look places up by any spelling of their names."""

import sqlite3
import struct
from functools import cache
from typing import Any, NamedTuple, cast

from dateline.gazetteer.spelling import name_key
from dateline.gazetteer.storage import open_store, read_manifest
from dateline.records import Place, PlaceKind

PRIMARY, ALTERNATE, DERIVED, LOOSE = 0, 1, 2, 3
"""How a name belongs to a place: its name, another name, a spelling made by rule, an abbreviation or generic form."""

_COLUMNS = (
    "SELECT uid, name, kind, country, region, district, latitude, longitude, precision_km, population, feature, source, importance, "
    "valid_until FROM place WHERE "
)


class Entry(NamedTuple):
    """A place found under a name: how the name belongs to it (`rank`) and how well known it is (`importance`, 0 to 10)."""

    place: Place
    rank: int
    importance: float


class Gazetteer:
    """The places of the world that Dateline knows; open it with `open_gazetteer`."""

    def __init__(self, store: sqlite3.Connection, manifest: dict[str, Any]) -> None:
        """Read from `store`, which `manifest` describes."""
        self.manifest = manifest
        self._store = store
        self._words: dict[int | None, str] = dict(store.execute("SELECT id, text FROM word"))
        self._places: dict[int, tuple[Place, float]] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._countries: dict[str, Place] = {}

    @property
    def digest(self) -> str:
        """The sha256 of the places, for the manifest of a run."""
        return str(self.manifest["sha256"])

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Return every place that `name` may mean, the best known first; empty when there is none."""
        return tuple(entry.place for entry in self.entries(name))

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return what `look_up` returns, with what is known of each match."""
        key = name_key(name)
        found = self._found.get(key)
        if found is None:
            row = self._store.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
            found = self._entries(row[0]) if row else ()
            if len(self._found) > 100_000:
                self._found.clear()
            self._found[key] = found
        return found

    def knows(self, name: str) -> bool:
        """Tell whether any place bears `name`, without reading it."""
        key = name_key(name)
        found = self._found.get(key)
        if found is not None:
            return bool(found)
        return self._store.execute("SELECT 1 FROM name WHERE key = ?", (key,)).fetchone() is not None

    def by_id(self, place_id: str) -> Place | None:
        """Return the place with this `Place.id`, or null."""
        column, value = (
            ("id", place_id[3:]) if place_id.startswith("gn:") and "/" not in place_id else ("uid", place_id)
        )
        row = self._store.execute(f"SELECT id FROM place WHERE {column} = ?", (value,)).fetchone()  # noqa: S608  one of two columns
        return self._place(row[0])[0] if row else None

    def country(self, code: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, or null."""
        if not self._countries:
            rows = self._store.execute("SELECT code, place FROM country").fetchall()
            self._countries = {code: self._place(number)[0] for code, number in rows}
        return self._countries.get(code)

    def _entries(self, packed: bytes) -> tuple[Entry, ...]:
        entries = []
        for (number,) in struct.iter_unpack("<I", packed):
            place, importance = self._place(number >> 2)
            entries.append(Entry(place, number & 3, importance))
        entries.sort(key=lambda entry: (entry.rank == LOOSE, -entry.importance, entry.place.id))
        return tuple(entries)

    def _place(self, number: int) -> tuple[Place, float]:
        known = self._places.get(number)
        if known is None:
            known = self._places[number] = self._read(
                number, self._store.execute(_COLUMNS + "id = ?", (number,)).fetchone()
            )
        return known

    def _read(self, number: int, row: tuple[Any, ...]) -> tuple[Place, float]:
        (
            uid,
            name,
            kind,
            country,
            region,
            district,
            lat,
            lon,
            precision,
            population,
            feature,
            source,
            importance,
            valid_until,
        ) = row
        words = self._words
        place = Place(
            id=uid or f"gn:{number}",
            name=name,
            kind=cast("PlaceKind", words[kind]),
            country=country,
            region=words.get(region),
            district=words.get(district),
            latitude=lat,
            longitude=lon,
            precision_km=precision,
            population=population,
            feature=words[feature],
            geonameid=None if uid else number,
            source=words[source],
            valid_until=valid_until,
        )
        return place, importance


@cache
def open_gazetteer() -> Gazetteer:
    """Open the gazetteer that Dateline ships; raises `ConfigError` when it is missing or damaged."""
    return Gazetteer(open_store(), read_manifest())
