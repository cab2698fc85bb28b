"""The words and claims that a finding rests on."""

from dateline.records import Passage, Reading, Span


def passage(reading: Reading, span: Span) -> Passage:
    """Return the words of a span, with the report that they stand in."""
    text = reading.document.text
    return Passage(start=span.start, end=span.end, text=text[span.start : span.end], report=reading.document.report.id)


def claims_on(reading: Reading, *spans: Span) -> tuple[str, ...]:
    """Return the ids of the claims whose evidence holds any of the spans, in text order."""
    return tuple(
        claim.id
        for claim in reading.claims
        if any(claim.evidence_start <= span.start and span.end <= claim.evidence_end for span in spans)
    )
