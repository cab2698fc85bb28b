import pytest

from dateline.reports.language import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Генеральний штаб повідомив, що війська відійшли із села після тижня боїв.", "Ukrainian"),
        ("Министерство сообщило, что войска отошли из посёлка после недели боёв.", "Russian"),
        ("Das Ministerium teilte mit, dass die Truppen nach einer Woche aus dem Dorf abgezogen wurden.", "German"),
        ("Le ministère a déclaré que les troupes avaient quitté le village après une semaine de combats.", "French"),
        ("قال الجيش إن قواته غادرت القرية", "a language in Arabic script"),
    ],
)
def test_other_languages_are_named(text, language):
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Troops left.",
        "Ursula von der Leyen visits Kyiv.",
        "The spokesman wrote “Слава Україні” and said that the town was free.",
        "12 killed, 40 wounded",
        "",
    ],
)
def test_english_however_short_is_left(text):
    assert other_language(text) is None


def test_a_long_text_without_english_words_is_refused():
    assert (
        other_language("mkono wa serikali umeimarisha ulinzi mjini leo asubuhi " * 10)
        == "a language other than English"
    )
