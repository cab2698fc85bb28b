"""Which claims tell where somebody is, when that is recent, and what is shown instead."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from dateline.exports.positions import by_district, is_fine, is_position, is_recent
from dateline.gazetteer import open_gazetteer
from dateline.records import When, Where
from ledger.made import reading, said

NIGHT = datetime(2022, 10, 5, 23, 59, 59, 999999, tzinfo=UTC)


def claim(words="nothing happened", type_="assess", day=None):
    return reading(said(words, type_=type_, day=day)).claims[0]


def where(name):
    place = next(
        place for place in open_gazetteer().look_up(name) if place.country == "UA" and place.kind == "settlement"
    )
    return Where(
        text=name, name=place.name, start=0, end=len(name), lat=place.latitude, lon=place.longitude, geonameid=place.geonameid, place=place.id,
        precision_km=place.precision_km, kind=place.kind,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "type_", "tells"),
    [
        ("brigades moved east", "deploy", True),
        ("the town was held", "hold", True),
        ("a strike hit two Hospitals", "strike", True),
        ("people were evacuated", "displace", True),
        ("aid workers came", "aid", True),
        ("a warehouse burned", "damage", False),
        ("the hospitality was warm", "assess", False),
    ],
)
def test_a_position_is_told_by_type_or_words(words, type_, tells):
    assert is_position(claim(words, type_)) is tells


@pytest.mark.parametrize(
    ("day", "published", "hours", "recent"),
    [
        ("2022-10-05", "2022-10-05", 71, True),
        ("2022-10-05", "2022-10-05", 72, False),
        ("2022-10-01", "2022-10-05", 71, True),
        ("2022-10-05", None, 72, False),
        (None, "2022-10-05", 72, False),
        (None, None, 10_000, True),
        ("2022-10-09", "2022-10-05", 72, True),
    ],
)
def test_recent_is_within_72_hours_of_the_later_of_event_and_publication(day, published, hours, recent):
    assert is_recent(claim(day=day), published, NIGHT + timedelta(hours=hours)) is recent


def test_a_claim_dated_by_words_alone_counts_from_its_publication():
    dated = structs.replace(claim(), when=When(text="recently", start=None, end=None))
    assert is_recent(dated, None, NIGHT)
    assert not is_recent(dated, "2022-10-05", NIGHT + timedelta(hours=72))


@pytest.mark.parametrize("name", ["Lyman", "Izium", "Nikopol"])
def test_a_town_is_shown_as_its_district(name):
    town = where(name)
    assert is_fine(town)
    shown = by_district(town)
    assert shown.name not in {town.name, ""}
    assert shown.text == f"[{shown.name}]"
    assert (shown.lat, shown.lon) != (town.lat, town.lon)
    assert not is_fine(shown)


def test_a_place_that_nobody_knows_is_withheld():
    unknown = Where(text="Nowhere", name="Nowhere", start=0, end=7, lat=1.0, lon=2.0, precision_km=1.0)
    shown = by_district(unknown)
    assert (shown.text, shown.name, shown.lat, shown.lon, shown.geonameid) == (
        "[place withheld]",
        "place withheld",
        None,
        None,
        None,
    )


@pytest.mark.parametrize("kind", ["country", "region", "district", "natural", "area"])
def test_wide_places_are_shown(kind):
    assert not is_fine(structs.replace(where("Lyman"), kind=kind))
