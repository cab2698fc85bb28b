"""When an event is said to happen, and when it was said: binds time expressions to a claim."""

import re
from collections.abc import Sequence

from dateline.claims.outlines import Outline
from dateline.claims.triggers import event_rules
from dateline.records import Attribution, Document, Mentions, Modality, Span, Timex, Token, When

_PRESENT = frozenset({"VBZ", "VBP"})
# Judgements, requests, refusals and threats happen when they are spoken.
SPOKEN = frozenset({"request", "refuse", "threaten", "accuse", "assess"})
_DATED_BY_NEWS = SPOKEN | {"aid", "negotiate", "sanction"}
_FIRST_SINCE = re.compile(r"\bfirst\b[^.;,]{0,40}?(?:\bsince\b[^.;,]{0,20})?$", re.IGNORECASE)
_OF_OLD = frozenset({"previously", "formerly", "originally", "initially"})
# "The raid that took place on Monday": the verb only dates its noun.
_COMES_ABOUT = frozenset({"take", "happen", "occur", "make", "issue", "hold", "begin", "start", "launch", "carry"})
_BACKGROUND_MARKS = frozenset({"after", "before", "since", "until", "following"})


def bind_times(
    document: Document, mentions: Mentions, outline: Outline, attribution: Attribution | None, type_: str
) -> tuple[When | None, When | None]:
    """Return when the event happened and when it was said, as far as the words of the claim tell.

    A time beside the cue ("said on Monday") dates the saying; one in the content dates the event; one inside a comparison ("double what
    officials had cited on Sunday") dates another claim.
    """
    event: When | None = None
    said: When | None = None
    since: When | None = None
    head = document.tokens[outline.clause.head]
    compared = [quantity.relative_to for quantity in mentions.quantities if quantity.relative_to is not None]
    for timex in mentions.timexes:
        if any(span.covers(timex) for span in compared) or _dates_another(document, timex, outline, attribution, type_):
            continue
        if timex.rule == "since-clause" and _hangs_on(document, timex, outline):
            since = since or _resolve(document, timex, outline)
        if not outline.evidence.overlaps(timex) or not _is_own(document, timex, outline, attribution):
            continue
        if timex.covers(Span(start=head.start, end=head.end)):
            continue  # a clause that dates another event ("since X fell on 2 March") holds its own date inside
        when = None if _only_names(document, timex) else _resolve(document, timex, outline)
        if when is None:
            continue
        if _dates_saying(document, timex, attribution):
            said = said or when
        elif event is None or (event.start is None and when.start is not None):
            event = when
    return event or since or _caption_time(document, mentions, outline), said


def _dates_another(
    document: Document, timex: Timex, outline: Outline, attribution: Attribution | None, type_: str
) -> bool:
    """Tell a time that dates something else than the claim, though it stands among its words."""
    return (
        _describes_source(document, timex, attribution)
        or _is_last_time(document, timex)
        or _is_in_name(document, timex)
        or (type_ == "assess" and _names_thing(document, timex))
        or (timex.rule != "since-clause" and _describes_other(document, timex, outline))
    )


def _is_last_time(document: Document, timex: Timex) -> bool:
    """Tell the time when a thing happened before ("for the first time since 28 April") from the time when it happens now."""
    before = document.text[max(0, timex.start - 60) : timex.start]
    return "since" in (before[-12:] + timex.text).lower().split() and _FIRST_SINCE.search(before) is not None


def _is_in_name(document: Document, timex: Timex) -> bool:
    """Tell a year or season that is part of a name ("the 2022 Winter Games", "Song Contest 2022") from a time."""
    tokens = document.tokens_in(timex)
    if not tokens or timex.granularity not in ("year", "season"):
        return False
    first, last = tokens[0].i, tokens[-1].i
    if (
        first
        and tokens[0].text.isdigit()
        and tokens[0].dep in ("nummod", "appos", "npadvmod")
        and _is_name(document, first - 1)
    ):
        return True
    following = document.tokens[last].head
    return following > last and _is_name(document, last + 1) and _is_name(document, following)


def _names_thing(document: Document, timex: Timex) -> bool:
    """Tell a time that stands before a noun ("the 27 November deal") and tells which one is meant."""
    head = document.head_in(timex)
    return head is not None and head.dep in ("compound", "nmod", "amod", "nummod") and head.head > head.i


