"""Claims: what the ledger holds."""

from typing import Literal

from dateline.records.span import Record

ClaimType = Literal[
    "capture", "withdraw", "hold", "advance", "fight", "repel", "strike", "casualties", "damage", "displace", "detain",
    "abuse", "aid", "deploy", "negotiate", "sanction", "request", "refuse", "threaten", "accuse", "assess", "other",
]  # fmt: skip
Modality = Literal["asserted", "denied", "intended", "requested", "predicted", "hedged", "not_known"]
SourceKind = Literal["person", "body", "media", "anonymous", "collective", "narrator"]
Verification = Literal["none", "unverified", "confirmed", "disputed"]


class Source(Record, frozen=True, kw_only=True):
    """Who answers for a claim: the words (null for the outlet's own voice), the canonical name, kind and side."""

    name: str
    kind: SourceKind
    text: str | None = None
    start: int | None = None
    end: int | None = None
    side: str | None = None


class Where(Record, frozen=True, kw_only=True):
    """A place where the event is said to happen; `lat`, `lon` in degrees, null when the place is not known."""

    text: str
    name: str
    start: int
    end: int
    relation: str = "in"
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    place: str | None = None
    precision_km: float | None = None
    kind: str | None = None


class When(Record, frozen=True, kw_only=True):
    """When the event is said to happen: ISO dates, both included; null dates when the words cannot be resolved."""

    text: str | None
    start: str | None
    end: str | None
    text_start: int | None = None
    text_end: int | None = None


class Figure(Record, frozen=True, kw_only=True):
    """A figure of a claim, in a unit of the gold guidelines."""

    text: str
    start: int
    end: int
    value: float | None
    unit: str
    of: str | None = None
    value_to: float | None = None
    approx: bool = False
    bound: str | None = None
    part_of: str | None = None
    derived: bool = False
    victims: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """One thing said to have happened, to be so, or to be wanted, that one chain of sources answers for.

    The fields are those of the gold guidelines; `evidence` is `text[evidence_start:evidence_end]` letter for letter. `rule` names what composed it.
    """

    id: str
    report: str
    evidence: str
    evidence_start: int
    evidence_end: int
    type: ClaimType
    modality: Modality
    source: Source
    rule: str
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    via: str | None = None
    actor: str | None = None
    target: str | None = None
    where: tuple[Where, ...] = ()
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    verification: Verification = "none"
    verification_by: str | None = None
    private_person: bool = False
    subtype: str | None = None
    means: str | None = None
    said: When | None = None
    when_alternatives: tuple[When, ...] = ()
    zone: str | None = None
    stated_names: dict[str, str] | None = None
