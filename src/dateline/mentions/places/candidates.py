"""The places that a toponym may mean, and what its own words say of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.gazetteer import LOOSE, Entry, Gazetteer
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


class Options(NamedTuple):
    """What a toponym may mean: the entries, the kind its type word asks for, and whether it names a site at that place."""

    entries: tuple[Entry, ...]
    kind: PlaceKind | None
    is_site: bool = False


def options(document: Document, toponym: Toponym, gazetteer: Gazetteer) -> Options:
    """Look the words up: as they stand, then without their type word; a state by its code, a people by its place."""
    text = toponym.text
    if toponym.rule.startswith("anaphor:"):
        return Options((), None)
    if toponym.rule.startswith("side:"):
        return Options(gazetteer.entries(toponym.rule.removeprefix("side:")), None)
    if toponym.rule == "occupied":
        return Options(gazetteer.entries(occupied_key(text)), None)
    if toponym.rule == "embassy":
        return _embassy(text, gazetteer)
    code = countries().get(text)
    if text in peoples() and not code:
        people = peoples()[text]
        return (
            _state(gazetteer, people.country) if people.country else Options(gazetteer.entries(people.place)[:3], None)
        )
    if code and (state := gazetteer.country(code)):
        also = tuple(entry for entry in gazetteer.entries(text) if entry.place.id != state.id and entry.importance > 5)
        return Options((Entry(state, 0, 10.0), *also), None)
    kind = _kind_before(document, toponym)
    head, _, last = text.rpartition(" ")
    if head and last.lower() in types_after():
        after = types_after()[last.lower()]
        whole = gazetteer.entries(text)
        bare = countries().get(head)
        if bare and (state := gazetteer.country(bare)):
            return Options((Entry(state, 0, 10.0),), None)
        entries = _joined(whole, gazetteer.entries(head))
        fits = any(
            entry.place.kind == after or (after == "region" and entry.place.kind in {"area", "district"})
            for entry in entries
        )
        return Options(entries[:_MOST], after if fits else None)
    entries = gazetteer.entries(text)
    if entries and not all(entry.rank == LOOSE for entry in entries):
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
    """An embassy stands in the town named after it, or in the capital of the state named after it."""
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


def _state(gazetteer: Gazetteer, code: str) -> Options:
    state = gazetteer.country(code)
    return Options((Entry(state, 0, 10.0),) if state else (), None)


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
    {
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
    }
)
