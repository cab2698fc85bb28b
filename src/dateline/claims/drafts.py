"""An attribution in the making."""

from dataclasses import dataclass, field

from dateline.records import CueKind, Span


@dataclass(slots=True)
class Draft:
    """What is known of an attribution so far. `cue` is the index of the cue's token (-1: none); `quoting` tells whether it may introduce quoted speech.

    `under` is the draft it lies in where the place of its cue does not say so.
    """

    cue: int
    lemma: str
    kind: CueKind
    rule: str
    cue_span: Span | None = None
    source: Span | None = None
    source_head: int | None = None
    content: list[Span] = field(default_factory=list)
    quoting: bool = False
    continued: bool = False
    negated: bool = False
    channel: Span | None = None
    quotations: list[int] = field(default_factory=list)
    under: "Draft | None" = None

    @property
    def size(self) -> int:
        """Return how many characters the content has."""
        return sum(part.end - part.start for part in self.content)

    def covers(self, span: Span) -> bool:
        """Tell whether a fragment of the content holds all of `span`."""
        return any(part.start <= span.start and span.end <= part.end for part in self.content)

    def overlaps(self, span: Span) -> bool:
        """Tell whether a fragment of the content shares a character with `span`."""
        return any(part.start < span.end and span.start < part.end for part in self.content)
