from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.documents.paragraphs import find_paragraphs
from dateline.records import Block

FIRST = "The ministry said on Sunday that its troops had taken the whole of the town."
SECOND = "The other side denied it, and said its units still held several buildings there."
CAPTION = "Residents cross the broken bridge at Ford, in the north of the country"


def kinds(text, title=None, blocks=()):
    return [(paragraph.of(text), paragraph.kind) for paragraph in find_paragraphs(text, title, blocks)]


def test_each_line_is_a_paragraph_without_the_white_space_around_it():
    text = f"\n  {FIRST}  \r\n\r\n\t{SECOND}\u2028{FIRST} Again."
    assert [words for words, _ in kinds(text)] == [FIRST, SECOND, f"{FIRST} Again."]


def test_furniture_headline_caption_and_date_line():
    text = f"Accessibility links\n\nBreaking News\n\n“Ours again”, says Ford\n\n4 May 2023\n\nFILE: {CAPTION}.\n\n{FIRST}\n\n{SECOND}\n\nRead more"
    assert [kind for _, kind in kinds(text)] == [
        "furniture",
        "furniture",
        "headline",
        "dateline",
        "caption",
        "body",
        "body",
        "furniture",
    ]


def test_a_caption_printed_twice_is_a_caption_and_its_second_print_is_no_reading_matter():
    text = f"{FIRST}\n\n{CAPTION}\n{CAPTION}\n\n{SECOND}"
    paragraphs = list(find_paragraphs(text))
    assert [paragraph.kind for paragraph in paragraphs] == ["body", "caption", "caption", "body"]
    assert [paragraph.repeats for paragraph in paragraphs] == [None, None, 1, None]
    assert [paragraph.is_read for paragraph in paragraphs] == [True, True, False, True]


def test_the_title_is_a_headline_wherever_it_stands():
    title = "Troops take the town after months of heavy fighting in every street, says the ministry of defence"
    assert kinds(f"{FIRST}\n{title.upper()}\n{SECOND}", title)[1][1] == "headline"


def test_map_legends_are_furniture():
    assert kinds(f"██\u00a0Government of the North\n\n■ Eastern Front\n\n{FIRST}")[1] == (
        "■ Eastern Front",
        "furniture",
    )


def test_marks_of_lists_headings_and_quotes_stand_outside():
    text = f"# Town taken\n\n- {FIRST}\n* {SECOND}\n> {FIRST} Again."
    assert kinds(text) == [("Town taken", "headline"), (FIRST, "body"), (SECOND, "body"), (f"{FIRST} Again.", "body")]


def test_a_line_that_goes_on_with_a_small_letter_belongs_to_the_line_above():
    text = f"The airstrikes by the \ncoalition\n hit nine vehicles.\n{FIRST}"
    assert [words for words, _ in kinds(text)] == ["The airstrikes by the \ncoalition\n hit nine vehicles.", FIRST]


def test_lines_wrapped_at_one_width_are_one_paragraph():
    text = (
        "The general staff said on Monday that its troops had left the village\nafter a week of fighting, and that the Third Brigade had taken new\n"
        "Positions on the river. It gave no figures, and named no commander or\nunit.\n\nThe ministry of the other side said that its assault groups had taken\n"
        "Ford.\n"
    )
    assert [words.count("\n") for words, _ in kinds(text)] == [3, 1]


def test_what_the_markup_says_outranks_what_the_words_look_like():
    text = f"{FIRST}\n\n{SECOND}\n\nhome\n\nRead more"
    blocks = (
        Block(start=0, end=len(FIRST), kind="furniture"),
        Block(start=text.index("Read"), end=len(text), kind="headline"),
    )
    assert [kind for _, kind in kinds(text, blocks=blocks)] == ["furniture", "body", "headline", "furniture"]


def test_a_dateline_stands_apart_from_what_it_opens():
    text = f"KYIV, Sept. 13 (Harbour Press) - {FIRST}\n\n{SECOND}"
    assert kinds(text) == [("KYIV, Sept. 13 (Harbour Press) -", "dateline"), (FIRST, "body"), (SECOND, "body")]


@pytest.mark.parametrize("line", ["***", "—", "* * *", "_____"])
def test_a_line_without_letters_is_furniture(line):
    assert dict(kinds(f"{FIRST}\n\n{line}\n\n{SECOND}")).get(FIRST) == "body"
    assert all(
        kind == "furniture" for words, kind in kinds(f"{FIRST}\n\n{line}\n\n{SECOND}") if words not in {FIRST, SECOND}
    )


@given(st.text(alphabet=st.sampled_from("aB .“”-#>\n\r\t\u2028\u00a0█é’"), max_size=80))
def test_paragraphs_cover_every_letter_once_and_in_order(text):
    paragraphs = list(find_paragraphs(text))
    assert all(before.end <= after.start for before, after in pairwise(paragraphs))
    outside = list(text)
    for paragraph in paragraphs:
        assert paragraph.of(text) == paragraph.of(text).strip()
        outside[paragraph.start : paragraph.end] = [" "] * (paragraph.end - paragraph.start)
    assert not any(letter.isalnum() for letter in outside)
