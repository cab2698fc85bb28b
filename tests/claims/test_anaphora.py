"""Events and places named again."""

import pytest

from claims.expected import cases_of, check
from dateline.claims.anaphora import Anaphora
from dateline.records import When, Where

MONDAY = When(text="on Monday", start="2022-10-03", end="2022-10-03")
KHERSON = Where(text="Kherson", name="Kherson", start=0, end=7, kind="settlement", place="gn:1")
REGION = Where(text="Kherson region", name="Kherson Oblast", start=0, end=14, kind="region", place="gn:2")
AIRPORT = Where(text="Brandt Airport", name="Brandt Airport", start=0, end=14, kind="site")


@pytest.fixture
def remembering(parse):
    def start(text, *events):
        anaphora = Anaphora(parse(text))
        for type_, when, where in events:
            anaphora.remember(type_, when, where)
        return anaphora, anaphora.document.tokens

    return start


@pytest.mark.parametrize("case", cases_of("anaphora"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("Two died in the attack.", True),
        ("Two died in this strike.", True),
        ("Two died in an attack.", False),
        ("Two died in the attack on the port.", False),
        ("Two died in the winter.", False),
    ],
)
def test_only_a_definite_bare_noun_points_back(remembering, text, recalled):
    anaphora, tokens = remembering(text, ("strike", MONDAY, (KHERSON,)))
    assert anaphora.recall_event(tokens) == ((MONDAY, (KHERSON,)) if recalled else (None, ()))


def test_the_first_telling_stays_and_is_filled_up(remembering):
    later = When(text="on Tuesday", start="2022-10-04", end="2022-10-04")
    anaphora, tokens = remembering(
        "Two died in the attack.", ("strike", None, (KHERSON,)), ("casualties", MONDAY, (REGION,)), ("fight", later, ())
    )
    assert anaphora.recall_event(tokens) == (MONDAY, (KHERSON,))


def test_words_without_dates_are_not_carried_on(remembering):
    vague = When(text="recently", start=None, end=None)
    anaphora, tokens = remembering("Two died in the attack.", ("strike", vague, (KHERSON,)))
    assert anaphora.recall_event(tokens) == (None, (KHERSON,))


def test_an_event_of_another_kind_is_not_recalled(remembering):
    anaphora, tokens = remembering("Two died in the attack.", ("negotiate", MONDAY, (KHERSON,)))
    assert anaphora.recall_event(tokens) == (None, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They left the city.", "Kherson"),
        ("They left the region.", "Kherson Oblast"),
        ("They left the airport.", "Brandt Airport"),
        ("They left a city.", None),
        ("They left the city of Odesa.", None),
        ("They left the bridge.", None),
        ("They left the country.", None),
    ],
)
def test_a_kind_of_place_means_the_one_named_last(remembering, text, name):
    anaphora, tokens = remembering(text, ("strike", MONDAY, (REGION, KHERSON, AIRPORT)))
    found = anaphora.recall_places(tokens)
    assert [where.name for where in found] == ([name] if name else [])
    for where in found:
        assert anaphora.document.text[where.start : where.end] == where.text
