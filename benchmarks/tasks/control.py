"""Predict changes of holder: places in, `{"place", "changes": [{"to", "date"}]}` for each out, from all reports of a corpus together."""

import json
from pathlib import Path
from typing import Any

from benchmarks.tasks.corpus import read_corpus
from msgspec import structs

from dateline.gazetteer import distance_km, name_key
from dateline.ledger.linking import link_claims
from dateline.records import Claim, Where
from dateline.views.control import changes
from dateline.views.control_places import countries_of

NAMESAKE_KM = 30.0
"""A place of the same name farther off is another place; villages may be filed at the centre of their district."""


def predict(data: Path, out: Path, corpus: Path) -> None:
    """Write the changes of holder of the places of `data`, as the reports of `corpus` state them, to `out`."""
    asked = json.loads(data.read_text(encoding="utf-8"))
    items = read_corpus(corpus).values()
    reports = [item.report for item in items]
    claims = [claim for item in items for claim in item.claims]
    links = link_claims(claims, reports)
    countries = countries_of(claims)
    named = [_name_places(claim, asked) for claim in claims]
    for before, after in zip(claims, named, strict=True):
        for old, new in zip(before.where, after.where, strict=True):
            if new.place and old.place in countries:
                countries.setdefault(new.place, countries[old.place])
    found: dict[str, list[dict[str, Any]]] = {place["place"]: [] for place in asked}
    for change in changes(named, links, reports, countries=countries, contested=True):
        if change.place.startswith("asked:") and (change.is_change or change.holder == "contested"):
            found[asked[int(change.place[6:])]["place"]].append(
                {"to": change.holder, "date": change.by, "basis": change.basis}
            )
    rows = [{"place": place, "changes": made} for place, made in found.items()]
    out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _name_places(claim: Claim, asked: list[dict[str, Any]]) -> Claim:
    """Return the claim with the places that are asked for under one name each."""
    where = tuple(_named(where, asked) for where in claim.where)
    return structs.replace(claim, where=where) if where != claim.where else claim


def _named(where: Where, asked: list[dict[str, Any]]) -> Where:
    keys = {name_key(where.name), name_key(where.text)}
    for number, place in enumerate(asked):
        names = {name_key(name) for name in (place["place"], place["place"].partition(" (")[0], *place["aliases"])}
        if not keys & names:
            continue
        if where.lat is None or where.lon is None:
            return structs.replace(where, place=f"asked:{number}", kind="settlement")
        if distance_km(where.lat, where.lon, place["lat"], place["lon"]) <= NAMESAKE_KM:
            return structs.replace(where, place=f"asked:{number}")
    return where
