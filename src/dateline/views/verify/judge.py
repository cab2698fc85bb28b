"""Weigh what the comparison of one statement gave, and say the verdict."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.records import Passage, Reading, Span, Token
from dateline.views.verify.align import Alignment, Source, align, widen
from dateline.views.verify.dates import compare_dates
from dateline.views.verify.figures import compare_figures
from dateline.views.verify.polarity import is_negated, mood
from dateline.views.verify.quotes import Found, Quote, different_words, find_quotes, look_up
from dateline.views.verify.roles import role_of
from dateline.views.verify.speakers import attribution_tokens, compare_speakers
from dateline.views.verify.verdict import Difference, Verdict, VerdictName
from dateline.views.verify.words import Word, content_words, excludes

SUPPORTED = 0.72
"""How much of a statement must be found again for it to be supported; below it a person must look."""
UNSUPPORTED = 0.42
"""Below this share nothing of the report is about it."""


class Statement(NamedTuple):
    """One statement of a text, and its content words."""

    reading: Reading
    span: Span
    words: list[Word]

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.reading.document.text)


def judge(statement: Statement, sources: Sequence[Source], near: int | None = None) -> tuple[Verdict, int | None]:
    """Return the verdict on a statement, and the number of the sentence that it rests on."""
    raise NotImplementedError
