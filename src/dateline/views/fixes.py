"""What an analyst types for a slot becomes the value of it: `read_fix`. The text that `slot_texts` writes for a slot is read back as the same value.

Names that a list or the gazetteer holds are looked up, never guessed: where several are meant, the error names them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import get_args

import msgspec

from dateline.errors import ConfigError
from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.ledger.sides import side_of
from dateline.records import (
    Claim,
    ClaimType,
    DecisionSlot,
    Figure,
    Fix,
    Modality,
    Place,
    Source,
    SourceKind,
    Verification,
    When,
    Where,
)

UNITS = (
    "km2", "km", "people", "killed", "wounded", "captured", "displaced", "usd", "eur", "tanks", "aircraft", "missiles", "drones", "vehicles", "settlements",
    "share", "days",
)  # fmt: skip
"""Units of figures; anything else is counted as `other:` and its noun."""
_RELATIONS = "in|near|from|to|at|of|on|over|inside|within|into|towards|toward|outside|around|across|through"
_PLACE = re.compile(rf"(?:(?P<relation>{_RELATIONS})\s+)?(?P<name>[^()]*?)\s*(?:\((?P<which>[^()]+)\))?", re.IGNORECASE)
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_BOUNDS = {
    ">=": "at_least", "≥": "at_least", "at least": "at_least", "<=": "at_most", "≤": "at_most", "at most": "at_most", "up to": "at_most",
    ">": "more_than", "more than": "more_than", "<": "less_than", "less than": "less_than", "~": "", "about": "",
}  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<bound>{'|'.join(map(re.escape, sorted(_BOUNDS, key=len, reverse=True)))})?\s*(?P<value>{_NUMBER})\s*(?:[-–]\s*(?P<to>{_NUMBER}))?"
    r"\s+(?P<unit>\S.*?)(?:\s+of\s+(?P<of>.+))?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?P<name>.+?)\s*(?:\((?P<kind>\w+)(?:\s*,\s*(?P<side>[\w ]+))?\))?")
_CHECKED = re.compile(r"(?P<status>\w+)(?:\s+by\s+(?P<by>.+))?")
_DAYS = re.compile(r"(?P<start>[\d-]+)(?:\s*/\s*(?P<end>[\d-]+))?")
_MOST_NAMED = 6
_POINT_KM = 1.0


def read_fix(slot: DecisionSlot, text: str, claim: Claim) -> Fix:
    """Return the value that `text` gives for a slot of `claim`, the one that the program read.

    type, modality: a word of the list. via, actor, target, means: a name. source: `NAME`, or `NAME (kind, SIDE)`. where: one or several, with `;` between, of `NAME`,
    `NAME, REGION or COUNTRY or kind`, `NAME (id in the gazetteer)`, `NAME (latitude, longitude)` or `latitude, longitude`, each with a word such as `near` before it where it is
    not `in`. when: `2022-09-10` or `2022-09-10/2022-09-12`. figures: one or several of `at least 5-7 killed of WORDS`. verification: `confirmed by NAME`.

    Places, figures and days keep the words of the report that they were read from, where the program had read the same one. Raises `ConfigError`: what was met, what was expected.
    """
    text = " ".join(text.split())
    if not text:
        raise ConfigError(f"an empty value for {slot}; expected one: to empty a slot, reject it")
    if slot not in _READERS:
        raise ConfigError("a fix of the whole claim; expected one of its slots: fix each slot by itself")
    return _READERS[slot](text, claim)


def _read_type(text: str, _claim: Claim) -> Fix:
    return Fix(type=msgspec.convert(_one_of("type", text, get_args(ClaimType)), type=ClaimType))


def _read_modality(text: str, _claim: Claim) -> Fix:
    return Fix(modality=msgspec.convert(_one_of("modality", text.replace(" ", "_"), get_args(Modality)), type=Modality))


def _one_of(slot: str, text: str, allowed: Sequence[str]) -> str:
    word = text.casefold()
    if word not in allowed:
        raise ConfigError(f"{slot} is {text!r}; expected one of {', '.join(allowed)}")
    return word


def _read_source(text: str, claim: Claim) -> Fix:
    match = _SOURCE.fullmatch(text)
    if match is None:
        raise _unread("source", text, "NAME, or NAME (kind, SIDE): Ada Moor (person, UA)")
    read = claim.source
    name, same = match["name"], match["name"] == read.name
    kind = match["kind"] or (read.kind if same or not (side_of(name) or read.kind == "narrator") else "body")
    side = match["side"] or (read.side if same else side_of(name))
    made = Source(
        name=name,
        kind=msgspec.convert(_one_of("the kind of a source", kind, get_args(SourceKind)), type=SourceKind),
        side=side.upper() if side and len(side) == 2 else side,
        text=read.text if same else None,
        start=read.start if same else None,
        end=read.end if same else None,
    )
    return Fix(source=made)


def _read_where(text: str, claim: Claim) -> Fix:
    gazetteer = open_gazetteer()
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return Fix(where=tuple(_in_words(_read_place(part, gazetteer), claim) for part in parts))


def _read_place(text: str, gazetteer: Gazetteer) -> Where:
    match = _PLACE.fullmatch(text)
    if match is None:
        raise _unread(
            "where", text, "a place such as “near Izium”, “Lyman, Donetsk”, “Izium (gn:707292)” or “49.2, 37.25”"
        )
    relation, name, which = (match["relation"] or "in").lower(), match["name"], match["which"]
    point = _POINT.fullmatch(which or name)
    if point is not None:
        lat, lon = float(point[1]), float(point[2])
        return _where(relation, (name if which else "") or f"{lat:g}, {lon:g}", lat=lat, lon=lon, km=_POINT_KM)
    place = gazetteer.by_id(which or name)
    if place is None and which is not None:
        raise ConfigError(
            f"where names {which!r}; expected an id of the gazetteer, such as gn:707292, or a latitude and longitude"
        )
    return _where_of(relation, place or _look_up(name, gazetteer))


def find_places(text: str, gazetteer: Gazetteer | None = None) -> tuple[Place, ...]:
    """Return the places that `NAME` or `NAME, REGION or COUNTRY or kind` may mean, the best known first: suggestions for a form."""
    name, *rest = (part.strip() for part in text.split(","))
    found = (gazetteer or open_gazetteer()).look_up(name)
    return tuple(place for place in found if all(_fits(place, part) for part in rest))


def _look_up(text: str, gazetteer: Gazetteer) -> Place:
    name, _, rest = (part.strip() for part in text.partition(","))
    found = find_places(text, gazetteer)
    if len(found) > 1 and rest:
        exact = tuple(place for place in found if place.name.casefold() == name.casefold())
        found = exact if len(exact) == 1 else found
    if len(found) == 1:
        return found[0]
    if not found:
        raise ConfigError(
            f"where is {text!r}, which the gazetteer does not know; expected a place of it, or a point: “{name} (49.2, 37.25)”"
        )
    named = "; ".join(f"{place.name} ({place.id}), {_told(place)}" for place in found[:_MOST_NAMED])
    more = f"; and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    raise ConfigError(
        f"where is {text!r}, which may be {named}{more}; expected one place: give its id, or its region or country after a comma"
    )


def _told(place: Place) -> str:
    return ", ".join(part for part in (place.kind, place.district, place.region, place.country) if part)


def _fits(place: Place, part: str) -> bool:
    asked = part.casefold()
    known = (place.kind, place.country, place.region, place.district)
    return any(each is not None and each.casefold().startswith(asked) for each in known) or (
        place.country is not None and side_of(part) == place.country
    )


def _where_of(relation: str, place: Place) -> Where:
    return Where(
        text="", name=place.name, start=0, end=0, relation=relation, lat=place.latitude, lon=place.longitude, geonameid=place.geonameid, place=place.id,
        precision_km=place.precision_km, kind=place.kind,
    )  # fmt: skip


def _where(relation: str, name: str, *, lat: float, lon: float, km: float) -> Where:
    return Where(text="", name=name, start=0, end=0, relation=relation, lat=lat, lon=lon, precision_km=km, kind="site")


def _in_words(where: Where, claim: Claim) -> Where:
    """Give a place the words that name it, where the program had read such a name; else it stands, without words, where the claim begins."""
    names = {where.name.casefold(), where.place}
    for read in claim.where:
        if read.place in names - {None} or {read.name.casefold(), read.text.casefold()} & names:
            return msgspec.structs.replace(where, text=read.text, start=read.start, end=read.end)
    return msgspec.structs.replace(where, start=claim.evidence_start, end=claim.evidence_start)


def _read_when(text: str, claim: Claim) -> Fix:
    match = _DAYS.fullmatch(text)
    if match is None:
        raise _unread("when", text, "ISO dates: 2022-09-10, or 2022-09-10/2022-09-12")
    read, start = claim.when, match["start"]
    return Fix(
        when=When(
            text=read.text if read else None,
            start=start,
            end=match["end"] or start,
            text_start=read.text_start if read else None,
            text_end=read.text_end if read else None,
        )
    )


def _read_figures(text: str, claim: Claim) -> Fix:
    made = [_read_figure(part.strip()) for part in text.split(";") if part.strip()]
    return Fix(figures=tuple(_beside(figure, made, claim) for figure in made))


def _read_figure(text: str) -> Figure:
    match = _FIGURE.fullmatch(text)
    if match is None:
        raise _unread("figures", text, "a number and a unit: “12 killed”, “at least 5-7 wounded”, “6,000 km2”")
    bound = _BOUNDS[match["bound"].casefold()] if match["bound"] else None
    unit = match["unit"].casefold()
    if unit not in UNITS and not unit.startswith("other:"):
        raise ConfigError(
            f"the unit of a figure is {unit!r}; expected one of {', '.join(UNITS)}, or other:{unit.replace(' ', '-')}"
        )
    to = match["to"]
    return Figure(
        text="", start=0, end=0, value=_number(match["value"]), value_to=_number(to) if to else None, unit=unit, of=match["of"],
        approx=bound == "", bound=bound or None,
    )  # fmt: skip


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _beside(figure: Figure, made: Iterable[Figure], claim: Claim) -> Figure:
    """Give a figure the words of the one that the program read in its stead: the one of the same value, or the only one of its unit."""
    same = [read for read in claim.figures if (read.value, read.unit) == (figure.value, figure.unit)]
    if not same and sum(each.unit == figure.unit for each in made) == 1:
        same = [read for read in claim.figures if read.unit == figure.unit]
    if len(same) == 1:
        return msgspec.structs.replace(figure, text=same[0].text, start=same[0].start, end=same[0].end)
    return msgspec.structs.replace(figure, start=claim.evidence_start, end=claim.evidence_start)


def _read_verification(text: str, _claim: Claim) -> Fix:
    match = _CHECKED.fullmatch(text)
    if match is None:
        raise _unread("verification", text, "a status and who: “confirmed by Harbour Press”")
    status = _one_of("verification", match["status"], get_args(Verification))
    return Fix(verification=msgspec.convert(status, type=Verification), verification_by=match["by"])


def _unread(slot: str, text: str, expected: str) -> ConfigError:
    return ConfigError(f"{slot} is {text!r}; expected {expected}")


_READERS: dict[str, Callable[[str, Claim], Fix]] = {
    "type": _read_type,
    "modality": _read_modality,
    "source": _read_source,
    "via": lambda text, _: Fix(via=text),
    "actor": lambda text, _: Fix(actor=text),
    "target": lambda text, _: Fix(target=text),
    "means": lambda text, _: Fix(means=text),
    "where": _read_where,
    "when": _read_when,
    "figures": _read_figures,
    "verification": _read_verification,
}
