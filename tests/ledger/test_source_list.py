"""Bodies and holders of national offices are listed with what became of their claims; private people never."""

import pytest

from dateline.ledger.source_list import claims_by, find_source, find_sources, national_offices
from ledger.made import reading, said


@pytest.fixture
def numbers(ledger):
    """A body says two things, a mayor and a president one each; the second of the body is disputed by the president, the first supported."""
    ledger.add(
        reading(
            said("shells fell", source="Corun army", day="2022-10-01"),
            said("they took it", source="Corun army", day="2022-10-03"),
            said("they lost it", source="Orla Venn", day="2022-10-03"),
            said("it burned", source="Ino Park", day="2022-10-01"),
            said("we hid", source="Tamsin Okoro"),
            private=("Tamsin Okoro",),
        )
    )
    store = ledger.store
    store.execute("UPDATE claim SET source_kind = 'body', source_side = 'CR' WHERE source_name = 'Corun army'")
    store.execute("UPDATE actor SET kind = 'person', office = CASE name WHEN 'Orla Venn' THEN 'president' WHEN 'Ino Park' THEN 'mayor' END")  # fmt: skip
    rows = store.execute("SELECT number, id, report FROM claim ORDER BY number").fetchall()
    for earlier, later, kind in ((1, 2, "disputes"), (0, 3, "supports")):
        store.execute("INSERT INTO link VALUES (?, ?, ?, ?, NULL, 'r', '{}', 1)", (rows[earlier][1], rows[later][1], rows[later][2], kind))  # fmt: skip
    return [row[0] for row in rows]


@pytest.mark.usefixtures("numbers")
def test_bodies_and_office_holders_are_listed_with_counts(ledger):
    body, president = find_sources(ledger.store)
    assert (body.name, body.side, body.claims, body.supported, body.disputed, body.updated) == ("Corun army", "CR", 2, 1, 1, 0)  # fmt: skip
    assert (body.first, body.last) == ("2022-10-01", "2022-10-03")
    assert (president.name, president.claims, president.disputed) == ("Orla Venn", 1, 0)


def test_each_count_leads_to_its_claims(ledger, numbers):
    assert claims_by(ledger.store, "Corun army", None) == [numbers[1], numbers[0]]
    assert claims_by(ledger.store, "Corun army", "disputed") == [numbers[1]]
    assert claims_by(ledger.store, "Corun army", "supported") == [numbers[0]]
    assert claims_by(ledger.store, "Corun army", "withdrawn") == []


@pytest.mark.usefixtures("numbers")
def test_mayors_and_private_people_are_nobody_here(ledger):
    assert find_source(ledger.store, "Corun army")
    for name in ("Ino Park", "Tamsin Okoro", "nobody"):
        assert not find_source(ledger.store, name)
    assert "president" in national_offices()
    assert not {"mayor", "governor", "oligarch"} & set(national_offices())


@pytest.mark.usefixtures("numbers")
def test_one_who_is_held_stands_in_no_list_whatever_the_office(ledger):
    ledger.add(reading(said("she was taken", source="Bo Lind"), name="r2"))
    ledger.store.execute(
        "UPDATE actor SET name = 'Orla Venn', kind = 'person', is_protected = 1 WHERE name = 'Bo Lind'"
    )
    assert not find_source(ledger.store, "Orla Venn")
