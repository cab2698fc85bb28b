"""A text as a row of lexemes."""

import pytest

from dateline.mentions.times.lexer import code, lex


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("March", "month", 3),
        ("march", "word", 0),
        ("may", "word", 0),
        ("Sept", "abbreviation", 9),
        ("1941", "year", 1941),
        ("31", "day", 31),
        ("32", "small", 32),
        ("480", "digits", 480),
        ("1,500", "digits", 1500),
        ("3.5", "digits", 3.5),
        ("4.2.2022", "numeric", "4.2.2022"),
        ("2022-03-04", "iso", "2022-03-04"),
        ("04:30", "clock", "04:30"),
        ("1990s", "decade", "1990s"),
        ("'44", "short", "'44"),
        ("31st", "nth", 31),
        ("p.m.", "meridiem", 12),
        ("Christmas Eve", "holiday", "Christmas Eve"),
    ],
)
def test_classes(text, kind, value):
    lexemes = lex(text)
    assert lexemes.codes == code(kind)
    assert lexemes.values == [value]
    assert lexemes.words(0, 1) == text


def test_a_line_break_parts_lexemes():
    assert lex("May\n4").codes == code("month") + code("break") + code("day")
