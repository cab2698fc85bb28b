"""Map: who is said to hold which place on a day, and the claims about events of the days before it; the same as a table, and as JSON, CSV and GeoJSON."""

import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from dateline.exports.csv_table import Value, write_rows
from dateline.exports.holdings import COLUMNS, feature_of, row_of
from dateline.records import Holding
from dateline.views import control_rules
from dateline.web.atlas import HUES, Atlas, Group, open_atlas
from dateline.web.desk import Desk
from dateline.web.errors import ask_again
from dateline.web.page import Page, Way
from dateline.web.render import render

WEEK = 7
"""Days before the chosen day, itself among them, whose claims are shown where the URL gives no first day."""
MOST_GROUPS = 400
"""How many places with claims one map shows, those with most claims."""
WIDEST_KM = 120.0
"""A place known less exactly than this is no disc on the map, and stands in the table alone."""
LEAFLET = Path(__file__).parents[1] / "assets" / "leaflet" / "leaflet.js"
BASES = ("confirmed", "corroborated", "claimed", "disputed", "stale", "presumed")
_QUESTIONS = ("on", "from", "view")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_VIEW = re.compile(r"-?\d{1,2}(\.\d{1,4})?,-?\d{1,3}(\.\d{1,4})?,\d{1,2}(\.\d)?")
_RULE = re.compile(r"^(R\d)  (.+?)(?=^R\d  |\Z)", re.MULTILINE | re.DOTALL)


class Asked(NamedTuple):
    """What the URL of a map asks for: the day `on`, the first day of claims, and where the map is looked at (empty, or latitude, longitude and zoom)."""

    on: str
    since: str
    view: str
    is_newest: bool
    is_week: bool

    def query(self, on: str = "") -> str:
        """Return the end of the URL of this map, or of the one of another day with as many days of claims."""
        shift = _between(self.on, on) if on else 0
        asked = {} if self.is_newest and not on else {"on": on or self.on}
        if not self.is_week:
            asked["from"] = _moved(self.since, shift)
        if self.view:
            asked["view"] = self.view
        return f"?{urlencode(asked)}" if asked else ""


class Chart(NamedTuple):
    """What one map shows; `left_out` counts the places with claims beyond `MOST_GROUPS`."""

    asked: Asked
    atlas: Atlas
    holdings: list[Holding]
    groups: list[Group]
    left_out: int


def find_chart(desk: Desk, request: Request) -> Chart:
    """Return what the query of a URL asks for: what the page, its JSON, its CSV and its GeoJSON all show."""
    atlas = open_atlas(desk)
    asked = _read(request.query_params, atlas)
    days = (asked.since, asked.on)
    groups = desk.remember("groups", (atlas.as_of, *days), lambda: atlas.groups(*days))
    return Chart(asked, atlas, atlas.holders.on(asked.on), groups[:MOST_GROUPS], max(0, len(groups) - MOST_GROUPS))


def _read(params: QueryParams, atlas: Atlas) -> Asked:
    unknown = sorted(set(params.keys()) - set(_QUESTIONS) - {"part"})
    if unknown:
        raise ask_again(f"{unknown[0]!r} is no question; expected one of {', '.join(_QUESTIONS)}")
    on = _day("on", params.get("on", "")) or atlas.last
    week = _moved(on, 1 - WEEK)
    since = _day("from", params.get("from", "")) or week
    if since > on:
        raise ask_again(f"from={since!r} is after on={on!r}; expected a day up to it")
    view = params.get("view", "")
    if view and not _VIEW.fullmatch(view):
        raise ask_again(f"view={view!r}; expected latitude, longitude and zoom such as 48.5,35.1,6")
    return Asked(on, since, view, on == atlas.last, since == week)


