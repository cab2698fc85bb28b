"""Who is said to hold a place: one test a rule of `control_rules`, and the laws that hold for all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from dateline.records import Link
from dateline.views.control import changes, show_control
from ledger.told import COUNTRIES, reports_of, told

LATER = "2031-12-31"


def holders(*claims, on=LATER, links=()):
    shown = show_control(claims, links, reports_of(claims), on=on, countries=COUNTRIES)
    return {each.name: (each.holder, each.basis) for each in shown}


def moves(*claims, links=()):
    found = changes(claims, links, reports_of(claims), countries=COUNTRIES)
    return [(each.name, each.holder, each.by) for each in found]


def taken(day="2031-05-10", actor="SE", **given):
    return told("Swedish forces captured Oldbridge", actor=actor, day=day, where="Oldbridge", **given)


def retaken(day="2031-08-01", **given):
    return told("Finnish forces retook Oldbridge", actor="FI", day=day, where="Oldbridge", **given)


@pytest.mark.parametrize("modality", ["intended", "predicted", "requested", "hedged", "not_known", "denied"])
def test_r1_only_the_asserted_moves(modality):
    assert moves(taken(modality=modality)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Swedish forces are close to capturing Oldbridge",
        "the goal of the operation is to seize Oldbridge",
        "Swedish forces, trying to take Oldbridge",
    ],
)
def test_r1_a_plan_in_the_words_moves_nothing(words):
    assert moves(told(words, actor="SE", where="Oldbridge")) == []


def test_r1_announced_retreat_is_a_plan():
    assert moves(
        taken(),
        told(
            "Swedish forces announce a retreat from Oldbridge",
            sort="withdraw",
            actor="SE",
            side="SE",
            day="2031-06-10",
            where="Oldbridge",
            relation="from",
        ),
    ) == [("Oldbridge", "SE", "2031-05-10")]


def test_r2_an_admission_confirms_and_an_own_claim_does_not():
    assert holders(taken(side="SE"), on="2031-05-11")["Oldbridge"] == ("SE", "claimed")
    assert holders(taken(side="FI"), on="2031-05-11")["Oldbridge"] == ("SE", "confirmed")


def test_r2_who_says_that_the_other_left_a_place_that_nobody_said_it_held_proves_nothing():
    left = told(
        "Swedish troops abandoned Oldbridge", sort="withdraw", actor="SE", side="FI", where="Oldbridge", relation="from"
    )
    assert holders(left, on="2031-05-11")["Oldbridge"] == ("unknown", "claimed")
    assert moves(left) == []


def test_r3_two_independent_origins_corroborate_and_two_voices_of_one_side_do_not():
    army = taken(side="SE", by="Sweden's army")
    assert (
        holders(army, taken(side="SE", by="Sweden's governor", report="other-2031-05-10"), on="2031-05-11")[
            "Oldbridge"
        ][1]
        == "claimed"
    )
    assert (
        holders(army, taken(side="NO", by="Norway's ministry", report="other-2031-05-10"), on="2031-05-11")[
            "Oldbridge"
        ][1]
        == "corroborated"
    )


def test_r3_sources_without_a_name_are_no_origin_of_their_own():
    unnamed = taken(by="an official", kind="anonymous", report="x-2031-05-10")
    assert holders(taken(side="SE"), unnamed, on="2031-05-11")["Oldbridge"][1] == "claimed"


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("Swedish forces captured dozens of towns in Lowmoor Province", {"where": "Lowmoor Province"}),
        ("Swedish forces captured a depot near Oldbridge", {"where": "Oldbridge", "relation": "near"}),
        ("Swedish forces captured the mayor of Oldbridge", {"where": "Oldbridge", "relation": "of"}),
        ("Swedish forces captured a depot in Oldbridge", {"where": "Oldbridge"}),
        ("Swedish forces captured the Oldbridge City Council", {"where": "Oldbridge", "relation": "of"}),
    ],
)
def test_r4_what_is_not_about_the_place_itself_never_colours_it(words, given):
    assert moves(told(words, actor="SE", **given)) == []


def test_r4_a_region_is_coloured_only_as_a_whole_and_never_its_towns():
    whole = told(
        "Swedish forces took full control of Lowmoor Province", actor="SE", where="Lowmoor Province", relation="of"
    )
    assert moves(taken(day="2031-05-01", actor="FI", modality="denied"), whole) == [
        ("Lowmoor Province", "SE", "2031-05-10")
    ]


def test_r4_the_place_named_again_is_the_place():
    assert moves(told("Swedish forces captured the town", actor="SE", where="Oldbridge")) == [
        ("Oldbridge", "SE", "2031-05-10")
    ]
    assert moves(told("Swedish forces captured the clinic", actor="SE", where="Oldbridge")) == []


def test_r4_the_seat_of_power_stands_for_the_town():
    assert moves(
        told("Swedish troops seize all administrative buildings", actor="SE", where="Oldbridge", relation="of")
    ) == [("Oldbridge", "SE", "2031-05-10")]


@pytest.mark.parametrize("sort", ["strike", "damage", "casualties", "negotiate", "assess", "threaten"])
def test_r5_other_events_move_nothing(sort):
    assert holders(told("Swedish forces shelled Oldbridge", sort=sort, actor="SE", where="Oldbridge")) == {}


def test_r5_shooting_down_and_annexing_move_nothing():
    assert moves(told("Sweden signs a law annexing Oldbridge", actor="SE", where="Oldbridge")) == []
    assert (
        holders(
            told(
                "Swedish forces shot down a drone over Oldbridge",
                sort="repel",
                actor="SE",
                where="Oldbridge",
                relation="over",
            )
        )
        == {}
    )


def test_r5_entered_is_contested_and_after_the_other_side_left_it_is_taken():
    entered = told("Finnish troops entered Oldbridge", sort="deploy", actor="FI", day="2031-08-03", where="Oldbridge")
    left = told(
        "Swedish troops left Oldbridge",
        sort="withdraw",
        actor="SE",
        side="SE",
        day="2031-08-01",
        where="Oldbridge",
        relation="from",
    )
    assert holders(taken(), entered, on="2031-08-04")["Oldbridge"][0] == "contested"
    assert moves(taken(), left, entered) == [("Oldbridge", "SE", "2031-05-10"), ("Oldbridge", "FI", "2031-08-01")]


@pytest.mark.parametrize(
    "words",
    [
        "Swedish forces took most of Oldbridge",
        "Swedish forces captured a district in Oldbridge",
        "Swedish forces took the outskirts of Oldbridge",
    ],
)
def test_r5_a_part_is_contested(words):
    assert (
        holders(told(words, actor="SE", where="Oldbridge", relation="of"), on="2031-05-11")["Oldbridge"][0]
        == "contested"
    )


def test_r5_fighting_is_contested_and_the_one_who_repels_it_holds():
    fight = told("fighting went on in Oldbridge", sort="fight", where="Oldbridge")
    repelled = told(
        "Finnish troops beat off an attack on Oldbridge",
        sort="repel",
        actor="FI",
        side="FI",
        day="2031-05-12",
        where="Oldbridge",
        relation="on",
    )
    assert holders(fight, on="2031-05-11")["Oldbridge"][0] == "contested"
    assert holders(fight, repelled, on="2031-05-13")["Oldbridge"][0] == "FI"
    assert moves(fight, repelled) == []


def test_r5_both_sides_repelling_stays_contested():
    one = told(
        "Finnish troops repelled an attack on Oldbridge",
        sort="repel",
        actor="FI",
        side="FI",
        day="2031-05-11",
        where="Oldbridge",
        relation="on",
    )
    other = told(
        "Swedish troops repelled an attack on Oldbridge",
        sort="repel",
        actor="SE",
        side="SE",
        day="2031-05-11",
        where="Oldbridge",
        relation="on",
        at=90,
    )
    assert holders(other, one, on="2031-05-12")["Oldbridge"][0] == "contested"
    assert moves(one, other) == []


def test_r5_leaving_a_town_without_power_is_no_leaving():
    assert (
        holders(
            told(
                "Swedish missiles hit the plant, leaving Oldbridge without power",
                sort="withdraw",
                actor="SE",
                where="Oldbridge",
            )
        )
        == {}
    )


def test_r5_driven_out_is_taken_by_the_one_who_drove():
    driven = told(
        "Finland drove Swedish forces out of Oldbridge",
        sort="withdraw",
        actor="FI",
        target="SE",
        side="FI",
        day="2031-08-01",
        where="Oldbridge",
        relation="of",
    )
    assert moves(taken(), driven)[-1] == ("Oldbridge", "FI", "2031-08-01")


def test_r5_held_by_name_flag_or_end_of_occupation():
    flag = told(
        "The Finnish flag was raised over Oldbridge", sort="hold", day="2031-08-01", where="Oldbridge", relation="over"
    )
    ended = told(
        "ending the occupation of Oldbridge by Swedish forces",
        sort="hold",
        actor="FI",
        day="2031-08-01",
        where="Oldbridge",
        relation="of",
    )
    assert moves(taken(), flag)[-1] == moves(taken(), ended)[-1] == ("Oldbridge", "FI", "2031-08-01")


def test_r6_background_without_a_day_moves_nothing_and_an_undated_report_neither():
    assert moves(taken(when=None, rule="relative/narrator")) == []
    assert moves(taken(day=None, report="undated", when=None)) == []


def test_r6_news_without_a_day_had_happened_by_the_report_and_the_rule_says_so():
    found = changes([taken(when=None, rule="content/verb:clause")], (), reports_of([taken()]), countries=COUNTRIES)
    assert [(each.after, each.by, each.rule) for each in found] == [(None, "2031-05-10", "R5-take R6-by-report")]


def test_r6_days_are_those_of_the_event_and_a_hold_begins_where_it_is_said_to():
    held = told(
        "Oldbridge, which has been occupied by Swedish forces",
        sort="hold",
        actor="SE",
        day="2031-06-30",
        when=("2031-05-02", "2031-06-30"),
        where="Oldbridge",
    )
    assert moves(held) == [("Oldbridge", "SE", "2031-05-02")]
    found = changes([taken(day="2031-05-14", when=("2031-05-05", "2031-05-11"))], countries=COUNTRIES)
    assert (found[0].after, found[0].by) == ("2031-05-04", "2031-05-11")


def test_r6_within_many_weeks_is_no_day():
    assert moves(taken(day="2031-05-14", when=("2031-02-01", "2031-05-14"))) == []


def test_r6_the_interval_opens_at_the_last_word_before():
    found = changes([taken(), retaken()], countries=COUNTRIES)
    assert [(each.after, each.by) for each in found] == [(None, "2031-05-10"), ("2031-05-10", "2031-08-01")]


def test_r7_stale_only_near_fighting():
    battle = told("fighting went on at Highmoor", sort="fight", day="2031-06-20", where="Highmoor")
    far = told("fighting went on at Farwick", sort="fight", day="2031-06-20", where="Farwick")
    assert holders(taken(), on="2031-07-01")["Oldbridge"] == ("SE", "claimed")
    assert holders(taken(), far, on="2031-07-01")["Oldbridge"] == ("SE", "claimed")
    assert holders(taken(), battle, on="2031-07-01")["Oldbridge"] == ("SE", "stale")


def test_r8_a_weak_claim_that_the_other_side_denies_is_contested_with_both_shown():
    claim = taken(side="SE")
    denial = told(
        "Finland denies that Oldbridge has fallen", actor="SE", side="FI", modality="denied", where="Oldbridge", at=60
    )
    shown = show_control([claim, denial], (), reports_of([claim, denial]), on="2031-05-11", countries=COUNTRIES)
    assert [(each.holder, each.basis, each.claims, each.against) for each in shown] == [
        ("contested", "disputed", (claim.id,), (denial.id,))
    ]
    assert moves(claim, denial) == []


def test_r8_a_link_that_disputes_counts_as_a_denial():
    claim = taken(side="SE")
    bare = told("Finland denies this claim", sort="other", side="FI", at=60)
    link = Link(source_claim=bare.id, target_claim=claim.id, kind="disputes", rule="denial")
    assert holders(claim, bare, links=[link], on="2031-05-11")["Oldbridge"] == ("contested", "disputed")


def test_r8_disputed_by_nobody_named_leaves_the_holder_and_shows_it():
    claim = taken(side="SE")
    bare = told("this claim is disputed", sort="other", at=60)
    link = Link(source_claim=bare.id, target_claim=claim.id, kind="disputes", rule="denial")
    assert holders(claim, bare, links=[link], on="2031-05-11")["Oldbridge"] == ("SE", "disputed")


def test_r8_an_admission_outweighs_a_denial():
    denial = told(
        "Finland denies that Oldbridge has fallen", actor="SE", side="FI", modality="denied", where="Oldbridge", at=60
    )
    admitted = taken(side="FI", day="2031-05-12", by="Finland's general staff")
    assert moves(taken(side="SE"), denial, admitted) == [("Oldbridge", "SE", "2031-05-12")]


def test_r9_before_the_first_word_the_country_holds_and_a_retaken_place_was_lost_before():
    assert moves(retaken()) == [("Oldbridge", "FI", "2031-08-01")]
    assert changes([retaken()], countries=COUNTRIES)[0].before == "unknown"


def test_r9_retaken_in_the_first_days_of_an_advance_was_only_fought_over():
    advance = told("Swedish forces captured Highmoor", actor="SE", day="2031-05-03", where="Highmoor")
    assert moves(advance, retaken(day="2031-05-09")) == [("Highmoor", "SE", "2031-05-03")]


def test_several_changes_in_one_day_count_as_the_last():
    back = told("Finnish forces retook Oldbridge", actor="FI", where="Oldbridge", at=80)
    assert moves(taken(), back) == []


def test_any_sides_and_any_country():
    claim = told("Houthi fighters captured Oldbridge", actor="Houthis", where="Oldbridge")
    assert changes([claim], countries={"t:oldbridge": "YE"})[0].holder == "houthis"


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(
        [
            taken(),
            retaken(),
            taken(day="2031-09-01", side="FI", by="the staff"),
            told("fighting in Oldbridge", sort="fight", day="2031-06-01", where="Oldbridge"),
        ]
    )
)
def test_the_order_of_input_does_not_matter(claims):
    assert moves(*claims) == [
        ("Oldbridge", "SE", "2031-05-10"),
        ("Oldbridge", "FI", "2031-08-01"),
        ("Oldbridge", "SE", "2031-09-01"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["vow", "shell", "near"]), max_size=6))
def test_vows_shells_and_what_lies_near_never_move_a_place(kinds):
    made = {
        "vow": taken(modality="intended"),
        "shell": told("Swedish guns shelled Oldbridge", sort="strike", actor="SE", where="Oldbridge"),
        "near": told("Swedish forces captured a hill near Oldbridge", actor="SE", where="Oldbridge", relation="near"),
    }
    assert moves(*(made[kind] for kind in kinds)) == []


def test_r3_an_ally_is_aligned_and_corroborates_nothing():
    def taken_by(by, report):
        return told(
            "Swedish forces captured Oldbridge",
            actor="SE",
            by=by,
            side=None,
            kind="body",
            where="Oldbridge",
            report=report,
        )

    def spell(*sides):
        claims = [
            structs.replace(claim, source=structs.replace(claim.source, side=side))
            for side in sides
            for claim in [taken_by(f"the army of {side}", f"r{side}-2031-05-10")]
        ]
        (found,) = show_control(claims, (), reports_of(claims), on="2031-05-11", countries=COUNTRIES)
        return found.basis, found.rule.endswith("R3-aligned")

    assert spell("RU") == ("claimed", False)
    assert spell("RU", "BY") == ("claimed", True)
    assert spell("RU", "KZ") == ("corroborated", False)
    assert spell("RU", "BY", "KZ") == ("corroborated", False)
