"""The places that a toponym may mean, and what its own words say of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.gazetteer import LOOSE, PRIMARY, Entry, Gazetteer
from dateline.mentions.places.phrases import embassy_host, occupied_key
from dateline.mentions.places.words import (
    capitals,
    countries,
    peoples,
    site_words,
    types_after,
    types_before,
    types_before_of,
)
from dateline.records import Document, PlaceKind, Toponym

_MOST = 40
_WELL_KNOWN = 10.0
_RIVAL = 3.0
"""How well known another bearer of a state's name must be to count as a candidate."""


class Options(NamedTuple):
    """What a toponym may mean: the entries, the kind its type word asks for, and whether it names a site at that place."""

    entries: tuple[Entry, ...]
    kind: PlaceKind | None
    is_site: bool = False


def options(document: Document, toponym: Toponym, gazetteer: Gazetteer) -> Options:
    """Look the words up: as they stand, then without their type word; a state by its code, a people by its place."""
    rule, _, argument = toponym.rule.partition(":")
    if rule == "anaphor":
        return Options((), None)
    if rule == "side":
        return Options(gazetteer.entries(argument), None)
    if rule == "occupied":
        return Options(gazetteer.entries(occupied_key(toponym.text)), None)
    if rule == "embassy":
        return _embassy(toponym.text, gazetteer)
    return _nation(toponym.text, gazetteer) or _typed(toponym.text, gazetteer) or _named(document, toponym, gazetteer)


def _nation(text: str, gazetteer: Gazetteer) -> Options | None:
    """Return the state that the words name, before other places of the same name, or the home of a people."""
    code = countries().get(text)
    if text in peoples() and not code:
        people = peoples()[text]
        home = gazetteer.country(people.country) if people.country else None
        return Options((Entry(home, 0, _WELL_KNOWN),) if home else gazetteer.entries(people.place)[:3], None)
    state = gazetteer.country(code) if code else None
    if state is None:
        return None
    entries = gazetteer.entries(text)
    known = next((entry.importance for entry in entries if entry.place.id == state.id), _WELL_KNOWN)
    also = [entry for entry in entries if entry.place.id != state.id and entry.importance > _RIVAL]
    return Options((Entry(state, 0, known), *also), None)


def _typed(text: str, gazetteer: Gazetteer) -> Options | None:
    """Look up words that end in a type: "Kharkiv region", "Laurel County"."""
    head, _, last = text.rpartition(" ")
    kind = types_after().get(last.lower())
    if not head or kind is None:
        return None
    state = gazetteer.country(countries().get(head, ""))
    if state is not None:
        return Options((Entry(state, 0, _WELL_KNOWN),), None)
    whole = tuple(entry for entry in gazetteer.entries(text) if entry.rank == PRIMARY)
    entries = whole or _joined(gazetteer.entries(text), gazetteer.entries(head))
    wanted = {kind, "area", "district"} if kind == "region" else {kind}
    return Options(entries[:_MOST], kind if any(entry.place.kind in wanted for entry in entries) else None)


def _named(document: Document, toponym: Toponym, gazetteer: Gazetteer) -> Options:
    text = toponym.text
    entries = gazetteer.entries(text)
    kind = _kind_before(document, toponym)
    if any(entry.place.kind == "natural" for entry in entries):
        if kind is None and toponym.role == "place" and _has_article(document, toponym):
            kind = "natural"
        elif kind != "natural":  # "Dnipro" without its article is the city
            entries = tuple(entry for entry in entries if entry.rank != LOOSE or entry.place.kind != "natural")
    if any(entry.rank != LOOSE for entry in entries):
        return Options(entries[:_MOST], kind)
    if "+site" in toponym.rule or (not entries and site_words().search(text)):
        return _site(text, gazetteer)
    return Options(entries[:_MOST] or _trimmed(text, gazetteer), kind)


def shared_kinds(document: Document, toponyms: Sequence[Toponym]) -> dict[int, PlaceKind]:
    """Return the kinds that a plural type word at the end of a list gives to its members: "Kherson, Donetsk and Luhansk oblasts"."""
    kinds: dict[int, PlaceKind] = {}
    for index in range(len(toponyms) - 1, 0, -1):
        last = toponyms[index].text.rpartition(" ")[2].lower()
        kind = kinds.get(index) or (
            types_after().get(last) if last.endswith("s") and last[:-1] in types_after() else None
        )
        gap = document.text[toponyms[index - 1].end : toponyms[index].start]
        if kind and _LIST_GAP.fullmatch(gap):
            kinds[index - 1] = kind
    return kinds


_LIST_GAP = re.compile(r"\s*,\s*|\s*,?\s+(?:and|or)\s+(?:the\s+)?")


def _embassy(text: str, gazetteer: Gazetteer) -> Options:
    """Place an embassy in the town named after it, or in the capital of the state named after it."""
    host = embassy_host(text) or ""
    code = countries().get(host)
    towns = [name for name, state in capitals().items() if state == code] if code else [host]
    for town in towns:
        entries = tuple(
            entry
            for entry in gazetteer.entries(town)
            if entry.place.kind == "settlement" and code in {None, entry.place.country}
        )
        if entries:
            return Options(entries[:_MOST], "settlement", is_site=True)
    return Options((), None)


def _joined(one: tuple[Entry, ...], two: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Join two lists of entries, the better right of each place first."""
    best = {entry.place.id: entry for entry in (*one, *two)}
    for entry in (*two, *one):
        if entry.rank < best[entry.place.id].rank:
            best[entry.place.id] = entry
    return tuple(best.values())


def _kind_before(document: Document, toponym: Toponym) -> PlaceKind | None:
    """Return the kind that a word before the name asks for: "the town of X", "the village X"."""
    first = document.token_at(toponym.start)
    tokens = document.tokens
    if first > 1 and tokens[first - 1].lower == "of":
        return types_before_of().get(tokens[first - 2].lower)
    return types_before().get(tokens[first - 1].lower) if first > 0 else None


def _has_article(document: Document, toponym: Toponym) -> bool:
    first = document.token_at(toponym.start)
    return first > 0 and document.tokens[first - 1].lower == "the"


def _site(text: str, gazetteer: Gazetteer) -> Options:
    """Find the longest beginning of a site's name that is a place."""
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        entries = gazetteer.entries(" ".join(words[:count]))
        if entries and any(entry.rank != LOOSE for entry in entries):
            return Options(entries[:_MOST], "settlement", is_site=True)
    return Options((), None)


def _trimmed(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Try the words without a direction or article before them ("Greater Leeds", "downtown Oslo")."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        del words[0]
        if entries := gazetteer.entries(" ".join(words)):
            return entries
    return ()


_LEADING = frozenset(
    [
        "the",
        "greater",
        "downtown",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "north",
        "south",
        "east",
        "west",
        "upper",
        "lower",
        "old",
        "inner",
        "rural",
        "mainland",
        "metro",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    ]
)
