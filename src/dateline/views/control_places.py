"""The countries that the places of claims lie in: who holds a place before the first word on it (R9)."""

from collections.abc import Iterable
from functools import cache

from dateline.gazetteer import open_gazetteer
from dateline.records import Claim


def countries_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the country of each place of `claims` (by `Where.place`); a site of a town lies in the town's country."""
    places = {where.place for claim in claims for where in claim.where if where.place}
    return {place: country for place in sorted(places) if (country := _country(place))}


@cache
def _country(place: str) -> str | None:
    found = open_gazetteer().by_id(place)
    if found is None and "/" in place:
        return _country(place.rsplit("/", 1)[0])
    return found.country if found else None
