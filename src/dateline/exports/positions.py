"""Where troops, aid workers, shelters and hospitals are is shown by district until it is 72 hours old."""

import re
from datetime import UTC, datetime, time, timedelta
from functools import cache

from msgspec import structs

from dateline.gazetteer import open_gazetteer
from dateline.records import Claim, Place, Where

QUIET = timedelta(hours=72)
OF_TROOPS = frozenset({"deploy", "advance", "withdraw", "hold", "fight", "repel", "capture"})
"""Types of event that tell where troops are."""
_SHELTERED = re.compile(
    r"\b(?:hospitals?|clinics?|maternity|ambulances?|medics?|paramedics?|doctors?|shelters?|refuges?|evacuat\w+|humanitarian|"
    r"aid (?:workers?|convoys?|posts?)|relief (?:workers?|convoys?)|rescuers?|volunteers?|red cross|red crescent|displaced)\b",
    re.IGNORECASE,
)
_FINE = frozenset({"settlement", "site"})
_FINE_KM = 15.0  # a place without a kind counts as finer than a district when its point is at least this exact


def is_position(claim: Claim) -> bool:
    """Tell whether the claim says where troops, aid workers, shelters or hospitals are."""
    return claim.type in OF_TROOPS or _SHELTERED.search(claim.evidence) is not None


def is_recent(claim: Claim, published: str | None, now: datetime) -> bool:
    """Tell whether what the claim says may be younger than 72 hours at `now`: by the later of event and publication, and when neither is known."""
    days = [day for day in (claim.when.end if claim.when else None, published) if day is not None]
    if not days:
        return True
    end = datetime.combine(datetime.fromisoformat(max(days)[:10]), time.max, UTC)
    return now - end < QUIET


def is_fine(where: Where) -> bool:
    """Tell whether a place is finer than a district."""
    if where.kind is None:
        return where.lat is not None and (where.precision_km or 0.0) < _FINE_KM
    return where.kind in _FINE


def by_district(where: Where) -> Where:
    """Return the district (or else the region, or nothing finer than "withheld") that a place lies in, in its stead."""
    place = open_gazetteer().by_id(where.place) if where.place else None
    name = (place.district or place.region or place.country) if place else None
    around = _division(name, place.country) if place and name else None
    return structs.replace(
        where,
        text=f"[{name}]" if name else "[place withheld]",
        name=name or "place withheld",
        relation="in",
        lat=around.latitude if around else None,
        lon=around.longitude if around else None,
        geonameid=around.geonameid if around else None,
        place=around.id if around else None,
        precision_km=around.precision_km if around else None,
        kind=around.kind if around else "district",
    )


@cache
def _division(name: str, country: str | None) -> Place | None:
    found = open_gazetteer().look_up(name)
    return next((place for place in found if place.kind in {"district", "region"} and place.country == country), None)
