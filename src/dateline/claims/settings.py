"""Where and when an event is said to happen: binds toponyms and time expressions to a claim."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.claims.outlines import Outline
from dateline.claims.triggers import event_rules
from dateline.records import Attribution, Document, Mentions, Modality, Span, Timex, Token, Toponym, When, Where

_PRESENT = frozenset({"VBZ", "VBP"})
# Judgements, requests, refusals and threats happen when they are spoken.
SPOKEN = frozenset({"request", "refuse", "threaten", "accuse", "assess"})
_DATED_BY_NEWS = SPOKEN | {"aid", "negotiate", "sanction"}
# Events that have a place even where their own clause does not name it again.
PLACED = frozenset(
    {
        "capture",
        "hold",
        "advance",
        "repel",
        "withdraw",
        "strike",
        "casualties",
        "damage",
        "displace",
        "deploy",
        "detain",
        "fight",
        "abuse",
    }
)
_ABOUT_COUNTRIES = frozenset({"aid", "sanction", "negotiate", "assess", "accuse", "threaten"})
_INSIDE = frozenset({"in", "inside", "within"})
_WIDTHS = {
    "site": 0,
    "settlement": 1,
    "natural": 1,
    "district": 2,
    "region": 3,
    "area": 4,
    "country": 5,
    "continent": 6,
}
_LOCAL = frozenset(
    {"in", "near", "to", "from", "inside", "within", "into", "across", "around", "throughout", "over", "at", "out of"}
)
_BACKGROUND_MARKS = frozenset({"after", "before", "since", "until", "following"})


def bind_places(
    document: Document,
    mentions: Mentions,
    outline: Outline,
    attribution: Attribution | None,
    type_: str,
    others: Sequence[Span] = (),
) -> tuple[Where, ...]:
    """Return the places named in the words of a claim: the finest of each mention; a country only when nothing finer is there.

    Places inside the source ("Governor of Belgorod Oblast ... says") say who speaks, not where it happened; those inside `others`, the
    evidence of events named beside this one, belong there. Aid, sanctions and judgements concern countries rather than happen in them.
    """
    own = {document.tokens[index].start for index in (*outline.content, *_antecedent(document, outline))}
    inside = [
        toponym
        for toponym in mentions.toponyms
        if toponym.role in ("place", "modifier", "name_part")
        and not _is_generic(toponym)
        and any(toponym.start <= start < toponym.end for start in own)
        and not (attribution is not None and attribution.source is not None and attribution.source.overlaps(toponym))
        and not any(span.covers(toponym) for span in others)
    ]
    return () if type_ == "aid" else _unique(_finest(document, mentions, inside, type_))


def _finest(document: Document, mentions: Mentions, inside: Sequence[Toponym], type_: str) -> list[Toponym]:
    numbers = {toponym.start: number for number, toponym in enumerate(mentions.toponyms)}
    containers = {toponym.container for toponym in inside if toponym.container is not None}
    finest = [toponym for toponym in inside if numbers[toponym.start] not in containers]
    wider = {
        (_wider(document, first, second) or first).start
        for first, second in pairwise(finest)
        if _wider(document, first, second)
    }
    finest = [toponym for toponym in finest if toponym.start not in wider]
    finer = [toponym for toponym in finest if not _is_wide(toponym)]
    proper = [toponym for toponym in finer if toponym.role == "place"]
    chosen = proper or [toponym for toponym in finer if toponym.place is not None]
    if chosen:
        return chosen
    relations = _INSIDE if type_ in _ABOUT_COUNTRIES else _LOCAL
    return [
        toponym
        for toponym in finest
        if toponym.role == "place"
        and not _acts(document, toponym)
        and (toponym.relation in relations or (toponym.relation is None and type_ in PLACED))
    ]


def _acts(document: Document, toponym: Toponym) -> bool:
    """Tell a country that does something or owns it ("the US had been allied", "Russia's attack") from one where it happens."""
    head = document.head_in(toponym)
    if head is None:
        return False
    return head.dep == "nsubj" or (head.dep == "poss" and bool(event_rules().of_noun(document.tokens[head.head])))


def _wider(document: Document, first: Toponym, second: Toponym) -> Toponym | None:
    """Return the one of two neighbours that only tells where the other lies: "X, Y Oblast", "X, near Y", "northern Y's X"."""
    gap = document.text[first.end : second.start]
    if gap in (", near ", ", close to ", " near ") and first.relation != second.relation:
        return second
    one, two = _width(first), _width(second)
    if gap in (", ", " in ", ", in ") and two > one:
        return second
    return first if gap in ("'s ", "’s ") and one > two else None


def _width(toponym: Toponym) -> int:
    return _WIDTHS.get(toponym.place.kind, 1) if toponym.place else 1


def bind_source_places(mentions: Mentions, attribution: Attribution | None) -> tuple[Where, ...]:
    """Return the place that a local source stands for ("the mayor of X"): where its town's events happen when nothing else is said."""
    if attribution is None or attribution.source is None:
        return ()
    inside = [
        toponym
        for toponym in mentions.toponyms
        if attribution.source.covers(toponym)
        and toponym.place is not None
        and toponym.place.kind in ("settlement", "region")
    ]
    return _unique(inside[:1])


