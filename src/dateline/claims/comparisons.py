"""Make a claim of its own of the figure that another is measured against: "double what officials had cited on Sunday"."""

from collections.abc import Iterator

from msgspec import structs

from dateline.claims.figures import as_figure
from dateline.claims.participants import Participants
from dateline.records import Actor, Claim, Document, Mentions, Quantity, Source, Span, Token, When

_TRIM = " ,;:–—-"


def split_comparisons(
    document: Document, mentions: Mentions, participants: Participants, claim: Claim
) -> Iterator[Claim]:
    """Yield the claim, and one more for each figure in it that somebody else is said to have stated.

    The second claim has that source, the derived figure, and the time of *its* saying; when the event happened is not told again.
    """
    for quantity in mentions.quantities:
        told = _told_by(document, participants, quantity) if _lies_in(quantity, claim) else None
        if told is None:
            continue
        actor, source, cue = told
        claim = _without(document, claim, quantity)
        yield structs.replace(
            claim,
            evidence=quantity.of(document.text),
            evidence_start=quantity.start,
            evidence_end=quantity.end,
            source=_source(actor, source, claim, document),
            cue=cue.text,
            cue_start=cue.start,
            cue_end=cue.end,
            via=None,
            when=None,
            said=_said(mentions, quantity),
            figures=(structs.replace(as_figure(quantity), derived=True, approx=True),),
            rule="comparison",
        )
    yield claim


def _lies_in(quantity: Quantity, claim: Claim) -> bool:
    return quantity.factor is not None and claim.evidence_start <= quantity.start and quantity.end <= claim.evidence_end


def _told_by(document: Document, participants: Participants, quantity: Quantity) -> tuple[Actor, Span, Token] | None:
    """Return who stated the compared figure, in which words, and the verb of stating; null when it is compared with a plain amount."""
    if quantity.relative_to is None:
        return None
    for token in document.tokens_in(quantity.relative_to):
        if token.pos != "VERB":
            continue
        for subject in document.children(token, "nsubj"):
            actor = participants.actor_at(subject)
            if actor is not None:
                return actor, document.subtree(subject), token
    return None


def _without(document: Document, claim: Claim, quantity: Quantity) -> Claim:
    """Take the comparison out of the first claim: out of its figures, and out of its words where it ends them."""
    figures = tuple(figure for figure in claim.figures if figure.start != quantity.start)
    if quantity.end < claim.evidence_end - 1:
        return structs.replace(claim, figures=figures)
    words = document.text[claim.evidence_start : quantity.start].rstrip(_TRIM)
    return structs.replace(claim, figures=figures, evidence=words, evidence_end=claim.evidence_start + len(words))


def _source(actor: Actor, span: Span, claim: Claim, document: Document) -> Source:
    """Return the source; an unnamed one ("officials") is of the side of the one who is compared with it."""
    return Source(
        name=actor.name,
        kind=actor.kind,
        side=actor.side or claim.source.side,
        text=span.of(document.text),
        start=span.start,
        end=span.end,
    )


def _said(mentions: Mentions, quantity: Quantity) -> When | None:
    for timex in mentions.timexes:
        if quantity.covers(timex) and timex.begin is not None:
            return When(
                text=timex.text, start=timex.begin, end=timex.finish, text_start=timex.start, text_end=timex.end
            )
    return None
