"""What a statement is found by: its places and the words of its topic, as numbers; and where it stands in the order of telling."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from msgspec import structs

from dateline.ledger.statements import Statement, common_topics

WORDS = 12
"""Words of the topic that a statement is found by, at most: a statement of more is found by those whose hashes are smallest."""
TELLING = 100
"""From this value on a figure alone may tell what a statement is about."""
_PLACE, _WORD = 0, 1
ENOUGH = 2
"""What the topics that two statements share must weigh for them to be compared: one place or large figure, or two words."""


class Moment(NamedTuple):
    """Where a statement stands in the order of telling: day of publication, report, offset, id; all as numbers.

    Of two reports of one day the one with the smaller key comes first; an order there must be, and it must not depend on when what was added.
    """

    day: int
    report: int
    at: int


def moment_of(statement: Statement) -> Moment | None:
    """Return the moment of a statement; null for an undated one, which is compared with its own report only."""
    if statement.day is None:
        return None
    return Moment(
        date.fromisoformat(statement.day[:10]).toordinal(),
        _number(statement.report, 15),
        statement.at << 28 | _number(statement.id, 7),
    )


def _number(name: str, digits: int) -> int:
    """Return the first hexadecimal digits of a key as a number, in the keys' order; of any other name its first letters."""
    try:
        return int(name[:digits], 16)
    except ValueError:
        return int.from_bytes(name.encode()[: digits // 2].ljust(digits // 2, b"\0"), "big")


def without_common(statement: Statement) -> Statement:
    """Return the statement without the words that are too common to tell a topic."""
    return structs.replace(statement, stems=statement.stems - common_topics())


def topics_of(statement: Statement) -> tuple[int, ...]:
    """Return the topics of a statement: its places, its large figures and those it compares itself with, the words of its topic."""
    places = {_hash(f"at {spot[0]}", _PLACE) for spot in statement.spots}
    words = sorted(_hash(f"of {stem}", _WORD) for stem in statement.stems)[:WORDS]
    figures = {
        _hash(f"{figure.value:g} {figure.unit}", _PLACE)
        for figure in (*statement.figures, *statement.beyond)
        if figure.value is not None and figure.value >= TELLING
    }
    return (*sorted(places | figures), *words)


def weight(topics: Iterable[int]) -> int:
    """Return what shared topics weigh: a place as much as two words."""
    return sum(ENOUGH if topic & 1 == _PLACE else 1 for topic in topics)


def _hash(name: str, kind: int) -> int:
    """Return a number of 62 bits; the last bit says whether it stands for a place or a word."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 3 << 1 | kind
