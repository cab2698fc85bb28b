"""Read a text as a row of lexemes, each with a class, so that rules are patterns over classes and run fast."""

import re
from functools import cache
from typing import Final

from dateline.lexicons import Entry, load
from dateline.records import Record

Value = int | float | str

OTHER: Final = "_"
_FIRST_CODE: Final = 0x4E00  # one code point for each class of lexeme: a block without case, marks or digits
_ABBREVIATED: Final = r"[apAP]\.[mM]\b\.?|[AB]\.[CD]\b\.?(?:E\.?)?"
_SHAPES: Final = (
    ("iso", r"(?<!\d)\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-])"),
    ("numeric", r"(?<![\d.])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2})(?!\w|[./]\d)"),
    ("clock", r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"),
    ("decade", r"(?<!\w)(?:\d{3}0|['’]\d0)['’]?s\b"),
    ("short", r"(?<![\w\d])['’]\d{2}(?![\w])"),
    ("fraction", r"\d+/\d+"),
    ("digits", r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+"),
    ("abbreviated", _ABBREVIATED),
    ("oclocked", r"[oO]['’]clock\b"),
    ("word", r"[^\W\d_]+"),
    ("break", r"\n+"),
    ("mark", r"[^\s\w]|_"),
)
_MARKS: Final = {
    "-": "hyphen",
    "–": "hyphen",
    "—": "dash",
    ",": "comma",
    ".": "dot",
    "/": "slash",
    "$": "money",
    "%": "percent",
    "'": "quote",
    "’": "quote",
    "(": "open",
    ")": "close",
}
_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
_CLOSED: Final = (
    "iso",
    "numeric",
    "clock",
    "decade",
    "short",
    "fraction",
    "day",
    "small",
    "year",
    "digits",
    "nth",
    "holiday",
    "break",
    "word",
)


class Lexemes(Record, frozen=True, kw_only=True):
    """The lexemes of a text: one class code each in `codes`, with start, end and value under the same index."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def words(self, first: int, last: int) -> str:
        """Return the text from lexeme `first` to `last` (excluded)."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@cache
def _words() -> tuple[dict[str, tuple[str, Value]], dict[str, str]]:
    """Return word -> (class code, value), and class name -> code."""
    entries = load("times-words")
    names = [*_CLOSED, *sorted({entry["class"] for entry in entries}), *sorted(set(_MARKS.values()))]
    codes = {name: chr(_FIRST_CODE + number) for number, name in enumerate(names)}
    codes["word"] = OTHER
    words = {word: (codes[entry["class"]], value) for entry in entries for word, value in entry["words"].items()}
    return words, codes


def code(name: str) -> str:
    """Return the code of a class of lexemes, or raise `KeyError`."""
    return _words()[1][name]


@cache
def holidays() -> dict[str, Entry]:
    """Return the holidays by their lower-case names."""
    return {phrase.lower(): entry for entry in load("times-holidays") for phrase in entry["phrases"]}


@cache
def _scanner() -> re.Pattern[str]:
    named = "|".join(
        re.escape(phrase)
        for entry in load("times-holidays")
        for phrase in sorted(entry["phrases"], key=len, reverse=True)
    )
    longest = "|".join(sorted(named.split("|"), key=len, reverse=True))
    shapes = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES).replace(r"\1", r"(?P=separator)")
    shapes = shapes.replace("([./-])", "(?P<separator>[./-])")
    return re.compile(rf"(?P<holiday>\b(?:{longest})\b)|{shapes}")


def lex(text: str) -> Lexemes:
    """Read `text` as lexemes."""
    words, names = _words()
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    for match in _scanner().finditer(text):
        shape, written = match.lastgroup, match[0]
        if shape == "word" or shape in {"abbreviated", "oclocked"}:
            found = words.get(written.lower())
            kind, value = found if found and _cased(written, found[0], names) else (OTHER, 0)
            if (
                written in _SUFFIXES
                and codes
                and codes[-1] in (names["day"], names["small"], names["digits"])
                and ends[-1] == match.start()
            ):
                codes[-1], ends[-1] = names["nth"], match.end()
                continue
        else:
            kind, value = _shaped(str(shape), written, names)
        codes.append(kind)
        starts.append(match.start())
        ends.append(match.end())
        values.append(value)
    return Lexemes(text=text, codes="".join(codes), starts=starts, ends=ends, values=values)


def _cased(written: str, kind: str, names: dict[str, str]) -> bool:
    """Months, weekdays and eras are capitals; a season or unit inside a title ("Winter Palace") is told by its neighbours."""
    if kind in (names["month"], names["abbreviation"], names["weekday"], names["weekdays"]):
        return written[0].isupper()
    if kind == names["era"]:
        return written.isupper() or "." in written
    return True


def _shaped(shape: str, written: str, names: dict[str, str]) -> tuple[str, Value]:
    if shape == "digits":
        return _digits(written, names)
    if shape == "mark":
        return names[_MARKS[written]] if written in _MARKS else OTHER, 0
    if shape == "separator":
        shape = "numeric"
    return names[shape], written


def _digits(written: str, names: dict[str, str]) -> tuple[str, Value]:
    plain = written.replace(",", "")
    if "." in plain:
        return names["digits"], float(plain)
    number = int(plain)
    if len(written) == 4 and 1000 <= number <= 2199:
        return names["year"], number
    if len(written) <= 2:
        return names["day" if 1 <= number <= 31 else "small"], number
    return names["digits"], number