def _day(name: str, value: str) -> str:
    if value:
        try:
            date.fromisoformat(value if _DAY.fullmatch(value) else "")
        except ValueError:
            raise ask_again(f"{name}={value!r}; expected a day such as 2022-09-13") from None
        if not "1000" < value < "9000":
            raise ask_again(f"{name}={value!r}; expected a day of this time such as 2022-09-13")
    return value


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def show_map(desk: Desk, request: Request) -> Response:
    """Answer `/map`. With `?part=1` only what changes with the day."""
    chart = find_chart(desk, request)
    atlas, asked = chart.atlas, chart.asked
    days = _between(atlas.first, atlas.last)
    return render(
        "_map_day.html" if request.query_params.get("part") == "1" else "map.html",
        desk,
        title=f"Map, {asked.on}",
        here="/map",
        chart=chart,
        asked=asked,
        hues={side: min(place, HUES - 1) for place, side in enumerate(atlas.sides)},
        other_hue=HUES - 1,
        bases=BASES,
        widest=WIDEST_KM,
        rules=read_rules(),
        bars=desk.remember("bars", atlas.as_of, lambda: draw_bars(atlas.by_day())),
        days=days,
        step=min(max(_between(atlas.first, asked.on), 0), days),
        before=_moved(asked.on, -1) if asked.on > atlas.first else "",
        after=_moved(asked.on, 1) if asked.on < atlas.last else "",
        has_map=LEAFLET.is_file(),
        crimea=desk.house.crimea,
    )


def draw_bars(counts: list[int]) -> str:
    """Return the path of a bar for each day, in a box of one unit a day and 100 high; heights are roots, so that a day of few is still seen."""
    most = max(counts, default=0) or 1
    return "".join(
        f"M{day} 100v-{max(6.0, 100 * (count / most) ** 0.5):.0f}h1V100z" for day, count in enumerate(counts) if count
    )


def read_rules() -> list[tuple[str, str]]:
    """Return the rules by which claims become a say about who holds a place, by their numbers, as the room that applies them states them."""
    return [(number, " ".join(words.split())) for number, words in _RULE.findall(control_rules.__doc__ or "")]


def send_json(desk: Desk, request: Request) -> Response:
    """Answer `/map.json`: the rows of both tables."""
    chart = find_chart(desk, request)
    body = {
        "on": chart.asked.on,
        "from": chart.asked.since,
        "as_of": chart.atlas.as_of,
        "crimea": desk.house.crimea,
        "places": [dict(zip(COLUMNS, row_of(each), strict=True)) for each in chart.holdings],
        "claims": [_properties(group) for group in chart.groups],
        "left_out": chart.left_out,
    }
    return Response(msgspec.json.encode(body), media_type="application/json")


def send_csv(desk: Desk, request: Request) -> Response:
    """Answer `/map.csv`: both tables under one another, told apart by `layer`; the days of claims stand in `after` (excluded) and `by`."""
    chart = find_chart(desk, request)
    out = io.StringIO()
    write_rows(["layer", "count", *COLUMNS], _rows(chart), out)
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8")


def _rows(chart: Chart) -> Iterator[tuple[Value, ...]]:
    for holding in chart.holdings:
        yield ("holder", None, *row_of(holding))
    for group in chart.groups:
        row: dict[str, Any] = dict.fromkeys(COLUMNS)
        row |= {name: value for name, value in _properties(group).items() if name in row}
        row |= {"after": _moved(chart.asked.since, -1), "by": chart.asked.on, "claims": "; ".join(group.claims)}
        yield ("claims", len(group.claims), *(row[name] for name in COLUMNS))


def send_geojson(desk: Desk, request: Request) -> Response:
    """Answer `/map.geojson`: a feature for each mark, told apart by `layer`; a place without a point has a null geometry."""
    chart = find_chart(desk, request)
    body = {"type": "FeatureCollection", "features": list(_features(chart))}
    return Response(msgspec.json.encode(body), media_type="application/geo+json")


def _features(chart: Chart) -> Iterator[dict[str, Any]]:
    for holding in chart.holdings:
        feature = feature_of(holding)
        yield {**feature, "properties": {"layer": "holder", **feature["properties"]}}
    for group in chart.groups:
        properties = _properties(group)
        where = group.where
        point = None if where.lat is None else {"type": "Point", "coordinates": [where.lon, where.lat]}
        flat = properties | {
            "claims": "; ".join(group.claims),
            "types": "; ".join(f"{name} {many}" for name, many in group.types),
        }
        yield {"type": "Feature", "geometry": point, "properties": {"layer": "claims", **flat}}


def _properties(group: Group) -> dict[str, Any]:
    where = group.where
    return {
        "place": where.place,
        "name": where.name,
        "kind": where.kind,
        "latitude": where.lat,
        "longitude": where.lon,
        "precision_km": where.precision_km,
        "count": len(group.claims),
        "types": dict(group.types),
        "claims": group.claims,
    }


PAGE = Page(
    "/map",
    (
        Way("/map", show_map),
        Way("/map.json", send_json),
        Way("/map.csv", send_csv),
        Way("/map.geojson", send_geojson),
    ),
    name="Map",
)
