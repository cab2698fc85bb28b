"""What the dates of a text are counted from: the day of publication, and the dates the text has spoken of so far."""

from datetime import date

from dateline.mentions.times import periods
from dateline.mentions.times.chronicle import Chronicle
from dateline.mentions.times.periods import Period
from dateline.mentions.times.tense import Tense, tense_at
from dateline.records import Document


class Context:
    """The state of reading one document, in text order.

    `published` is null for an undated report. `reference` is the last stretch of time spoken of. `narrative` is true for a history: a text whose
    years lie mostly far from its publication; there, dates are counted from the dates around them and not from the publication.
    """

    def __init__(
        self,
        document: Document,
        published: date | None,
        *,
        chronicle: Chronicle | None = None,
        ancient: bool = False,
    ) -> None:
        """Start at the head of `document`; a `chronicle` makes it a history."""
        self.document = document
        self.published = published
        self.chronicle = chronicle
        self.narrative = chronicle is not None
        self.ancient = ancient
        self.reference: Period | None = None
        self.quarter: Period | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.day: Period | None = None
        self.day_ends_at = -1

    def tense(self, offset: int) -> Tense | None:
        """Return the tense of the clause that holds `offset`."""
        return tense_at(self.document, offset)

    def note(self, period: Period, index: int, weight: float = 1.0) -> None:
        """Remember a stretch of time that the text has just spoken of, at lexeme `index`."""
        self.reference = period
        if period.granularity == "day":
            self.day = period
        if period.granularity == "quarter":
            self.quarter = period
        if period.year is not None and period.granularity not in {"decade", "century"}:
            self.year = period.year
        if period.begin is not None and period.granularity in {"day", "month", "week"}:
            self.month = period.begin.month
        if self.chronicle is not None:
            self.chronicle.note(index, period, weight)

    @property
    def today(self) -> date | None:
        """The day that "today" means: the publication, unless the text is a history."""
        return None if self.narrative else self.published

    @property
    def spoken(self) -> date | None:
        """The day that "the next day" is counted from: the last date spoken of, else the publication."""
        if self.reference is not None and self.reference.begin is not None:
            return self.reference.begin
        return self.today

    def choose_year(
        self, month: int, number: int | None, offset: int, index: int, *, ahead: bool = False
    ) -> int | None:
        """Choose the year of a month or day without one, `ahead` when the words say that it is to come; null in an undated report."""
        if self.chronicle is not None:
            return self.year if self.year is not None and self.year < 0 else self.chronicle.year_for(month, index)
        if self.published is None:
            return None
        tense = "future" if ahead else self.tense(offset)
        best: tuple[float, int] | None = None
        for year in range(self.published.year - 1, self.published.year + 2):
            whole = periods.month(year, month) if number is None else periods.day_of(year, month, number)
            if whole is None or whole.begin is None or whole.finish is None:
                continue
            cost = self._cost(whole.begin, whole.finish, tense)
            if best is None or cost < best[0]:
                best = cost, year
        return best[1] if best else None

    def _cost(self, begin: date, finish: date, tense: Tense | None) -> float:
        """Days between the publication and a stretch of time; the side that the tense speaks against counts more."""
        today = self.published
        if today is None or begin <= today <= finish:
            return 0.0
        if finish < today:
            return (today - finish).days * (3.0 if tense == "future" else 1.0)
        return (begin - today).days * {"future": 0.5, "past": 6.0}.get(tense or "", 1.3)
