"""Channels: through what a source spoke."""

import pytest

from dateline.lexicons import load

ENTRIES = load("channels")


@pytest.mark.parametrize("sentence", [sentence for entry in ENTRIES for sentence in entry["finds"]])
def test_an_entry_finds_its_sentences(sentence, attribute):
    assert any(each.channel is not None for each in attribute(sentence))


@pytest.mark.parametrize("sentence", [sentence for entry in ENTRIES for sentence in entry["leaves"]])
def test_an_entry_leaves_its_sentences(sentence, attribute):
    assert all(each.channel is None for each in attribute(sentence))


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In a video address, the premier said that the port was safe.", "video address"),
        ("The mayor told reporters that the bridge was open, adding that it was wet.", "told reporters"),
        ("Ms Adair, also on Telegram, denied the report.", "Telegram"),
        ("The bridge had held, its general staff report said.", "general staff report"),
    ],
)
def test_channel(text, channel, attribute):
    found = [each.channel.of(text) for each in attribute(text) if each.channel is not None]
    assert channel in found


def test_who_told_the_agency_also_says_it_there(attribute):
    text = "The dam was still closed, she told reporters, saying that the crews were tired."
    assert all(each.channel is not None and each.channel.of(text) == "told reporters" for each in attribute(text))
