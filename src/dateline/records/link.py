"""How two claims stand to one another."""

from typing import Literal

from dateline.records.span import Record

LinkKind = Literal["repeats", "updates", "supports", "disputes"]
FinerKind = Literal["admits", "corrects", "retracts"]


class Link(Record, frozen=True, kw_only=True):
    """One claim says again, brings up to date, supports or disputes another one.

    `source_claim` is the id of the claim that does so, `target_claim` of the one it is done to; for a claim that a new version of a report no longer
    holds (`retracts`) `source_claim` is the key of that version. `finer` says more where more is known. `rule` names what decided, and
    `compared` the slots that were compared, each with what was met.
    """

    source_claim: str
    target_claim: str
    kind: LinkKind
    rule: str
    finer: FinerKind | None = None
    compared: dict[str, str] = {}  # noqa: RUF012  msgspec copies an empty mutable default for every record
