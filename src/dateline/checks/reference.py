"""Areas of territories, several sources each, and published shares of a country."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from dateline.records import Place, Record


class Area(Record, frozen=True, kw_only=True):
    """The area of a territory in km², as one source gives it; `definition` is `total`, `land` or what else is counted."""

    name: str
    km2: float
    definition: str
    source: str

    @property
    def label(self) -> str:
        """Return how a finding names it."""
        return f"{self.source}: {self.name} {self.km2:,.0f} km² ({self.definition})"


class Held(Record, frozen=True, kw_only=True):
    """A published share of the country `whole` under the control of `by`, for the day `as_of`."""

    whole: str
    by: str
    share: float
    km2: float
    as_of: str
    source: str
    words: str


def areas_of(place: Place) -> tuple[Area, ...]:
    """Return the areas that the table has for a place; empty when it has none."""
    return _table().get(_key(place), ())


def combined(places: tuple[Place, ...]) -> tuple[Area, ...]:
    """Return the areas of several places together: one sum for each source that has them all, and what a table gives for the whole."""
    found: list[Area] = []
    lists = [areas_of(place) for place in places]
    for choice in product(*lists):
        same = {(area.source, area.definition) for area in choice}
        if len(same) == 1 or (
            len({area.source for area in choice}) == 1 and all(area.definition == "total" for area in choice)
        ):
            found.append(_sum(choice))
    if not found and all(lists):
        found = [_sum(choice) for choice in product(*lists)]
    whole = _whole(frozenset(map(_key, places)))
    return (*found, *(_table().get(whole, ()) if whole and len(places) > 1 else ()))


def held_shares(country: str) -> tuple[Held, ...]:
    """Return the published shares of a country that others hold."""
    return tuple(Held(**each) for each in _sources()["held"] if each["whole"] == country)


def _sum(choice: tuple[Area, ...]) -> Area:
    first = choice[0]
    return Area(
        name=" + ".join(area.name for area in choice),
        km2=sum(area.km2 for area in choice),
        definition=first.definition,
        source=first.source
        if len({area.source for area in choice}) == 1
        else " + ".join(area.source for area in choice),
    )


def _key(place: Place) -> str:
    return place.country if place.kind == "country" and place.country else place.id


@cache
def _whole(parts: frozenset[str]) -> str | None:
    return next((str(each["whole"]) for each in _sources()["union"] if frozenset(each["parts"]) == parts), None)


@cache
def _sources() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("areas-sources.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, tuple[Area, ...]]:
    table: dict[str, tuple[Area, ...]] = {}
    lines = files(__package__).joinpath("areas.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines):
        area = Area(name=row["name"], km2=float(row["km2"]), definition=row["definition"], source=row["source"])
        table[row["place"]] = (*table.get(row["place"], ()), area)
    return table
