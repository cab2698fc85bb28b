"""What a claim was composed from: its clause, its attribution and who was taken to answer for it."""

from collections.abc import Iterator

from dateline.claims.coreference import resolve_references
from dateline.claims.outlines import Outline, outline_claims
from dateline.records import Actor, ActorMention, Attribution, Claim, Document, Reading, Record, Span, Token


class Step(Record, frozen=True, kw_only=True):
    """One decision about a claim: what it is `about`, the `words` it rests on (null where they are none), its `result`, and why, line by line."""

    about: str
    result: str
    words: str | None = None
    start: int | None = None
    end: int | None = None
    because: tuple[str, ...] = ()


class Grounds(Record, frozen=True, kw_only=True):
    """A claim beside what it was composed from.

    `outline` is null when no clause of the document gives this claim (a claim of another version); `attribution` when the outlet speaks in its own voice;
    `actor` when it could not be told who the source is. `pronoun` is the mention by which a source given as a pronoun was resolved.
    """

    reading: Reading
    claim: Claim
    outline: Outline | None = None
    attribution: Attribution | None = None
    actor: Actor | None = None
    pronoun: ActorMention | None = None

    @property
    def document(self) -> Document:
        """The document of the reading."""
        return self.reading.document

    @property
    def evidence(self) -> Span:
        """Where the evidence stands."""
        return Span(start=self.claim.evidence_start, end=self.claim.evidence_end)

    @property
    def words(self) -> list[Token]:
        """The tokens that tell the event."""
        return [self.document.tokens[index] for index in self.outline.content] if self.outline else []

    @property
    def head(self) -> Token | None:
        """The verb (or event noun) of the clause."""
        return self.document.tokens[self.outline.clause.head] if self.outline else None


def find_grounds(reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Grounds]:
    """Yield for each of `claims` what it was composed from; recomputed from the document, as a reading does not keep it."""
    document, mentions, attributions = reading.document, reading.mentions, reading.attributions
    outlines = outline_claims(document, mentions, attributions)
    resolution = resolve_references(document, mentions, attributions)
    actors = {actor.id: actor for actor in mentions.actors}
    pronouns = {pronoun.head: pronoun for pronoun in resolution.pronouns}
    for claim in claims:
        outline = _outline_of(claim, outlines)
        number = outline.attribution if outline is not None and claim.rule != "comparison" else None
        attribution = attributions[number] if number is not None else None
        resolved = resolution.sources[number] if number is not None else None
        head = attribution.source_head if attribution is not None else None
        yield Grounds(
            reading=reading,
            claim=claim,
            outline=outline,
            attribution=attribution,
            actor=_speaker(claim, actors, resolved),
            pronoun=pronouns.get(head) if head is not None else None,
        )


def _outline_of(claim: Claim, outlines: tuple[Outline, ...]) -> Outline | None:
    """Return the outline with the claim's evidence, or the shortest around it: a comparison is cut out of another claim."""
    around = [
        outline
        for outline in outlines
        if outline.evidence.start <= claim.evidence_start and claim.evidence_end <= outline.evidence.end
    ]
    return min(around, key=lambda outline: _unlikeness(claim, outline), default=None)


def _unlikeness(claim: Claim, outline: Outline) -> tuple[bool, int]:
    extra = (outline.evidence.end - outline.evidence.start) - (claim.evidence_end - claim.evidence_start)
    return outline.clause.role != claim.rule.partition("/")[0] and claim.rule != "comparison", extra


def _speaker(claim: Claim, actors: dict[int, Actor], resolved: int | None) -> Actor | None:
    """Return the actor behind the source; of sources named together ("A and B say") the one whose claim this is."""
    actor = actors.get(resolved) if resolved is not None else None
    if actor is not None and actor.name == claim.source.name:
        return actor
    return next((each for each in actors.values() if each.name == claim.source.name), None)
