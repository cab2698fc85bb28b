"""Where and when an event is said to happen."""

import pytest

from claims.expected import cases_of, check, read
from dateline.claims.whens import is_digest
from dateline.claims.wheres import as_where
from dateline.records import Place, Toponym


@pytest.mark.parametrize("case", cases_of("settings"))
def test_cases(case):
    check(case)


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        ("Troops take the ridge. Rockets hit the port. The envoy proposes talks.", True),
        ("Troops took the ridge. Rockets hit the port, and the envoy proposed talks.", False),
        ("Troops took the ridge. He says it is quiet now.", False),
        ("He said: “We are here, we stay, we fight.” The envoy left.", False),
        ("No verbs here.", False),
    ],
)
def test_a_digest_tells_its_news_in_the_present(parse, text, digest):
    assert is_digest(parse(text)) is digest


def test_a_place_keeps_what_the_gazetteer_knows():
    place = Place(
        id="gn:1", name="Kherson", kind="settlement", latitude=46.6, longitude=32.6, precision_km=5.0, geonameid=1
    )
    where = as_where(Toponym(start=3, end=10, text="Kherson", place=place, relation="near"))
    assert (where.name, where.lat, where.lon, where.relation) == ("Kherson", 46.6, 32.6, "near")
    assert (where.place, where.geonameid, where.precision_km, where.kind) == ("gn:1", 1, 5.0, "settlement")


def test_an_unknown_place_keeps_its_words_and_no_point():
    where = as_where(Toponym(start=3, end=12, text="Zelenivka"))
    assert (where.text, where.name, where.relation) == ("Zelenivka", "Zelenivka", "in")
    assert where.lat is where.lon is where.place is None


def test_no_time_of_saying_is_taken_for_the_time_of_the_event():
    for claim in read("Merrow said on Sunday that the army had taken the town of Kupiansk.").claims:
        assert claim.when is None
        assert claim.said is not None


def test_an_undated_report_is_never_given_dates():
    text = "Troops hold the town of Kupiansk. Rockets hit Kherson on Monday. Storm said today that talks go on."
    for claim in read(text, "").claims:
        for when in (claim.when, claim.said):
            assert when is None or (when.start is None and when.text)
