"""Two statements side by side, with what was compared of them, and the verdict on them."""

from typing import NamedTuple

from dateline.ledger.scope import Reach, compare_places, days_apart
from dateline.ledger.statements import Statement
from dateline.records import FinerKind, LinkKind


class Pair(NamedTuple):
    """An earlier and a later statement, and what was compared: how their places lie, days between their publications, words in common."""

    a: Statement
    b: Statement
    reach: Reach
    gap: int
    shared: frozenset[str]
    alike: float

    @property
    def same_report(self) -> bool:
        """Tell whether both stand in one report."""
        return self.a.report == self.b.report

    @property
    def topical(self) -> bool:
        """Tell whether the two share a place or enough words, and their places do not lie apart."""
        return self.reach != "apart" and (self.reach in ("same", "within") or len(self.shared) > 1)

    @property
    def opposed(self) -> bool:
        """Tell whether two different sides speak; an international organisation is no side."""
        return None not in (sides := {self.a.speaker, self.b.speaker}) and "IO" not in sides and len(sides) > 1

    @property
    def one_voice(self) -> bool:
        """Tell whether one side or one named source speaks in both."""
        return (self.a.speaker is not None and self.a.speaker == self.b.speaker) or self.a.origin == self.b.origin


class Verdict(NamedTuple):
    """How the later statement stands to the earlier one."""

    kind: LinkKind
    rule: str
    finer: FinerKind | None = None


def compare(a: Statement, b: Statement) -> Pair:
    """Return what is compared of an earlier and a later statement."""
    alike = len(a.tokens & b.tokens) / (len(a.tokens | b.tokens) or 1)
    return Pair(a, b, compare_places(a, b), days_apart(a, b), a.stems & b.stems, alike)
