"""What is found of one statement."""

from typing import Literal

from dateline.records import Passage, Record, Span

VerdictName = Literal[
    "supported", "altered", "misattributed", "contradicted", "unsupported", "not a claim", "check this"
]


class Difference(Record, frozen=True, kw_only=True):
    """One thing that a statement and a report do not share: the `slot`, what each has (null for nothing), and the words of the report."""

    slot: str
    stated: str | None
    reported: str | None
    passage: Passage | None = None


class Verdict(Span, frozen=True, kw_only=True):
    """The verdict on one statement, words `start` to `end` of the text.

    `supported`: every part that could be compared is in a report, and nothing was left over. `altered`: `differences` name what is not the same.
    `misattributed`: somebody else said it, or a claim became plain fact. `contradicted`: the report has the opposite. `unsupported`: no
    report has it. `not a claim`: nothing to compare. `check this`: it could not be settled; a person must look. `passage` decides it.
    """

    text: str
    verdict: VerdictName
    because: str
    differences: tuple[Difference, ...] = ()
    passage: Passage | None = None
    coverage: float = 0.0
