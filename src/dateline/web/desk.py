"""What a page works at: the ledger, opened to read within limits, and what may be shown of it."""

import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple, TypeVar

from dateline.exports.format import Item
from dateline.exports.share import Sharer
from dateline.ledger import Entry, Ledger

SECONDS = 5.0
"""How long one request may work at the ledger."""
MOST_ROWS = 1000
"""How many claims one page may show."""
CRIMEA = ("ukraine", "disputed", "russia")
"""Ways in which the map draws Crimea: as part of a country, or between the two."""
Counted = TypeVar("Counted")
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: about a millisecond


class TooSlow(Exception):  # noqa: N818  it says what happened, and the error page says it on
    """A question took longer than `SECONDS`."""


class Memory:
    """What was counted in one state of the ledger, for as long as that state lasts; of many the last `MOST` that were asked for."""

    MOST = 512

    def __init__(self) -> None:
        """Start with nothing."""
        self._known: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, count: Callable[[], Counted]) -> Counted:
        """Return what `count` gave for this key before, or gives now."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]  # type: ignore[return-value]  # a key names what it counts
        found = count()
        with self._lock:
            self._known[key] = found
            while len(self._known) > self.MOST:
                self._known.popitem(last=False)
        return found


class House(NamedTuple):
    """What one running page is about: the ledger's file, what may be shown of it (`working` or `shared`), the clock that the 72-hour rule reads.

    `crimea` is how the map draws it, one of `CRIMEA`.
    """

    path: Path
    level: str
    clock: Callable[[], datetime]
    memory: Memory
    crimea: str = "ukraine"


class Desk:
    """The ledger of one request. `sharer` decides what may be shown: a page shows items, and never an entry as it lies in the ledger."""

    def __init__(self, house: House, ledger: Ledger) -> None:
        """Take the house and the opened ledger; use `open_desk`."""
        self.house = house
        self.ledger = ledger
        self.sharer = Sharer(ledger, house.level, house.clock())

    @property
    def is_private(self) -> bool:
        """Tell whether only this machine sees the page, so that nothing is withheld."""
        return self.house.level == "working"

    def items(self, entries: Iterable[Entry]) -> list[Item]:
        """Return what may be shown of some claims, in their order."""
        return [self.sharer.item(entry) for entry in entries]

    def remember(self, name: str, asked: Hashable, count: Callable[[], Counted]) -> Counted:
        """Return what `count` gives, counted once for each state of the ledger: for sums over many claims."""
        return self.house.memory.get((self._stamp(), name, asked), count)

    def _stamp(self) -> str:
        """Return what changes whenever the ledger does: the hash of its last event, and up to where its claims are linked."""
        store = self.ledger.store
        (last,) = store.execute("SELECT COALESCE((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '')").fetchone()
        linked = store.execute("SELECT value FROM ledger WHERE name = 'linked'").fetchone()
        return f"{self.house.path} {last} {linked[0] if linked else ''}"


@contextmanager
def open_desk(house: House) -> Iterator[Desk]:
    """Open the ledger to read; what asks it for longer than `SECONDS` is stopped and raises `TooSlow`."""
    until = time.monotonic() + SECONDS
    with Ledger.open(house.path) as ledger:
        ledger.store.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        try:
            with ledger.snapshot():
                yield Desk(house, ledger)
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise TooSlow from None
            raise
