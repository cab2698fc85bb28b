"""The look-up key of a place name: what is left when spelling habits are taken away."""

import re
import unicodedata

_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ħ": "h", "þ": "th", "ŋ": "n",
    "'": None, "’": None, "‘": None, "ʼ": None, "ʹ": None, "ʻ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "ʺ": None, ".": None,
})  # fmt: skip
_BREAKS = re.compile(r"[\W_]+")
_OPENINGS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def name_key(name: str) -> str:
    """Return the key under which the gazetteer files `name`; it may be empty.

    Case, accents, apostrophes, full stops and hyphens do not count, nor does a leading "the"; "Saint" and "St." are one.

    >>> name_key("St. John's"), name_key("the Côte d’Ivoire"), name_key("Mar’inka")
    ('st johns', 'cote divoire', 'marinka')
    """
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    words = _BREAKS.sub(" ", plain.translate(_LETTERS)).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join([_OPENINGS.get(word, word) for word in words]) if words else ""
