"""Numbers in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.measures import number_pattern, parse_number, parse_ordinal

SIZES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905  a list of words reads better in one line
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("6,000", 6000),
        ("1,234,567.5", 1234567.5),
        ("7.5", 7.5),
        (".500", 0.5),
        ("25k", 25000),
        ("7.2bn", 7.2e9),
        ("5.7  million", 5.7e6),
        ("three-and-a-half million", 3.5e6),
        ("one and a half million", 1.5e6),
        ("a million and a half", 1.5e6),
        ("half a million", 5e5),
        ("half a dozen", 6),
        ("a quarter of a million", 2.5e5),
        ("two hundred and fifty thousand", 250000),
        ("one hundred and five", 105),
        ("twenty-one", 21),
        ("a dozen", 12),
        ("a hundred", 100),
        ("Fourteen", 14),
        ("half", 0.5),
        ("two-thirds", 2 / 3),
        ("a fifth", 0.2),
        ("zero", 0),
    ],
)
def test_states(words, value):
    number = parse_number(words)
    assert number is not None
    assert number.low == pytest.approx(value)
    assert number.high is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("dozens", 24, 96),
        ("scores", 40, 100),
        ("hundreds", 200, 900),
        ("thousands", 2000, 9000),
        ("tens of thousands", 20000, 90000),
        ("hundreds of thousands", 200000, 900000),
        ("millions", 2e6, 9e6),
        ("billions", 2e9, 9e9),
        ("several", 3, 9),
        ("a few", 2, 5),
        ("several hundred", 300, 900),
        ("a few dozen", 24, 60),
    ],
)
def test_vague_counts_are_ranges(words, low, high):
    number = parse_number(words)
    assert number is not None
    assert (number.low, number.high) == (low, high)
    assert number.vague


@pytest.mark.parametrize("words", ["", "village", "and", "a", "six villages", "the third", "1.2.3"])
def test_other_words_are_no_numbers(words):
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("word", "rank"), [("sixth", 6), ("22nd", 22), ("First", 1), ("twelfth", 12), ("sixty", None), ("3", None)]
)
def test_ranks(word, rank):
    assert parse_ordinal(word) == rank


@given(st.integers(0, 10**12))
def test_digits_with_commas_come_back(value):
    number = parse_number(f"{value:,}")
    assert number is not None
    assert number.low == value


@given(st.sampled_from(TENS), st.sampled_from(ONES), st.sampled_from(sorted(SIZES)))
def test_words_add_and_multiply(ten, one, size):
    number = parse_number(f"{ten}-{one} {size}")
    expected = (10 * (TENS.index(ten) + 2) + ONES.index(one) + 1) * SIZES[size]
    assert number is not None
    assert number.low == expected


@given(st.integers(1, 999), st.sampled_from(sorted(SIZES)))
def test_what_the_pattern_finds_can_be_parsed(value, size):
    match = number_pattern().search(f"They counted {value} {size} shells.")
    assert match is not None
    number = parse_number(match[0])
    assert number is not None
    assert number.low == value * SIZES[size]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("a third of the town", "fraction", "a third"),
        ("half the town", "fraction", "half"),
        ("the third exchange", "ordinal", "third"),
        ("dozens of towns", "many", "dozens"),
        ("a few towns", "some", "a few"),
        ("as few towns", None, ""),
        ("twenty-one towns", "count", "twenty-one"),
        ("12,500 shells", "figures", "12,500"),
        ("ones", None, ""),
    ],
)
def test_the_pattern_names_the_kind(text, kind, words):
    match = number_pattern().search(text)
    assert (match.lastgroup if match else None, match[0] if match else "") == (kind, words)
