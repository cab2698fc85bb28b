"""Links between the claims that stand. Adding a report links its claims and looks again at those near them; the result is the same as linking all of them anew."""

import sqlite3
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from msgspec import structs

from dateline.ledger.entries import claims_of, link_of
from dateline.ledger.files import script, statements
from dateline.ledger.linking import (
    Best,
    Copied,
    Windows,
    copied_by,
    keep_nearest,
    link_between,
    links_of,
    statements_of,
)
from dateline.ledger.neighbours import Neighbours, unpack
from dateline.ledger.projections import write_link
from dateline.ledger.statements import Statement
from dateline.ledger.topics import Moment
from dateline.records import Link, Report

MOST = 20_000
"""Claims up to which all links are worked out without being asked for: beyond it takes minutes, and `dateline rebuild --link` is asked for."""
_TABLES = ("topic", "told", "linked_report", "turned", "stale", "gone")
_TRIGGERS = ("report_came", "report_turned", "report_went", "claim_went", "link_went")
_ORDER = "SELECT key, sha256, published, superseded_by IS NULL FROM report ORDER BY COALESCE(published, '9999'), key"


def find_links(store: sqlite3.Connection) -> Iterator[Link]:
    """Yield the links between all claims of versions that are not superseded, working them out from the first report to the last.

    Reports go by their keys here: two outlets may have used one id.
    """
    windows, copied = Windows(), copied_in(store)
    for key, sha256, published, held in store.execute(_ORDER).fetchall():
        head = Report(id=key, text="", sha256=sha256, published=published)
        told = statements_of([structs.replace(claim, report=key) for claim in claims_of(store, key)], {key: head})
        if held:
            yield from links_of(told, windows.before, copied)
        windows.add(told, held=bool(held))


def copied_in(store: sqlite3.Connection) -> Copied:
    """Return what tells of two reports of the ledger, by their keys, whether one is a copy of the other."""
    text = "SELECT text FROM report_text WHERE report = ?"
    return copied_by(lambda key: store.execute(text, (key,)).fetchone()[0])


def relink(store: sqlite3.Connection) -> None:
    """Link all claims anew and make the tables that later links are found by, in the caller's transaction."""
    _make_tables(store)
    store.execute("DELETE FROM link WHERE rule NOT LIKE 'version/%'")
    neighbours = Neighbours(store)
    for (key,) in store.execute("SELECT key FROM report ORDER BY key").fetchall():
        neighbours.take_up(key)
        neighbours.drop()
    store.execute("INSERT INTO linked_report SELECT key, superseded_by IS NULL FROM report")
    for link in find_links(store):
        write_link(store, link)
    _note(store)


def catch_up(store: sqlite3.Connection) -> None:
    """Link what came, went or was superseded since the last linking, in the caller's transaction; all of it where claims were never linked by these rules."""
    if not can_catch_up(store):
        relink(store)
        return
    Linker(store).run()
    _note(store)


