"""Numeric dates, whose day and month may be read either way round: 4.2.2022."""

import re
from datetime import date
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.resolved import Resolved, dated
from dateline.records import DateReading

_MONTH_FIRST: Final = re.compile(
    r"\b(?:VOA|Voice of America|U\.?S\.?A?|United States|American?|New York|Washington|Los Angeles|CNN|NPR|AP|Associated Press|Radio Free|CENTCOM|Pentagon|ABC News|NBC|CBS|Fox News)\b"
)


def build_numeric(match: Match, context: Context) -> Resolved | None:
    """Choose a reading: not later than the publication, then the habit of the outlet's country; the other reading is kept."""
    first, second, year = (int(piece) for piece in re.split(r"[./-]", str(match.value("d"))))
    if first > 31:
        first, second, year = year, second, first
    year += 0 if year >= 100 else (2000 if year < 70 else 1900)
    day_first, month_first = _real(year, second, first), _real(year, first, second)
    if first == second:
        month_first = None
    readings = [
        (reading, name) for reading, name in ((day_first, "day-first"), (month_first, "month-first")) if reading
    ]
    if not readings:
        return None
    publisher = f"{context.document.report.publisher or ''} {context.document.report.url or ''}"
    prefers_month = bool(_MONTH_FIRST.search(publisher))
    future = context.tense(match.start) == "future"

    def rank(reading: tuple[date, str]) -> tuple[bool, bool]:
        late = context.published is not None and reading[0] > context.published and not future
        return late, (reading[1] == "month-first") != prefers_month

    chosen, *others = sorted(readings, key=rank)
    return dated(
        periods.day(chosen[0]),
        alternatives=tuple(
            DateReading(begin=other.isoformat(), end=other.isoformat(), reading=name) for other, name in others
        ),
    )


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES: Final = (Rule("numeric", r"(?P<d>numeric)", build_numeric),)
