"""Check a text, written by a person or a language model, against reports: a verdict for each statement, with the words that decide it."""

from collections.abc import Sequence

from dateline.records import Reading, Span
from dateline.views.verify.align import prepare
from dateline.views.verify.judge import judge
from dateline.views.verify.statement import make_statement
from dateline.views.verify.verdict import Difference, Verdict, VerdictName

__all__ = ["Difference", "Verdict", "VerdictName", "verify_statements", "verify_text"]


def verify_text(text: Reading, readings: Sequence[Reading]) -> tuple[Verdict, ...]:
    """Return a verdict for each sentence of a text, in text order, by what the reports say."""
    return verify_statements(
        text, [Span(start=sentence.start, end=sentence.end) for sentence in text.document.sentences], readings
    )


def verify_statements(text: Reading, spans: Sequence[Span], readings: Sequence[Reading]) -> tuple[Verdict, ...]:
    """Return a verdict for each of some stretches of a text."""
    sources = [prepare(reading) for reading in readings]
    return tuple(judge(make_statement(text, span), sources) for span in spans)
