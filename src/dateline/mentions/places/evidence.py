"""Which countries and divisions a report speaks about, judged from the names that leave no doubt."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.gazetteer import LOOSE, Entry
from dateline.mentions.places.weights import WEIGHTS
from dateline.mentions.places.words import countries, peoples
from dateline.records import Place, Toponym

_MOST = 40
_LOCAL = frozenset({"settlement", "district"})
_RIVAL = 3.5
"""How well known another bearer of a state's name must be to leave doubt ("Georgia", "Jordan")."""

Region = tuple[str, str]
"""A country's code and the name of its first order division."""


class Evidence:
    """What the names of a report say of the countries and divisions it is about; a name never speaks for itself."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._countries: dict[str, float] = defaultdict(float)
        self._regions: dict[Region, float] = defaultdict(float)
        self._own_countries: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._own_regions: dict[str, dict[Region, float]] = defaultdict(lambda: defaultdict(float))
        self._anchors: dict[str, tuple[str, Place]] = {}

    def name_country(self, code: str, amount: float) -> None:
        """Count a state or people named."""
        self._countries[code] += amount

    def add(self, text: str, votes: Sequence[tuple[Place, float]]) -> None:
        """Count what the name `text` says; of its candidates in one country or division the strongest speaks."""
        by_country: dict[str, float] = {}
        by_region: dict[Region, float] = {}
        for place, vote in votes:
            if place.country is None:
                continue
            by_country[place.country] = max(vote, by_country.get(place.country, 0.0))
            region = place.name if place.kind == "region" else place.region
            if region:
                by_region[place.country, region] = max(vote, by_region.get((place.country, region), 0.0))
        for code, vote in by_country.items():
            self._countries[code] += vote
            self._own_countries[text][code] += vote
        for key, vote in by_region.items():
            self._regions[key] += vote
            self._own_regions[text][key] += vote

    def add_anchor(self, text: str, place: Place) -> None:
        """Keep a place that is certain."""
        self._anchors[place.id] = (text, place)

    def country_share(self, code: str, text: str) -> float:
        """Return the share (0 to 1) of what the other names say that speaks for a country."""
        own = self._own_countries.get(text, {})
        total = sum(self._countries.values()) - sum(own.values())
        return (self._countries.get(code, 0.0) - own.get(code, 0.0)) / total if total > 0.01 else 0.0

    def region_share(self, region: Region, text: str) -> float:
        """Return the share (0 to 1) of what the other names say that speaks for a division."""
        own = self._own_regions.get(text, {})
        total = sum(self._regions.values()) - sum(own.values()) + WEIGHTS.region_doubt
        return (self._regions.get(region, 0.0) - own.get(region, 0.0)) / total

    def anchors(self, text: str) -> list[Place]:
        """Return the certain places that other names gave."""
        return [place for name, place in self._anchors.values() if name != text]


def weigh(
    toponyms: Sequence[Toponym],
    entries: Sequence[tuple[Entry, ...]],
    chosen: Sequence[Place | None],
    prior: Sequence[str],
) -> Evidence:
    """Count the evidence: states and peoples named, places chosen in an earlier round, else the shares of a name's candidates.

    A name counts once for the report, and a little more when it comes again.
    """
    evidence = Evidence()
    seen: Counter[str] = Counter()
    for toponym, options, place in zip(toponyms, entries, chosen, strict=True):
        text = toponym.text
        seen[text] += 1
        amount = (0.3 if toponym.role == "name_part" else 1.0) / seen[text]
        code = _state_meant(toponym, options, place)
        if code:
            evidence.name_country(code, amount)
        elif place is not None:
            evidence.add(text, [(place, amount)])
            if place.kind in _LOCAL:
                evidence.add_anchor(text, place)
        else:
            evidence.add(text, _spread(options, amount))
    for code in prior:
        evidence.name_country(code, 1.0)
    return evidence


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


def _spread(entries: tuple[Entry, ...], amount: float) -> list[tuple[Place, float]]:
    """Share a name's vote among its candidates by how well known they are: a rare name says much, a common one little."""
    votes = [(entry.place, WEIGHTS.vote_base**entry.importance) for entry in entries[:_MOST] if entry.rank != LOOSE]
    total = sum(vote for _, vote in votes) or 1.0
    return [(place, amount * vote / total) for place, vote in votes]
