"""List what the words of a report left open, instead of guessing."""

from collections.abc import Iterator, Sequence

from dateline.records import Attribution, Document, Issue, Mentions


def find_issues(
    document: Document, mentions: Mentions, attributions: Sequence[Attribution], sources: Sequence[int | None]
) -> Iterator[Issue]:
    """Yield one issue for each thing that could not be settled, in text order within each kind."""
    yield from _undated(document, mentions)
    yield from _places(mentions)
    yield from _sources(document, attributions, sources)
    yield from _quotations(document)


def _undated(document: Document, mentions: Mentions) -> Iterator[Issue]:
    if document.report.published is not None:
        return
    open_ones = [timex for timex in mentions.timexes if timex.begin is None and timex.type in ("DATE", "TIME")]
    yield Issue(
        code="undated-report",
        message=f"no date of publication is known: {len(open_ones)} relative time expressions stay unresolved; give it with --published YYYY-MM-DD",
    )


def _places(mentions: Mentions) -> Iterator[Issue]:
    seen: set[str] = set()
    for toponym in mentions.toponyms:
        if (
            toponym.place is not None
            or toponym.text in seen
            or toponym.text[:1].islower()
            or toponym.role not in ("place", "modifier")
        ):
            continue
        seen.add(toponym.text)
        if toponym.candidates:
            names = ", ".join(
                f"{candidate.place.name} ({candidate.place.region or candidate.place.country})"
                for candidate in toponym.candidates[:3]
            )
            yield Issue(
                code="place-ambiguous", message=f"{toponym.text!r} may be {names}", start=toponym.start, end=toponym.end
            )
        else:
            yield Issue(
                code="place-unknown",
                message=f"{toponym.text!r} is not in the gazetteer",
                start=toponym.start,
                end=toponym.end,
            )


def _sources(document: Document, attributions: Sequence[Attribution], sources: Sequence[int | None]) -> Iterator[Issue]:
    for attribution, actor in zip(attributions, sources, strict=True):
        if actor is None and attribution.source is not None:
            span = attribution.source
            words = span.of(document.text)
            yield Issue(
                code="source-unresolved", message=f"it is not clear who {words!r} is", start=span.start, end=span.end
            )


def _quotations(document: Document) -> Iterator[Issue]:
    continued = {quotation.continues for quotation in document.quotations}
    for number, quotation in enumerate(document.quotations):
        if not quotation.closed and number not in continued:
            yield Issue(
                code="quotation-open",
                message="a quotation mark is opened and not closed: the words up to the end of the paragraph are taken as quoted",
                start=quotation.start,
                end=quotation.end,
            )
