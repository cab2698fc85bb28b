"""Filters give what reading every claim gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.gazetteer.geometry import distance_km
from dateline.ledger import Box, Circle, Filters, Ledger
from dateline.ledger.queries import counts_by_day, figure_series, match_of
from ledger.made import PLACES, reading, said

WORDS = ("depots burned at night", "the bridge stood", "shells fell at night", "a café burned")
DAYS = (None, "2022-10-01", "2022-10-02", "2022-10-09")


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    claims = [
        said(
            words, source=source, place=place, day=DAYS[number % 4], type_=("strike", "hold")[number % 2], value=(None, 3.0, 5.0)[number % 3],
            unit=("killed", "km2")[number % 2], side=("UA", "RU")[number % 2], verification=("none", "disputed", "unverified")[number % 3],
        )
        for number, (words, source, place) in enumerate(
            (words, source, place) for words in WORDS for source in ("Ada Moor", "Bo Lind") for place in (None, *PLACES)
        )
    ]  # fmt: skip
    with Ledger.open(tmp_path_factory.mktemp("full") / "case.dateline", write=True) as ledger:
        for number in range(4):
            ledger.add(reading(*claims[number::4], name=f"r{number}"))
        yield ledger


FILTERS = st.builds(
    Filters,
    place=st.sampled_from([None, None, "Arvik", "arvik", "Nowhere"]),
    within=st.sampled_from(
        [None, None, Circle(latitude=49.4, longitude=36.8, km=170), Circle(latitude=0, longitude=0, km=5)]
    ),
    box=st.sampled_from(
        [None, None, Box(south=46, west=32, north=48.5, east=38), Box(south=-80, west=-179, north=80, east=179)]
    ),
    since=st.sampled_from([None, "2022-10-02"]),
    until=st.sampled_from([None, "2022-10-02"]),
    source=st.sampled_from([None, "ada", "%"]),
    side=st.sampled_from([None, "RU"]),
    types=st.sampled_from([(), ("hold",), ("hold", "strike")]),
    status=st.sampled_from([(), ("disputed",)]),
    unit=st.sampled_from([None, "killed"]),
    text=st.sampled_from([None, "burn", "night shells", '"at night"', "cafe"]),
    report=st.sampled_from([None, "r2"]),
)


def passes(claim, filters):
    """Say by itself whether a claim passes."""
    points = [
        where for where in claim.where
        if (filters.place is None or where.name.lower() == filters.place.lower())
        and (filters.within is None or distance_km(where.lat, where.lon, filters.within.latitude, filters.within.longitude) <= filters.within.km)
        and (filters.box is None or (filters.box.south <= where.lat <= filters.box.north and filters.box.west <= where.lon <= filters.box.east))
    ]  # fmt: skip
    placed = points or (filters.place is filters.within is filters.box is None)
    day = claim.when.start if claim.when else None
    dated = (filters.since is None or (day is not None and day >= filters.since)) and (
        filters.until is None or (day is not None and day <= filters.until)
    )
    words = claim.evidence.lower().replace("é", "e")
    texts = {
        "burn": "burned" in words,
        "night shells": "night" in words and "shells" in words,
        '"at night"': "at night" in words,
        "cafe": "cafe" in words,
    }
    return (
        bool(placed) and dated
        and (filters.source is None or filters.source in claim.source.name.lower())
        and (filters.side is None or claim.source.side == filters.side)
        and (not filters.types or claim.type in filters.types)
        and (not filters.status or claim.verification in filters.status)
        and (filters.unit is None or any(figure.unit == filters.unit for figure in claim.figures))
        and (filters.text is None or texts[filters.text])
        and (filters.report is None or claim.report == filters.report)
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(filters=FILTERS)
def test_filters_pass_what_they_say(full, filters):
    found = [entry.claim for entry in full.entries(filters)]
    assert {claim.id for claim in found} == {entry.claim.id for entry in full.entries() if passes(entry.claim, filters)}
    days = [claim.when.start if claim.when else "" for claim in found]
    assert days == sorted(days)


@settings(max_examples=100, deadline=None)
@given(filters=FILTERS, limit=st.integers(1, 5))
def test_a_limit_gives_as_many_and_the_first_days(full, filters, limit):
    every = [entry.claim for entry in full.entries(filters)]
    some = [entry.claim for entry in full.entries(structs.replace(filters, limit=limit))]
    assert len(some) == min(limit, len(every))
    assert {claim.id for claim in some} <= {claim.id for claim in every}
    if filters.text is None:
        days = [claim.when.start if claim.when else "" for claim in every]
        assert [claim.when.start if claim.when else "" for claim in some] == days[:limit]


def test_a_limited_search_gives_the_newest(full):
    assert {entry.head.id for entry in full.entries(Filters(text="night", limit=2))} == {"r3"}


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a b", '"a" "b"'),
        ('"a b" c', '"a b" "c"'),
        ('a" OR "b', '"a" "b"'),
        ("NEAR(a", '"NEAR(a"'),
        ('"', '""'),
        ("- *", '""'),
        ("", '""'),
    ],
)
def test_words_are_no_query_language(full, text, query):
    assert match_of(text).replace(' "OR"', "") == query
    list(full.entries(Filters(text=text)))


def test_a_series_is_one_sources_figures_by_day(full):
    series = figure_series(full.store, "killed", "strike", "ada moor")
    assert series
    assert [point.day for point in series] == sorted(point.day for point in series)
    assert {point.source_name for point in series} == {"Ada Moor"}


def test_days_are_counted(full):
    dated = [(entry.claim.when.start, entry.claim.type) for entry in full.entries() if entry.claim.when]
    assert {(day, type_): claims for day, type_, claims in counts_by_day(full.store)} == {
        key: dated.count(key) for key in dated
    }
    assert all("2022-10-02" <= day <= "2022-10-02" for day, *_ in counts_by_day(full.store, "2022-10-02", "2022-10-02"))
