"""Links between the claims that stand: worked out anew from all of them, so that the order of adding leaves no trace."""

import sqlite3
from importlib.metadata import version

from msgspec import structs

from dateline.ledger.entries import claims_of, heads
from dateline.ledger.linking import link_claims
from dateline.ledger.projections import write_link
from dateline.records import Claim, Link, Report

MOST = 20_000
"""Claims up to which `dateline add` links by itself: beyond it takes minutes, and `dateline rebuild --link` is asked for."""


def find_links(store: sqlite3.Connection) -> tuple[Link, ...]:
    """Return the links between all claims of versions that are not superseded.

    Reports go by their keys here: two outlets may have used one id.
    """
    claims: list[Claim] = []
    reports: list[Report] = []
    for head in heads(store, "superseded_by IS NULL"):
        (text,) = store.execute("SELECT text FROM report_text WHERE report = ?", (head.key,)).fetchone()
        reports.append(
            Report(id=head.key, text=text, sha256=head.sha256, title=head.title, publisher=head.publisher, published=head.published, url=head.url)
        )  # fmt: skip
        claims += (structs.replace(claim, report=head.key) for claim in claims_of(store, head.key))
    return link_claims(claims, reports)


def relink(store: sqlite3.Connection) -> int:
    """Write the links of all claims, in the caller's transaction; return how many there are."""
    store.execute("DELETE FROM link WHERE rule NOT LIKE 'version/%'")
    links = find_links(store)
    for link in links:
        write_link(store, link)
    store.execute("INSERT OR REPLACE INTO ledger SELECT 'linked', COALESCE(max(seq), 0) FROM event")
    store.execute("INSERT OR REPLACE INTO ledger VALUES ('linked_by', ?)", (version("dateline"),))
    return len(links)


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
