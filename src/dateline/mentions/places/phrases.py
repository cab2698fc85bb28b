"""Places that are written as a phrase around names: borders, occupied parts of a state, embassies."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.mentions.places.judge import Found
from dateline.mentions.places.words import countries, peoples
from dateline.records import Document

_HELD = r"(?:recently |newly |temporarily |illegally |Russian-|Russia-|Armenian-)?(?:occupied|annexed)"
_AREAS = r"(?:territory|territories|areas|regions|parts)"


def find_phrases(document: Document, gazetteer: Gazetteer) -> Iterator[Found]:
    """Yield borders ("the Chad–Sudan border"), occupied parts ("occupied territories of X") and embassies ("the Y embassy in X")."""
    for match in _candidates(document):
        if match["key"] or match["pair"]:
            known = gazetteer.knows(match[0])
            rule = "border"
        elif match["held"] or match["people"] or match["plain"]:
            known, rule = gazetteer.knows(_occupied(match)), "occupied"
        else:
            known, rule = True, "embassy"
        if known:
            first = document.token_at(match.start())
            last = document.token_at(match.end() - 1) + 1
            if 0 <= first < last and document.tokens[first].start == match.start():
                yield Found(first, last, rule)


def _candidates(document: Document) -> Iterator[re.Match[str]]:
    """Search only the sentences that hold one of the trigger words: the pattern lists all states and is slow."""
    seen: set[int] = set()
    for trigger in _TRIGGER.finditer(document.text):
        sentence = document.sentence_at(trigger.start())
        if sentence is not None and sentence.index not in seen:
            seen.add(sentence.index)
            yield from _pattern().finditer(document.text, sentence.start, sentence.end)


def occupied_key(text: str) -> str:
    """Return the gazetteer's name for an occupied part as written in `text`; the text itself when it is none."""
    match = _pattern().fullmatch(text)
    return _occupied(match) if match and (match["held"] or match["people"] or match["plain"]) else text


def embassy_host(text: str) -> str | None:
    """Return the place in which an embassy as written in `text` stands."""
    match = _pattern().fullmatch(text)
    return match["host"] if match else None


def _occupied(match: re.Match[str]) -> str:
    if match["people"]:
        return f"occupied territories of {peoples()[match['people']].place}"
    return f"occupied territories of {match['held'] or match['plain']}"


_TRIGGER = re.compile("border|occupied|annexed|mbassy in|onsulate in")


@cache
def _pattern() -> re.Pattern[str]:
    states = "|".join(sorted(map(re.escape, countries()), key=len, reverse=True))
    nations = "|".join(
        sorted((re.escape(word) for word, people in peoples().items() if not people.is_noun), key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<key>\b(?:{states})\s?[–\-/]\s?(?:{states})\s+border\b)"
        rf"|(?P<pair>\bborder between (?:{states}) and (?:{states})\b)"
        rf"|\b{_HELD} {_AREAS} of (?P<held>{states})\b"
        rf"|\b{_HELD} (?P<people>{nations}) {_AREAS}\b"
        rf"|\b{_HELD} (?P<plain>{states})\b"
        rf"|\b(?:[A-Z][\w.]+ ){{0,4}}(?:Embassy|embassy|Consulate|consulate) in (?:the )?(?P<host>[A-Z]\w+(?: [A-Z]\w+)?)\b"
    )
