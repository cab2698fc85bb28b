"""Who answers for which words."""

from typing import Literal

from dateline.records.span import Record, Span

CueKind = Literal[
    "say", "deny", "intend", "request", "predict", "accuse", "refuse", "threaten", "believe", "show", "support", "other"
]


class Attribution(Record, frozen=True, kw_only=True):
    """A source, the cue that attributes, and the content it answers for (PARC 3, PolNeAR).

    `content` may have several fragments, where cue or source interrupt. `source` is null when the text names none ("is reported").
    `outer` is the index of the attribution whose content holds this one ("said he expected"), null at the top. `channel` is how it was said
    ("video address", "told Reuters"). `cue_lemma` is the head lemma; `kind` the class of the cue in the lexicon: it decides modality and type.
    `continued` is true when the words go on from an earlier attribution without a cue of their own. `negated` for "did not say".
    """

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    cue_lemma: str = ""
    kind: CueKind = "say"
    channel: Span | None = None
    outer: int | None = None
    direct: bool = False
    continued: bool = False
    negated: bool = False
    rule: str = ""
    source_head: int | None = None

    @property
    def extent(self) -> Span:
        """The shortest span over source, cue and content."""
        parts = [*self.content, *(part for part in (self.source, self.cue) if part is not None)]
        return Span(start=min(part.start for part in parts), end=max(part.end for part in parts))
