"""The ledger: reports and their claims, kept in one file."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple, Self

from dateline.errors import ConfigError, LedgerError, ReportError
from dateline.ledger import dump, erase, links, projections
from dateline.ledger.changes import Change, find_changes
from dateline.ledger.decisions import (
    DecisionFilters,
    Told,
    check_words,
    encode,
    find_decisions,
    make_decision,
    where_of,
)
from dateline.ledger.effective import Decided
from dateline.ledger.entries import Entry, Head, entries, heads
from dateline.ledger.events import append_event, keep_original, payload
from dateline.ledger.files import UNREADABLE, VERSION, open_store, transaction
from dateline.ledger.kept import Kept, kept_of, report_key
from dateline.ledger.queries import Filters, find_numbers
from dateline.ledger.rows import PER_EVENT
from dateline.ledger.verify import Damage, find_damage
from dateline.records import DecisionSlot, Fix, Reading, Report, Verdict


class Original(NamedTuple):
    """The file that a report came in: its name without the folder, and its bytes."""

    name: str
    body: bytes


class Added(NamedTuple):
    """What adding a reading did.

    `outcome`: `added` (a new report), `unchanged` (this very reading is there already), `version` (another version of a report that is there) or `reread`
    (the same text, read with another manifest, for example by a newer Dateline). `corrected` and `retracted` count the claims of the older version.
    """

    key: str
    outcome: Literal["added", "unchanged", "version", "reread"]
    claims: int
    corrected: int = 0
    retracted: int = 0


class Ledger:
    """One ledger file. Open it with `Ledger.open`, close it with `close` or by a `with` statement."""

    def __init__(self, store: sqlite3.Connection, clock: Callable[[], datetime]) -> None:
        """Take an open store; use `Ledger.open` instead."""
        self.store = store
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        write: bool = False,
        older: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Self:
        """Open the ledger at `path`, to read it or to `write` to it; a new file is made when there is none to write to.

        With `older` its tables may be of an older version: only `rebuild` may then be called, which makes them again.
        """
        return cls(open_store(path, write=write, older=older), clock)

    def __enter__(self) -> Self:
        """Return the ledger."""
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Close the file; what SQLite finds damaged is told as a `LedgerError`."""
        self.close()
        if isinstance(error, UNREADABLE):
            raise LedgerError(
                f"the ledger cannot be read ({error}); expected tables that hold together: run `dateline verify`"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Return a transaction for several `keep`s: all inside or nothing."""
        return transaction(self.store)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything that is read inside belong to one state of the ledger, whatever a writer does meanwhile."""
        if self.store.in_transaction:
            yield
            return
        self.store.execute("BEGIN")
        try:
            yield
        finally:
            self.store.execute("ROLLBACK")

    def add(self, reading: Reading, original: Original | None = None) -> Added:
        """Keep a reading, in one transaction that is on the disk when this returns; the same reading a second time changes nothing."""
        with self.transaction():
            return self.keep(reading, original)

    def keep(self, reading: Reading, original: Original | None = None) -> Added:
        """Do what `add` does, inside a transaction of the caller's."""
        if len(reading.claims) >= PER_EVENT:
            raise ReportError(
                f"{reading.document.report.id}: {len(reading.claims)} claims; expected fewer than {PER_EVENT}: cut the report in parts"
            )
        kept = kept_of(reading)
        body = kept.encode()
        before = self._event_of(kept.key)
        if before is not None and payload(self.store, before) == body:
            return Added(kept.key, "unchanged", len(kept.claims))
        seq = append_event(self.store, self._now(), "report", body)
        if original is not None:
            keep_original(self.store, seq, original.name, original.body)
        projections.project(self.store, kept, seq)
        projections.refresh_versions(self.store, kept.key)
        projections.judge_report(self.store, kept.key)
        return self._added(kept, new=before is None)

    def knows(self, report: Report, manifest: dict[str, str]) -> bool:
        """Tell whether this report, read with this manifest, is there already: it need not be read again."""
        before = self._event_of(report_key(report))
        body = payload(self.store, before) if before is not None else None
        if body is None:
            return False
        kept = Kept.decode(body)
        return kept.report == report and kept.manifest == manifest

    def _added(self, kept: Kept, *, new: bool) -> Added:
        family = projections.family_of(self.store, kept.key)
        outcome: Literal["added", "version", "reread"] = (
            "reread" if not new else "version" if len(family) > 1 else "added"
        )
        counts = dict(
            self.store.execute(
                "SELECT finer, count(*) FROM link WHERE source_report = ? AND rule LIKE 'version/%' GROUP BY finer",
                (kept.key,),
            )
        )
        return Added(kept.key, outcome, len(kept.claims), counts.get("corrects", 0), counts.get("retracts", 0))

    def decide(
        self,
        claim: str,
        slot: DecisionSlot,
        verdict: Verdict,
        *,
        by: str,
        reason: str | None = None,
        fix: Fix | None = None,
    ) -> Decided:
        """Keep an analyst's decision about one slot of the claim with this id, in one transaction that is on the disk when this returns.

        The same decision a second time changes nothing. Raises `ConfigError` when there is no such claim or the decision cannot be (see `Decision`).
        """
        with self.transaction():
            (entry,) = self.claims_with([claim]) or (None,)
            if entry is None:
                raise ConfigError(f"no claim {claim!r}; expected the id of one that `dateline claims` lists")
            decision = make_decision(entry.claim, entry.head.key, slot, verdict, by=by, reason=reason, fix=fix)
            check_words(decision, self.text(entry.head.key))
            for each in entry.decisions:
                if each.standing == "current" and each.decision == decision:
                    return each
            at = self._now()
            event = append_event(self.store, at, "decision", encode(decision))
            projections.judge_again(self.store, [claim], [Told(event, at, decision)])
            links.stay_linked(self.store, event)
            return Decided(event, at, "current", decision)

    def decisions(self, filters: DecisionFilters | None = None) -> list[Decided]:
        """Return the decisions that pass, in the order of deciding, those included whose claim is gone."""
        return list(find_decisions(self.store, *where_of(filters or DecisionFilters())))

    def entries(self, filters: Filters | None = None) -> Iterator[Entry]:
        """Yield the claims that pass `filters`, by day, report and place in the text."""
        return entries(self.store, find_numbers(self.store, filters or Filters()))

    def text(self, key: str) -> str:
        """Return the text of a version of a report."""
        (text,) = self.store.execute("SELECT text FROM report_text WHERE report = ?", (key,)).fetchone()
        return str(text)

    def report(self, key: str) -> Report:
        """Return a version of a report as it was read, with what its page's markup told; raises `LedgerError` when that was destroyed."""
        event = self._event_of(key)
        body = payload(self.store, event) if event is not None else None
        if body is None:
            raise LedgerError(f"{key}: no such version of a report is kept; expected one that `dateline reports` lists")
        return Kept.decode(body).report

    def head(self, key: str) -> Head | None:
        """Return the version of a report with this key; null when there is none."""
        return next(heads(self.store, "key = ?", (key,)), None)

    def claims_with(self, ids: Iterable[str]) -> list[Entry]:
        """Return the claims with these ids, in their order; an id that no claim bears is passed over."""
        numbers = []
        for each in ids:
            row = self.store.execute("SELECT number FROM claim WHERE id = ?", (each,)).fetchone()
            if row is not None:
                numbers.append(row[0])
        return list(entries(self.store, numbers))

    def numbered(self, numbers: Iterable[int]) -> list[Entry]:
        """Return the claims with these numbers, in their order."""
        return list(entries(self.store, numbers))

    def claims_in(self, keys: Iterable[str]) -> Iterator[Entry]:
        """Yield the claims of some versions of reports, version by version, in text order."""
        for key in keys:
            rows = self.store.execute("SELECT number FROM claim WHERE report = ? ORDER BY number", (key,))
            yield from entries(self.store, [number for (number,) in rows])

    def claims_named(self, name: str) -> list[Entry]:
        """Return the claims whose id begins with `name`."""
        high = name + "\U0010ffff"
        rows = self.store.execute("SELECT number FROM claim WHERE id >= ? AND id < ? ORDER BY id", (name, high))
        return list(entries(self.store, [number for (number,) in rows])) if name else []

    def reports(self, *, superseded: bool = False) -> list[Head]:
        """Return the reports by day of publication; with `superseded` older versions as well."""
        return list(heads(self.store, "1" if superseded else "superseded_by IS NULL"))

    def sources(self, side: str | None = None) -> list[tuple[str | int | None, ...]]:
        """Return name, kind, side, claims, disputed claims, reports, first and last day of each source, those with most claims first."""
        return self.store.execute(
            """SELECT source_name, source_kind, source_side, count(*), sum(verification = 'disputed'), count(DISTINCT report),
            min(when_start), max(when_end) FROM claim WHERE standing = 'current' AND (?1 IS NULL OR source_side = ?1)
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3""",
            (side,),
        ).fetchall()

    def changes(self, since: datetime) -> Iterator[Change]:
        """Yield what came in since a moment."""
        return find_changes(self.store, _stamp(since))

    def count(self) -> int:
        """Return how many claims there are."""
        return int(self.store.execute("SELECT count(*) FROM claim").fetchone()[0])

    def size(self) -> tuple[int, int, int, int]:
        """Return how many events, versions of reports, claims and destroyed payloads there are."""
        count = "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM report), (SELECT count(*) FROM claim), (SELECT count(*) FROM tombstone)"
        events, reports, claims, destroyed = self.store.execute(count).fetchone()
        return events, reports, claims, destroyed

    def link(self, *, anew: bool = False) -> int:
        """Bring the links up to date; return how many there are. Only what came, went or was superseded since is compared, unless `anew`: the links are the same."""
        with self.transaction():
            (links.relink if anew else links.catch_up)(self.store)
            return links.count_links(self.store)

    def can_catch_up(self) -> bool:
        """Tell whether linking only has to compare what came or went since the last time."""
        return links.can_catch_up(self.store)

    def is_linked(self) -> bool:
        """Tell whether the links are those of the claims that are there now."""
        return links.is_linked(self.store)

    def has_links(self) -> bool:
        """Tell whether claims were ever linked here."""
        return self.store.execute("SELECT 1 FROM ledger WHERE name = 'linked'").fetchone() is not None

    def versions_named(self, name: str) -> list[str]:
        """Return the keys of all versions of the report with this id, key or address."""
        return erase.versions_named(self.store, name)

    def versions_holding(self, name: str) -> list[str]:
        """Return the keys of all versions of reports in which a person's name stands."""
        return erase.versions_holding(self.store, name)

    def has_public(self, name: str) -> bool:
        """Tell whether a person of this name has a public role in some report."""
        found = "SELECT 1 FROM actor WHERE name = ? COLLATE NOCASE AND kind = 'person' AND is_protected = 0"
        return self.store.execute(found, (name,)).fetchone() is not None

    def decisions_holding(self, name: str) -> list[int]:
        """Return the events of the decisions in which a person's name stands: in the reason, the value, or what was read."""
        return erase.decisions_holding(self.store, name)

    def remove(self, keys: Iterable[str]) -> int:
        """Destroy all that was kept of these versions of reports, decisions included; return the number of the event that says so."""
        return self._erase("remove", keys)

    def forget(self, keys: Iterable[str], decisions: Iterable[int] = ()) -> int:
        """Destroy all that was kept of these versions and these decisions, for the sake of a person; return the number of the event that says so.

        With a decision go the earlier ones about the same slot, which would otherwise seem to hold again.
        """
        return self._erase("forget", keys, decisions)

    def _erase(self, kind: str, keys: Iterable[str], decisions: Iterable[int] = ()) -> int:
        was_linked = self.is_linked()
        event = erase.erase(self.store, self._now(), kind, list(keys), list(decisions))
        if was_linked:
            self.link()
        return event

    def is_older(self) -> bool:
        """Tell whether the tables are those of an older version, which `rebuild` makes again."""
        return int(self.store.execute("PRAGMA user_version").fetchone()[0]) < VERSION

    def rebuild(self) -> None:
        """Make all tables for reading again from the payloads, and the links if there were any."""
        projections.rebuild(self.store)
        if self.has_links():
            self.link()
        if self.store.execute("SELECT 1 FROM tombstone").fetchone():
            erase.write_anew(self.store)

    def dump(self) -> Iterator[bytes]:
        """Yield the canonical dump: the same reports give the same bytes, in whatever order they were added."""
        return dump.dump(self.store)

    def digest(self) -> str:
        """Return the sha256 of the canonical dump."""
        return dump.digest(self.store)

    def verify(self) -> Iterator[Damage]:
        """Yield everything that does not hold: hashes, chain, payloads, spans, derivations, indexes."""
        return find_damage(self.store)

    def secret(self) -> bytes:
        """Return the key under which this ledger's private names become pseudonyms."""
        (value,) = self.store.execute("SELECT value FROM ledger WHERE name = 'key'").fetchone()
        return bytes.fromhex(value)

    def _event_of(self, key: str) -> int | None:
        row = self.store.execute("SELECT event FROM report WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else None

    def _now(self) -> str:
        return _stamp(self._clock())


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
