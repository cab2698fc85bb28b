"""The word lists that finding and resolving places share, read once."""

import re
from functools import cache
from typing import NamedTuple

from dateline.lexicons import load
from dateline.records import PlaceKind


class People(NamedTuple):
    """An adjective or noun for people: the place they come from, and whether it is a noun."""

    place: str
    country: str | None
    is_noun: bool


@cache
def countries() -> dict[str, str]:
    """Return ISO codes by every name of a state, as written ("US", "the Netherlands" without its article)."""
    return {
        name: state["code"]
        for entry in load("countries")
        for state in entry["states"]
        for name in (state["name"], *state.get("aliases", ()))
    }


@cache
def seats() -> dict[str, str]:
    """Return ISO codes by the towns and buildings that stand for a government ("Moscow", "Kremlin")."""
    return {
        name: state["code"]
        for entry in load("countries")
        for state in entry["states"]
        for name in (*state.get("capitals", ()), *state.get("seats", ()))
    }


@cache
def capitals() -> dict[str, str]:
    """Return ISO codes by the names of capitals."""
    return {
        name: state["code"]
        for entry in load("countries")
        for state in entry["states"]
        for name in state.get("capitals", ())
    }


@cache
def peoples() -> dict[str, People]:
    """Return what adjectives and nouns for people stand for ("Finnish", "Texans")."""
    found: dict[str, People] = {}
    for entry in load("place-peoples"):
        for place, words in entry["peoples"].items():
            for word in words:
                found[word] = People(place, None, word.endswith("s") and not word.endswith("ss"))
    for entry in load("countries"):
        for state in entry["states"]:
            named = {state["name"], *state.get("aliases", ())}
            for word in state.get("people", ()):
                if word not in named:
                    found[word] = People(state["name"], state["code"], is_noun=True)
            for word in state.get("adjectives", ()):
                if word not in named:
                    found[word] = People(state["name"], state["code"], is_noun=False)
    return found


@cache
def types_after() -> dict[str, PlaceKind]:
    """Return kinds of place by the word that follows a name ("region", "County" in lower case)."""
    return {word: entry["kind"] for entry in load("place-types") for word in entry.get("after", ())}


@cache
def types_before() -> dict[str, PlaceKind]:
    """Return kinds of place by the word that stands before a name ("village", "Lake")."""
    return {word: entry["kind"] for entry in load("place-types") for word in entry.get("before", ())}


@cache
def types_before_of() -> dict[str, PlaceKind]:
    """Return kinds of place by the word before "of" and a name ("city", "province")."""
    return {word: entry["kind"] for entry in load("place-types") for word in entry.get("before_of", ())}


@cache
def site_words() -> re.Pattern[str]:
    """Return the pattern of a site noun ("international airport", "dam")."""
    words = sorted((word for entry in load("place-types") for word in entry.get("site", ())), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")s?\b", re.IGNORECASE)


@cache
def not_places() -> frozenset[str]:
    """Return words that are names of places somewhere but hardly ever mean them."""
    return frozenset(word for entry in load("not-places") for word in entry.get("words", ()))


@cache
def carriers() -> frozenset[str]:
    """Return nouns that stand right before a name which is then no place ("the cruiser X")."""
    return frozenset(word for entry in load("not-places") for word in entry.get("carriers", ()))


@cache
def given_names() -> frozenset[str]:
    """Return the given names of persons; before another name word they are no places ("Florence Nightingale")."""
    return frozenset(word for entry in load("given-names") for word in entry.get("words", "").split())


class Cues(NamedTuple):
    """Words before a name that make it a place, verbs whose passive subject is one, words that end the name of a street, verbs beside a government, relations."""

    prepositions: frozenset[str]
    verbs: frozenset[str]
    taken: frozenset[str]
    of: frozenset[str]
    on: frozenset[str]
    streets: frozenset[str]
    undergoes: frozenset[str]
    addresses: frozenset[str]
    relations: frozenset[str]
    passed: frozenset[str]
    parts: frozenset[str]


@cache
def cues() -> Cues:
    """Return the cue words around places."""
    return Cues(
        *(frozenset(word for entry in load("place-cues") for word in entry.get(field, ())) for field in Cues._fields)
    )


SIDES = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
"""Directions and their bearings in degrees."""
