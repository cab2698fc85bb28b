"""Laws of the ledger, for any reports in any order."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger
from ledger.made import PLACES, reading, said

CLAIMS = st.builds(
    said,
    st.sampled_from(["a depot burned", "the bridge stood", "shells fell", "the town was taken"]),
    source=st.sampled_from(["Ada Moor", "Bo Lind"]),
    place=st.sampled_from([None, *PLACES]),
    day=st.sampled_from([None, "2022-10-01", "2022-10-02"]),
    type_=st.sampled_from(["strike", "capture", "casualties"]),
    value=st.sampled_from([None, 3.0, 12.0]),
)
# versions of one report bear days of their own: which one is the newer is told by the day, not by when it was added
REPORTS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 9), st.lists(CLAIMS, min_size=1, max_size=4)),
    min_size=1,
    max_size=5,
    unique_by=lambda drawn: drawn[:2],
).map(lambda drawn: [reading(*claims, name=f"r{number}", published=f"2022-10-0{day}") for number, day, claims in drawn])


def filled(readings, folder, *, link=False):
    path = Path(folder) / f"{len(list(Path(folder).iterdir()))}.dateline"
    ledger = Ledger.open(path, write=True)
    for each in readings:
        ledger.add(each)
    if link:
        ledger.link()
    return ledger


def unique(readings):
    """One text under one id is one version, whatever day is drawn for it: keep the first."""
    return list({(each.document.report.sha256, each.document.report.id): each for each in readings}.values())


@settings(max_examples=40, deadline=None)
@given(REPORTS.map(unique), st.randoms(use_true_random=False))
def test_any_order_of_adding_gives_the_same_dump(readings, random):
    shuffled = random.sample(readings, len(readings))
    with (
        tempfile.TemporaryDirectory() as folder,
        filled(readings, folder, link=True) as a,
        filled(shuffled, folder, link=True) as b,
    ):
        assert list(a.dump()) == list(b.dump())


@settings(max_examples=40, deadline=None)
@given(REPORTS.map(unique), st.data())
def test_adding_twice_changes_nothing(readings, data):
    again = data.draw(st.lists(st.sampled_from(readings), max_size=3))
    with tempfile.TemporaryDirectory() as folder, filled(readings, folder) as ledger:
        before, size = ledger.digest(), ledger.size()
        assert {ledger.add(each).outcome for each in again} <= {"unchanged"}
        assert (ledger.digest(), ledger.size()) == (before, size)


@settings(max_examples=40, deadline=None)
@given(REPORTS.map(unique), st.data())
def test_tables_come_out_the_same_when_they_are_made_again(readings, data):
    gone = data.draw(st.lists(st.sampled_from(readings), max_size=2))
    with tempfile.TemporaryDirectory() as folder, filled(readings, folder, link=True) as ledger:
        for each in gone:
            keys = ledger.versions_named(each.document.report.id)
            if keys:
                ledger.remove(keys)
        before = list(ledger.dump())
        assert list(ledger.verify()) == []
        ledger.rebuild()
        assert list(ledger.dump()) == before
        assert list(ledger.verify()) == []


@settings(max_examples=30, deadline=None)
@given(REPORTS.map(unique))
def test_removing_is_as_if_it_had_never_been_added(readings):
    name = readings[0].document.report.id
    rest = [each for each in readings if each.document.report.id != name]
    with (
        tempfile.TemporaryDirectory() as folder,
        filled(readings, folder, link=True) as a,
        filled(rest, folder, link=True) as b,
    ):
        a.remove(a.versions_named(name))
        assert list(a.dump()) == list(b.dump())
