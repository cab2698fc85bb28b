"""Decide which matches and names of the parser are toponyms."""

from typing import NamedTuple

from dateline.gazetteer import LOOSE, Gazetteer
from dateline.mentions.places.scan import Match, is_capital
from dateline.mentions.places.surroundings import goes_on, is_dateline, is_placed, street_end
from dateline.mentions.places.words import (
    carriers,
    countries,
    given_names,
    peoples,
    types_after,
    types_before,
)
from dateline.records import Document, Name

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KNOWN_ALONE, _KNOWN_IN_NAME, _KNOWN_AT_ALL = 5.6, 4.9, 1.0
"""How well known (importance, 0 to 10) a name must be to count without the parser's word: alone, inside another name, or at all by its own name where the
parser takes it for a body or person."""
_SIDE_WORDS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "downtown", "city", "greater", "upper", "lower", "mainland", "rural", "'s", "’s"}
)  # fmt: skip


class Found(NamedTuple):
    """A toponym's tokens, `first` to `last` (excluded), and the rule that found it."""

    first: int
    last: int
    rule: str


def judge(document: Document, match: Match, gazetteer: Gazetteer) -> Found | None:
    """Return the toponym in `match`, or null when the words alone do not settle that they mean a place here."""
    rule = _rule(document, match, gazetteer)
    return Found(match.first, match.last, rule) if rule else None


def _rule(document: Document, match: Match, gazetteer: Gazetteer) -> str | None:
    name = name_of(document, match)
    if names_other_thing(document, match):
        return None
    if match.text in countries() and not street_end(document, match):
        return "country"
    if match.text in peoples():
        return "people"
    if street_end(document, match) or (match.text in given_names() and goes_on(document.tokens, match.last)):
        return None
    if all(entry.rank == LOOSE for entry in match.entries) and not _is_typed(match.text):
        is_place = name is not None and name.label == "GPE" and name.first == match.first
        listed = _follows_comma(document, match.first) and not goes_on(document.tokens, match.last)
        return "abbreviation" if is_place or listed else None
    return _rule_by_form(document, match) or _rule_by_name(document, match, name, gazetteer)


def names_other_thing(document: Document, match: Match) -> bool:
    """Tell a ship or outlet that bears the name of a place: "the cruiser X"."""
    tokens = document.tokens
    before = tokens[match.first - 1] if match.first else None
    return before is not None and before.lower in carriers() and before.sentence == tokens[match.first].sentence


def _rule_by_form(document: Document, match: Match) -> str | None:
    """Return the rule of names that need no words around them."""
    if match.text.endswith("County") and any(entry.place.kind == "district" for entry in match.entries):
        return "county"
    if _is_typed(match.text) and any(entry.place.kind == "region" for entry in match.entries):
        return "typed"
    if is_dateline(document, match):
        return "dateline"
    return "known" if (" " in match.text or match.text.isupper()) and _is_territory(match) else None


def _rule_by_name(document: Document, match: Match, name: Name | None, gazetteer: Gazetteer) -> str | None:
    """Return the rule that the parser's opinion of the words allows: `name` is what it took them for."""
    placed = is_placed(document, match, gazetteer)
    known = match.known_by_name
    rule = None
    if name is None:
        if is_acronym(match.text) and len(match.text) > 3:
            return None
        if document.tokens[match.first].pos == "PROPN" or match.last - match.first > 1:
            rule = "placed" if placed else "known" if known >= _KNOWN_ALONE else None
        return rule
    covers = match.first <= name.first and match.last >= name.last
    if name.label not in PLACE_LABELS and (
        is_acronym(match.text) or known < _KNOWN_AT_ALL < _KNOWN_ALONE > match.known
    ):
        return None
    if name.label in PLACE_LABELS:
        rule = "name" if covers or _is_rest_loose(document, match, name) else None
    elif name.label == "PERSON":
        rule = "placed" if covers and placed and not _is_surname(document, match) else None
    elif covers:
        named = known >= _KNOWN_ALONE and name.label in {"ORG", "NORP"}
        rule = "placed" if placed else "named" if named else None
    elif known >= _KNOWN_IN_NAME:
        heads = match.first == name.first or document.tokens[match.first - 1].lower in {"the", "of", "in"}
        rule = "in-name" if heads else None
    return rule


def is_acronym(text: str) -> bool:
    """Tell a short word in capitals ("SWIFT"), which is seldom a town."""
    return text.isupper() and len(text) <= 5


def _is_typed(text: str) -> bool:
    """Tell whether a name of several words ends in the type of a division: "Diyala Province"."""
    head, _, last = text.rpartition(" ")
    return bool(head) and types_after().get(last.lower()) == "region"


def _is_territory(match: Match) -> bool:
    """Tell whether it is the full name of a sea, region or site of the own table."""
    return any(
        entry.place.source == "dateline" and entry.rank == 0 and entry.importance >= _KNOWN_ALONE
        for entry in match.entries
    )


def name_of(document: Document, match: Match) -> Name | None:
    """Return the parser's name that the match touches, or null."""
    for index in range(match.first, match.last):
        number = document.tokens[index].entity
        if number >= 0:
            return document.names[number]
    return None


def _is_rest_loose(document: Document, match: Match, name: Name) -> bool:
    """Tell whether a parser's place name that is longer than the match adds only types, directions, articles or a list to it."""
    tokens = document.tokens
    rest = [tokens[index] for index in range(name.first, name.last) if not match.first <= index < match.last]
    if all(
        not is_capital(token)
        or token.lower in types_after()
        or token.lower in types_before()
        or token.lower in _SIDE_WORDS
        for token in rest
    ):
        return True
    return name.label == "FAC" or any(token.lower in {",", "and", "/", "-", "–"} for token in rest)


def _is_surname(document: Document, match: Match) -> bool:
    """Tell whether a longer name of a person in the report ends with these words, or a possessive follows."""
    tokens = document.tokens
    if match.last < len(tokens) and tokens[match.last].lower in {"'s", "’s"}:
        return True
    return match.text in surnames(document)


def surnames(document: Document) -> frozenset[str]:
    """Return the last words of the names of persons that have more than one word."""
    return frozenset(
        document.tokens[name.last - 1].text
        for name in document.names
        if name.label == "PERSON" and name.last - name.first > 1
    )


def _follows_comma(document: Document, first: int) -> bool:
    tokens = document.tokens
    if first < 2:
        return False
    before = tokens[first - 1].text
    return (before in {",", "("} and is_capital(tokens[first - 2])) or (
        before == "-" and tokens[first - 2].text in {"D", "R"}
    )
