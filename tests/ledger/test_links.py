"""Linking what came is the same as linking everything anew: in any order, with versions, readings made again and reports removed."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger, linking
from ledger.made import reading, said

DAYS = ["2022-03-01", *(f"2022-05-{day:02d}" for day in range(1, 9)), "2022-06-27"]
CLAIMS = st.builds(
    said,
    st.sampled_from(["a locksmith depot burned", "the locksmith denied that a depot burned", "all of the orchards were taken", "denies this claim"]),
    source=st.sampled_from(["Ada Moor", "Bo Lind"]),
    place=st.sampled_from([None, "Arvik", "Arvik", "Belmor"]),
    type_=st.sampled_from(["strike", "capture"]),
    value=st.sampled_from([None, 3.0, 12.0]),
    side=st.sampled_from(["UA", "RU"]),
    modality=st.sampled_from(["asserted", "asserted", "denied"]),
)  # fmt: skip
READINGS = st.lists(
    st.builds(
        lambda name, day, place, claims: reading(*claims, name=name, published=day, manifest={"place_prior": place}),
        st.sampled_from([f"r{number}" for number in range(7)]),
        st.sampled_from([None, *DAYS]),
        st.sampled_from(["", "UA"]),
        st.lists(CLAIMS, min_size=1, max_size=3),
    ),
    min_size=3,
    max_size=12,
)
TABLES = {
    "link": "SELECT COALESCE(source_claim, source_report), target_claim, kind, finer, rule, compared FROM link ORDER BY 1, 2, 3, 5",
    "topic": "SELECT * FROM topic",
    "told": "SELECT * FROM told ORDER BY claim",
    "linked_report": "SELECT * FROM linked_report",
    "waiting": "SELECT (SELECT count(*) FROM turned) + (SELECT count(*) FROM stale) + (SELECT count(*) FROM gone)",
}


def state(ledger):
    return {name: ledger.store.execute(query).fetchall() for name, query in TABLES.items()}


@pytest.mark.parametrize("most", [1, 2, 40])
def test_linking_what_came_is_linking_everything(most, monkeypatch):
    monkeypatch.setattr(linking, "MOST", most)

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(READINGS, st.data())
    def law(readings, data):
        with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.dateline", write=True) as ledger:
            ledger.link()
            for each in readings:
                ledger.add(each)
                act = data.draw(st.sampled_from(["link", "link", "wait", "remove"]))
                if act == "remove":
                    name = data.draw(st.sampled_from(readings)).document.report.id
                    if keys := ledger.versions_named(name):
                        ledger.remove(keys)
                elif act == "link":
                    ledger.link()
            ledger.link()
            found = state(ledger)
            ledger.link(anew=True)
            assert found == state(ledger)
            assert list(ledger.verify()) == []

    law()


def test_the_links_are_those_of_the_claims_alone(ledger):
    """What the ledger links is what `link_claims` links."""
    made = [
        reading(said("a locksmith depot burned", place="Arvik", type_="strike", side="RU"), name="one", published="2022-05-01"),
        reading(said("denies that a locksmith depot burned", place="Arvik", type_="strike"), name="two", published="2022-05-02"),
    ]  # fmt: skip
    for each in made:
        ledger.add(each)
    ledger.link()
    claims = [claim for each in made for claim in each.claims]
    links = linking.link_claims(claims, [each.document.report for each in made])
    assert [link.kind for link in links] == ["disputes"]
    rows = ledger.store.execute("SELECT source_claim, target_claim, kind FROM link").fetchall()
    short = [(source.partition("-")[0], target.partition("-")[0], kind) for source, target, kind in rows]
    assert short == [(link.source_claim, link.target_claim, link.kind) for link in links]


def test_one_more_report_leaves_the_rest_alone(ledger):
    for number in range(6):
        claim = said("a locksmith depot burned", place="Belmor", source="Bo Lind")
        ledger.add(reading(claim, name=f"r{number}", published=f"2022-05-0{number + 1}"))
    ledger.link()
    assert ledger.can_catch_up()
    before = ledger.store.total_changes
    ledger.add(reading(said("the bridge stood"), name="apart", published="2022-05-03"))
    added = ledger.store.total_changes
    ledger.link()
    links = ledger.store.execute("SELECT count(*) FROM link").fetchone()[0]
    assert links >= 5
    assert ledger.store.total_changes - added < added - before


def test_other_rules_link_everything_anew(ledger):
    ledger.add(reading(said("a locksmith depot burned", place="Belmor"), published="2022-05-01"))
    ledger.link()
    ledger.store.execute("UPDATE ledger SET value = '0' WHERE name = 'linked_by'")
    assert not ledger.can_catch_up()
    ledger.link()
    assert ledger.can_catch_up()
