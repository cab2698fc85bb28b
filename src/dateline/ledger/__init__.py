"""Claims kept: one file that holds reports, their claims, and how they stand to one another."""

from dateline.ledger.decisions import DecisionFilters
from dateline.ledger.effective import Decided, Effective
from dateline.ledger.entries import Entry, Head
from dateline.ledger.queries import Box, Circle, Filters
from dateline.ledger.store import Added, Ledger, Original
from dateline.ledger.verify import Damage, spans_of

__all__ = [
    "Added", "Box", "Circle", "Damage", "Decided", "DecisionFilters", "Effective", "Entry", "Filters", "Head", "Ledger", "Original", "spans_of",
]  # fmt: skip
