"""Stretches of the calendar."""

from datetime import date

import pytest

from dateline.mentions.times import periods


@pytest.mark.parametrize(
    ("period", "value", "begin", "finish"),
    [
        (periods.week(date(2021, 1, 1)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (periods.weekend(date(2021, 6, 10)), "2021-W23-WE", date(2021, 6, 12), date(2021, 6, 13)),
        (periods.month(2021, 0), "2020-12", date(2020, 12, 1), date(2020, 12, 31)),
        (periods.month(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (periods.quarter(2021, 0), "2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
        (periods.half(2021, 2), "2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        (periods.season(2021, "WI"), "2021-WI", date(2021, 12, 1), date(2022, 2, 28)),
        (periods.year(1941), "1941", date(1941, 1, 1), date(1941, 12, 31)),
        (periods.year(-490), "BC0490", None, None),
        (periods.decade(1987), "198", date(1980, 1, 1), date(1989, 12, 31)),
        (periods.century(19), "18", date(1800, 1, 1), date(1899, 12, 31)),
    ],
)
def test_values_and_ends(period, value, begin, finish):
    assert (period.value, period.begin, period.finish) == (value, begin, finish)


@pytest.mark.parametrize(
    ("year", "sunday"), [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2022, date(2022, 4, 17))]
)
def test_easter(year, sunday):
    assert periods.easter(year) == sunday


def test_no_such_day():
    assert periods.day_of(2021, 2, 29) is None


@pytest.mark.parametrize(("mod", "begin", "finish"), [("START", 1, 10), ("MID", 11, 20), ("END", 21, 31)])
def test_parts_of_a_month(mod, begin, finish):
    assert periods.part(periods.month(2021, 5), mod) == (date(2021, 5, begin), date(2021, 5, finish))


def test_parts_of_a_week():
    week = periods.week(date(2021, 6, 10))
    assert periods.part(week, "START") == (date(2021, 6, 7), date(2021, 6, 9))
    assert periods.part(week, "END") == (date(2021, 6, 10), date(2021, 6, 13))
