"""Speech: quotations find their speakers, and boundaries between speakers hold."""

import pytest

from dateline.claims.speech import Speech


def told(attribute, text):
    return [
        (each.source.of(text) if each.source else "", [part.of(text) for part in each.content])
        for each in attribute(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('"The well is dry!" the mayor said.', "the mayor", ['"The well is dry!"']),
        ('The mayor said: "The well is dry."', "The mayor", ['"The well is dry."']),
        (
            "''The well is dry,'' he said. ''It will stay dry.''",
            "he",
            ["''The well is dry,''", "''It will stay dry.''"],
        ),
        ('"The well is dry and the pump is gone" - Merrow', "Merrow", ['"The well is dry and the pump is gone"']),
        ('"The well is dry again," tweeted Merrow.', "Merrow", ['"The well is dry again,"']),
        (
            'She praised the crews. "They worked all night to keep the pumps running."',
            "She",
            ['"They worked all night to keep the pumps running."'],
        ),
    ],
)
def test_a_quotation_finds_its_speaker(text, speaker, content, attribute):
    assert (speaker, content) in told(attribute, text)


def test_quoted_speech_over_paragraphs_is_one(attribute):
    text = 'The mayor said: "The well is dry.\n\n"It will stay dry until May."'
    assert told(attribute, text) == [("The mayor", ['"The well is dry.\n\n"It will stay dry until May."'])]


def test_a_word_in_quotation_marks_is_no_speech(parse):
    document = parse('They call it "the pit" in Sarrow.')
    assert set(Speech(document).inside) == {-1}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The mayor said the well was dry, adding that the pump was gone.", "The mayor", "The mayor"),
        ("The mayor said there was no more water in the town and urged the army to leave.", "The mayor", "The mayor"),
        ("The mayor said the well was dry, while the army said that it was full.", "The mayor", "the army"),
        ("The mayor said the well was dry, and the army said that it was full.", "The mayor", "the army"),
    ],
)
def test_one_speaker_ends_where_the_next_begins(text, first, second, attribute):
    found = [each for each in attribute(text) if each.outer is None]
    assert [each.source.of(text) for each in found] == [first, second]
    assert not any(part.overlaps(found[1].cue) for part in found[0].content)
