"""Decide where one speaker's words end and another act of speaking begins.

The parser often hangs the next act on the last verb of what was said: "X said the road was cut, adding that ...", "X said there was a lack of water and
urged ...", "X said the town had fallen, while Y said ...". The content of the first then ends before the second.
"""

from collections.abc import Sequence

from dateline.claims.drafts import Draft
from dateline.records import Document, Span, Token

_ACTS = frozenset({"say", "request", "accuse", "deny", "threaten", "intend"})
_GOING_ON = frozenset({"begin", "start", "continue", "go", "go on"})
_CONTRAST = frozenset({"while", "whereas", "though", "although"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def settle_boundaries(document: Document, drafts: Sequence[Draft], inside: Sequence[int]) -> None:
    """Cut contents before the next act of speaking, and give acts without a subject of their own to the one who speaks."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue >= 0 and inside[draft.cue] < 0:
            by_sentence.setdefault(document.tokens[draft.cue].sentence, []).append(draft)
    for neighbours in by_sentence.values():
        if len(neighbours) < 2:
            continue
        for draft in neighbours:
            holding = [other for other in neighbours if other is not draft and _holds(other, draft)]
            if holding:
                _settle(document, draft, holding)


def _settle(document: Document, draft: Draft, holding: list[Draft]) -> None:
    cue = document.tokens[draft.cue]
    speaker = min(holding, key=lambda other: other.cue)
    border, takes_speaker = None, True
    if cue.tag == "VBG" and draft.rule != "verb:object" and draft.kind in _ACTS and draft.lemma not in _GOING_ON:
        border = _comma_before(document, cue)
    elif draft.rule.startswith("verb:") and cue.tag in _FINITE:
        subjects = [child for child in document.children(cue) if child.dep in ("nsubj", "nsubjpass", "expl")]
        if not subjects and cue.dep in ("conj", "ccomp") and cue.tag == document.tokens[speaker.cue].tag:
            border = _joint_before(document, cue, speaker)
        elif subjects:
            border, takes_speaker = _break_before(document, cue, speaker), False
    if border is None:
        return
    if takes_speaker:
        draft.source, draft.source_head = speaker.source, speaker.source_head
        draft.channel = draft.channel or speaker.channel
    for other in holding:
        other.content = [
            part for piece in other.content if (part := _before(document, piece, border.start)) is not None
        ]


def _comma_before(document: Document, participle: Token) -> Token | None:
    """Return the comma before a participle."""
    for token in reversed(document.tokens[max(0, participle.i - 3) : participle.i]):
        if token.text == ",":
            return token
        if token.pos not in ("ADV", "SCONJ", "CCONJ"):
            return None
    return None


def _joint_before(document: Document, verb: Token, speaker: Draft) -> Token | None:
    """Return the "and" before a verb that goes on from the speaker's: behind a comma, or where the clause between has no subject that could speak."""
    tokens = document.tokens
    for index in range(verb.i - 1, max(speaker.cue, verb.i - 5), -1):
        token = tokens[index]
        if token.dep == "cc" or token.text == ",":
            comma = tokens[index - 1].text == "," or token.text == ","
            return token if comma or not _may_speak(document, verb) else None
        if token.pos not in ("ADV", "AUX"):
            return None
    return None


def _may_speak(document: Document, verb: Token) -> bool:
    """Tell whether the subject that the parser gave a joined verb is a person or a body."""
    head = document.tokens[verb.head]
    subject = next(document.children(head, "nsubj", "nsubjpass", "expl"), None)
    if subject is None or subject.dep == "expl":
        return False
    if subject.entity >= 0:
        return document.names[subject.entity].label in ("PERSON", "ORG", "GPE", "NORP")
    return subject.pos == "NOUN" and subject.tag == "NNS"


def _break_before(document: Document, verb: Token, speaker: Draft) -> Token | None:
    """Return the semicolon or "while" that parts the speaker's words from a clause with a speaker of its own."""
    tokens = document.tokens
    mark = next((child for child in document.children(verb, "mark") if child.lower in _CONTRAST), None)
    if mark is not None and mark.i > speaker.cue:
        return mark
    joint = tokens[verb.left - 1]
    if verb.dep == "conj" and joint.dep == "cc" and joint.i > speaker.cue:
        return joint
    for index in range(verb.left - 1, max(speaker.cue, verb.left - 3), -1):
        if tokens[index].text == ";":
            return tokens[index]
    return tokens[verb.left] if tokens[verb.left].text == ";" else None


def _holds(other: Draft, draft: Draft) -> bool:
    """Tell whether `other` speaks earlier and its content runs over the cue of `draft`."""
    if other.cue >= draft.cue or not other.rule.startswith("verb:") or other.source is None or draft.cue_span is None:
        return False
    return other.covers(draft.cue_span)


def _before(document: Document, piece: Span, offset: int) -> Span | None:
    """Return what of a fragment stands before `offset`, without the comma at its end."""
    if piece.end <= offset:
        return piece
    end = piece.start + len(document.text[piece.start : offset].rstrip(" ,;"))
    return Span(start=piece.start, end=end) if end > piece.start else None
