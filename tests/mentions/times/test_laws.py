"""Laws that hold whatever the text says."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.times import find_ambiguous, find_markables, find_timexes
from dateline.mentions.times.amounts import write_amount
from dateline.mentions.times.relative import shift
from mentions.times.conftest import unparsed_document

WORDS = st.sampled_from(
    [
        *[
            "the",
            "a",
            "of",
            "in",
            "on",
            "at",
            "to",
            "and",
            "since",
            "until",
            "by",
            "from",
            "between",
            "last",
            "next",
            "this",
            "that",
            "same",
            "past",
            "early",
            "late",
            "mid-",
        ],
        *[
            "Monday",
            "Friday",
            "Sundays",
            "May",
            "March",
            "Sept.",
            "October",
            "3",
            "12",
            "31st",
            "1941",
            "2021",
            "1990s",
            "'44",
            "480",
            "BC",
            "4.2.2022",
            "2022-03-04",
            "04:30",
            "a.m.",
        ],
        *[
            "day",
            "days",
            "week",
            "month",
            "months",
            "year",
            "years",
            "decade",
            "century",
            "quarter",
            "weekend",
            "night",
            "morning",
            "second",
            "third",
            "twenty",
            "two",
            "half",
        ],
        *[
            "ago",
            "earlier",
            "later",
            "before",
            "after",
            "yesterday",
            "tomorrow",
            "tonight",
            "now",
            "recently",
            "daily",
            "Christmas",
            "spring",
            "fall",
            "winter",
            "town",
            ".",
        ],
        *["–", "-", ",", "%", "$", "(", ")", "\n"],
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(TEXTS, st.none() | DAYS)
def test_words_are_the_text_and_intervals_run_forward(text, published):
    for timex in find_timexes(unparsed_document(text, published)):
        assert timex.text == text[timex.start : timex.end]
        assert (timex.begin is None) == (timex.finish is None)
        if timex.begin is not None and timex.finish is not None:
            assert date.fromisoformat(timex.begin) <= date.fromisoformat(timex.finish)


@given(TEXTS, st.none() | DAYS)
def test_reading_twice_gives_the_same(text, published):
    document = unparsed_document(text, published)
    assert find_timexes(document) == find_timexes(document)


@given(TEXTS, DAYS)
def test_markables_never_overlap(text, published):
    found = find_markables(unparsed_document(text, published))
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text(max_size=200), st.none() | DAYS)
def test_any_text_can_be_read(text, published):
    find_ambiguous(find_timexes(unparsed_document(text, published)))


@given(st.sampled_from(WEEKDAYS), DAYS)
def test_a_weekday_lies_in_the_week_up_to_the_publication(weekday, published):
    (timex,) = find_timexes(unparsed_document(f"The mill burned on {weekday}.", published))
    when = date.fromisoformat(timex.begin)
    assert timedelta(0) <= published - when < timedelta(7)
    assert WEEKDAYS[when.weekday()] == weekday


@given(
    st.sampled_from(
        [
            "yesterday",
            "on Friday",
            "last week",
            "two days ago",
            "this year",
            "on 4 May",
            "in June",
            "last night",
            "overnight",
        ]
    )
)
def test_a_report_of_unknown_date_dates_nothing(words):
    (timex,) = find_timexes(unparsed_document(f"The mill burned {words}."))
    assert timex.begin is None
    assert timex.anchor == "none"
    assert "X" in timex.value


@given(
    st.sampled_from(["yesterday", "on Friday", "last week", "this year", "last June", "last night", "at the weekend"])
)
def test_nor_does_a_date_told_before_date_what_hangs_on_the_publication(words):
    *_, timex = find_timexes(unparsed_document(f"The mill burned on 4 May 2016. The dam burst {words}."))
    assert timex.begin is None
    assert timex.anchor == "none"


@given(DAYS)
def test_a_day_is_written_and_read_back(when):
    written = f"The mill burned on {when.day} {when:%B} {when.year:04d}."
    (timex,) = find_timexes(unparsed_document(written))
    assert timex.value == timex.begin == timex.finish == when.isoformat()


@given(DAYS, DAYS)
def test_a_numeric_date_keeps_every_reading(when, published):
    text = f"Taken {when.day}.{when.month}.{when.year}"
    (timex,) = timexes = find_timexes(unparsed_document(text, published))
    readings = {timex.begin, *(other.begin for other in timex.alternatives)}
    assert when.isoformat() in readings
    assert len(find_ambiguous(timexes)) == (len(readings) > 1)
    past = [reading for reading in readings if reading <= published.isoformat()]
    assert timex.begin in (past or readings)


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y"]), st.integers(-40, 40))
def test_a_step_there_and_back_ends_where_it_began(day, unit, step):
    there = shift(day, unit, step)
    back = shift(there.begin, unit, -step)
    assert back == shift(day, unit, 0)
    assert back.begin <= day <= back.finish


@given(st.integers(1, 400), st.sampled_from(["TS", "TM", "TH", "D", "W", "M", "Y", "E", "C"]))
def test_amounts_are_timex_durations(number, unit):
    assert re.fullmatch(r"PT?\d+[SMHDWY]", write_amount(number, unit))
