"""Versions of one report: which one holds, and what becomes of the claims of the older ones."""

from dateline.ledger import Filters
from dateline.ledger.queries import STANDINGS
from dateline.ledger.sketches import alike, sketch
from ledger.made import reading, said

TOLL = said("a strike killed people in the market", place="Arvik", type_="casualties", value=12)
LATER_TOLL = said("a strike killed people in the market", place="Arvik", type_="casualties", value=14)
BRIDGE = said("the bridge stood", place="Belmor", type_="hold")
DEPOT = said("soldiers of the other army burned every depot along the coast road", place="Corun")


def standings(ledger):
    found = ledger.entries(Filters(standings=STANDINGS))
    return {(entry.head.published, entry.claim.evidence[13:22]): entry.standing for entry in found}


def test_a_new_version_corrects_retracts_and_carries(ledger):
    ledger.add(reading(TOLL, BRIDGE, DEPOT, published="2022-10-05"))
    added = ledger.add(reading(LATER_TOLL, BRIDGE, published="2022-10-06"))
    assert (added.outcome, added.corrected, added.retracted) == ("version", 1, 1)
    assert sorted(standings(ledger).values()) == ["carried", "corrected", "current", "current", "retracted"]


def test_links_say_what_changed_and_who_says_so(ledger):
    ledger.add(reading(TOLL, DEPOT, published="2022-10-05"))
    newer = ledger.add(reading(LATER_TOLL, published="2022-10-06")).key
    (corrected,) = ledger.entries(Filters(standings=("corrected",)))
    (retracted,) = ledger.entries(Filters(standings=("retracted",)))
    (current,) = ledger.entries()
    (link,) = corrected.links
    assert (link.source_claim, link.target_claim, link.kind, link.finer) == (
        current.claim.id,
        corrected.claim.id,
        "updates",
        "corrects",
    )
    assert link.compared == {"figures": "12 killed -> 14 killed"}
    assert current.links == corrected.links
    (link,) = retracted.links
    assert (link.source_claim, link.finer, link.rule) == (newer, "retracts", "version/dropped")


def test_the_later_day_holds_whichever_came_first(ledger):
    ledger.add(reading(LATER_TOLL, published="2022-10-06"))
    ledger.add(reading(TOLL, published="2022-10-05"))
    assert [entry.claim.figures[0].value for entry in ledger.entries()] == [14.0]


def test_of_one_day_the_later_added_holds(ledger):
    ledger.add(reading(TOLL))
    ledger.add(reading(LATER_TOLL))
    assert [entry.claim.figures[0].value for entry in ledger.entries()] == [14.0]
    assert ledger.add(reading(TOLL)).outcome == "unchanged"
    assert [entry.claim.figures[0].value for entry in ledger.entries()] == [14.0]


def test_an_address_makes_versions_of_reports_with_other_ids(ledger):
    ledger.add(reading(TOLL, name="a", url="https://outlet.example/1"))
    assert (
        ledger.add(
            reading(LATER_TOLL, name="b", url="http://www.outlet.example/1/#top", published="2022-10-06")
        ).outcome
        == "version"
    )


def test_one_id_at_two_addresses_is_two_reports(ledger):
    ledger.add(reading(TOLL, name="index", url="https://outlet.example/1"))
    assert ledger.add(reading(LATER_TOLL, name="index", url="https://outlet.example/2")).outcome == "added"


def test_three_versions_make_a_chain(ledger):
    for day, claim in ((5, TOLL), (7, BRIDGE), (6, LATER_TOLL)):
        ledger.add(reading(claim, published=f"2022-10-0{day}"))
    followers = {head.published: head.superseded_by for head in ledger.reports(superseded=True)}
    keys = {head.published: head.key for head in ledger.reports(superseded=True)}
    assert followers == {"2022-10-05": keys["2022-10-06"], "2022-10-06": keys["2022-10-07"], "2022-10-07": None}
    assert sorted(standings(ledger).values()) == ["corrected", "current", "retracted"]


def test_when_the_newer_version_goes_the_older_one_holds_again(ledger):
    ledger.add(reading(TOLL, published="2022-10-05"))
    newer = ledger.add(reading(LATER_TOLL, published="2022-10-06")).key
    ledger.remove([newer])
    assert [(entry.standing, entry.links) for entry in ledger.entries()] == [("current", ())]


def test_other_words_for_the_same_slots_change_nothing(ledger):
    ledger.add(reading(said("the bridge stood", place="Belmor", type_="hold"), published="2022-10-05"))
    ledger.add(reading(said("the bridge was standing", place="Belmor", type_="hold"), published="2022-10-06"))
    assert sorted(standings(ledger).values()) == ["carried", "current"]


def test_changes_tell_of_it(ledger):
    ledger.add(reading(TOLL, DEPOT, published="2022-10-05"))
    (first,) = {change.at for change in ledger.changes(ledger._clock().replace(day=1, hour=0, minute=0))}
    ledger.add(reading(LATER_TOLL, published="2022-10-06"))
    from datetime import datetime, timedelta

    after = datetime.fromisoformat(first) + timedelta(seconds=1)
    assert sorted(change.change for change in ledger.changes(after)) == ["corrected", "new", "retracted"]
    assert list(ledger.changes(after + timedelta(days=1))) == []


def test_items_of_one_page_are_no_versions_of_one_another(ledger):
    page = "https://outlet.example/2022-10-05"
    outcomes = [
        ledger.add(reading(claim, name=name, url=page)).outcome
        for name, claim in (("1", TOLL), ("2", BRIDGE), ("3", DEPOT))
    ]
    assert outcomes == ["added"] * 3
    assert ledger.add(reading(LATER_TOLL, name="4", url=page, published="2022-10-06")).outcome == "version"
    assert list(ledger.verify()) == []
    before = ledger.digest()
    ledger.rebuild()
    assert ledger.digest() == before


def test_one_id_and_address_is_one_report_whatever_it_says(ledger):
    ledger.add(reading(TOLL, url="https://outlet.example/1"))
    assert ledger.add(reading(DEPOT, url="https://outlet.example/1", published="2022-10-06")).outcome == "version"


def test_texts_are_alike_by_runs_of_words():
    words = [f"w{number}" for number in range(400)]
    whole, longer = " ".join(words), " ".join([*words, *(f"new{number}" for number in range(300))])
    assert alike(sketch(whole), sketch(longer))
    assert alike(sketch(longer), sketch(whole))
    assert not alike(sketch(whole), sketch(" ".join(reversed(words))))
    assert sketch("") == sketch("!")
