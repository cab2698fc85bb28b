"""Give participles of saying back to the one who speaks: "X said the road was cut, adding that ..."."""

from collections.abc import Sequence

from dateline.claims.drafts import Draft
from dateline.records import Document, Span, Token

_GOING_ON = frozenset({"begin", "start", "continue", "go", "go on"})
_ACTS = frozenset({"say", "request", "accuse", "deny", "threaten", "intend"})


def return_participles(document: Document, drafts: Sequence[Draft], inside: Sequence[int]) -> None:
    """End a content at the comma before a participle that attributes in its turn, and let both have one source.

    The parser often hangs such a participle on the last verb of what was said, whose subject did not say it.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue >= 0:
            by_sentence.setdefault(document.tokens[draft.cue].sentence, []).append(draft)
    for draft in drafts:
        if (
            draft.cue < 0
            or document.tokens[draft.cue].tag != "VBG"
            or draft.rule == "verb:object"
            or draft.kind not in _ACTS
        ):
            continue
        if draft.lemma in _GOING_ON:
            continue
        comma = _comma_before(document, document.tokens[draft.cue])
        if comma is None or inside[draft.cue] >= 0:
            continue
        neighbours = by_sentence[document.tokens[draft.cue].sentence]
        holding = [other for other in neighbours if other is not draft and _holds(other, draft)]
        if not holding:
            continue
        speaker = min(holding, key=lambda other: other.cue)
        draft.source, draft.source_head = speaker.source, speaker.source_head
        draft.channel = draft.channel or speaker.channel
        for other in holding:
            other.content = [part for piece in other.content if (part := _before(piece, comma.start)) is not None]


def _comma_before(document: Document, participle: Token) -> Token | None:
    for token in reversed(document.tokens[max(0, participle.i - 3) : participle.i]):
        if token.text == ",":
            return token
        if token.pos not in ("ADV", "SCONJ", "CCONJ"):
            return None
    return None


def _holds(other: Draft, draft: Draft) -> bool:
    """Tell whether `other` speaks earlier and its content runs over the cue of `draft`."""
    if (
        not 0 <= other.cue < draft.cue
        or not other.rule.startswith("verb:")
        or other.source is None
        or draft.cue_span is None
    ):
        return False
    return other.covers(draft.cue_span)


def _before(piece: Span, offset: int) -> Span | None:
    if piece.end <= offset:
        return piece
    return Span(start=piece.start, end=offset) if piece.start < offset else None
