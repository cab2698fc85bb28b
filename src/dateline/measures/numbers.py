"""Numbers as English writes them: digits, words, fractions, and vague counts as ranges."""

import re
from functools import cache

from dateline.records import Record

_ONES = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
    )
}
_TENS = {
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
}
_MAGNITUDES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "m": 1e6, "b": 1e9}
_PARTS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
}  # fmt: skip
# Vague counts, as the ledger's guidelines fix them: the least and the most that the word is taken to mean.
_VAGUE = {"tens": (20.0, 90.0), "dozens": (24.0, 96.0), "scores": (40.0, 100.0), "hundreds": (200.0, 900.0)}
_VAGUE |= {f"{word}s": (2 * size, 9 * size) for word, size in _MAGNITUDES.items()}
_SOME = {"several": (3.0, 9.0), "few": (2.0, 5.0), "couple": (2.0, 2.0)}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d])|\d+)(?:\.\d+)?|\.\d+"
_SIZE = "hundred|dozen|" + "|".join(_MAGNITUDES)
_WORD = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_GAP = r"(?:\s+|-)"
_PLAIN = rf"(?:{_WORD}|{_SIZE})"
_HALF = rf"(?:{_GAP}and{_GAP}a{_GAP}half)"
_COUNT = (
    rf"(?:(?:{_WORD})(?:{_GAP}(?:{_PLAIN})|(?<=hundred)\s+and\s+(?:{_WORD})|(?<=thousand)\s+and\s+(?:{_WORD}))*{_HALF}?(?:{_GAP}(?:{_SIZE}))*"
    rf"|(?:half\s+)?an?\s+(?:{_SIZE})(?:{_GAP}(?:{_PLAIN})|\s+and\s+a\s+half)*|half[\s-]dozen|(?:a|one|three)\s+quarters?\s+of\s+an?\s+(?:{_SIZE}))"
)
_SOMETHING = rf"(?:(?:several|(?:a\s+|(?<=last )|(?<=past )|(?<=next )|(?<=first ))few|(?:a\s+)?couple(?:\s+of)?)(?:\s+(?:{_SIZE})){{0,2}})"
_MANY = rf"(?:(?:{'|'.join(_VAGUE)})(?:\s+(?:of|and)\s+(?:{'|'.join(_VAGUE)}))*)(?<!\bscores)(?<!\btens)|(?:scores|tens)(?=\s+of\b)"
_PART = "|".join(part for part in _PARTS if part not in {"half", "halve"})
_TOP = r"(?:one|two|three|four|five|seven|nine)"
_HALF_OF = rf"half(?=\s+(?:of|the|its|their|his|her|that)\b)|half\s+an?(?=\s+[a-z])(?!\s+(?:{_SIZE}))"
# "a third of the town", "two-thirds", but neither "a third exchange" nor "a quarter of a million".
_FRACTION = rf"(?:(?:(?:an?|{_TOP}){_GAP}(?:{_PART})s?(?=\s+of\b)|{_TOP}-(?:{_PART})s?|(?!one){_TOP}\s+(?:{_PART})s)(?!\s+of\s+an?\s+(?:{_SIZE}))|{_HALF_OF})"
_FIGURES = rf"(?:{DIGITS})(?:{_GAP}(?:{_SIZE})(?![a-z-]*[a-z]))*"
_ORDINAL = rf"(?:(?:{'|'.join(_ORDINALS)})|\d+(?:st|nd|rd|th))"


class Number(Record, frozen=True, kw_only=True):
    """A number: `low`, and `high` where the words give a range. `vague` for "dozens" and the like."""

    low: float
    high: float | None = None
    vague: bool = False


@cache
def number_pattern() -> re.Pattern[str]:
    """Return the pattern that finds numbers; its groups name the kind: `fraction`, `many`, `some`, `count`, `ordinal`, `figures`."""
    words = rf"(?P<fraction>{_FRACTION})|(?P<many>{_MANY})|(?P<some>{_SOMETHING})|(?P<ordinal>{_ORDINAL})|(?P<count>{_COUNT})"
    return re.compile(
        rf"(?:(?<![\w.])(?:{words})(?![\w])|(?:(?<![\w.])|(?<=\bRM)|(?<=\bPS)|(?<=\bRs)|(?<=\$US)|(?<=\b[A-Z]{{3}}))(?P<figures>{_FIGURES}))",
        re.IGNORECASE,
    )


