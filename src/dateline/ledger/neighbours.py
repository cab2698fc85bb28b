"""The claims before and after a moment that share topics, in tables: the same neighbours that reading all reports in order gives."""

import sqlite3
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import structs

from dateline.ledger import linking
from dateline.ledger.entries import claims_of
from dateline.ledger.linking import statements_of
from dateline.ledger.relations import QUARTER
from dateline.ledger.statements import Statement
from dateline.ledger.topics import ENOUGH, Moment, moment_of, topics_of, weight
from dateline.records import Report

_BEFORE = f"""SELECT claim FROM topic WHERE topic = ?1 AND day >= ?2 - {QUARTER} AND (day, report) < (?2, ?3)
    ORDER BY day DESC, report DESC, at DESC LIMIT ?4"""  # noqa: S608  our own numbers
_AFTER = f"""SELECT claim, day, report, at FROM topic WHERE topic = ?1 AND day <= ?2 + {QUARTER} AND (day, report, at) > (?2, ?3, ?4)
    ORDER BY day, report, at LIMIT ?5"""  # noqa: S608  the same
_REST = "SELECT claim FROM topic WHERE topic = ? AND day = ? AND report = ? AND at > ?"
_BETWEEN = """SELECT count(*) FROM (SELECT 1 FROM topic WHERE topic = ?1 AND (day, report, at) > (?2, ?3, ?4)
    AND (day, report) < (?5, ?6) LIMIT ?7)"""


class Neighbours:
    """The statements of a ledger by the numbers of their claims, and who stands near whom."""

    def __init__(self, store: sqlite3.Connection) -> None:
        """Begin with none read."""
        self._store = store
        self._told: dict[int, Statement] = {}

    def statements(self, report: str) -> dict[int, Statement]:
        """Return the statements of a version of a report by the numbers of their claims, in text order."""
        numbers = dict(self._store.execute("SELECT id, number FROM claim WHERE report = ?", (report,)))
        if not all(number in self._told for number in numbers.values()):
            row = self._store.execute("SELECT sha256, published FROM report WHERE key = ?", (report,)).fetchone()
            head = Report(id=report, text="", sha256=row[0], published=row[1])
            claims = [structs.replace(claim, report=report) for claim in claims_of(self._store, report)]
            for statement in statements_of(claims, {report: head}):
                self._told[numbers[statement.id]] = statement
        return {number: self._told[number] for number in sorted(numbers.values(), key=self._order)}

    def statement(self, number: int) -> Statement:
        """Return the statement of the claim with this number."""
        if number not in self._told:
            (report,) = self._store.execute("SELECT report FROM claim WHERE number = ?", (number,)).fetchone()
            self.statements(report)
        return self._told[number]

    def _order(self, number: int) -> tuple[int, str]:
        return self._told[number].at, self._told[number].id

    def take_up(self, report: str) -> None:
        """Write what the claims of a new report are found by."""
        rows = []
        for number, statement in self.statements(report).items():
            moment = moment_of(statement)
            if moment is None:
                continue
            topics = topics_of(statement)
            self._store.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?)", (number, *moment, _pack(topics)))
            rows += [(topic, *moment, number) for topic in topics]
        self._store.executemany("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", rows)

    def before(self, statement: Statement) -> Iterator[Statement]:
        """Yield the earlier statements of reports that hold, which share enough topics with one: the nearest of each topic."""
        moment = moment_of(statement)
        if moment is not None:
            for number in self._enough(self._near_before, moment, topics_of(statement)):
                yield from self._held(number)

    def after(self, statement: Statement) -> Iterator[tuple[int, Statement]]:
        """Yield the later statements, with the numbers of their claims, for which this one is among the nearest."""
        moment = moment_of(statement)
        if moment is not None:
            for number in self._enough(self._near_after, moment, topics_of(statement)):
                yield from ((number, each) for each in self._held(number))

    def after_any(self, statement: Statement) -> set[int]:
        """Return the numbers of the later claims that have a statement among the nearest of any topic."""
        moment = moment_of(statement)
        return self.touched(moment, topics_of(statement)) if moment is not None else set()

    def drop(self) -> None:
        """Forget the statements read so far."""
        self._told.clear()

    def touched(self, moment: Moment, topics: Iterable[int]) -> set[int]:
        """Return the numbers of the later claims that have a moment among the nearest of any topic."""
        return {number for topic in topics for number in self._near_after(topic, moment)}

    def are_near(self, earlier: Statement, later: Statement) -> bool:
        """Tell whether the one is among the nearest before the other of enough topics, or stands in the same report."""
        if earlier.report == later.report:
            return True
        first, second = moment_of(earlier), moment_of(later)
        if first is None or second is None:
            return False
        shared = set(topics_of(earlier)) & set(topics_of(later))
        return weight(topic for topic in shared if self._between(topic, first, second) < linking.MOST) >= ENOUGH

    def _between(self, topic: int, first: Moment, second: Moment) -> int:
        return int(self._store.execute(_BETWEEN, (topic, *first, *second[:2], linking.MOST)).fetchone()[0])

    def _enough(self, near: Callable[[int, Moment], list[int]], moment: Moment, topics: Sequence[int]) -> list[int]:
        weights: Counter[int] = Counter()
        for topic in topics:
            for number in near(topic, moment):
                weights[number] += weight((topic,))
        return [number for number, count in weights.items() if count >= ENOUGH]

    def _near_before(self, topic: int, moment: Moment) -> list[int]:
        """Return the claims of a topic of other reports that are the nearest before a moment."""
        return [number for (number,) in self._store.execute(_BEFORE, (topic, *moment[:2], linking.MOST))]

    def _near_after(self, topic: int, moment: Moment) -> list[int]:
        """Return the claims of a topic of other reports that have a moment among the nearest before them.

        A claim does not count those of its own report, so the last report found is taken as a whole.
        """
        rows = self._store.execute(_AFTER, (topic, *moment, linking.MOST)).fetchall()
        found = [number for number, day, report, _ in rows if (day, report) != moment[:2]]
        if len(rows) == linking.MOST and rows[-1][1:3] != moment[:2]:
            found += (number for (number,) in self._store.execute(_REST, (topic, *rows[-1][1:])))
        return found

    def _held(self, number: int) -> Iterator[Statement]:
        held = "SELECT superseded_by IS NULL FROM report JOIN claim ON claim.report = report.key WHERE number = ?"
        if self._store.execute(held, (number,)).fetchone()[0]:
            yield self.statement(number)


def _pack(topics: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(topics)}q", *topics)


def unpack(body: bytes) -> tuple[int, ...]:
    """Return the topics that lie in the cell of a claim."""
    return struct.unpack(f"<{len(body) // 8}q", body)
