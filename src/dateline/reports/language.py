"""Tell whether a text is English: small words are counted, no model is asked."""

import re
import unicodedata
from collections import Counter
from functools import cache

from dateline.lexicons import load

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_OTHER_SCRIPT_SHARE = 0.4
_ENGLISH_SHARE = 0.06
_ENOUGH_WORDS = 60


@cache
def _owner() -> dict[str, str]:
    """Return the language of each small word; a word that two languages share tells nothing and is left out."""
    owners: dict[str, set[str]] = {}
    for entry in load("languages"):
        for word in entry.get("words", ()):
            owners.setdefault(word, set()).add(entry["name"])
    return {word: next(iter(names)) for word, names in owners.items() if len(names) == 1}


def other_language(text: str) -> str | None:
    """Return the name of the language that `text` is written in, or null when it may well be English.

    A text too short to tell is taken for English.

    >>> other_language("Die Armee hat das Dorf verlassen und sich nach Westen begeben.")
    'German'
    """
    sample = text[:_SAMPLE]
    script = _other_script(sample)
    if script:
        return script
    words = [word.casefold() for word in _WORD.findall(sample)]
    owner = _owner()
    counts = Counter(owner[word] for word in words if word in owner)
    english = counts.pop("English", 0)
    if counts:
        name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= 3 and count > english:
            return name
    if len(words) >= _ENOUGH_WORDS and english / len(words) < _ENGLISH_SHARE:
        return "a language other than English"
    return None


def _other_script(sample: str) -> str | None:
    letters = [letter for letter in sample if letter.isalpha()]
    foreign = [letter for letter in letters if ord(letter) > 0x24F and not 0x1E00 <= ord(letter) <= 0x1EFF]
    if not letters or len(foreign) / len(letters) < _OTHER_SCRIPT_SHARE:
        return None
    lowered = Counter(letter.lower() for letter in foreign)
    votes = {
        entry["name"]: sum(lowered[letter] for letter in entry["letters"])
        for entry in load("languages")
        if "letters" in entry
    }
    name = max(sorted(votes), key=lambda each: votes[each])
    if votes[name]:
        return str(name)
    script = Counter(unicodedata.name(letter, "an unknown script").split()[0].capitalize() for letter in foreign)
    return f"a language in {max(sorted(script), key=lambda each: script[each])} script"
