"""Units of measure and money beside a number."""

import re
from functools import cache

from dateline.lexicons import load
from dateline.measures import measures
from dateline.records import Record

_PER = re.compile(
    r"(?:\s+(?:of\s+)?(?:per|a|an|each|every)[\s-]|-(?:per|a)-|\s?/\s?)\s*"
    r"(seconds?|minutes?|hours?|days?|weeks?|months?|years?|annum|nights?|shares?|barrels?|gallons?|litres?|liters?|kilos?|kilograms?|kg|"
    r"grams?|tonnes?|tons?|ounces?|pounds?|square f(?:oo|ee)t|square met(?:re|er)s?|mmBTU|person|capita|head|mile|bushel|unit|megawatt hour|km|kilometre|kilometer)\b(?!\s+(?:earlier|ago|later|before|after|old|from)\b)",
    re.IGNORECASE,
)
_PER_NAMES = {
    "mmbtu": "mega british thermal unit",
    "annum": "year",
    "kg": "kilogram",
    "kilo": "kilogram",
    "km": "kilometre",
    "liter": "litre",
    "feet": "foot",
}


class Unit(Record, frozen=True, kw_only=True):
    """A unit beside a number: its English `name`, the `unit` of measures, `per` what it is counted, and where its words end."""

    name: str
    unit: str
    end: int
    per: str | None = None


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], dict[str, tuple[str, str]], frozenset[str]]:
    """Return patterns for short symbols (case kept), long words (case ignored), attached letters, what each stands for, and which need digits."""
    known: dict[str, tuple[str, str]] = {}
    short: list[str] = []
    long: list[str] = []
    attached: list[str] = []
    for entry in load("units"):
        for word in entry.get("words", ()):
            known.setdefault(word if len(word) <= 3 else word.lower(), (entry["name"], entry["unit"]))
            (short if len(word) <= 3 else long).append(word)
        for word in entry.get("attached", ()):
            known.setdefault(word, (entry["name"], entry["unit"]))
            attached.append(word)

    def either(words: list[str]) -> str:
        return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=len, reverse=True))

    return (
        re.compile(rf"[\s-]{{0,2}}({either(short)})(?![\w²³])"),
        re.compile(rf"[\s-]{{0,2}}({either(long)})(?!\w)", re.IGNORECASE),
        re.compile(rf"({either(attached)})(?!\w)"),
        known,
        frozenset(word for entry in load("units") for word in entry.get("symbols", ())),
    )


@cache
def _before() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    marks = {mark: (entry["name"], entry["unit"]) for entry in load("units") for mark in entry.get("marks", ())}
    either = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])({either})\s?$"), marks


def read_mark(text: str, start: int) -> tuple[int, str, str] | None:
    """Return (start, name, unit) of the currency sign that stands right before the number at `start`."""
    pattern, marks = _before()
    match = pattern.search(text, max(0, start - 6), start)
    return (match.start(1), *marks[match[1]]) if match else None


def read_unit(text: str, end: int, *, digits: bool) -> Unit | None:
    """Return the unit whose words follow the number that ends at `end`; symbols of one or two letters need digits before them."""
    short, long, attached, known, symbols = _after()
    for pattern in (long, short, attached):
        match = pattern.match(text, end)
        if match is None or (
            not digits
            and not (pattern is long or (pattern is short and match[1].islower() and match[1] not in symbols))
        ):
            continue
        word = " ".join(re.split(r"\s+", match[1]))
        key = word if word in known else word.lower()
        entry = known.get(key) or known.get(key.replace("-", " ")) or known.get(key.replace(" ", "-"))
        if entry:
            per = read_per(text, match.end())
            return Unit(name=entry[0], unit=entry[1], end=per[1] if per else match.end(), per=per[0] if per else None)
    return None


def read_per(text: str, end: int) -> tuple[str, int] | None:
    """Return what a unit is counted by ("per month", "a year", "/day") in the singular, and where the words end."""
    match = _PER.match(text, end)
    if match is None:
        return None
    word = match[1].lower()
    base = word if word in _PER_NAMES or word.endswith("ss") or not word.endswith("s") else word[:-1]
    return _PER_NAMES.get(base, base.replace("meter", "metre")), match.end()


@cache
def unit_measure(name: str) -> str | None:
    """Return what the unit with the English `name` measures, or null; currencies measure money."""
    for entry in load("units"):
        if entry["name"] == name:
            return measures(entry["unit"]) or ("money" if "marks" in entry else None)
    return None
