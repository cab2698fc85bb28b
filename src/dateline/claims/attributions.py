"""Read who answers for which words in a document."""

from bisect import bisect_right

from dateline.claims.boundaries import settle_boundaries
from dateline.claims.channels import find_channel, is_channel, share_channels
from dateline.claims.citations import find_cited
from dateline.claims.contents import find_content
from dateline.claims.cues import Cue, cue_span, find_cues, is_negated
from dateline.claims.drafts import Draft
from dateline.claims.phrases import find_phrases
from dateline.claims.sources import (
    agent_of,
    beside_quotation,
    find_source,
    is_passive,
    issuer_of,
    may_speak,
    source_span,
)
from dateline.claims.speech import Speech
from dateline.claims.statements import spread_statements
from dateline.records import Attribution, Document, Mentions, Span, Token


def find_attributions(document: Document, mentions: Mentions) -> tuple[Attribution, ...]:
    """Return the attributions of `document` in text order; `outer` numbers point into the same tuple."""
    del mentions
    speech = Speech(document)
    drafts = [draft for cue in find_cues(document) if (draft := _draft(document, cue, speech)) is not None]
    drafts.extend(find_phrases(document))
    settle_boundaries(document, drafts, speech.inside)
    speech.attach(drafts)
    drafts.extend(find_cited(document, drafts))
    spread_statements(document, drafts)
    share_channels(document, drafts, speech.inside)
    kept = [draft for draft in drafts if draft.content]
    kept.sort(
        key=lambda draft: (
            min(part.start for part in draft.content),
            -max(part.end for part in draft.content),
            draft.cue,
        )
    )
    return tuple(_record(draft, outer) for draft, outer in zip(kept, _outers(document, kept), strict=True))


def _draft(document: Document, cue: Cue, speech: Speech) -> Draft | None:
    head = document.tokens[cue.token]
    content = find_content(document, cue)
    if content is not None and not speech.holds(cue.token, content.fragments):
        content = None
    quoting = "quote" in cue.frames and not (cue.is_noun or cue.is_adjective)
    if content is None and not quoting:
        return None
    source = _source(document, cue, head)
    if quoting and speech.inside[head.i] < 0:
        source = beside_quotation(document, head, speech.inside) or source
    channel = find_channel(document, head, source)
    if source is not None and is_channel(source):
        source = issuer_of(document, source) or source
    if source is None and (cue.is_noun or cue.is_adjective or not is_passive(document, head)):
        return None
    frame = content.frame if content else "quote"
    return Draft(
        cue=cue.token,
        lemma=cue.lemma,
        kind=cue.kind(frame),
        rule=f"{cue.part}:{frame}",
        cue_span=cue_span(document, head, content.cue_end if content else None),
        source=_source_words(document, cue, source) if source else None,
        source_head=source.i if source else None,
        content=list(content.fragments) if content else [],
        quoting=quoting,
        negated=is_negated(document, head),
        channel=channel,
    )


def _source(document: Document, cue: Cue, head: Token) -> Token | None:
    if cue.is_misread:
        return document.tokens[head.i - 1]
    if cue.is_adjective:
        return _bearer(document, head)
    if cue.is_noun:
        return _owner(document, head)
    return _doer(document, head)


def _source_words(document: Document, cue: Cue, source: Token) -> Span:
    if cue.is_misread:
        return Span(start=document.tokens[document.tokens[cue.token].left].start, end=source.end)
    return source_span(document, source)


def _doer(document: Document, verb: Token) -> Token | None:
    return agent_of(document, verb) if is_passive(document, verb) else find_source(document, verb)


def _owner(document: Document, noun: Token) -> Token | None:
    """Return whose word a noun tells ("its promise", "a statement by the ministry", "the ministry issued a warning")."""
    owner = next(document.children(noun, "poss"), None)
    for child in document.children(noun, "prep"):
        if owner is None and child.lower in ("by", "from", "among"):
            owner = next(document.children(child, "pobj"), None)
    governor = document.tokens[noun.head]
    if owner is None and noun.dep == "pobj" and governor.lower in ("on", "for", "in"):
        governor = document.tokens[governor.head]
    if owner is None and noun.dep in ("dobj", "pobj") and governor.pos == "VERB":
        return _doer(document, governor)
    return owner


def _bearer(document: Document, adjective: Token) -> Token | None:
    """Return whose state an adjective tells ("the council is opposed to the plan")."""
    subject = next(document.children(adjective, "nsubj", "nsubjpass"), None)
    governor = document.tokens[adjective.head]
    if subject is None and adjective.dep in ("acomp", "oprd", "conj", "attr") and governor.pos in ("VERB", "AUX"):
        subject = find_source(document, governor)
    return subject if subject is not None and may_speak(document, subject) else None


def _outers(document: Document, drafts: list[Draft]) -> list[int | None]:
    """Return for each draft the number of the smallest other one whose content holds its cue."""
    by_paragraph: dict[int, list[int]] = {}
    for number in sorted(range(len(drafts)), key=lambda number: drafts[number].size):
        for paragraph in sorted({place for part in drafts[number].content for place in _paragraphs(document, part)}):
            by_paragraph.setdefault(paragraph, []).append(number)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    outers: list[int | None] = []
    for number, draft in enumerate(drafts):
        if draft.under is not None:
            outers.append(numbers.get(id(draft.under)))
            continue
        where = draft.cue_span or draft.content[0]
        nearby = by_paragraph.get(_paragraphs(document, where)[0], ())
        outers.append(
            next((other for other in nearby if other != number and _is_within(draft, where, drafts[other])), None)
        )
    return _without_circles(outers)


def _is_within(draft: Draft, where: Span, outer: Draft) -> bool:
    """Tell whether a cue stands in the content of `outer`, and not the other way round as well."""
    return outer.covers(where) and not (outer.cue_span is not None and draft.covers(outer.cue_span))


def _without_circles(outers: list[int | None]) -> list[int | None]:
    """Cut the links that lead back to where they start."""
    for number in range(len(outers)):
        seen = {number}
        step = outers[number]
        while step is not None and step not in seen:
            seen.add(step)
            step = outers[step]
        if step is not None:
            outers[number] = None
    return outers


def _paragraphs(document: Document, part: Span) -> range:
    """Return the numbers of the paragraphs that a span touches."""
    first = bisect_right(document.paragraphs, part.start, key=lambda paragraph: paragraph.start) - 1
    last = bisect_right(document.paragraphs, part.end - 1, key=lambda paragraph: paragraph.start) - 1
    return range(first, last + 1)


def _record(draft: Draft, outer: int | None) -> Attribution:
    return Attribution(
        content=tuple(draft.content),
        source=draft.source,
        cue=draft.cue_span,
        cue_lemma=draft.lemma,
        kind=draft.kind,
        channel=draft.channel,
        outer=outer,
        direct=bool(draft.quotations),
        continued=draft.continued,
        negated=draft.negated,
        rule=draft.rule,
        source_head=draft.source_head,
    )
