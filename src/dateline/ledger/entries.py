"""Claims read back from the ledger, each with its report, its standing and its links."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from dateline.ledger.decisions import decisions_about
from dateline.ledger.effective import Decided, Effective, apply_decisions
from dateline.ledger.rows import CLAIM_COLUMNS, Row, claim_of
from dateline.records import Claim, Issue, Link

_BATCH = 500
_HEAD = (
    "key, id, url, title, publisher, published, published_from, language, sha256, claims, issues, superseded_by, run"
)
_CLAIM = ", ".join(f"claim.{column}" for column in CLAIM_COLUMNS)


class Head(NamedTuple):
    """A version of a report as the ledger lists it, without its text."""

    key: str
    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    published_from: str | None
    language: str
    sha256: str
    claims: int
    issues: int
    superseded_by: str | None
    run: str


class Entry(NamedTuple):
    """A claim of the ledger: `standing` is current, or, in a superseded version, carried, corrected or retracted; `links` go from it or to it.

    `claim` is what the program read. `decisions` are all that analysts decided about it, in the order of deciding; `effective` is the claim under those that hold.
    """

    claim: Claim
    standing: str
    head: Head
    links: tuple[Link, ...]
    decisions: tuple[Decided, ...] = ()

    @property
    def effective(self) -> Effective:
        """The claim with the analyst's values in the place of those that she fixed or rejected."""
        return apply_decisions(self.claim, self.decisions)


def claims_of(store: sqlite3.Connection, key: str) -> Iterator[Claim]:
    """Yield the claims of one version of a report, in text order."""
    numbers = [
        number for (number,) in store.execute("SELECT number FROM claim WHERE report = ? ORDER BY number", (key,))
    ]
    for batch in _batches(numbers):
        for _, claim in _read_claims(store, batch):
            yield claim


def claims_numbered(store: sqlite3.Connection, numbers: Sequence[int]) -> list[Claim]:
    """Return the claims with these numbers, in their order."""
    return [claim for _, claim in _read_claims(store, numbers)]


def issues_of(store: sqlite3.Connection, key: str) -> list[Issue]:
    """Return what could not be settled in one version of a report."""
    rows = store.execute(
        'SELECT code, message, start, "end" FROM issue WHERE report = ? ORDER BY ordinal', (key,)
    ).fetchall()
    return [Issue(code=code, message=message, start=start, end=end) for code, message, start, end in rows]


def entries(store: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Entry]:
    """Yield the claims with these numbers, in this order."""
    heads: dict[str, Head] = {}
    for batch in _batches(numbers):
        found = _read_claims(store, batch)
        ids = [claim.id for _, claim in found]
        links, decisions = _read_links(store, ids), decisions_about(store, ids)
        for row, claim in found:
            key = row["report"]
            if key not in heads:
                heads[key] = head_of(store, key)
            yield Entry(claim, row["standing"], heads[key], tuple(links.get(claim.id, ())), decisions.get(claim.id, ()))


def head_of(store: sqlite3.Connection, key: str) -> Head:
    """Return the version of a report with this key."""
    return Head(*store.execute(f"SELECT {_HEAD} FROM report WHERE key = ?", (key,)).fetchone())  # noqa: S608  fixed columns


def heads(
    store: sqlite3.Connection, where: str = "1", values: Sequence[object] = (), order: str = "published, id, key"
) -> Iterator[Head]:
    """Yield the versions of reports that the condition holds for, by day and id, or in another order."""
    rows = store.execute(f"SELECT {_HEAD} FROM report WHERE {where} ORDER BY {order}", values)  # noqa: S608  conditions and orders are ours
    for row in rows:
        yield Head(*row)


def _read_claims(store: sqlite3.Connection, numbers: Sequence[int]) -> list[tuple[dict[str, Any], Claim]]:
    marks = ", ".join("?" * len(numbers))
    these = f"WHERE claim IN ({marks}) ORDER BY claim, ordinal"
    places = _grouped(store.execute(f"SELECT * FROM claim_place {these}", numbers))  # noqa: S608  question marks only
    figures = _grouped(store.execute(f"SELECT * FROM claim_figure {these}", numbers))  # noqa: S608  the same
    rows = store.execute(
        f"SELECT report.id, {_CLAIM} FROM claim JOIN report ON report.key = claim.report WHERE number IN ({marks})",  # noqa: S608  the same
        numbers,
    )
    names = ("report_id", *CLAIM_COLUMNS)
    found = {}
    for values in rows:
        row = dict(zip(names, values, strict=True))
        found[row["number"]] = (row, claim_of(row, places[row["number"]], figures[row["number"]]))
    return [found[number] for number in numbers if number in found]


def _read_links(store: sqlite3.Connection, ids: Sequence[str]) -> dict[str, list[Link]]:
    marks = ", ".join("?" * len(ids))
    columns = "COALESCE(source_claim, source_report), target_claim, kind, finer, rule, compared"
    rows = store.execute(
        f"SELECT {columns} FROM link WHERE target_claim IN ({marks}) UNION SELECT {columns} FROM link WHERE source_claim IN ({marks}) ORDER BY 3, 4, 1, 2, 5",  # noqa: S608  question marks only
        [*ids, *ids],
    )
    links: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        link = link_of(row)
        for end in {link.source_claim, link.target_claim}:
            links[end].append(link)
    return links


def link_of(row: Row) -> Link:
    """Return the link that lies in (source, target, kind, finer, rule, compared)."""
    source, target, kind, finer, rule, compared = row
    return Link(
        source_claim=source,
        target_claim=target,
        kind=kind,
        finer=finer,
        rule=rule,
        compared=msgspec.json.decode(compared, type=dict[str, str]),
    )


def _grouped(rows: Iterable[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return groups


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    numbers = iter(numbers)
    while batch := list(islice(numbers, _BATCH)):
        yield batch
