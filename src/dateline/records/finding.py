"""What a check found about figures that a text states."""

from typing import Literal

from dateline.records.span import Record, Span

Check = Literal[
    "unit", "distance", "bearing", "area", "area_comparison", "share", "ratio", "sum", "part", "series", "weekday", "age"
]  # fmt: skip
Grade = Literal["consistent", "after_rounding", "inconsistent", "not_checkable"]


class Passage(Span, frozen=True, kw_only=True):
    """Words of a report that a finding rests on; `report` is the report's id, offsets count code points of its text."""

    report: str
    text: str


class Finding(Record, frozen=True, kw_only=True):
    """One thing that could be checked without asking anyone, and how it came out.

    `grade`: `consistent` within half a unit of the last digit stated; `after_rounding` within the tolerance that words such as "about", the
    precision of a place's point, or the spread between sources allow; `inconsistent` beyond it; `not_checkable` where something needed is missing.
    An inconsistent figure is not a false one: it says that two things written here, or one and the reference, cannot both be exact.

    `stated` (to `stated_to`) is what the text says and `computed` (to `computed_to`) what it should be, both in `unit`; `tolerance` is how far
    they may lie apart, in the same unit. `reference` names the tables or words compared with, `formula` shows the sum that was done.
    `claims` are the ids of the claims concerned, `passages` the words.
    """

    check: Check
    grade: Grade
    message: str
    formula: str
    passages: tuple[Passage, ...] = ()
    claims: tuple[str, ...] = ()
    unit: str = ""
    stated: float | None = None
    stated_to: float | None = None
    computed: float | None = None
    computed_to: float | None = None
    tolerance: float | None = None
    reference: tuple[str, ...] = ()
