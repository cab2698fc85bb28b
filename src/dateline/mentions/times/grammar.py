"""Rules: patterns over classes of lexemes, each with what it builds.

A pattern is a regular expression whose lower-case words are classes of lexemes (`month comma? year`); upper-case words are the shared pieces below.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from dateline.mentions.times.context import Context
from dateline.mentions.times.lexer import Lexemes, Value, code
from dateline.mentions.times.resolved import Resolved

PIECES: Final = {
    "NUMBER": r"(?:(?:digits|day|small|year)(?: hyphen? fraction)?|number(?: hyphen? number){0,6})",
    "MONTH": r"(?:month|abbreviation dot?)",
    "ORDER": r"(?:ordinal|second|nth|final|last)",
    "UNIT": r"(?:unit|units|second|quarter)",
    "MOD": r"(?:(?P<mod>the? (?:start|end|mid) of|(?:early|late|mid|earlier|later) hyphen? in?) the?)?",
    "ABOUT": r"(?P<about>about|at least|more than|in? the? about)?",
    "THAT": r"(?P<that>this|that|last|next|the? previous|the? following|the? current|(?:the|that|this) same|the? past|the next|the last)",
    "YEAR": r"(?:of|comma|in)? (?P<y>year|short)",
}
_NAME: Final = re.compile(r"\?P<\w+>|[a-z]+|[A-Z]+|\s+")


class Match(NamedTuple):
    """Words of the text that a rule took: lexemes `first` to `last` (excluded), and its named parts."""

    rule: "Rule"
    lexemes: Lexemes
    first: int
    last: int
    parts: dict[str, tuple[int, int]]

    @property
    def start(self) -> int:
        """Where the words start in the text."""
        return self.lexemes.starts[self.first]

    @property
    def end(self) -> int:
        """Where they end."""
        return self.lexemes.ends[self.last - 1]

    @property
    def text(self) -> str:
        """The words."""
        return self.lexemes.words(self.first, self.last)

    def has(self, part: str) -> bool:
        """Tell whether the rule found the part."""
        return part in self.parts

    def value(self, part: str) -> Value:
        """Return the value of the first lexeme of a part that has one (0 for none)."""
        first, last = self.parts[part]
        return next((value for value in self.lexemes.values[first:last] if value != 0), 0)

    def values(self, part: str) -> list[Value]:
        """Return the values of all lexemes of a part."""
        first, last = self.parts[part]
        return self.lexemes.values[first:last]

    def classes(self, part: str) -> str:
        """Return the class codes of a part."""
        first, last = self.parts[part]
        return self.lexemes.codes[first:last]

    def is_a(self, part: str, *classes: str) -> bool:
        """Tell whether the part holds a lexeme of one of the classes."""
        return part in self.parts and any(code(name) in self.classes(part) for name in classes)

    def words(self, part: str) -> str:
        """Return the words of a part, in lower case."""
        first, last = self.parts[part]
        return self.lexemes.words(first, last).lower()

    def before(self, distance: int = 1) -> str:
        """Return the lower-case word that stands `distance` lexemes before the match, or nothing."""
        index = self.first - distance
        return self.lexemes.words(index, index + 1).lower() if index >= 0 else ""

    def after(self, distance: int = 1) -> str:
        """Return the lower-case word that stands `distance` lexemes behind the match, or nothing."""
        index = self.last + distance - 1
        return self.lexemes.words(index, index + 1).lower() if index < len(self.lexemes.codes) else ""

    def touches_before(self) -> bool:
        """Tell whether no space stands before the match."""
        return self.first > 0 and self.lexemes.ends[self.first - 1] == self.start

    def touches_after(self) -> bool:
        """Tell whether no space stands behind the match."""
        return self.last < len(self.lexemes.codes) and self.lexemes.starts[self.last] == self.end


Build = Callable[[Match, Context], Resolved | None]


class Rule(NamedTuple):
    """A named pattern and the function that makes a date of what it takes; null when the words mean no time after all."""

    name: str
    pattern: str
    build: Build


class Compiled(NamedTuple):
    """A rule ready to run."""

    rule: Rule
    pattern: re.Pattern[str]


def translate(pattern: str) -> str:
    """Turn a pattern over class names into one over class codes."""

    def turn(match: re.Match[str]) -> str:
        written = match[0]
        if written.startswith("?P<"):
            return written
        if written.isspace():
            return ""
        return translate(PIECES[written]) if written.isupper() else code(written)

    return _NAME.sub(turn, pattern)


def compile_rules(rules: Sequence[Rule]) -> tuple[re.Pattern[str], tuple[Compiled, ...]]:
    """Return one pattern that finds where any rule may start, and the rules one by one."""
    compiled = tuple(Compiled(rule, re.compile(translate(rule.pattern))) for rule in rules)
    anywhere = "|".join(re.sub(r"\?P<\w+>", "?:", each.pattern.pattern) for each in compiled)
    return re.compile(anywhere), compiled