def _describes_other(document: Document, timex: Timex, outline: Outline) -> bool:
    """Tell a time inside a clause that describes one who is named in the claim ("X, who had left the day before")."""
    token = document.head_in(timex)
    while token is not None and token.head != token.i:
        if token.i == outline.clause.head:
            return False
        if token.dep in ("relcl", "acl") and token.pos in ("VERB", "AUX"):
            if token.lemma in _COMES_ABOUT or event_rules().of_noun(document.tokens[token.head]):
                return False
            return not document.tokens[outline.clause.head].left >= token.left
        token = document.tokens[token.head]
    return False


def _is_name(document: Document, index: int) -> bool:
    token = document.tokens[index] if index < len(document.tokens) else None
    return token is not None and token.tag in ("NNP", "NNPS")


def _hangs_on(document: Document, timex: Timex, outline: Outline) -> bool:
    """Tell whether a clause that dates ("since X fell on 2 March") hangs on the verb of this claim."""
    head = document.head_in(timex)
    return head is not None and head.head == outline.clause.head and head.i != outline.clause.head


def _caption_time(document: Document, mentions: Mentions, outline: Outline) -> When | None:
    """Return the date of a caption ("... Taken 4 April 2022"), which dates what the picture shows."""
    paragraph = document.paragraphs[document.sentences[outline.clause.sentence].paragraph]
    if paragraph.kind != "caption":
        return None
    dates = (
        timex
        for timex in mentions.timexes
        if paragraph.covers(timex) and timex.type == "DATE" and timex.begin is not None
    )
    return next((_resolve(document, timex, outline) for timex in dates), None)


def _describes_source(document: Document, timex: Timex, attribution: Attribution | None) -> bool:
    """Tell a time in a description of the source ("X, who was envoy until December, said")."""
    if attribution is None or attribution.source_head is None:
        return False
    head = document.tokens[attribution.source_head]
    return head.pos in ("NOUN", "PROPN") and head.i < document.token_at(timex.start) <= head.right


def _only_names(document: Document, timex: Timex) -> bool:
    """Tell a time that only tells one thing from another ("this year's budget") from one that dates an event ("Tuesday's strike")."""
    if document.text[timex.end : timex.end + 2] not in ("'s", "’s"):
        return False
    owner = document.tokens[document.token_at(timex.end - 1)]
    owned = document.tokens[owner.head]
    return owned.pos in ("NOUN", "PROPN") and not event_rules().of_noun(owned)


def _is_own(document: Document, timex: Timex, outline: Outline, attribution: Attribution | None) -> bool:
    """Tell whether the expression stands in the claim's own words or beside its cue, not in another claim's clause between them."""
    own = set(outline.content)
    tokens = document.tokens_in(timex)
    if attribution is not None and attribution.source is not None and attribution.source.start == timex.start:
        return True  # "This Monday envoy Ada Brok said": taken for a part of her title
    return any(token.i in own for token in tokens) or (
        outline.attribution is not None and outline.evidence.covers(timex) and not outline.is_cue
    )


def _resolve(document: Document, timex: Timex, outline: Outline) -> When | None:
    published = document.report.published
    if timex.type == "SET" or (timex.type == "DURATION" and timex.begin is None):
        return None
    if timex.value == "PRESENT_REF":
        head = document.head_in(timex)
        if head is not None and head.dep == "amod":
            return None  # "the ongoing talks" says nothing of when
        return When(text=timex.text, start=published, end=published, text_start=timex.start, text_end=timex.end)
    if timex.value in ("PAST_REF", "FUTURE_REF") and timex.begin is None:
        return None
    if (
        timex.begin is not None
        and published is not None
        and _is_open(document, timex, outline)
        and timex.begin <= published
    ):
        return When(text=timex.text, start=timex.begin, end=published, text_start=timex.start, text_end=timex.end)
    return When(text=timex.text, start=timex.begin, end=timex.finish, text_start=timex.start, text_end=timex.end)


def _is_open(document: Document, timex: Timex, outline: Outline) -> bool:
    """Tell whether the time is the start of a span up to now: "since 24 February", "since Russia's Feb. 24 invasion"."""
    head = document.head_in(timex)
    for _ in range(4):
        if head is None or head.head == head.i:
            return False
        head = document.tokens[head.head]
        if head.lower == "since":
            return True
        if head.pos not in ("NOUN", "PROPN", "NUM", "VERB"):
            return False
        if head.pos == "VERB":
            return head.i != outline.clause.head and any(
                child.lower == "since" and child.dep in ("mark", "prep") for child in document.children(head)
            )
    return False


def _dates_saying(document: Document, timex: Timex, attribution: Attribution | None) -> bool:
    if attribution is None or attribution.cue is None:
        return False
    if timex.start > attribution.cue.end and document.text[attribution.cue.end : timex.start].strip() in (
        "",
        "on",
        "late on",
        "early on",
    ):
        return not attribution.direct and document.text[timex.end : timex.end + 2] not in ("'s", "’s")
    return not any(part.start <= timex.start < part.end for part in attribution.content)


