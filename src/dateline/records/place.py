"""Places of the gazetteer and the words that name them."""

from typing import Literal

from dateline.records.span import Record, Span

PlaceKind = Literal["country", "region", "district", "settlement", "natural", "continent", "site", "area"]


class Place(Record, frozen=True, kw_only=True):
    """An entry of the gazetteer.

    `id` is unique in the gazetteer (`gn:706483`, `katottg:UA...`, `dl:west-bank`); `geonameid` is GeoNames' number where it is known.
    `country` is ISO 3166-1 alpha-2 (null for a continent or sea), `region` and `district` the names of the first and second order
    division. `latitude` and `longitude` are degrees WGS84, `precision_km` how far off the point may be (the radius of the disc to
    draw); `feature` is the GeoNames class and code (`P.PPL`, `A.ADM1`). `valid_until` (ISO date) is set on a former name or state.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    region: str | None = None
    district: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision_km: float = 1.0
    population: int = 0
    feature: str = ""
    geonameid: int | None = None
    source: str = ""
    valid_until: str | None = None


class Candidate(Record, frozen=True, kw_only=True):
    """A place that a toponym may mean, with its score (higher is likelier; only the order has a meaning) and the reasons for it."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


ToponymRole = Literal["place", "government", "people", "modifier", "name_part"]


class Toponym(Span, frozen=True, kw_only=True):
    """Words that name a place.

    `role` tells a place proper from a capital or country that stands for its government ("Kyiv says"), from a people or demonym
    ("Ukrainian troops"), from a modifier ("the Donetsk attacks") and from a part of another name ("Kherson City Council").
    `place` is null when unresolved; `candidates` are best first. `relation` is the word that binds it to the event (`in`, `near`, `to`,
    `northwest of`), null when there is none; `container` names the toponym (index in the document's list) that follows as "X in Y".
    """

    text: str
    role: ToponymRole = "place"
    place: Place | None = None
    candidates: tuple[Candidate, ...] = ()
    relation: str | None = None
    container: int | None = None
    rule: str = ""
