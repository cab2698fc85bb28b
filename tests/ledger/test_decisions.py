"""Decisions of analysts: kept in the chain, beside what was read, and counted only while they are about what is read."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ConfigError, LedgerError
from dateline.ledger import DecisionFilters, Filters, Ledger
from dateline.ledger.queries import ORDERS
from dateline.records import Figure, Fix, Source, When, Where
from ledger.made import PLACES, reading, said
from ledger.test_queries import FILTERS, full, passes

__all__ = ["full"]  # the fixture
BURNED = said("a depot burned", place="Arvik", day="2022-10-04", value=3.0)
STOOD = said("the bridge stood", type_="hold")


def place(name, start=0):
    lat, lon = PLACES[name]
    return Where(text="", name=name, start=start, end=start, lat=lat, lon=lon, precision_km=2.0, kind="settlement")


BELMOR = Fix(where=(place("Belmor"),))
WHY = "the depot lies there"


@pytest.fixture
def case(ledger):
    ledger.add(reading(BURNED, STOOD))
    return ledger


def entry_of(ledger, words="depot"):
    return next(entry for entry in ledger.entries(Filters()) if words in entry.claim.evidence)


def decide(ledger, slot, verdict, fix=None, by="AB", words="depot"):
    reason = None if verdict == "accept" else WHY
    return ledger.decide(entry_of(ledger, words).claim.id, slot, verdict, by=by, reason=reason, fix=fix)


def standings(ledger):
    return [(each.decision.slot, each.standing) for each in ledger.decisions()]


def test_a_fix_stands_beside_what_was_read(case):
    decide(case, "where", "fix", BELMOR)
    entry = entry_of(case)
    assert entry.claim.where[0].name == "Arvik"
    assert entry.effective.claim.where[0].name == "Belmor"
    assert entry.effective.changed == ("where",)
    (decided,) = entry.decisions
    assert decided.decision.as_read == {"where": "in Arvik (49.4, 36.8)"}
    assert (decided.decision.by, decided.decision.reason, decided.at) == ("AB", WHY, "2022-11-01T00:01:00.000Z")


@pytest.mark.parametrize(
    ("slot", "fix", "field", "value"),
    [
        ("type", Fix(type="damage"), "type", "damage"),
        ("modality", Fix(modality="denied"), "modality", "denied"),
        ("source", Fix(source=Source(name="Bo Lind", kind="person", side="FI")), "source", Source(name="Bo Lind", kind="person", side="FI")),
        ("via", Fix(via="Telegram"), "via", "Telegram"),
        ("actor", Fix(actor="Finland"), "actor", "Finland"),
        ("target", Fix(target="Sweden"), "target", "Sweden"),
        ("means", Fix(means="mortar"), "means", "mortar"),
        ("when", Fix(when=When(text=None, start="2022-10-01", end="2022-10-02")), "when", When(text=None, start="2022-10-01", end="2022-10-02")),
        ("figures", Fix(figures=(Figure(text="", start=0, end=0, value=4.0, unit="killed"),)), "figures", (Figure(text="", start=0, end=0, value=4.0, unit="killed"),)),
        ("verification", Fix(verification="confirmed", verification_by="Harbour Press"), "verification_by", "Harbour Press"),
    ],
)  # fmt: skip
def test_every_slot_can_be_fixed(case, slot, fix, field, value):
    decide(case, slot, "fix", fix)
    assert getattr(entry_of(case).effective.claim, field) == value
    assert list(case.verify()) == []


@pytest.mark.parametrize("slot", ["via", "actor", "target", "means", "where", "when", "figures", "verification"])
def test_a_rejected_slot_is_empty_and_the_claim_stays(case, slot):
    decide(case, slot, "reject")
    effective = entry_of(case).effective
    assert getattr(effective.claim, slot) in (None, (), "none")
    assert effective.review == "partly"


@pytest.mark.parametrize("slot", ["claim", "type", "modality", "source"])
def test_a_claim_without_one_of_these_is_rejected(case, slot):
    decide(case, slot, "reject")
    effective = entry_of(case).effective
    assert (effective.review, effective.claim, effective.is_signed) == ("rejected", effective.read, False)


def test_a_claim_is_signed_when_nothing_of_it_rests_on_the_program_alone(case):
    decide(case, "where", "fix", BELMOR)
    assert entry_of(case).effective.review == "partly"
    decide(case, "claim", "accept")
    assert entry_of(case).effective.review == "fixed"
    for slot in ("type", "modality", "source"):
        assert not entry_of(case, "bridge").effective.is_signed
        decide(case, slot, "accept", words="bridge")
    assert entry_of(case, "bridge").effective.review == "accepted"
    assert len(list(case.entries(Filters(signed=True)))) == 2


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_both_are_kept(case):
    decide(case, "where", "fix", BELMOR)
    decide(case, "where", "reject", by="CD")
    assert standings(case) == [("where", "superseded"), ("where", "current")]
    assert entry_of(case).effective.claim.where == ()
    assert entry_of(case).effective.by == ("CD",)


def test_the_same_decision_again_changes_nothing(case):
    first = decide(case, "where", "fix", BELMOR)
    size = case.size()
    assert decide(case, "where", "fix", BELMOR) == first
    assert case.size() == size


@pytest.mark.parametrize(
    ("slot", "verdict", "more", "told"),
    [
        ("where", "fix", {"reason": "x"}, "without a value"),
        ("where", "accept", {"fix": BELMOR}, "with a value"),
        ("where", "fix", {"fix": BELMOR}, "without a reason"),
        ("where", "reject", {"reason": "  "}, "without a reason"),
        ("when", "fix", {"fix": BELMOR, "reason": "x"}, "a fix of where for the slot when"),
        ("claim", "fix", {"fix": BELMOR, "reason": "x"}, "fix each slot by itself"),
        ("where", "fix", {"fix": Fix(where=()), "reason": "x"}, "to empty a slot, reject it"),
        ("where", "fix", {"fix": Fix(where=(Where(text="", name="X", start=0, end=0, lat=91.0, lon=0.0),)), "reason": "x"}, "degrees of latitude"),
        ("where", "fix", {"fix": Fix(where=(Where(text="Ada", name="X", start=1, end=4),)), "reason": "x"}, "does not stand at 1 to 4"),
        ("when", "fix", {"fix": Fix(when=When(text=None, start="2022-13-01", end="2022-13-01")), "reason": "x"}, "is no day"),
        ("when", "fix", {"fix": Fix(when=When(text=None, start="2022-02-02", end="2022-02-01")), "reason": "x"}, "comes after"),
        ("when", "fix", {"fix": Fix(when=When(text="then", start=None, end=None)), "reason": "x"}, "expected ISO dates"),
        ("type", "fix", {"fix": Fix(type="siege"), "reason": "x"}, "siege"),
        ("verification", "fix", {"fix": Fix(verification_by="X"), "reason": "x"}, "without what was found"),
        ("figures", "fix", {"fix": Fix(figures=(Figure(text="", start=0, end=0, value=5.0, value_to=3.0, unit="killed"),)), "reason": "x"}, "the end of a range"),
        ("actor", "fix", {"fix": Fix(actor="a\nb"), "reason": "x"}, "on one line"),
        ("where", "accept", {"by": "Ada Moor"}, "initials"),
        ("where", "accept", {"by": ""}, "initials"),
        ("where", "reject", {"reason": "x" * 1001}, "at most 1000"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said_in_one_line(case, slot, verdict, more, told):
    with pytest.raises(ConfigError, match=told) as error:
        case.decide(entry_of(case).claim.id, slot, verdict, **{"by": "AB", **more})
    assert "\n" not in str(error.value)
    assert case.decisions() == []


def test_nothing_is_decided_about_a_claim_that_is_not_there(case):
    with pytest.raises(ConfigError, match="no claim 'x'"):
        case.decide("x", "claim", "accept", by="AB")


def reread(ledger, *claims):
    return ledger.add(reading(*claims, manifest={"dateline": f"newer {len(claims)} {claims[0]['day']}"}))


def test_a_decision_survives_a_better_reading_of_other_slots(case):
    decide(case, "where", "fix", BELMOR)
    reread(case, {**BURNED, "day": "2022-10-03"}, STOOD)
    assert standings(case) == [("where", "current")]
    assert entry_of(case).effective.claim.where[0].name == "Belmor"
    assert entry_of(case).claim.when.start == "2022-10-03"


def test_a_decision_about_what_is_read_otherwise_now_waits(case):
    decide(case, "when", "accept")
    decide(case, "claim", "reject")
    reread(case, {**BURNED, "day": "2022-10-03"}, STOOD)
    assert standings(case) == [("when", "again"), ("claim", "again")]
    effective = entry_of(case).effective
    assert (effective.review, effective.claim) == (None, effective.read)
    reread(case, BURNED, STOOD)
    assert standings(case) == [("when", "current"), ("claim", "current")]


def test_a_decision_whose_claim_is_gone_is_an_orphan(case):
    decide(case, "type", "accept", words="bridge")
    key = entry_of(case).head.key
    short = reading(BURNED, STOOD)
    case.add(
        type(short)(**{name: getattr(short, name) for name in short.__struct_fields__} | {"claims": short.claims[:1]})
    )
    assert standings(case) == [("type", "orphan")]
    assert case.decisions(DecisionFilters(report=key, standings=("orphan",)))
    assert list(case.verify()) == []
    case.rebuild()
    assert standings(case) == [("type", "orphan")]
    assert list(case.verify()) == []


def test_a_decision_is_an_event_of_the_chain_and_links_stay_up_to_date(case):
    case.link()
    decided = decide(case, "where", "fix", BELMOR)
    assert case.store.execute("SELECT kind, at FROM event WHERE seq = ?", (decided.event,)).fetchone() == (
        "decision",
        decided.at,
    )
    assert case.is_linked()
    assert list(case.verify()) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE decision SET reason = 'other'",
        "UPDATE decision SET standing = 'again'",
        "DELETE FROM decision",
        "DELETE FROM reviewed",
        "UPDATE reviewed SET review = 'accepted'",
        "UPDATE fixed_place SET name = 'Corun'",
        "UPDATE fixed_claim SET value = 9",
        "UPDATE weakness SET reasons = ''",
        "INSERT INTO reviewed SELECT number, 'accepted', 'claim', '' FROM claim WHERE type = 'hold'",
    ],
)
def test_verify_finds_tables_that_the_decisions_do_not_give(case, change):
    decide(case, "where", "fix", BELMOR)
    case.store.execute(change)
    assert list(case.verify())
    case.rebuild()
    assert list(case.verify()) == []


def test_changes_list_decisions(case):
    decide(case, "where", "fix", BELMOR)
    decide(case, "claim", "reject", by="CD")
    found = [(change.change, change.by) for change in case.changes(datetime(2022, 11, 1, 0, 1, tzinfo=UTC))]
    assert found == [("fixed where", "AB"), ("rejected claim", "CD")]


def test_removing_a_report_removes_what_was_decided_about_it(case, tmp_path):
    case.add(reading(STOOD, name="other"))
    case.decide(entry_of(case).claim.id, "where", "reject", by="AB", reason="Tova Kelmet told me")
    case.remove(case.versions_named("r1"))
    assert case.decisions() == []
    assert list(case.verify()) == []
    case.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"kelmet" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()


def test_forgetting_a_person_destroys_the_decisions_that_name_her_and_no_earlier_one_comes_back(case, tmp_path):
    decide(case, "where", "fix", BELMOR)
    case.decide(entry_of(case).claim.id, "where", "reject", by="AB", reason="Tova Kelmet told me")
    decide(case, "when", "accept")
    assert case.versions_holding("Tova Kelmet") == []
    case.forget([], case.decisions_holding("tova kelmet"))
    assert standings(case) == [("when", "current")]
    assert entry_of(case).effective.claim.where[0].name == "Arvik"
    assert list(case.verify()) == []
    assert b"kelmet" not in b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()


def test_tables_of_the_version_before_are_made_anew(case, tmp_path):
    case.close()
    path = tmp_path / "case.dateline"
    with Ledger.open(path, write=True) as ledger:
        for table in ("decision", "reviewed", "fixed_figure", "fixed_place", "fixed_claim", "weakness"):
            ledger.store.execute(f"DROP TABLE {table}")
        ledger.store.execute("PRAGMA user_version = 1")
    with pytest.raises(LedgerError, match="dateline rebuild"):
        Ledger.open(path)
    with Ledger.open(path, write=True, older=True) as ledger:
        assert ledger.is_older()
        ledger.rebuild()
    with Ledger.open(path) as ledger:
        assert list(ledger.verify()) == []


SLOTS = st.sampled_from(
    [
        ("where", "fix", BELMOR),
        ("where", "reject", None),
        ("where", "accept", None),
        ("when", "fix", Fix(when=When(text=None, start="2022-10-02", end="2022-10-02"))),
        ("figures", "fix", Fix(figures=(Figure(text="", start=0, end=0, value=7.0, unit="km2"),))),
        ("source", "fix", Fix(source=Source(name="Ada Moor", kind="person", side="RU"))),
        ("type", "fix", Fix(type="hold")),
        ("verification", "fix", Fix(verification="disputed")),
        ("claim", "accept", None),
        ("claim", "reject", None),
    ]
)


@pytest.fixture(scope="module")
def judged(full, tmp_path_factory):
    """The ledger of `test_queries`, with decisions about a third of its claims."""
    path = tmp_path_factory.mktemp("judged") / "case.dateline"
    full.store.execute("VACUUM INTO ?", (str(path),))
    choices = [
        BELMOR,
        *(Fix(type="hold"), Fix(verification="disputed")),
        Fix(when=When(text=None, start="2022-10-02", end="2022-10-02")),
        Fix(source=Source(name="Ada Moor", kind="person", side="RU")),
    ]
    with Ledger.open(path, write=True) as ledger:
        for number, entry in enumerate(list(ledger.entries())[::3]):
            fix = choices[number % len(choices)]
            ledger.decide(entry.claim.id, fix.slots()[0], "fix", by="AB", reason=WHY, fix=fix)
        yield ledger


@settings(max_examples=150, deadline=None)
@given(FILTERS)
def test_filters_ask_for_what_is_in_force(judged, filters):
    every = list(judged.entries())
    found = [entry.claim.id for entry in judged.entries(filters)]
    assert sorted(found) == sorted(entry.claim.id for entry in every if passes(entry.effective.claim, filters))


@pytest.mark.parametrize("order", [None, *ORDERS])
def test_pages_hold_every_claim_once_in_the_order_of_what_is_in_force(judged, order):
    pages = [
        [entry.claim.id for entry in judged.entries(Filters(order=order, offset=offset, limit=5))]
        for offset in range(0, 40, 5)
    ]
    every = [each for page in pages for each in page]
    assert len(every) == len(set(every)) == judged.count()
    if order == "type":
        types = [entry.effective.claim.type for entry in judged.entries(Filters(order=order))]
        assert types == sorted(types)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["depot", "bridge"]), SLOTS), max_size=6), st.randoms(use_true_random=False))
def test_decisions_about_different_slots_may_come_in_any_order_and_tables_come_out_the_same(
    tmp_path_factory, drawn, random
):
    unique = list({(words, slot[0]): (words, slot) for words, slot in drawn}.values())
    dumps = []
    for order in (unique, random.sample(unique, len(unique))):
        with Ledger.open(tmp_path_factory.mktemp("any") / "case.dateline", write=True) as ledger:
            ledger.add(reading(BURNED, STOOD))
            for words, (slot, verdict, fix) in order:
                decide(ledger, slot, verdict, fix, words=words)
            dumps.append(list(ledger.dump()))
            assert list(ledger.verify()) == []
            ledger.rebuild()
            dumps.append(list(ledger.dump()))
            assert list(ledger.verify()) == []
    assert all(dump == dumps[0] for dump in dumps)
