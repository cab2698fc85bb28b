"""What may be shown: at level `working` everything, at level `shared` no private person, no words of hers, no recent position."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from msgspec import structs

from dateline.errors import LedgerError
from dateline.exports.cover import WITHHELD, Covers, rewrite
from dateline.exports.format import Item
from dateline.exports.names import Names
from dateline.exports.positions import by_district, is_fine, is_position, is_recent
from dateline.exports.signatures import cover_signatures, cover_written, signatures_of
from dateline.ledger import Entry, Head, Ledger, spans_of
from dateline.records import Claim, Where

LEVELS = ("working", "shared")
AROUND = 32
"""Letters before and after the evidence that help to find it again."""


Stretch = Callable[[int, int], str]
"""Gives the letters of a report's text from one offset to another, as they may be shown."""


class SharedReport(NamedTuple):
    """A version of a report as it may be shown."""

    head: Head
    stretch: Stretch


class Sharer:
    """Turns claims of the ledger into items that the level of sharing allows; `now` decides which positions are recent."""

    def __init__(self, ledger: Ledger, level: str, now: datetime) -> None:
        """Take the ledger and the level, one of `LEVELS`."""
        self.covers = None if level == "working" else Covers(ledger)
        self.now = now
        self.spans_checked = 0
        self._text = lru_cache(maxsize=64)(ledger.text)

    def item(self, entry: Entry) -> Item:
        """Return what may be shown of a claim; every span of it is first compared with the text that it points into."""
        effective, head = entry.effective, entry.head
        claim, signatures = effective.claim, signatures_of(effective)
        text = self._text(head.key)
        self._check(claim, text)
        before, after = max(0, claim.evidence_start - AROUND), claim.evidence_end + AROUND
        if self.covers is None:
            return Item(
                claim=claim, head=head, standing=entry.standing, links=entry.links,
                prefix=text[before : claim.evidence_start], suffix=text[claim.evidence_end : after],
                review=effective.review, changed=effective.changed, signatures=signatures,
            )  # fmt: skip
        cover = self.covers.of(head.key)
        claim = cover_written(effective, self.covers.hide)
        shown, shown_head = cover.claim(claim, text), cover.head(head)
        prefix = cover.stretch(text, before, claim.evidence_start)
        suffix = cover.stretch(text, claim.evidence_end, min(len(text), after))
        withheld = _withheld(effective.claim, shown, head, shown_head)
        places = (*claim.where, *effective.read.where)
        is_hidden = any(map(is_position, (claim, effective.read))) and any(map(is_fine, places))
        is_hidden = is_hidden and any(is_recent(each, head.published, self.now) for each in (claim, effective.read))
        if is_hidden:
            shown, shown_head = _by_district(shown, shown_head, effective.read)
            prefix = suffix = ""
            withheld.add("position")
        return Item(
            claim=structs.replace(shown, report=shown_head.id),
            head=shown_head,
            standing=entry.standing,
            links=tuple(self.covers.link(link, cover) for link in entry.links),
            prefix=prefix,
            suffix=suffix,
            withheld=tuple(sorted(withheld)),
            review=effective.review,
            changed=effective.changed,
            signatures=cover_signatures(signatures, shown, cover.names.replace, positions=is_hidden),
        )

    def report(self, head: Head, entries: Iterable[Entry]) -> SharedReport:
        """Return what may be shown of a report's head and text; `entries` are its claims, which tell where recent positions stand."""
        text = self._text(head.key)
        if self.covers is None:
            return SharedReport(head, lambda start, end: text[start:end])
        cover, places = self.covers.of(head.key), Names()
        shown = cover.head(head)
        recent = False
        for entry in entries:
            claim = entry.claim
            if is_position(claim) and is_recent(claim, head.published, self.now):
                recent = recent or any(map(is_fine, claim.where))
                _add_districts(places, claim)
        if recent:
            shown = shown._replace(title=places.replace(shown.title) if shown.title else None, url=None)
        return SharedReport(shown, lambda start, end: places.replace(cover.stretch(text, start, end)))

    def may_ask(self, words: str) -> bool:
        """Tell whether words may be searched for: where names are withheld, a search for one would tell where it stands."""
        return self.covers is None or not self.covers.names_anyone(words)

    def _check(self, claim: Claim, text: str) -> None:
        for words, start, end in spans_of(claim):
            self.spans_checked += 1
            if text[start:end] != words:
                raise LedgerError(
                    f"claim {claim.id}: {words[:40]!r} does not stand at {start} to {end} of its report; expected it there: run `dateline verify`"
                )


def _withheld(claim: Claim, shown: Claim, head: Head, shown_head: Head) -> set[str]:
    found = set()
    if WITHHELD in shown.evidence and WITHHELD not in claim.evidence:
        found.add("quotation")
    if structs.replace(shown, evidence="") != structs.replace(claim, evidence="") or "person-" in shown.evidence:
        found.add("name")
    if (shown_head.title, shown_head.publisher) != (head.title, head.publisher):
        found.add("name")
    if (shown_head.id, shown_head.url) != (head.id, head.url):
        found.add("address")
    return found


def _by_district(claim: Claim, head: Head, read: Claim) -> tuple[Claim, Head]:
    """Put districts in the stead of finer places, in the claim's words and in the report's title as well; the places that were `read` stand in the words too."""
    names = Names()
    _add_districts(names, read)
    places = _add_districts(names, claim)
    shown = rewrite(structs.replace(claim, where=()), names.replace)
    return (
        structs.replace(shown, where=tuple(places)),
        head._replace(title=names.replace(head.title) if head.title else None, url=None),
    )


def _add_districts(names: Names, claim: Claim) -> list[Where]:
    """Return the claim's places, districts in the stead of finer ones, whose words are to be replaced by `names`."""
    places = []
    for where in claim.where:
        coarse = by_district(where) if is_fine(where) else where
        if coarse is not where:
            names.add(where.text, coarse.text)
            names.add(where.name, coarse.text)
        places.append(coarse)
    return places
