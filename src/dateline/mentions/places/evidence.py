"""Which countries and divisions a report speaks about, judged from the names that leave no doubt."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.gazetteer import LOOSE, Entry
from dateline.mentions.places.words import countries, peoples
from dateline.records import Place, Toponym


class Evidence(NamedTuple):
    """Shares (0 to 1) of what a report says, by country and by (country, first order division), and places that are certain."""

    countries: dict[str, float]
    regions: dict[tuple[str, str], float]
    anchors: tuple[Place, ...]


def weigh(
    toponyms: Sequence[Toponym],
    entries: Sequence[tuple[Entry, ...]],
    chosen: Sequence[Place | None],
    prior: Sequence[str],
) -> Evidence:
    """Count the evidence: states and peoples named, places chosen in an earlier round, else the share of each country among a name's candidates."""
    by_country: Counter[str] = Counter()
    by_region: Counter[tuple[str, str]] = Counter()
    anchors: dict[str, Place] = {}
    seen: Counter[str] = Counter()
    for index, toponym in enumerate(toponyms):
        seen[toponym.text] += 1
        amount = 1.0 / seen[toponym.text]  # the tenth mention says little more than the ninth
        code = countries().get(toponym.text) or (peoples()[toponym.text].country if toponym.text in peoples() else None)
        place = chosen[index]
        if code:
            by_country[code] += amount
        elif place is not None and place.kind in {"settlement", "region", "district", "area"} and place.country:
            by_country[place.country] += amount
            region = place.name if place.kind == "region" else place.region
            if region:
                by_region[place.country, region] += amount
            if place.kind != "area":
                anchors[place.id] = place
        else:
            _spread(entries[index], amount, by_country)
    for code in prior:
        by_country[code] += 1.0
    total, within = sum(by_country.values()) or 1.0, sum(by_region.values()) or 1.0
    return Evidence(
        {code: amount / total for code, amount in by_country.items()},
        {key: amount / within for key, amount in by_region.items()},
        tuple(anchors.values()),
    )


def _spread(entries: tuple[Entry, ...], amount: float, by_country: Counter[str]) -> None:
    """Share a name's vote among the countries of its candidates, by how many people they have."""
    votes: Counter[str] = Counter()
    for entry in entries[:12]:
        if entry.place.country and entry.rank != LOOSE:
            votes[entry.place.country] = max(votes[entry.place.country], 2.5**entry.importance)
    total = sum(votes.values())
    for code, vote in votes.items():
        by_country[code] += amount * vote / total
