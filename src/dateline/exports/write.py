"""An export from beginning to end, with its statement: rows in = rows out + rows dropped, each with the reason."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from typing import TextIO

from msgspec import structs

from dateline.errors import LedgerError
from dateline.exports.format import Format, Item
from dateline.exports.share import Sharer
from dateline.ledger import Filters, Ledger
from dateline.ledger.queries import STANDINGS
from dateline.records import Record

CARRIED = "said again in a later version of the report"


class Statement(Record, frozen=True, kw_only=True):
    """What an export did. `withheld` counts the rows from which names, quotations, positions or addresses were taken out."""

    format: str
    level: str
    dateline: str
    made: str
    rows_in: int
    rows_out: int
    dropped: dict[str, int]
    spans_checked: int
    withheld: dict[str, int]
    standings: dict[str, int]

    def line(self) -> str:
        """Return the statement as one line for a person."""
        dropped = "".join(f", {count} dropped ({reason})" for reason, count in self.dropped.items())
        withheld = "".join(f"; {what} withheld in {count}" for what, count in self.withheld.items())
        return f"{self.rows_in} rows in = {self.rows_out} out{dropped}; {self.spans_checked} spans compared with their reports{withheld}"


def write_export(
    ledger: Ledger, name: str, format_: Format, filters: Filters, level: str, out: TextIO, now: datetime
) -> Statement:
    """Write the claims that pass `filters`, withdrawn ones included and marked so; raises `LedgerError` when a span or a row is not accounted for."""
    sharer = Sharer(ledger, level, now)
    counts: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    standings: Counter[str] = Counter()

    def items() -> Iterator[Item]:
        for entry in ledger.entries(structs.replace(filters, standings=STANDINGS)):
            counts["in"] += 1
            item = sharer.item(entry)
            if entry.standing == "carried":
                dropped[CARRIED] += 1
                continue
            counts["given"] += 1
            standings[entry.standing] += 1
            withheld.update(item.withheld)
            yield item

    def drop(item: Item, reason: str) -> None:
        counts["given"] -= 1
        standings[item.standing] -= 1
        dropped[reason] += 1

    with ledger.snapshot():
        format_.write(items(), out, drop)
    if counts["in"] != counts["given"] + dropped.total():
        raise LedgerError(
            f"{counts['in']} rows in, {counts['given']} out, {dropped.total()} dropped; expected in = out + dropped: report this"
        )
    return Statement(
        format=name,
        level=level,
        dateline=version("dateline"),
        made=now.isoformat(timespec="seconds"),
        rows_in=counts["in"],
        rows_out=counts["given"],
        dropped=dict(sorted(dropped.items())),
        spans_checked=sharer.spans_checked,
        withheld=dict(sorted(withheld.items())),
        standings=dict(sorted(standings.items())),
    )
