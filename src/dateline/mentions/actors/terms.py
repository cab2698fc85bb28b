"""What a word of the lexicons says of an actor, and how phrases are cut and made plural."""

import re
from typing import Literal, NamedTuple

from dateline.records import Record

TermKind = Literal[
    "state", "adjective", "people", "capital", "seat", "office", "body", "named_body", "group", "group_adjective", "organisation",
    "outlet", "media", "person", "some", "flock", "paper", "report",
]  # fmt: skip
NAMED: frozenset[TermKind] = frozenset(
    {
        "state",
        "adjective",
        "people",
        "capital",
        "seat",
        "named_body",
        "group",
        "group_adjective",
        "organisation",
        "outlet",
    }
)

_PIECE = re.compile(
    r"[A-Z]\.[A-Z]\.-\w+|\w+-\d+|[A-Za-z]\.(?:[A-Za-z]\.)+|(?:lt|gen|col|maj|brig|capt|adm|cmdr|sgt|mr|mrs|ms|dr|prof|sen|rep|gov|st|rev|hon|eng)\.|[’'](?=s\b)s|[’']$|[\w&+]+(?:[’'ʿʽ](?!s\b)\w+)*|[^\w\s]",
    re.IGNORECASE,
)
_PLURALS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        ("man$", "men"),
        ("child$", "children"),
        ("person$", "people"),
        ("(?<![aeiou])y$", "ies"),
        ("(?<=[sx])$", "es"),
        ("(?<=[cs]h)$", "es"),
    )
)


class Term(Record, frozen=True, kw_only=True):
    """One thing that a lexicon knows, with what it says of an actor.

    `word` is the head word in lower case ("ministry"), `group` the name of its lexicon entry. `name` is the full name of a named thing,
    `short` its name as an actor of events; `code` a country, `side` what the actor speaks for.
    """

    kind: TermKind
    word: str
    group: str = ""
    name: str = ""
    short: str = ""
    code: str | None = None
    side: str | None = None
    gender: Literal["f", "m"] | None = None
    is_plural: bool = False
    acts_for_state: bool = False
    is_public: bool = False
    is_private: bool = False
    is_title: bool = False
    is_local: bool = False
    is_forces: bool = False
    is_armed: bool = False
    speaks: bool = False


class Hit(NamedTuple):
    """A term found at tokens `first` to `last` (excluded)."""

    first: int
    last: int
    term: Term


def pieces(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a lexicon the way the parser cuts text."""
    return tuple(_PIECE.findall(phrase))


def plural(word: str) -> str:
    """Return the plural of a noun phrase: its last word changes, but the first of "member of parliament"."""
    head, link, rest = word.partition(" of ")
    if link and " " not in head:
        return plural(head) + link + rest
    for pattern, ending in _PLURALS:
        if pattern.search(word):
            return pattern.sub(ending, word)
    return word + "s"
