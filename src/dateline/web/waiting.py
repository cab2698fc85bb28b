"""Reports that were read and wait for somebody to keep or discard them; in memory only, the newest few."""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from dateline.ledger import Entry, Head, Original
from dateline.ledger.kept import report_key
from dateline.records import Reading

MOST = 8
"""How many may wait; beyond that the one that waits longest is forgotten."""


class Guest(NamedTuple):
    """A reading that waits, and the file that it came in, if in one."""

    reading: Reading
    original: Original | None

    @property
    def head(self) -> Head:
        """The report as a ledger would list it."""
        report = self.reading.document.report
        return Head(
            report_key(report), report.id, report.url, report.title, report.publisher, report.published, report.published_from, report.language,
            report.sha256, len(self.reading.claims), len(self.reading.issues), None, "",
        )  # fmt: skip

    @property
    def entries(self) -> list[Entry]:
        """The claims as a ledger would give them, without links."""
        head = self.head
        return [Entry(claim, "current", head, ()) for claim in self.reading.claims]


class Waiting:
    """The reports that wait, by key."""

    def __init__(self) -> None:
        """Start with none."""
        self._guests: OrderedDict[str, Guest] = OrderedDict()
        self._lock = Lock()

    def add(self, guest: Guest) -> str:
        """Let a report wait; return its key."""
        key = guest.head.key
        with self._lock:
            self._guests[key] = guest
            self._guests.move_to_end(key)
            while len(self._guests) > MOST:
                self._guests.popitem(last=False)
        return key

    def get(self, key: str) -> Guest | None:
        """Return the report that waits under this key, null when there is none."""
        with self._lock:
            return self._guests.get(key)

    def drop(self, key: str) -> None:
        """Forget a report."""
        with self._lock:
            self._guests.pop(key, None)


WAITING = Waiting()
