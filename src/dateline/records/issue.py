"""What could not be settled."""

from typing import Literal

from dateline.records.span import Record

IssueCode = Literal[
    "undated-report", "place-ambiguous", "place-unknown", "date-ambiguous", "time-unanchored", "source-unresolved",
    "quotation-open", "figure-unlinked",
]  # fmt: skip


class Issue(Record, frozen=True, kw_only=True):
    """A thing in the text that Dateline could not settle; `start` and `end` are null when it concerns the whole report."""

    code: IssueCode
    message: str
    start: int | None = None
    end: int | None = None
