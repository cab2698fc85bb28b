"""The row that every source of the gazetteer gives, and small geometry for areas."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import fmean, quantiles

from dateline.gazetteer.geometry import distance_km

PRIMARY, ALTERNATE, DERIVED, LOOSE = 0, 1, 2, 3
"""How a name belongs to its place: the name itself, another name, one spelt by rule, an abbreviation or generic form."""

Point = tuple[float, float]


@dataclass(kw_only=True)
class Row:
    """A place and its names; `names` maps a spelling to how it belongs."""

    uid: str
    name: str
    kind: str
    feature: str
    source: str
    latitude: float
    longitude: float
    country: str | None = None
    region: str | None = None
    district: str | None = None
    precision_km: float = 1.0
    population: int = 0
    geonameid: int | None = None
    valid_until: str | None = None
    names: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, rank: int) -> None:
        """Give the place another name, unless it has it in a better right."""
        if name and rank < self.names.get(name, 9):
            self.names[name] = rank


def cells(points: list[Point], size: float = 0.25) -> list[Point]:
    """Return one mean point for every square of `size` degrees that holds a point, so that dense towns weigh no more than empty land."""
    squares: dict[tuple[int, int], list[Point]] = {}
    for lat, lon in points:
        squares.setdefault((int(lat // size), int(lon // size)), []).append((lat, lon))
    return [(fmean(lat for lat, _ in square), fmean(lon for _, lon in square)) for _, square in sorted(squares.items())]


def middle(points: list[Point]) -> Point:
    """Return the middle of an area known by its settlements: between the mean of its squares and the middle of its extent.

    The outermost squares do not count for the extent: a single misplaced town would draw it.
    """
    spread = cells(points)
    lats, lons = sorted(lat for lat, _ in spread), sorted(lon for _, lon in spread)
    if lons[-1] - lons[0] > 200:  # the area lies across the date line
        lons = sorted(lon % 360 for lon in lons)
    cut = len(spread) // 20
    lat = (fmean(lats) + (lats[cut] + lats[-1 - cut]) / 2) / 2
    lon = (fmean(lons) + (lons[cut] + lons[-1 - cut]) / 2) / 2
    return round(lat, 4), round((lon + 180) % 360 - 180, 4)


def radius_km(center: Point, points: list[Point]) -> float:
    """Return how far nine settlements in ten lie from `center` at most, in km."""
    away = sorted(distance_km(*center, *point) for point in points)
    return round(max(5.0, away[int(0.9 * (len(away) - 1))]), 1)


def part(points: list[Point], north: float, east: float) -> Point:
    """Return the middle of the part of an area that lies towards (`north`, `east`), each -1, 0 or 1 (both 0: the inner part)."""
    spread = cells(points)
    lats, lons = [lat for lat, _ in spread], [lon for _, lon in spread]
    half_lat, half_lon = (max(lats) - min(lats)) / 2 or 1.0, (max(lons) - min(lons)) / 2 or 1.0
    mid_lat, mid_lon = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    if not north and not east:
        reach = {
            point: -max(abs(point[0] - mid_lat) / half_lat, abs(point[1] - mid_lon) / half_lon) for point in spread
        }
    else:
        reach = {
            point: north * (point[0] - mid_lat) / half_lat + east * (point[1] - mid_lon) / half_lon for point in spread
        }
    limit = quantiles(reach.values(), n=4)[2] if len(spread) > 1 else -9.0
    chosen = [point for point in spread if reach[point] >= limit]
    return round(fmean(lat for lat, _ in chosen), 3), round(fmean(lon for _, lon in chosen), 3)
