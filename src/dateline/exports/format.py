"""What a format gets and what it gives."""

from collections.abc import Callable, Iterable
from typing import Protocol, TextIO

from dateline.ledger import Head
from dateline.records import Claim, Link, Record


class Item(Record, frozen=True, kw_only=True):
    """A claim as it may be shown: `claim` and `head` hold nothing that the level of sharing forbids.

    Offsets still point into the report's own text (`head.sha256`). `prefix` and `suffix` are the letters around the evidence, empty where they may not be
    shown. `withheld` says what was taken out (`name`, `quotation`, `position`, `address`).
    """

    claim: Claim
    head: Head
    standing: str
    links: tuple[Link, ...]
    prefix: str
    suffix: str
    withheld: tuple[str, ...] = ()

    @property
    def corrects(self) -> tuple[str, ...]:
        """The claims of older versions that this one corrects."""
        mine = (link for link in self.links if link.source_claim == self.claim.id and link.finer == "corrects")
        return tuple(link.target_claim for link in mine)

    @property
    def withdrawn_by(self) -> str | None:
        """The claim that corrects this one, or the key of the version that retracts it; null while it stands."""
        for link in self.links:
            if link.target_claim == self.claim.id and link.finer in {"corrects", "retracts"}:
                return link.source_claim
        return None


Drop = Callable[[Item, str], None]
"""Tell that a claim cannot be written in this format, and why."""


class Format(Protocol):
    """A module that writes claims."""

    ENDING: str

    def write(self, items: Iterable[Item], out: TextIO, drop: Drop) -> None:
        """Write the items; call `drop` for each one that is left out."""
        ...
