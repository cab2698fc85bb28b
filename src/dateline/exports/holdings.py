"""Who is said to hold which place, as rows and as GeoJSON features; a place of unknown or wide extent is a point with its radius, never a pin."""

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from dateline.records import Holding

COLUMNS = (
    "place", "name", "kind", "country", "holder", "basis", "extent", "after", "by", "last", "before", "rule", "claims", "against",
    "latitude", "longitude", "precision_km", "decided", "decided_by",
)  # fmt: skip
"""The columns of the table of control: `after` and `by` are the days between which the spell began, the first one excluded."""


def row_of(holding: Holding) -> tuple[str | int | float | None, ...]:
    """Return the values of `COLUMNS` for a spell; lists of claim ids with `; ` between."""
    return (
        holding.place,
        holding.name,
        holding.kind,
        holding.country,
        holding.holder,
        holding.basis,
        holding.extent,
        holding.after,
        holding.by,
        holding.last,
        holding.before,
        holding.rule,
        "; ".join(holding.claims) or None,
        "; ".join(holding.against) or None,
        holding.lat,
        holding.lon,
        holding.precision_km,
        "; ".join(holding.decided) or None,
        "; ".join(holding.decided_by) or None,
    )


def feature_of(holding: Holding) -> dict[str, Any]:
    """Return the GeoJSON feature of a spell; without a point its geometry is null, as the RFC allows."""
    point = (
        None
        if holding.lat is None or holding.lon is None
        else {"type": "Point", "coordinates": [holding.lon, holding.lat]}
    )
    properties = dict(zip(COLUMNS, row_of(holding), strict=True))
    return {"type": "Feature", "id": f"{holding.place}@{holding.by or ''}", "geometry": point, "properties": properties}


def write_geojson(holdings: Iterable[Holding], out: TextIO) -> None:
    """Write one feature collection."""
    features = ",\n".join(msgspec.json.encode(feature_of(holding)).decode() for holding in holdings)
    out.write(f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n')
