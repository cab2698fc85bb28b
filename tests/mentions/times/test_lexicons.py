"""Every sentence of the lists of words for times: what they must and must not be found in."""

import re

import pytest

from dateline.lexicons import load
from dateline.mentions.times.numeric import puts_month_first
from dateline.records import Report

LISTS = ("times-words", "times-vague", "times-sets", "times-holidays")
PUBLISHED = "2021-06-10"


def words_of(entry):
    return list(entry.get("words", entry.get("phrases", ())))


def sentences(key):
    return [
        pytest.param(words_of(entry), sentence, id=f"{name}: {sentence[:50]}")
        for name in LISTS
        for entry in load(name)
        for sentence in entry[key]
    ]


def places(words, sentence):
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?!\w)"
    return [match.span() for match in re.finditer(pattern, sentence, re.IGNORECASE)]


def near(timexes, start, end):
    """Give the timexes that hold the words, or are opened by them ("since", "from", "by")."""
    return [timex for timex in timexes if timex.start - 4 <= end and start < timex.end]


@pytest.mark.parametrize(("words", "sentence"), sentences("finds"))
def test_finds(times, words, sentence):
    found = times(sentence, PUBLISHED)
    assert any(near(found, *place) for place in places(words, sentence))


@pytest.mark.parametrize(("words", "sentence"), sentences("leaves"))
def test_leaves(times, words, sentence):
    found = times(sentence, PUBLISHED)
    covered = [timex for place in places(words, sentence) for timex in found if timex.start <= place[0] < timex.end]
    assert covered == []


@pytest.mark.parametrize("entry", load("times-month-first"), ids=lambda entry: entry["name"])
def test_outlets_that_put_the_month_first(entry):
    def asked(publisher):
        return puts_month_first(Report(id="r", text="x", sha256="0", publisher=publisher))

    assert all(asked(name) for name in entry["finds"])
    assert not any(asked(name) for name in entry["leaves"])


def test_every_entry_has_sentences():
    for name in (*LISTS, "times-month-first"):
        for entry in load(name):
            assert entry["finds"], entry
            assert entry["leaves"], entry
