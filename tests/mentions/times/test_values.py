"""Words and their TIMEX3 values, kind by kind; published on Thursday, 10 June 2021 and read without a parser."""

import pytest

from dateline.mentions.times import find_ambiguous, find_markables

PUBLISHED = "2021-06-10"

DAYS = [
    ("It burned yesterday.", "yesterday", "2021-06-09"),
    ("It burned early yesterday.", "early yesterday", "2021-06-09"),
    ("It burned the day before yesterday.", "the day before yesterday", "2021-06-08"),
    ("It burned last night.", "last night", "2021-06-09TNI"),
    ("It burned this morning.", "this morning", "2021-06-10TMO"),
    ("It burned on Monday afternoon.", "Monday afternoon", "2021-06-07TAF"),
    ("It burned in the early hours of Saturday.", "the early hours of Saturday", "2021-06-05"),
    ("It will burn next Monday.", "next Monday", "2021-06-14"),
    ("It burned on the 3rd.", "the 3rd", "2021-06-03"),
    ("It burned on Friday, 4 June.", "Friday, 4 June", "2021-06-04"),
    ("It burned on the night of 4 June.", "the night of 4 June", "2021-06-04TNI"),
    ("It burned on June 4th, 2019.", "June 4th, 2019", "2019-06-04"),
    ("It burned at Christmas 2019.", "Christmas 2019", "2019-12-25"),
    ("It burned on Easter Monday 2022.", "Easter Monday 2022", "2022-04-18"),
    ("It burned over the weekend.", "the weekend", "2021-W22-WE"),
]
LONGER = [
    ("It burned last week.", "last week", "2021-W22"),
    ("It burned last month.", "last month", "2021-05"),
    ("It burned last year.", "last year", "2020"),
    ("It burned last March.", "last March", "2021-03"),
    ("It burned last August.", "last August", "2020-08"),
    ("It burned in March of last year.", "March of last year", "2020-03"),
    ("It burned in the summer of 2014.", "the summer of 2014", "2014-SU"),
    ("It burned in late autumn 2014.", "late autumn 2014", "2014-FA"),
    ("It burned in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
    ("It burned in the second half of 2014.", "the second half of 2014", "2014-H2"),
    ("It burned in the latter half of 2014.", "the latter half of 2014", "2014-H2"),
    ("It burned in 2014.", "2014", "2014"),
    ("It burned in '44.", "'44", "2044"),
    ("It burned in the late 1980s.", "the late 1980s", "198"),
    ("It dates from the 16th century.", "the 16th century", "15"),
    ("It dates from the fourth century BC.", "the fourth century BC", "BC03"),
    ("It was built in 412 BC.", "412 BC", "BC0412"),
    ("It burned in nineteen ninety-six.", "nineteen ninety-six", "1996"),
    ("It must be gone by year-end.", "year-end", "2021-12-31"),
]
DISTANCES = [
    ("It burned two days ago.", "two days ago", "2021-06-08"),
    ("It burned three weeks ago.", "three weeks ago", "2021-W20"),
    ("It burned five months ago.", "five months ago", "2021-01"),
    ("It burned ten years ago.", "ten years ago", "2011"),
    ("It burned two decades ago.", "two decades ago", "2001"),
    ("It burned a few days ago.", "a few days ago", "PAST_REF"),
    ("On 4 May 2019 it burned; a week later it fell.", "a week later", "2019-05-11"),
    ("On 4 May 2019 it burned; it had been hit the day before.", "the day before", "2019-05-03"),
    ("On 4 May 2019 it burned; the same day it fell.", "the same day", "2019-05-04"),
    ("It burned in May 2019; later that year it fell.", "later that year", "2019"),
]
LENGTHS = [
    ("It took two weeks.", "two weeks", "P2W"),
    ("It took twenty-four days.", "twenty-four days", "P24D"),
    ("It took a hundred days.", "hundred days", "P100D"),
    ("It took several months.", "several months", "PXM"),
    ("It took a couple of years.", "a couple of years", "P2Y"),
    ("It was a ten-day siege.", "ten-day", "P10D"),
    ("It took two decades.", "two decades", "P20Y"),
    ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
    ("It took 90 minutes.", "90 minutes", "PT90M"),
    ("It was a month-long siege.", "month-long", "P1M"),
    ("In the past decade it fell.", "the past decade", "P10Y"),
]
SETS = [
    ("Shells fall every day.", "every day", "P1D"),
    ("Shells fall each Thursday.", "each Thursday", "XXXX-WXX-4"),
    ("Shells fall on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("Shells fall every night.", "every night", "XXXX-XX-XXTNI"),
    ("Shells fall weekly.", "weekly", "P1W"),
]
CLOCKS = [
    ("It burned at 4 p.m. on Monday.", "4 p.m. on Monday", "2021-06-07T16:00"),
    ("It burned at noon Monday.", "noon Monday", "2021-06-07T12:00"),
    ("It burned at 22:00.", "22:00", "2021-06-10T22:00"),
    ("It burned at 04:30 UTC yesterday.", "04:30 UTC yesterday", "2021-06-09T04:30Z"),
    ("It burned at 14:30 on 3 May 2019.", "14:30 on 3 May 2019", "2019-05-03T14:30"),
    ("It burned at 12 a.m. on Monday.", "12 a.m. on Monday", "2021-06-07T00:00"),
]
PAIRS = [
    ("It burned on July 3 and 4, 2019.", ["2019-07-03", "2019-07-04"]),
    ("It burned on 3 and 4 July 2019.", ["2019-07-03", "2019-07-04"]),
    ("It burned in 2007-08.", ["2007", "2008"]),
    ("It was built in 499-493 BC, in 480 BC or in 412 BC.", ["BC0499", "BC0493", "BC0480", "BC0412"]),
]
NOT_TIMES = [
    "Some 2000 troops left.",
    "The 24th brigade left.",
    "Resolution 1483 was passed.",
    "A 12-year-old girl left.",
    "The fall of the town was near.",
    "They may march to the sea.",
    "The Winter Palace stood.",
    "He paid $1990 for it.",
    "Three-quarters of the town burned.",
]


@pytest.mark.parametrize(("text", "words", "value"), [*DAYS, *LONGER, *DISTANCES, *LENGTHS, *SETS, *CLOCKS])
def test_value(unparsed, text, words, value):
    found = {timex.text: timex.value for timex in find_markables(unparsed(text, PUBLISHED))}
    assert found.get(words) == value, found


@pytest.mark.parametrize(("text", "values"), PAIRS)
def test_pairs(unparsed, text, values):
    assert [timex.value for timex in find_markables(unparsed(text, PUBLISHED))][: len(values)] == values


@pytest.mark.parametrize("text", NOT_TIMES)
def test_not_a_time(unparsed, text):
    assert find_markables(unparsed(text, PUBLISHED)) == ()


def test_adverbs_that_only_tell_when_a_claim_holds(unparsed, times):
    text = "The port is still closed and was previously mined."
    assert find_markables(unparsed(text, PUBLISHED)) == ()
    assert [(timex.text, timex.begin) for timex in times(text, PUBLISHED)] == [
        ("still", PUBLISHED),
        ("previously", None),
    ]


def test_company_reports_compare_with_the_same_quarter(unparsed):
    text = "In the third quarter of 2019 exports fell. A year earlier they rose. In the quarter two ships sank."
    values = [timex.value for timex in find_markables(unparsed(text, PUBLISHED))]
    assert values == ["2019-Q3", "2018-Q3", "2019-Q3"]


def test_an_ambiguous_date_is_an_issue(times):
    (issue,) = find_ambiguous(times("Taken 4.2.2021 here.", PUBLISHED))
    assert issue.code == "date-ambiguous"
    assert (issue.start, issue.end) == (6, 14)
    assert "2021-02-04" in issue.message
    assert "2021-04-02" in issue.message
    assert find_ambiguous(times("Taken 4.4.2021 and 14.2.2021 here.", PUBLISHED)) == ()
