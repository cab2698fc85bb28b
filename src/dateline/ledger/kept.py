"""What is kept of a reading: enough to make every table again, and no word of a private person more than needed to protect it."""

import hashlib
import re
from collections.abc import Iterator

import msgspec
from msgspec import structs

from dateline.records import Actor, Claim, Issue, Reading, Record, Report, Span

_ENCODER = msgspec.json.Encoder(order="deterministic")
_HELD = {"detain", "abuse"}  # whoever is held or harmed stays protected, whatever the office
_SUFFERED = re.compile(
    r"\b(?:missing|disappear\w*|abduct\w*|kidnap\w*|hostages?|captiv\w*|prisoners?|raped?|sexual\w*|tortur\w*)\b",
    re.IGNORECASE,
)
_NEAR = 40  # letters before a name in which an age counts as hers
_OF_AGE = 18
_AGE_BEFORE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\s+(?:\w+\s+){0,2}$")
_AGE_AFTER = re.compile(r",\s+(?:aged\s+)?(\d{1,2})(?=\s*(?:[,.;)]|years? old|$))")


class Protected(Span, frozen=True, kw_only=True):
    """Words that a shared copy must not show: a `name` of a protected person, or a `quotation` of hers; `actor` is the `Actor.id`."""

    what: str
    actor: int | None = None


class Kept(Record, frozen=True, kw_only=True):
    """The payload of one `report` event. `key` names this version of the report; the claims bear the ledger's ids."""

    key: str
    report: Report
    manifest: dict[str, str]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    protected_actors: tuple[int, ...]
    protected: tuple[Protected, ...]
    issues: tuple[Issue, ...]

    def encode(self) -> bytes:
        """Return the canonical JSON of this payload."""
        return _ENCODER.encode(self)

    @classmethod
    def decode(cls, body: bytes) -> "Kept":
        """Return the payload that `body` holds."""
        return msgspec.json.decode(body, type=cls)


def report_key(report: Report) -> str:
    """Return the key of one version of a report: its text, under its id and address."""
    return hashlib.sha256(_ENCODER.encode([report.sha256, report.id, report.url])).hexdigest()[:16]


def kept_of(reading: Reading) -> Kept:
    """Return what is kept of `reading`.

    A claim's id in the ledger is its id in the reading, a hyphen, and eight letters of the report's key: forty outlets may print the same text, and each
    one's claim is a claim of its own.
    """
    report = reading.document.report
    key = report_key(report)
    protected = find_protected(reading)
    return Kept(
        key=key,
        report=report,
        manifest=reading.manifest,
        claims=tuple(structs.replace(claim, id=f"{claim.id}-{key[:8]}") for claim in reading.claims),
        actors=tuple(structs.replace(actor, gender=None) for actor in reading.mentions.actors),
        protected_actors=tuple(sorted(protected)),
        protected=tuple(sorted({*_names(reading, protected), *_quotations(reading, protected)}, key=_order)),
        issues=reading.issues,
    )


def find_protected(reading: Reading) -> set[int]:
    """Return the ids of the persons to protect: without a public role in the text, or held, missing, abused or under age whatever the office."""
    suffering = {
        claim.target for claim in reading.claims if claim.type in _HELD or _SUFFERED.search(claim.evidence) is not None
    }
    minors = set(_minors(reading))
    protected = {
        actor.id
        for actor in reading.mentions.actors
        if actor.is_private
        or (actor.kind == "person" and (actor.id in minors or actor.name in suffering or actor.short in suffering))
    }
    return protected | _named_beside(reading, protected)


def _minors(reading: Reading) -> Iterator[int]:
    """Yield the ids of persons whose age beside the name is under 18: "Ana, 14," or "14-year-old Ana"."""
    text = reading.document.text
    for mention in reading.mentions.actor_mentions:
        if mention.form == "name":
            before = _AGE_BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
            after = _AGE_AFTER.match(text, mention.end)
            if any(age is not None and int(age[1]) < _OF_AGE for age in (before, after)):
                yield mention.actor


def _named_beside(reading: Reading, protected: set[int]) -> set[int]:
    """Return the ids of actors that are named right before a private description: "Anush, a mother of two"."""
    mentions = reading.mentions.actor_mentions
    without_office = {actor.id for actor in reading.mentions.actors if actor.office is None and actor.side is None}
    described = {mention.start for mention in mentions if mention.actor in protected and mention.form == "nominal"}
    return {
        mention.actor
        for mention in mentions
        if mention.form == "name" and mention.actor in without_office and mention.end + 2 in described
        and reading.document.text[mention.end : mention.end + 2] == ", "
    }  # fmt: skip


def _names(reading: Reading, protected: set[int]) -> Iterator[Protected]:
    for mention in reading.mentions.actor_mentions:
        if mention.actor in protected and mention.form == "name":
            yield Protected(start=mention.start, end=mention.end, what="name", actor=mention.actor)


def _quotations(reading: Reading, protected: set[int]) -> Iterator[Protected]:
    """Yield the quotations that a protected person answers for, and those that go on with one."""
    spoken = [*_contents(reading, protected), *_evidence(reading, protected)]
    found: set[int] = set()
    for index, quotation in enumerate(reading.document.quotations):
        goes_on = quotation.continues is not None and quotation.continues in found
        if goes_on or any(quotation.overlaps(words) for words in spoken):
            found.add(index)
            yield Protected(start=quotation.start, end=quotation.end, what="quotation")


def _contents(reading: Reading, protected: set[int]) -> Iterator[Span]:
    mentions = [mention for mention in reading.mentions.actor_mentions if mention.actor in protected]
    for attribution in reading.attributions:
        source = attribution.source
        if source is not None and any(mention.overlaps(source) for mention in mentions):
            yield from attribution.content


def _evidence(reading: Reading, protected: set[int]) -> Iterator[Span]:
    names = {actor.name for actor in reading.mentions.actors if actor.id in protected}
    for claim in reading.claims:
        if claim.source.name in names:
            yield Span(start=claim.evidence_start, end=claim.evidence_end)


def _order(span: Protected) -> tuple[int, int, str, int]:
    return span.start, span.end, span.what, -1 if span.actor is None else span.actor
