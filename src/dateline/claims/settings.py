"""Where and when an event is said to happen: binds toponyms and time expressions to a claim."""

from collections.abc import Sequence

from dateline.claims.outlines import Outline
from dateline.records import Attribution, Document, Mentions, Modality, Span, Timex, Toponym, When, Where

_PRESENT = frozenset({"VBZ", "VBP"})
_SPEECH_TIMES = frozenset({"request", "refuse", "threaten", "accuse", "assess"})


def bind_places(document: Document, mentions: Mentions, outline: Outline, attribution: Attribution | None) -> tuple[Where, ...]:
    """Return the places of a claim: the finest of each mention in its evidence; a country only when nothing finer is there.

    Places inside the source ("Governor of Belgorod Oblast ... says") say who speaks, not where it happened.
    """
    inside = [
        toponym
        for toponym in mentions.toponyms
        if outline.evidence.overlaps(toponym) and toponym.role in ("place", "modifier", "name_part") and not _in_source(toponym, attribution)
    ]
    containers = {toponym.container for toponym in inside if toponym.container is not None}
    numbers = {toponym.start: number for number, toponym in enumerate(mentions.toponyms)}
    finest = [toponym for toponym in inside if numbers[toponym.start] not in containers]
    finer = [toponym for toponym in finest if not _is_country(toponym)]
    proper = [toponym for toponym in finer if toponym.role == "place"]
    chosen = proper or [toponym for toponym in finer if toponym.place is not None] or [t for t in finest if t.role == "place" and t.relation]
    return _unique(chosen)


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


def _is_country(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind in ("country", "continent")


def _in_source(span: Span, attribution: Attribution | None) -> bool:
    return attribution is not None and attribution.source is not None and attribution.source.overlaps(span)


def bind_times(document: Document, mentions: Mentions, outline: Outline, attribution: Attribution | None) -> tuple[Timex | None, Timex | None]:
    """Return the expression that dates the event and the one that dates the saying.

    A time beside the cue ("said on Monday") dates the saying; one in the clause dates the event.
    """
    event: Timex | None = None
    said: Timex | None = None
    for timex in mentions.timexes:
        if not outline.evidence.overlaps(timex) or timex.type in ("DURATION", "SET") and timex.begin is None:
            continue
        if timex.value in ("PAST_REF", "FUTURE_REF") and timex.begin is None:
            continue
        if _dates_saying(document, timex, outline, attribution):
            said = said or timex
        elif event is None or (event.begin is None and timex.begin is not None):
            event = timex
    return event, said


def _dates_saying(document: Document, timex: Timex, outline: Outline, attribution: Attribution | None) -> bool:
    if attribution is None or attribution.cue is None or not outline.evidence.overlaps(attribution.cue):
        return False
    if any(part.start <= timex.start < part.end for part in attribution.content):
        return False
    if outline.is_cue:
        return False
    return True


def as_when(timex: Timex) -> When:
    """Return a time expression as the time of a claim."""
    return When(text=timex.text, start=timex.begin, end=timex.finish, text_start=timex.start, text_end=timex.end)


def is_digest(document: Document) -> bool:
    """Tell whether a report tells the news of a day in the historical present ("Forces recapture the town"), as digests do.

    Decided by the main verbs outside quotations: at least two thirds of them in the present tense.
    """
    present = past = 0
    for sentence in document.sentences:
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        for token in document.words(sentence):
            if token.dep != "ROOT" or any(quotation.start <= token.start < quotation.end for quotation in document.quotations):
                continue
            finite = [token, *document.children(token, "aux", "auxpass")]
            tags = {part.tag for part in finite}
            if tags & _PRESENT:
                present += 1
            elif "VBD" in tags:
                past += 1
    return present >= 2 * past and present > 0


def default_when(document: Document, outline: Outline, modality: Modality, type_: str, *, digest: bool) -> When | None:
    """Return the time of a claim whose words give none.

    In a dated digest, what is told as that day's news happened that day; a state in the present tense holds on the day of publication.
    """
    published = document.report.published
    if published is None:
        return None
    head = document.tokens[outline.clause.head]
    finite = [head, *document.children(head, "aux", "auxpass")]
    tags = {token.tag for token in finite}
    day = When(text=None, start=published, end=published)
    if digest:
        if outline.clause.role in ("relative", "participle", "nominal"):
            return None
        if modality in ("intended", "predicted") and type_ not in _SPEECH_TIMES:
            return None
        if "had" in {token.lower for token in finite} or (tags & {"VBD"} and not tags & _PRESENT and outline.attribution is None):
            return None
        return day
    if modality == "asserted" and "VBG" in tags and any(token.lower in ("is", "are", "was", "were") for token in finite):
        progressive = next(token for token in finite if token.lower in ("is", "are", "was", "were"))
        if outline.attribution is not None or progressive.lower in ("is", "are"):
            return When(text=None, start=published, end=published)
    if type_ == "hold" and modality == "asserted" and head.tag in _PRESENT:
        return day
    return None