class Linker:
    """One catching up: which claims are linked anew, and which only may get one more link."""

    def __init__(self, store: sqlite3.Connection) -> None:
        """Begin with nothing to do."""
        self._store = store
        self._near = Neighbours(store)
        self._copied = copied_in(store)
        self._anew: set[int] = set()
        self._more: list[tuple[int, Statement]] = []

    def run(self) -> None:
        """Take away what went, take up what came, and link."""
        self._forget()
        came, left = self._turn()
        self._find_lost(came)
        for report in (*came, *left):
            self._reach_out(report)
        self._anew.update(self._numbers("SELECT number FROM claim JOIN stale ON stale.claim = claim.id"))
        for number, earlier in self._more:
            if number not in self._anew:
                self._add(number, earlier)
        for number in sorted(self._anew):
            self._link(number)

    def _forget(self) -> None:
        """Take the topics of claims that went out of their order; those after them see farther back now."""
        went = self._store.execute("SELECT day, report, at, claim, topics FROM gone").fetchall()
        for day, report, at, claim, topics in went:
            rows = [(topic, day, report, at, claim) for topic in unpack(topics)]
            self._store.executemany(
                "DELETE FROM topic WHERE topic = ? AND day = ? AND report = ? AND at = ? AND claim = ?", rows
            )
        for day, report, at, _, topics in went:
            self._anew |= self._near.touched(Moment(day, report, at), unpack(topics))

    def _turn(self) -> tuple[list[str], list[str]]:
        """Take up the reports that are new; return them, and those that hold again. Those that hold no more lose their links."""
        known = "SELECT key, superseded_by IS NULL, held FROM turned JOIN report ON key = turned.report LEFT JOIN linked_report ON linked_report.report = key ORDER BY key"
        came, back = [], []
        for key, holds, held in self._store.execute(known).fetchall():
            if held is None:
                self._near.take_up(key)
                came.append(key)
            elif holds and not held:
                back.append(key)
            elif held and not holds:
                ends = "IN (SELECT id FROM claim WHERE report = ?1)"
                self._store.execute(
                    f"DELETE FROM link WHERE rule NOT LIKE 'version/%' AND (source_claim {ends} OR target_claim {ends})",  # noqa: S608  fixed text
                    (key,),
                )
            self._store.execute("INSERT OR REPLACE INTO linked_report VALUES (?, ?)", (key, holds))
        return came, back

    def _find_lost(self, came: Iterable[str]) -> None:
        """Find the claims whose link goes to one that new claims pushed out of the nearest."""
        touched: set[int] = set()
        for report in came:
            for statement in self._near.statements(report).values():
                touched |= self._near.after_any(statement)
        links = """SELECT claim.number, target.number FROM claim JOIN link ON link.source_claim = claim.id
            JOIN claim AS target ON target.id = link.target_claim WHERE claim.number = ? AND link.rule NOT LIKE 'version/%'"""
        for number in touched:
            for source, target in self._store.execute(links, (number,)).fetchall():
                if not self._near.are_near(self._near.statement(target), self._near.statement(source)):
                    self._anew.add(source)

    def _reach_out(self, report: str) -> None:
        """Link the claims of a report that holds anew, and offer them to those after them."""
        if not self._store.execute("SELECT held FROM linked_report WHERE report = ?", (report,)).fetchone()[0]:
            return
        for number, statement in self._near.statements(report).items():
            self._anew.add(number)
            self._more.extend((later, statement) for later, _ in self._near.after(statement))

    def _link(self, number: int) -> None:
        """Link one claim anew: its statement and those of its report before it decide."""
        statement = self._near.statement(number)
        self._store.execute("DELETE FROM link WHERE source_claim = ? AND rule NOT LIKE 'version/%'", (statement.id,))
        held = self._store.execute("SELECT held FROM linked_report WHERE report = ?", (statement.report,)).fetchone()
        if not held[0]:
            return
        told = list(self._near.statements(statement.report).values())
        for link in links_of(told, self._near.before, self._copied, only=statement.id):
            write_link(self._store, link)

    def _add(self, number: int, earlier: Statement) -> None:
        """Link a claim to one more earlier one, if it is nearer than what it is linked to so far."""
        statement = self._near.statement(number)
        link = link_between(earlier, statement, self._copied)
        if link is None:
            return
        best: Best = {kept.kind: (self._statement_of(kept.target_claim), kept) for kept in self._links(statement.id)}
        keep_nearest(best, earlier, link)
        if best[link.kind][1] is link:
            self._store.execute(
                "DELETE FROM link WHERE source_claim = ? AND kind = ? AND rule NOT LIKE 'version/%'",
                (statement.id, link.kind),
            )
            write_link(self._store, link)

    def _links(self, claim: str) -> list[Link]:
        rows = self._store.execute(
            "SELECT source_claim, target_claim, kind, finer, rule, compared FROM link WHERE source_claim = ? AND rule NOT LIKE 'version/%'",
            (claim,),
        )
        return [link_of(row) for row in rows.fetchall()]

    def _statement_of(self, claim: str) -> Statement:
        (number,) = self._store.execute("SELECT number FROM claim WHERE id = ?", (claim,)).fetchone()
        return self._near.statement(number)

    def _numbers(self, query: str) -> set[int]:
        return {number for (number,) in self._store.execute(query).fetchall()}


def stay_linked(store: sqlite3.Connection, event: int) -> None:
    """Note that links which were up to date before `event` still are: it brought no claim. Links compare what the program read, not what analysts decided."""
    store.execute(
        "UPDATE ledger SET value = ?1 WHERE name = 'linked' AND value = CAST(?1 - 1 AS TEXT)",
        (event,),
    )


def is_linked(store: sqlite3.Connection) -> bool:
    """Tell whether the links are those of the claims that are there now, by the rules of this Dateline."""
    state = dict(store.execute("SELECT name, value FROM ledger"))
    (last,) = store.execute("SELECT COALESCE(max(seq), 0) FROM event").fetchone()
    return state.get("linked") == str(last) and state.get("linked_by") == version("dateline")


def count_links(store: sqlite3.Connection) -> int:
    """Return how many links there are that come from comparing claims."""
    return int(store.execute("SELECT count(*) FROM link WHERE rule NOT LIKE 'version/%'").fetchone()[0])


def can_catch_up(store: sqlite3.Connection) -> bool:
    """Tell whether claims were linked by these rules, and everything since was noted: tables made again have no triggers."""
    state = dict(store.execute("SELECT name, value FROM ledger"))
    marks = ", ".join("?" * len(_TRIGGERS))
    found = f"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ({marks})"  # noqa: S608  question marks only
    there = store.execute(found, _TRIGGERS).fetchone()[0] == len(_TRIGGERS)
    return there and state.get("linked_by") == version("dateline")


def _make_tables(store: sqlite3.Connection) -> None:
    for name in _TRIGGERS:
        store.execute(f"DROP TRIGGER IF EXISTS {name}")
    for name in _TABLES:
        store.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in statements(script("links.sql")):
        store.execute(statement)


def _note(store: sqlite3.Connection) -> None:
    """Say that everything up to the last event is linked, and clear what was noted."""
    for name in ("turned", "stale", "gone"):
        store.execute(f"DELETE FROM {name}")  # noqa: S608  our own table names
    store.execute("INSERT OR REPLACE INTO ledger SELECT 'linked', COALESCE(max(seq), 0) FROM event")
    store.execute("INSERT OR REPLACE INTO ledger VALUES ('linked_by', ?)", (version("dateline"),))
