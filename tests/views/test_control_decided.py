"""R8: an analyst's decisions in control, through a ledger: what they change, and that it is said."""

import hashlib

import pytest
from msgspec import structs

from dateline.ledger import Filters, Ledger
from dateline.records import Document, Fix, Mentions, Paragraph, Reading, When
from dateline.views.case import open_case
from dateline.views.control_decided import RULE, changes_of, control_of
from ledger.told import report, told

TAKEN = told("Swedish forces captured Oldbridge", actor="SE", side="SE", day="2031-05-10", where="Oldbridge")
RETAKEN = told("Finnish forces retook Oldbridge", actor="FI", side="FI", day="2031-08-01", where="Oldbridge")
FELL = told("Highmoor fell to the Swedish army", actor="FI", day="2031-05-12", where="Highmoor")
PLANNED = told(
    "Swedish forces plan to capture Farwick", actor="SE", day="2031-05-12", where="Farwick", modality="intended"
)
WHY = "seen on the ground"


def read_of(claim):
    text = f"{claim.evidence}."
    made = structs.replace(report(claim.report, text), publisher=claim.report)
    return Reading(
        document=Document(report=made, paragraphs=(Paragraph(start=0, end=len(text)),), sentences=(), tokens=(), names=(), quotations=()),
        mentions=Mentions(actors=(), actor_mentions=()), attributions=(), claims=(claim,), issues=(), manifest={"dateline": "test"},
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "case.dateline", write=True) as opened:
        for claim in (TAKEN, RETAKEN, FELL, PLANNED):
            opened.add(
                read_of(
                    structs.replace(
                        claim, report=f"{claim.report}-{hashlib.sha256(claim.evidence.encode()).hexdigest()[:4]}"
                    )
                )
            )
        for row in opened.reports():
            assert row.publisher
        yield opened


def decide(ledger, claim, slot, verdict, fix=None):
    entry = next(entry for entry in ledger.entries() if entry.claim.evidence == claim.evidence)
    ledger.decide(entry.claim.id, slot, verdict, by="AB", reason=WHY, fix=fix)
    return entry.claim.id


def states(ledger, day="2031-12-31", **given):
    shown = control_of(open_case(ledger, Filters(**given)), on=day)
    return {each.name: (each.holder, each.rule.split(), each.decided_by) for each in shown}


def holder(ledger, name, day="2031-12-31"):
    found, rules, by = states(ledger, day)[name]
    return found, RULE in rules, by


def test_without_decisions_nothing_is_marked(ledger):
    assert holder(ledger, "Oldbridge")[1:] == (False, ())
    assert all(not each.decided for each in changes_of(open_case(ledger)))


def test_a_rejected_claim_moves_nothing_and_the_place_says_so(ledger):
    claim = decide(ledger, RETAKEN, "claim", "reject")
    (spell,) = [each for each in control_of(open_case(ledger), on="2031-12-31") if each.name == "Oldbridge"]
    assert (spell.holder, spell.decided, spell.decided_by) == ("SE", (claim,), ("AB",))
    assert spell.rule.endswith(RULE)
    assert [(each.name, each.holder) for each in changes_of(open_case(ledger)) if each.name == "Oldbridge"] == [
        ("Oldbridge", "SE")
    ]
    assert holder(ledger, "Oldbridge", "2031-06-01") == ("SE", False, ())


def test_a_place_that_rested_on_a_rejected_claim_alone_is_presumed_as_before(ledger):
    decide(ledger, FELL, "claim", "reject")
    (spell,) = [each for each in control_of(open_case(ledger), on="2031-12-31") if each.name == "Highmoor"]
    assert (spell.basis, spell.claims, spell.decided_by) == ("presumed", (), ("AB",))


def test_a_fixed_actor_counts_and_not_the_words(ledger):
    assert holder(ledger, "Highmoor")[0] == "SE"
    decide(ledger, FELL, "actor", "fix", Fix(actor="Norway"))
    assert holder(ledger, "Highmoor") == ("NO", True, ("AB",))


def test_a_fixed_modality_counts_and_not_the_words(ledger):
    assert "Farwick" not in states(ledger)
    decide(ledger, PLANNED, "modality", "fix", Fix(modality="asserted"))
    assert holder(ledger, "Farwick") == ("SE", True, ("AB",))


def test_a_fixed_place_moves_the_spell(ledger):
    where = (structs.replace(RETAKEN.where[0], text="", start=0, end=0, name="Farwick", place="t:farwick"),)
    decide(ledger, RETAKEN, "where", "fix", Fix(where=where))
    assert holder(ledger, "Farwick") == ("FI", True, ("AB",))
    assert holder(ledger, "Oldbridge") == ("SE", True, ("AB",))


def test_a_fixed_day_moves_the_change(ledger):
    decide(ledger, RETAKEN, "when", "fix", Fix(when=When(text=None, start="2031-07-20", end="2031-07-21")))
    (back,) = [each for each in changes_of(open_case(ledger)) if (each.name, each.holder) == ("Oldbridge", "FI")]
    assert (back.after, back.by, back.decided_by) == ("2031-07-19", "2031-07-21", ("AB",))


def test_a_fixed_type_takes_a_claim_out(ledger):
    decide(ledger, RETAKEN, "type", "fix", Fix(type="strike"))
    assert holder(ledger, "Oldbridge") == ("SE", True, ("AB",))


def test_an_accepted_claim_changes_nothing_and_marks_nothing(ledger):
    before = states(ledger)
    decide(ledger, RETAKEN, "claim", "accept")
    assert states(ledger) == before


def test_signed_counts_only_signed_claims(ledger):
    assert states(ledger, signed=True) == {}
    decide(ledger, TAKEN, "claim", "accept")
    assert {name: found[0] for name, found in states(ledger, signed=True).items()} == {"Oldbridge": "SE"}


def test_a_rejected_denial_no_longer_disputes(ledger):
    denial = told(
        "Finland denied that Oldbridge had been captured",
        side="FI",
        actor="SE",
        day="2031-05-11",
        where="Oldbridge",
        modality="denied",
    )
    ledger.add(read_of(denial))
    assert holder(ledger, "Oldbridge", "2031-05-20")[0] == "contested"
    decide(ledger, denial, "claim", "reject")
    assert holder(ledger, "Oldbridge", "2031-05-20") == ("SE", True, ("AB",))
