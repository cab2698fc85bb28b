from dateline.documents.sentences import cut_sentences


def test_a_closing_mark_alone_belongs_to_the_sentence_before():
    tokens = [("It", True), ("fell", False), (".", False), ("”", True), ("He", True), ("left", False), (".", False)]
    assert list(cut_sentences(tokens)) == [(0, 4), (4, 7)]


def test_no_tokens_no_sentences():
    assert list(cut_sentences([])) == []


def test_the_first_piece_stands_even_when_it_is_a_mark():
    assert list(cut_sentences([("”", True), ("He", True)])) == [(0, 1), (1, 2)]
