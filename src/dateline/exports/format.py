"""What a format gets and what it gives."""

from collections.abc import Callable, Iterable
from typing import Protocol, TextIO

from dateline.exports.signatures import Signature
from dateline.ledger import Head
from dateline.records import Claim, Link, Record, Review


class Item(Record, frozen=True, kw_only=True):
    """A claim as it is in force and may be shown: `claim` and `head` hold nothing that the level of sharing forbids.

    Offsets still point into the report's own text (`head.sha256`). `prefix` and `suffix` are the letters around the evidence, empty where they may not be
    shown. `withheld` says what was taken out (`name`, `quotation`, `position`, `address`). `review` says how far analysts answer for the claim (null: not at all),
    `changed` which slots bear their value, and `signatures` are their decisions.
    """

    claim: Claim
    head: Head
    standing: str
    links: tuple[Link, ...]
    prefix: str
    suffix: str
    withheld: tuple[str, ...] = ()
    review: Review | None = None
    changed: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def corrects(self) -> tuple[str, ...]:
        """The claims of older versions that this one corrects."""
        mine = (link for link in self.links if link.source_claim == self.claim.id and link.finer == "corrects")
        return tuple(link.target_claim for link in mine)

    @property
    def reviewed_by(self) -> tuple[str, ...]:
        """The initials of the analysts whose decisions hold."""
        return tuple(sorted({each.by for each in self.signatures}))

    @property
    def as_read(self) -> tuple[str, ...]:
        """What the program had read in the slots that bear an analyst's value: `where: in Izium (gn:707292)`."""
        read = ((each.slot, each.as_read) for each in self.signatures if each.slot in self.changed)
        return tuple(f"{slot}: {text or 'nothing'}" for slot, text in read if text is not None)

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
