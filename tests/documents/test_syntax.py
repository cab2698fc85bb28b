import pytest

from dateline.documents import SpacyParser
from dateline.reports import read_text

TEXT = "Accessibility links\n\nThe ministry said on\n sunday that “its troops” had left Ford.  They went north.\n\nThe other side denied it."


@pytest.fixture(scope="module")
def document():
    return SpacyParser().parse(read_text(TEXT))


def test_every_token_stands_where_it_says(document):
    for token in document.tokens:
        assert TEXT[token.start : token.end].replace("\n", " ") == token.text
        assert document.tokens[token.i] is token
        assert token.left <= token.i <= token.right
        assert all(document.tokens[child].head == token.i for child in token.children)


def test_furniture_is_not_parsed_but_stays_a_paragraph(document):
    assert [paragraph.kind for paragraph in document.paragraphs] == ["furniture", "body", "body"]
    assert document.tokens[0].text == "The"


def test_sentences_and_names_know_their_tokens(document):
    assert [sentence.of(TEXT).split()[0] for sentence in document.sentences] == ["The", "They", "The"]
    assert [sentence.paragraph for sentence in document.sentences] == [1, 1, 2]
    for sentence in document.sentences:
        assert all(token.sentence == sentence.index for token in document.words(sentence))
    for name in document.names:
        assert document.tokens[name.first].start == name.start
        assert document.tokens[name.last - 1].end == name.end


def test_heads_stay_inside_the_sentence(document):
    for token in document.tokens:
        assert document.tokens[token.head].sentence == token.sentence


def test_lookups(document):
    token = document.tokens[document.token_at(TEXT.index("troops"))]
    assert token.text == "troops"
    sentence = document.sentence_at(token.start)
    assert sentence is not None
    assert token in document.tokens_in(sentence)
    assert document.sentence_at(0) is None
