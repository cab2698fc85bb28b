"""Stretches of the calendar with their TIMEX3 values: a day, a week, a month, a quarter, a season, a year and more."""

import calendar
from datetime import date, timedelta

from dateline.records import Granularity, Record

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


class Period(Record, frozen=True, kw_only=True):
    """A stretch of the calendar, both ends included; null ends where it cannot be placed (before Christ, an unknown year)."""

    value: str
    granularity: Granularity
    begin: date | None = None
    finish: date | None = None

    @property
    def year(self) -> int | None:
        """The year it begins in."""
        if self.begin is not None:
            return self.begin.year
        return -int(self.value[2:6]) if self.value.startswith("BC") and self.value[2:6].isdigit() else None


def year_text(year: int) -> str:
    """Write a year as TIMEX3 does: `1941`, `BC0490`."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def day(when: date) -> Period:
    """Return the day `when`."""
    return Period(value=when.isoformat(), granularity="day", begin=when, finish=when)


def day_of(year: int, month: int, number: int) -> Period | None:
    """Return the day `number` of a month; null when there is no such day."""
    if year < 0:
        return Period(value=f"{year_text(year)}-{month:02d}-{number:02d}", granularity="day")
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def week(when: date) -> Period:
    """Return the week, Monday to Sunday, that holds `when`."""
    number = when.isocalendar()
    begin = when - timedelta(days=number.weekday - 1)
    return Period(
        value=f"{number.year:04d}-W{number.week:02d}", granularity="week", begin=begin, finish=begin + timedelta(6)
    )


def weekend(when: date) -> Period:
    """Return Saturday and Sunday of the week that holds `when`."""
    whole = week(when)
    begin = when - timedelta(days=when.weekday() - 5)
    return Period(value=f"{whole.value}-WE", granularity="day", begin=begin, finish=begin + timedelta(1))


def month(year: int, number: int) -> Period:
    """Return a month; `number` may lie outside 1 to 12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if year <= 0:
        return Period(value=f"{year_text(year)}-{number:02d}", granularity="month")
    last = calendar.monthrange(year, number)[1]
    return Period(
        value=f"{year:04d}-{number:02d}",
        granularity="month",
        begin=date(year, number, 1),
        finish=date(year, number, last),
    )


def _months(value: str, granularity: Granularity, year: int, first: int, last: int) -> Period:
    if year <= 0:
        return Period(value=value, granularity=granularity)
    return Period(value=value, granularity=granularity, begin=month(year, first).begin, finish=month(year, last).finish)


def quarter(year: int, number: int) -> Period:
    """Return a quarter of a year; `number` may count on into other years."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return _months(f"{year_text(year)}-Q{number}", "quarter", year, number * 3 - 2, number * 3)


def half(year: int, number: int) -> Period:
    """Return the first or second half of a year."""
    return _months(f"{year_text(year)}-H{number}", "quarter", year, number * 6 - 5, number * 6)


def season(year: int, code: str) -> Period:
    """Return a season (northern; winter begins in December of `year`)."""
    first, last = _SEASONS[code]
    return _months(f"{year_text(year)}-{code}", "season", year, first, last)


def year(number: int) -> Period:
    """Return a year; negative before Christ."""
    return _months(year_text(number), "year", number, 1, 12)


def years(first: int, last: int, value: str, granularity: Granularity) -> Period:
    """Return several whole years under one value: a decade (`199`), a century (`19`)."""
    if first <= 0:
        return Period(value=value, granularity=granularity)
    return Period(value=value, granularity=granularity, begin=date(first, 1, 1), finish=date(last, 12, 31))


def decade(number: int) -> Period:
    """Return the decade that holds year `number`."""
    first = number // 10 * 10
    return years(first, first + 9, f"{first // 10:03d}", "decade")


def century(number: int) -> Period:
    """Return a century: the 19th is `18`."""
    return years((number - 1) * 100, number * 100 - 1, f"{number - 1:02d}", "century")


def easter(number: int) -> date:
    """Return Easter Sunday of the western church (the anonymous Gregorian rule)."""
    golden, hundreds, rest = number % 19, number // 100, number % 100
    leap, drop = hundreds // 4, hundreds % 4
    correction = (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - leap - correction + 15) % 30
    sunday = (32 + 2 * drop + 2 * (rest // 4) - epact - rest % 4) % 7
    full = (golden + 11 * epact + 22 * sunday) // 451
    total = epact + sunday - 7 * full + 114
    return date(number, total // 31, total % 31 + 1)


def nth_weekday(number: int, in_month: int, weekday: int, which: int) -> date:
    """Return the `which`th weekday (1 Monday) of a month."""
    first = date(number, in_month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def part(period: Period, mod: str) -> tuple[date | None, date | None]:
    """Return the days of a period's `START`, `MID` or `END`: of a month days 1-10, 11-20, 21 on; of a week Mon-Wed, Tue-Thu, Thu-Sun; else thirds."""
    begin, finish = period.begin, period.finish
    if begin is None or finish is None or begin == finish:
        return begin, finish
    length = (finish - begin).days + 1
    if period.granularity == "week":
        low, high = {"START": (0, 2), "MID": (1, 3), "END": (3, 6)}[mod]
    elif period.granularity == "month":
        low, high = {"START": (0, 9), "MID": (10, 19), "END": (20, length - 1)}[mod]
    else:
        third = length // 3
        low, high = {"START": (0, third - 1), "MID": (third, 2 * third - 1), "END": (2 * third, length - 1)}[mod]
    return begin + timedelta(low), begin + timedelta(high)
