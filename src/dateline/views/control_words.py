"""Words that decide what a claim says about who holds a place (lexicon `control-words`)."""

import re
from functools import cache

from dateline.ledger.sides import side_of
from dateline.lexicons import load

_NAME = r"((?:[A-Z][\w'’-]*|al-[A-Z]\w*)(?: [A-Z][\w'’-]*){0,2})"


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of an entry of the lexicon; `{side}` in it is a name in capitals, which `side_of` then has to know."""
    text: str = next(entry for entry in load("control-words") if entry["name"] == name)["pattern"]
    return re.compile(text.replace("{side}", _NAME), 0 if "{side}" in text else re.IGNORECASE)


def says(name: str, words: str) -> bool:
    """Tell whether `words` hold what the lexicon lists under `name`."""
    return pattern(name).search(words) is not None


def holder_in(words: str) -> str | None:
    """Return the side that the words name as holding ("under Polish control"), else null."""
    for match in pattern("held by").finditer(words):
        for words_of_side in match.groups():
            side = side_of(words_of_side)
            if side:
                return side
    return None


def taker_in(words: str) -> str | None:
    """Return the side that a place is said to have fallen to ("fell to the Finnish army"), else null."""
    match = pattern("fell to").search(words)
    return side_of(words[match.end() : match.end() + 60].split(",", maxsplit=1)[0]) if match else None
