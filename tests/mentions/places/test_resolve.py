"""Which place a name means, and why."""

import pytest

from dateline.gazetteer import distance_km


def place_of(toponyms, words):
    return next(toponym.place for toponym in toponyms if toponym.text == words)


def test_the_country_spoken_about_settles_a_name(resolve):
    british = resolve("Britain sent blankets. Trucks left Cambridge, Norwich and Ipswich for Leeds.")
    assert place_of(british, "Cambridge").country == "GB"
    american = resolve("Massachusetts sent blankets. Trucks left Cambridge, Boston and Worcester, Massachusetts.")
    assert place_of(american, "Cambridge").region == "Massachusetts"


def test_the_prior_of_a_project_settles_a_name(resolve):
    text = "Snow closed the school in Donetsk."
    assert place_of(resolve(text, ("UA",)), "Donetsk").country == "UA"
    assert place_of(resolve(text, ("RU",)), "Donetsk").country == "RU"


def test_a_stated_distance_is_a_hard_reason(resolve):
    text = "Ukraine rebuilt a mill in Lyman, some 35 km southeast of Izium."
    toponyms = resolve(text)
    lyman, izium = place_of(toponyms, "Lyman"), place_of(toponyms, "Izium")
    assert distance_km(lyman.latitude, lyman.longitude, izium.latitude, izium.longitude) < 60
    chosen = next(toponym for toponym in toponyms if toponym.text == "Lyman")
    assert any(reason.startswith("stated") for reason in chosen.candidates[0].reasons)


def test_one_sense_in_a_report(resolve):
    toponyms = resolve("A fair opened in Paris, Texas.\n\nThe mayor of Paris cut the ribbon. Paris has a new hall.")
    assert {toponym.place.id for toponym in toponyms if toponym.text == "Paris"} == {place_of(toponyms, "Paris").id}
    assert place_of(toponyms, "Paris").region == "Texas"


def test_a_name_alone_with_equal_bearers_stays_unresolved(resolve):
    toponyms = resolve("She moved from Springfield to a farm.")
    (springfield,) = [toponym for toponym in toponyms if toponym.text == "Springfield"]
    assert springfield.place is None
    assert len(springfield.candidates) > 1


def test_every_candidate_gives_its_reasons(resolve):
    for toponym in resolve("Convoys left Kharkiv for Kupiansk, Ukraine."):
        assert all(candidate.reasons for candidate in toponym.candidates)


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("The pump house in Izium was fixed.", "Izium", "in"),
        ("Crews worked near Sumy.", "Sumy", "near"),
        ("A camp stands northwest of Balakliia.", "Balakliia", "northwest of"),
        ("It lies 74 km (46 miles) southeast of Kharkiv.", "Kharkiv", "74 km (46 miles) southeast of"),
        ("Trucks left from Odesa and Mykolaiv.", "Mykolaiv", "from"),
        ("Boats came to the city of Kherson.", "Kherson", "to"),
        ("Lviv, Ukraine, was quiet.", "Lviv", None),
    ],
)
def test_relations(text, words, relation, find):
    assert next(toponym.relation for toponym in find(text) if toponym.text == words) == relation


def test_a_container_is_kept_only_where_it_holds(resolve):
    toponyms = resolve("Roofs were lost in Izium, Kharkiv Oblast. Trucks went to Sumy, Poltava and Lviv.")
    texts = [toponym.text for toponym in toponyms]
    assert toponyms[texts.index("Izium")].container == texts.index("Kharkiv Oblast")
    assert toponyms[texts.index("Sumy")].container is None


@pytest.mark.parametrize(
    ("relation", "km", "bearing"),
    [
        ("74 km (46 miles) southeast of", 74.0, 135.0),
        ("nine miles north of", None, 0.0),
        ("10 miles from", 16.09344, None),
        ("north-west of", None, 315.0),
    ],
)
def test_stated_distances(relation, km, bearing):
    from dateline.mentions.places.constraints import read_stated

    stated = read_stated(relation)
    assert stated.bearing == bearing
    assert stated.km == (None if km is None else pytest.approx(km))


def test_a_plain_preposition_states_nothing():
    from dateline.mentions.places.constraints import read_stated

    assert read_stated("in") is None


def test_given_spans_are_resolved_as_they_stand(parse, gazetteer):
    from dateline.mentions.places import place_spans, resolve_toponyms
    from dateline.records import Span

    document = parse("Trams run in Lviv.")
    (toponym,) = resolve_toponyms(document, place_spans(document, [Span(start=13, end=17)]), gazetteer)
    assert toponym.place.country == "UA"
