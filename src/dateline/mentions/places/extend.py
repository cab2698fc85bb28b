"""Give a toponym the words that belong to it: a type, a site, a side, the rest of an abbreviation."""

import re

from dateline.gazetteer import Gazetteer
from dateline.mentions.places.judge import Found
from dateline.mentions.places.sites import grow_site
from dateline.mentions.places.words import types_after
from dateline.records import Document

_SIDE = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central"
_SIDES_BEFORE = re.compile(rf"\b((?:(?:{_SIDE})\s+and\s+)?(?:{_SIDE}))\s+$", re.IGNORECASE)
_CAPITAL_TYPES = frozenset(
    {
        "County",
        "Province",
        "Oblast",
        "Oblasts",
        "Region",
        "District",
        "Governorate",
        "Raion",
        "Prefecture",
        "Krai",
        "Township",
        "Parish",
        "River",
        "Island",
        "Islands",
        "Peninsula",
        "Strait",
        "Sea",
        "Valley",
        "Mountains",
        "Provinces",
        "Regions",
    }
)
_NAMES = frozenset({"in-name", "people"})


def extend(document: Document, hit: Found, gazetteer: Gazetteer) -> Found:
    """Return the toponym with what belongs to it; the rule's name says what was added."""
    if hit.rule in {"people", "unknown", "street"}:
        return hit
    if hit.rule == "abbreviation":
        return _with_stop(document, hit)
    if hit.rule == "country":
        return _with_side(document, hit, gazetteer)
    if site := grow_site(document, hit):
        return site
    return _with_type(document, hit)


def _with_stop(document: Document, hit: Found) -> Found:
    """Take in the full stop that the tokens split off: "W.Va.", "Calif."."""
    tokens = document.tokens
    last = tokens[hit.last - 1]
    follows = hit.last < len(tokens) and tokens[hit.last].text == "." and tokens[hit.last].start == last.end
    return (
        Found(hit.first, hit.last + 1, hit.rule)
        if follows and not last.text.endswith(".") and not last.text.isupper()
        else hit
    )


def _with_side(document: Document, hit: Found, gazetteer: Gazetteer) -> Found:
    """Take in the side of a country that the gazetteer knows: "northeastern Finland", "southern and eastern Chad"."""
    tokens, text = document.tokens, document.text
    first = tokens[hit.first]
    sentence = document.sentences[first.sentence]
    match = _SIDES_BEFORE.search(text, max(sentence.start, first.start - 40), first.start)
    if not match:
        return hit
    words = f"{match[1]} {text[first.start : tokens[hit.last - 1].end]}"
    if not gazetteer.knows(words):
        return hit
    return Found(document.token_at(match.start(1)), hit.last, "country+side")


def _with_type(document: Document, hit: Found) -> Found:
    """Take in the type word that follows: "Kharkiv region", "Diyala Province"."""
    tokens = document.tokens
    if hit.last >= len(tokens) or tokens[hit.last].sentence != tokens[hit.first].sentence:
        return hit
    after = tokens[hit.last]
    is_type = after.lower in types_after() if not after.text[0].isupper() else after.text in _CAPITAL_TYPES
    if not is_type or (hit.rule == "in-name" and after.text[0].isupper()):
        return hit
    return Found(hit.first, hit.last + 1, f"{hit.rule}+type")
