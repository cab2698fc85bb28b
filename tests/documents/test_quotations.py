import pytest

from dateline.documents.paragraphs import find_paragraphs
from dateline.documents.quotations import find_quotations


def quotations(text):
    return list(find_quotations(text, list(find_paragraphs(text))))


def words(text):
    return [quotation.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We left," he said. "Then we came back."', ['"We left,"', '"Then we came back."']),
        ("“We left,” he said.", ["“We left,”"]),
        ("„We left,“ he said.", ["„We left,“"]),
        ("«We left», he said.", ["«We left»"]),
        ("He said: 'We left the town at dawn.'", ["'We left the town at dawn.'"]),
        ("He said ‘it’s over for us now’ and left.", ["‘it’s over for us now’"]),
        ("The army's men don't know.", []),
        ('""', []),
    ],
)
def test_words_between_marks(text, quoted):
    assert words(text) == quoted


def test_speech_that_runs_over_paragraphs_is_one_chain():
    text = '"We left the town at dawn.\n\n"Then we came back," she said.'
    first, second = quotations(text)
    assert (first.closed, first.continues) == (False, None)
    assert (second.closed, second.continues) == (True, 0)


def test_furniture_between_does_not_break_the_chain():
    text = "“We left the town at dawn.\n\nRead more\n\n“Then we came back,” she said."
    assert quotations(text)[1].continues == 0


def test_an_open_mark_spoils_no_other_paragraph():
    text = 'He called it "a lie and went home.\n\nShe said "no" twice. "I saw it," she said.'
    assert words(text)[1:] == ['"no"', '"I saw it,"']


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        ('It was an example of "pluralism" in the north.', False),
        ('The group calls itself "Storm" now.', False),
        ('He called on the allies to "stand together to the very end of it".', True),
        ('"No," he said.', True),
        ('She said: "Never".', True),
    ],
)
def test_a_quoted_word_is_no_speech(text, is_speech):
    assert [quotation.is_speech for quotation in quotations(text)] == [is_speech]
