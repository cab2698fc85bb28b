"""GeoJSON (RFC 7946): one claim a feature; properties named as osint-geo-extractor names them, so that its users' scripts run on it.

A claim without a known place has a null geometry, as the RFC allows. Every list has a scalar twin, because map programs convert lists with loss.
"""

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from dateline.exports.format import Drop, Item

ENDING = ".geojson"


def feature_of(item: Item) -> dict[str, Any]:
    """Return the feature of an item."""
    claim, head = item.claim, item.head
    placed = [where for where in claim.where if where.lat is not None and where.lon is not None]
    point = placed[0] if placed else None
    links = [head.url] if head.url else []
    when = claim.when
    return {
        "type": "Feature",
        "id": claim.id,
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
        "properties": {
            "id": claim.id,
            "date": when.start if when else None,
            "date_end": when.end if when else None,
            "title": _title(item),
            "description": claim.evidence,
            "place_desc": ", ".join(where.name for where in claim.where) or None,
            "links": links,
            "link": links[0] if links else None,
            "source": head.publisher or head.id,
            "claimed_by": claim.source.name,
            "claimed_by_side": claim.source.side,
            "type": claim.type,
            "modality": claim.modality,
            "actor": claim.actor,
            "target": claim.target,
            "verification": claim.verification,
            "figures": "; ".join(figure.text for figure in claim.figures) or None,
            "precision_km": point.precision_km if point else None,
            "standing": item.standing,
            "withdrawn_by": item.withdrawn_by,
            "corrects": "; ".join(item.corrects) or None,
            "report": head.id,
            "published": head.published,
            "withheld": "; ".join(item.withheld) or None,
            "review": item.review,
            "reviewed_by": "; ".join(item.reviewed_by) or None,
            "changed": "; ".join(item.changed) or None,
            "as_read": "; ".join(item.as_read) or None,
        },
    }


def _title(item: Item) -> str:
    claim = item.claim
    parties = " -> ".join(name for name in (claim.actor, claim.target) if name)
    event = claim.type if claim.modality == "asserted" else f"{claim.type} ({claim.modality})"
    return f"{claim.source.name}: {event}{': ' + parties if parties else ''}"


def write(items: Iterable[Item], out: TextIO, _drop: Drop) -> None:
    """Write one feature collection, feature by feature."""
    out.write('{"type":"FeatureCollection","features":[')
    out.writelines(
        (",\n" if number else "\n") + msgspec.json.encode(feature_of(item)).decode()
        for number, item in enumerate(items)
    )
    out.write("\n]}\n")
