"""What an analyst reviews: a queue of claims with what is weak about each, and one claim slot by slot, as it was read and as it is in force."""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from dateline.ledger import Decided, Effective, Entry, Filters, Ledger
from dateline.ledger.effective import slot_texts
from dateline.ledger.entries import issues_of
from dateline.ledger.queue import count_reasons, count_weak, find_weak
from dateline.ledger.weaknesses import WEAKNESSES, Weakness, find_weaknesses
from dateline.records import DecisionSlot


class Queued(NamedTuple):
    """A claim of the queue with the reasons for which it stands there, the gravest first; none when nothing weak was found."""

    entry: Entry
    reasons: tuple[Weakness, ...]

    @property
    def effective(self) -> Effective:
        """The claim with the decisions that hold."""
        return self.entry.effective


class Slot(NamedTuple):
    """One slot of a claim: what the program read (empty: nothing), what is in force, by which decision, and what is weak about it.

    `decided` is the last decision about it, whether it holds or waits to be looked at again, null when there is none; `earlier` are those that it superseded. For the slot
    `claim` both texts are empty: it stands for the claim as a whole.
    """

    name: DecisionSlot
    read: str
    now: str
    decided: Decided | None
    earlier: tuple[Decided, ...]
    weaknesses: tuple[Weakness, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether what is in force is the analyst's, and not what was read."""
        return self.read != self.now


def show_queue(
    ledger: Ledger, filters: Filters | None = None, *, limit: int = 50, offset: int = 0
) -> tuple[Queued, ...]:
    """Return one page of the claims that nobody has signed or rejected, the weakest first.

    First those decided before and read otherwise since, then those that another claim disputes, then by the gravest weakness of their own and how many they have, then in
    the order of adding. Order, offset and limit of `filters` play no part.
    """
    found = find_weak(ledger.store, filters or Filters(), limit, offset)
    entries = ledger.numbered(each.number for each in found)
    return tuple(
        Queued(entry, tuple(WEAKNESSES[code] for code in each.codes))
        for each, entry in zip(found, entries, strict=True)
    )


def count_queue(ledger: Ledger, filters: Filters | None = None) -> int:
    """Return how many claims wait in the queue."""
    return count_weak(ledger.store, filters or Filters())


def count_weaknesses(ledger: Ledger, filters: Filters | None = None) -> dict[Weakness, int]:
    """Return how many claims of the queue have each weakness of their own, the gravest first."""
    return {WEAKNESSES[code]: claims for code, claims in count_reasons(ledger.store, filters or Filters()).items()}


def show_slots(ledger: Ledger, entry: Entry) -> tuple[Slot, ...]:
    """Return a claim slot by slot, the claim as a whole first; slots in which nothing was read, is in force, or was decided are there too."""
    return tuple(_slots(ledger, entry))


def _slots(ledger: Ledger, entry: Entry) -> Iterator[Slot]:
    effective = entry.effective
    read, now = slot_texts(effective.read), slot_texts(effective.claim)
    decided_slots = {each.decision.slot for each in effective.decided}
    weak = find_weaknesses(effective.claim, issues_of(ledger.store, entry.head.key), decided_slots)
    for name in get_args(DecisionSlot):
        about = [each for each in entry.decisions if each.decision.slot == name]
        yield Slot(
            name=name,
            read=read.get(name, ""),
            now=now.get(name, ""),
            decided=about[-1] if about else None,
            earlier=tuple(about[:-1]),
            weaknesses=tuple(WEAKNESSES[code] for code in weak if WEAKNESSES[code].slot == name),
        )


def decided_line(decided: Decided) -> str:
    """Return a decision in one line: what, by whom, when, why."""
    decision = decided.decision
    verdict = {"accept": "accepted", "fix": "fixed", "reject": "rejected"}[decision.verdict]
    state = {
        "current": "",
        "superseded": " (superseded)",
        "again": " (read otherwise since: look again)",
        "orphan": " (the claim is no longer read)",
    }[decided.standing]
    return f"{decision.slot} {verdict} by {decision.by}, {decided.at[:16].replace('T', ' ')} UTC{state}"


def read_line(decided: Decided) -> str:
    """Return what had been read in the slot of a decision, in one line."""
    read = decided.decision.as_read
    return "; ".join(f"{slot}: {text or 'nothing'}" for slot, text in read.items())


def review_line(effective: Effective) -> str:
    """Return in one line how far analysts answer for a claim, and what had been read in the slots that bear their values; empty when nothing was decided."""
    if effective.review is None:
        return ""
    state = {"accepted": "signed", "fixed": "signed with changes", "partly": "decided in part", "rejected": "rejected"}
    read = [
        f"{each.decision.slot} was read as {each.decision.as_read.get(each.decision.slot) or 'nothing'}"
        for each in effective.decided
        if each.decision.slot in effective.changed
    ]
    return "; ".join([f"{state[effective.review]} by {', '.join(effective.by)}", *read])
