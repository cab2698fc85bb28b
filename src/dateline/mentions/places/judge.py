"""Decide which matches and names of the parser are toponyms."""

from typing import NamedTuple

from dateline.gazetteer import LOOSE, Entry, Gazetteer
from dateline.mentions.places.scan import Match, is_capital
from dateline.mentions.places.words import countries, peoples, types_after, types_before, types_before_of
from dateline.records import Document, Name, Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "into", "outside", "around", "across", "through", "toward", "towards", "inside", "within", "throughout", "over", "between", "against", "surrounding"}
)  # fmt: skip
_KNOWN_ALONE, _KNOWN_IN_NAME, _KNOWN_AFTER_PREPOSITION = 5.6, 4.9, 2.6
"""How well known (importance, 0 to 10) a name must be to count without the parser's word: alone, inside another name, after a preposition."""


class Found(NamedTuple):
    """A toponym's tokens, `first` to `last` (excluded), and the rule that found it."""

    first: int
    last: int
    rule: str


def judge(document: Document, match: Match, gazetteer: Gazetteer) -> Found | None:
    """Return the toponym in `match`, or null when the words hardly mean a place here."""
    tokens = document.tokens
    if not match.entries or match.text in peoples():
        return _judge_people(document, match)
    if match.text in countries():
        return Found(match.first, match.last, "country")
    name = _name_of(document, match)
    known = max((entry.importance for entry in match.entries if entry.rank != LOOSE), default=0.0)
    if all(entry.rank == LOOSE for entry in match.entries):
        return Found(match.first, match.last, "abbreviation") if _follows_comma(tokens, match.first) else None
    if name is None:
        return _judge_unnamed(document, match, known, gazetteer)
    covers = match.first <= name.first and match.last >= name.last
    if name.label in PLACE_LABELS:
        return _judge_place_name(document, match, name, covers=covers)
    if name.label == "PERSON":
        return _judge_person(document, match, known, gazetteer, covers=covers)
    if name.label in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"}:
        return Found(match.first, match.last, "known") if known >= _KNOWN_ALONE else None
    if known >= (_KNOWN_ALONE if covers else _KNOWN_IN_NAME) or (
        covers and _is_placed(document, match, known, gazetteer)
    ):
        return Found(match.first, match.last, "named" if covers else "in-name")
    return None


def _name_of(document: Document, match: Match) -> Name | None:
    for index in range(match.first, match.last):
        number = document.tokens[index].entity
        if number >= 0:
            return document.names[number]
    return None


def _judge_people(document: Document, match: Match) -> Found | None:
    return Found(match.first, match.last, "people")


def _judge_unnamed(document: Document, match: Match, known: float, gazetteer: Gazetteer) -> Found | None:
    token = document.tokens[match.first]
    if (
        token.pos != "PROPN"
        and match.last - match.first == 1
        and not (token.pos in {"NOUN", "ADJ"} and token.i != document.sentences[token.sentence].first)
    ):
        return None
    if known >= _KNOWN_ALONE or _is_placed(document, match, known, gazetteer):
        return Found(match.first, match.last, "known" if known >= _KNOWN_ALONE else "placed")
    return None


def _judge_place_name(document: Document, match: Match, name: Name, *, covers: bool) -> Found | None:
    """A name of the parser that is longer than the match stays whole, unless only a type, direction or article is left over."""
    if covers:
        return Found(match.first, match.last, "name")
    tokens = document.tokens
    rest = [tokens[index] for index in range(name.first, name.last) if not match.first <= index < match.last]
    loose = all(
        not is_capital(token)
        or token.lower in types_after()
        or token.lower in types_before()
        or token.lower in _SIDE_WORDS
        for token in rest
    )
    if (
        loose
        or name.label == "FAC"
        or "," in {token.text for token in rest}
        or "and" in {token.lower for token in rest}
    ):
        return Found(match.first, match.last, "name")
    return None


_SIDE_WORDS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern", "north", "south", "east", "west", "downtown", "city", "greater", "upper", "lower", "mainland", "rural", "'s", "’s"}
)  # fmt: skip


def _judge_person(
    document: Document, match: Match, known: float, gazetteer: Gazetteer, *, covers: bool
) -> Found | None:
    if covers and _is_placed(document, match, known, gazetteer):
        return Found(match.first, match.last, "placed")
    return None


def _is_placed(document: Document, match: Match, known: float, gazetteer: Gazetteer) -> bool:
    """Tell whether the words around put the name on the map: "in X", "X, Oregon", "X region", "the town of X"."""
    tokens = document.tokens
    after = tokens[match.last] if match.last < len(tokens) else None
    before = tokens[match.first - 1] if match.first else None
    if before is not None and before.lower == "the":
        before = tokens[match.first - 2] if match.first > 1 else None
    if after is not None and after.lower in types_after() and after.text != "State":
        return True
    if before is None:
        return False
    if before.lower in types_before() or (
        before.lower == "of" and match.first > 1 and tokens[match.first - 2].lower in types_before_of()
    ):
        return True
    if before.lower in _LOCATIVE and known >= _KNOWN_AFTER_PREPOSITION and not _goes_on(tokens, match.last):
        return True
    return _has_container(document, match, gazetteer)


def _goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether another name word follows: "in Jackson Pollock's studio" is no town."""
    return last < len(tokens) and is_capital(tokens[last]) and tokens[last].pos == "PROPN"


def _has_container(document: Document, match: Match, gazetteer: Gazetteer) -> bool:
    """Tell whether ", Oregon" or ", Ukraine" follows."""
    tokens = document.tokens
    if match.last + 1 >= len(tokens) or tokens[match.last].text != ",":
        return False
    word = tokens[match.last + 1].text
    if not word[0].isupper():
        return False
    larger: tuple[Entry, ...] = gazetteer.entries(word)
    return any(
        entry.place.kind in {"region", "country"} and (entry.importance >= 5.5 or entry.rank == LOOSE)
        for entry in larger[:4]
    )


def _follows_comma(tokens: tuple[Token, ...], first: int) -> bool:
    return first > 1 and tokens[first - 1].text in {",", "(", "in"} and is_capital(tokens[first - 2])