def is_digest(document: Document) -> bool:
    """Tell whether a report tells the news of a day in the historical present ("Forces recapture the town"), as digests do.

    Decided by the main verbs outside quotations: at least two thirds of them in the present tense.
    """
    present = past = 0
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        for token in document.words(sentence):
            if token.dep != "ROOT" or any(
                quotation.start <= token.start < quotation.end for quotation in document.quotations
            ):
                continue
            finite = _finite(document, token)
            tags = {part.tag for part in finite}
            if any(part.lemma == "have" and part.tag in _PRESENT for part in finite[1:]):
                continue  # "have taken" is at home in both
            present += bool(tags & _PRESENT)
            past += "VBD" in tags and not tags & _PRESENT
    return present >= 2 * past and present > 0


def default_when(document: Document, outline: Outline, modality: Modality, type_: str, *, digest: bool) -> When | None:
    """Return the time of a claim whose words give none, in a dated report.

    In a digest, what is told as that day's news happened that day; background is undated. Elsewhere only a state in the present tense
    holds on the day of publication.
    """
    published = document.report.published
    if published is None:
        return None
    day = When(text=None, start=published, end=published)
    finite = _finite(document, document.tokens[outline.clause.head])
    if digest:
        return day if _is_news(document, outline, finite, modality, type_) else None
    if _is_present_state(finite, modality, type_) or _is_going_on(outline, finite, modality, type_):
        return day
    return None


def _is_news(document: Document, outline: Outline, finite: Sequence[Token], modality: Modality, type_: str) -> bool:
    """Tell what a digest reports as the day's news from its background and from undated plans."""
    lowers = {token.lower for token in finite}
    tags = {token.tag for token in finite}
    head = finite[0]
    if _is_of_old(document, head):
        return False
    if "had" in lowers:
        return outline.attribution is not None and not outline.is_cue
    if modality in ("intended", "predicted"):
        return type_ in _DATED_BY_NEWS and outline.attribution is not None
    if outline.clause.role == "nominal":
        above = document.tokens[head.head]
        return above.lower not in _BACKGROUND_MARKS and above.dep in ("prep", "agent")
    if outline.clause.role == "participle" and outline.is_aside:
        return head.tag == "VBG"
    if outline.clause.role == "relative" and outline.is_aside:
        return bool(tags & _PRESENT)
    marks = {child.lower for child in document.children(head, "mark", "prep")}
    if outline.clause.role == "adverbial" and (
        marks & _BACKGROUND_MARKS or document.tokens[head.head].lower in _BACKGROUND_MARKS
    ):
        return bool(tags & _PRESENT)
    return True


def _is_of_old(document: Document, head: Token) -> bool:
    """Tell whether a verb, or the one that reports it, says that it was earlier: "previously said"."""
    above = document.tokens[head.head]
    verbs = [head, above] if head.dep == "ccomp" else [head]
    return any(child.lower in _OF_OLD for verb in verbs for child in document.children(verb, "advmod"))


def goes_on(document: Document, outline: Outline) -> bool:
    """Tell whether a clause tells what happened at the time of the one above it: "..., killing six", "struck the depot and burned it"."""
    head = document.tokens[outline.clause.head]
    if outline.clause.role == "coordinate":
        return head.tag in ("VBD", "VBN", "VBG")
    marks = any(child.dep == "mark" for child in document.children(head))
    return outline.clause.role == "adverbial" and head.tag == "VBG" and head.dep == "advcl" and not marks


def _is_present_state(finite: Sequence[Token], modality: Modality, type_: str) -> bool:
    if modality not in ("asserted", "denied") or type_ in SPOKEN:
        return False
    tags = {token.tag for token in finite}
    lowers = {token.lower for token in finite}
    if tags & {"MD"} or not tags & _PRESENT:
        return False
    perfect = lowers & {"have", "has", "'ve"}
    return not perfect


def _is_going_on(outline: Outline, finite: Sequence[Token], modality: Modality, type_: str) -> bool:
    """Tell whether reported speech says that something goes on: "said forces were shelling the suburb"."""
    if outline.attribution is None or outline.is_cue or modality != "asserted" or type_ in SPOKEN:
        return False
    return finite[0].tag == "VBG" and any(token.lower in ("was", "were") for token in finite)


def _finite(document: Document, head: Token) -> list[Token]:
    return [head, *document.children(head, "aux", "auxpass")]