def _is_generic(toponym: Toponym) -> bool:
    """Tell "the city" from a name: what stands behind it is looked up by `Anaphora`."""
    return toponym.place is None and toponym.text[:1].islower()


def _antecedent(document: Document, outline: Outline) -> list[int]:
    """Return the tokens of the noun phrase that a relative or participial clause describes: "the port of X, which ..."."""
    if outline.clause.role not in ("relative", "participle"):
        return []
    head = document.tokens[outline.clause.head]
    noun = document.tokens[head.head]
    if noun.dep == "appos":
        noun = document.tokens[noun.head]
    return [index for index in range(noun.left, head.left) if index < head.i]


def _unique(toponyms: Sequence[Toponym]) -> tuple[Where, ...]:
    seen: dict[str, Where] = {}
    for toponym in toponyms:
        where = as_where(toponym)
        seen.setdefault(where.place or where.name, where)
    return tuple(seen.values())


def as_where(toponym: Toponym) -> Where:
    """Return a toponym as the place of a claim."""
    place = toponym.place
    return Where(
        text=toponym.text,
        name=place.name if place else toponym.text,
        start=toponym.start,
        end=toponym.end,
        relation=toponym.relation or "in",
        lat=place.latitude if place else None,
        lon=place.longitude if place else None,
        geonameid=place.geonameid if place else None,
        place=place.id if place else None,
        precision_km=place.precision_km if place else None,
        kind=place.kind if place else None,
    )


def _is_wide(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind in ("country", "continent")


def bind_times(
    document: Document, mentions: Mentions, outline: Outline, attribution: Attribution | None
) -> tuple[When | None, When | None]:
    """Return when the event happened and when it was said, as far as the words of the claim tell.

    A time beside the cue ("said on Monday") dates the saying; one in the content dates the event; one inside a comparison ("double what
    officials had cited on Sunday") dates another claim.
    """
    event: When | None = None
    said: When | None = None
    compared = [quantity.relative_to for quantity in mentions.quantities if quantity.relative_to is not None]
    for timex in mentions.timexes:
        if (
            _describes_source(document, timex, attribution)
            or not outline.evidence.overlaps(timex)
            or any(span.covers(timex) for span in compared)
            or not _is_own(document, timex, outline)
        ):
            continue
        when = None if _only_names(document, timex) else _resolve(document, timex)
        if when is None:
            continue
        if _dates_saying(document, timex, attribution):
            said = said or when
        elif event is None or (event.start is None and when.start is not None):
            event = when
    return event, said


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


def _is_own(document: Document, timex: Timex, outline: Outline) -> bool:
    """Tell whether the expression stands in the claim's own words or beside its cue, not in another claim's clause between them."""
    own = set(outline.content)
    tokens = document.tokens_in(timex)
    return any(token.i in own for token in tokens) or (
        outline.attribution is not None and outline.evidence.covers(timex) and not outline.is_cue
    )


def _resolve(document: Document, timex: Timex) -> When | None:
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
    if timex.begin is not None and published is not None and _is_open(document, timex) and timex.begin <= published:
        return When(text=timex.text, start=timex.begin, end=published, text_start=timex.start, text_end=timex.end)
    return When(text=timex.text, start=timex.begin, end=timex.finish, text_start=timex.start, text_end=timex.end)


def _is_open(document: Document, timex: Timex) -> bool:
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
            return any(child.lower == "since" and child.dep in ("mark", "prep") for child in document.children(head))
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
            tags = {part.tag for part in _finite(document, token)}
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
    if "had" in lowers:
        return False
    if modality in ("intended", "predicted"):
        return type_ in _DATED_BY_NEWS and outline.attribution is not None
    if outline.clause.role == "nominal":
        above = document.tokens[head.head]
        return above.lower not in _BACKGROUND_MARKS and above.dep in ("prep", "agent")
    if outline.clause.role == "participle":
        return head.tag == "VBG"
    if outline.clause.role == "relative":
        return bool(tags & _PRESENT)
    marks = {child.lower for child in document.children(head, "mark", "prep")}
    if outline.clause.role == "adverbial" and (
        marks & _BACKGROUND_MARKS or document.tokens[head.head].lower in _BACKGROUND_MARKS
    ):
        return bool(tags & _PRESENT)
    return True


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