def parse_number(words: str) -> Number | None:
    """Return the number that `words` state ("6,000", "three and a half million", "dozens"), or null when they state none."""
    text = " ".join(words.lower().replace("-", " ").split())
    match = re.fullmatch(rf"({DIGITS})\s*({'|'.join([*_MAGNITUDES, *_SHORT, 'hundred', 'dozen'])})?", text)
    if match:
        return Number(low=_digits(match[1]) * _size(match[2] or ""))
    for parse in (_parse_vague, _parse_fraction, _parse_count):
        number = parse(text)
        if number is not None:
            return number
    return None


def parse_ordinal(word: str) -> int | None:
    """Return the rank that `word` states ("sixth", "22nd"), or null."""
    text = word.lower()
    if text in _ORDINALS:
        return _ORDINALS[text]
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text)
    return int(match[1]) if match else None


def _digits(text: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def _size(word: str) -> float:
    return {"": 1.0, "hundred": 100.0, "dozen": 12.0}.get(word) or _MAGNITUDES.get(word) or _SHORT[word]


def _parse_vague(text: str) -> Number | None:
    words = [word for word in text.split() if word not in {"a", "of", "and"}]
    if not words:
        return None
    head = words[0]
    if head in _SOME:
        low, high = _SOME[head]
        for word in words[1:]:
            if word not in {"hundred", "dozen", *_MAGNITUDES}:
                return None
            low, high = low * _size(word), high * _size(word)
        return Number(low=low, high=high if high > low else None, vague=True)
    if head in _VAGUE:
        low, high = _VAGUE[head]
        for word in words[1:]:
            if word not in _VAGUE:
                return None
            size = _size(word.removesuffix("s"))
            low, high = low * size, high * size
        return Number(low=low, high=high, vague=True)
    return None


def _parse_fraction(text: str) -> Number | None:
    part_of = re.fullmatch(rf"(.+) of an? ({_SIZE})", text)
    if part_of:
        share = _parse_fraction(part_of[1])
        return Number(low=share.low * _size(part_of[2])) if share else None
    words = ["half"] if text in {"half a", "half an"} else text.split()
    part = words[-1] if words else ""
    base = part if part in _PARTS else part.removesuffix("s")
    if base not in _PARTS:
        return None
    if len(words) == 1:
        return Number(low=0.5) if base == "half" else None
    above = 1.0 if words[0] in {"a", "an"} else _ONES.get(words[0])
    return Number(low=above / _PARTS[base]) if above is not None and len(words) == 2 else None


def _parse_count(text: str) -> Number | None:
    """Add up number words: smaller ones add, magnitudes multiply what stands before them."""
    words = text.split()
    share = 0.5 if words[:1] == ["half"] else 1.0
    total, current = 0.0, None
    for word in words[1:] if share == 0.5 else words:
        if word in _MAGNITUDES:
            total, current = total + (current or 1.0) * _MAGNITUDES[word], None
            continue
        if word in {"a", "an", "and"}:
            continue
        if word == "half" and current is None:
            total += _largest(total) / 2  # "a million and a half"
            continue
        current = _add_word(word, current)
        if current is None:
            return None
    return Number(low=(total + (current or 0.0)) * share) if current is not None or total else None


def _add_word(word: str, current: float | None) -> float | None:
    """Return the number that `word` makes of `current`; null when it is no number word."""
    if word in _ONES or word in _TENS:
        return (current or 0.0) + _ONES.get(word, _TENS.get(word, 0.0))
    if word == "half":
        return (current or 0.0) + 0.5
    if word in {"hundred", "dozen"}:
        return (current or 1.0) * _size(word)
    return _digits(word) if current is None and re.fullmatch(DIGITS, word) else None


def _largest(total: float) -> float:
    return max((size for size in _MAGNITUDES.values() if size <= total), default=1.0)
