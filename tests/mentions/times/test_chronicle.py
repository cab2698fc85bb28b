"""In a history the dates around an undated month tell its year."""

from datetime import date

import pytest

from dateline.mentions.times import find_markables
from dateline.mentions.times.lexer import lex
from dateline.mentions.times.resolve import _is_history

HISTORY = (
    "In March 1931 the rebels took the mill. On 4 April 1931 they took the bridge, and in June they lost it. "
    "The town had last been taken in 1799. In August the rebels came back; by November the river had frozen. "
    "In January the garrison left. In March 1932 a truce was signed. In May it was broken. "
    "Historians wrote of it in 1978. In July the rebels gave up, and on 3 August 1932 the last of them were held."
)


@pytest.fixture(scope="module")
def values(unparsed):
    return {timex.text: timex.value for timex in find_markables(unparsed(HISTORY, "2009-12-19"))}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("June", "1931-06"),
        ("August", "1931-08"),
        ("November", "1931-11"),
        ("January", "1932-01"),
        ("May", "1932-05"),
        ("July", "1932-07"),
        ("1799", "1799"),
        ("1978", "1978"),
    ],
)
def test_a_flashback_does_not_carry_the_months_after_it_away(values, words, value):
    assert values[words] == value


def test_a_history_is_told_from_news():
    published = date(2009, 12, 19)
    assert _is_history(lex(HISTORY), published)
    assert not _is_history(lex(HISTORY), date(1932, 9, 1))
    assert not _is_history(lex(HISTORY), None)
    assert not _is_history(lex("The mill burned on Monday. It was built in 1870, 1880 and 1890."), published)
