"""Which countries and divisions a report speaks about, judged from the names that leave no doubt."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from dateline.gazetteer import LOOSE, Entry
from dateline.mentions.places.weights import WEIGHTS
from dateline.mentions.places.words import countries, peoples
from dateline.records import Place, Toponym

Key = TypeVar("Key", str, tuple[str, str])
_MOST = 40


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
    """Count the evidence: states and peoples named, places chosen in an earlier round, else the shares of a name's candidates.

    A name counts once for the report, and a little more when it comes again.
    """
    by_country: dict[str, float] = defaultdict(float)
    by_region: dict[tuple[str, str], float] = defaultdict(float)
    anchors: dict[str, Place] = {}
    seen: Counter[str] = Counter()
    for toponym, options, place in zip(toponyms, entries, chosen, strict=True):
        seen[toponym.text] += 1
        amount = (0.3 if toponym.role == "name_part" else 1.0) / seen[toponym.text]
        code = _state_meant(toponym, options, place)
        if code:
            by_country[code] += amount
        elif place is not None:
            _count(place, amount, by_country, by_region)
            if place.kind in _LOCAL:
                anchors[place.id] = place
        else:
            _spread(options, amount, by_country, by_region)
    for code in prior:
        by_country[code] += 1.0
    return Evidence(_shares(by_country), _shares(by_region), tuple(anchors.values()))


_LOCAL = frozenset({"settlement", "region", "district"})
_RIVAL = 3.5
"""How well known another bearer of a state's name must be to leave doubt ("Georgia", "Jordan")."""


def _state_meant(toponym: Toponym, options: tuple[Entry, ...], place: Place | None) -> str | None:
    """Return the code of the state that the words name beyond doubt."""
    people = peoples().get(toponym.text)
    if people is not None:
        return people.country
    code = countries().get(toponym.text)
    doubtful = any(entry.importance >= _RIVAL and entry.place.kind != "country" for entry in options)
    if not doubtful or place is None:
        return None if doubtful else code
    return code if place.kind == "country" else None


def _count(place: Place, amount: float, by_country: dict[str, float], by_region: dict[tuple[str, str], float]) -> None:
    if place.country is None:
        return
    by_country[place.country] += amount
    region = place.name if place.kind == "region" else place.region
    if region:
        by_region[place.country, region] += amount


def _spread(
    entries: tuple[Entry, ...],
    amount: float,
    by_country: dict[str, float],
    by_region: dict[tuple[str, str], float],
) -> None:
    """Share a name's vote among its candidates by how well known they are: a rare name says much, a common one little."""
    votes = [(entry.place, WEIGHTS.vote_base**entry.importance) for entry in entries[:_MOST] if entry.rank != LOOSE]
    total = sum(vote for _, vote in votes) or 1.0
    for place, vote in votes:
        _count(place, amount * vote / total, by_country, by_region)


def _shares(counts: dict[Key, float]) -> dict[Key, float]:
    total = sum(counts.values()) or 1.0
    return {key: amount / total for key, amount in counts.items()}
