"""Copies of reports, whole and in part, and the origins that are left."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.copies import copy_groups, runs_of, sentences_of, signature
from dateline.ledger.origins import independent_origins, origin_of
from dateline.ledger.sides import side_of
from ledger.told import report, told

WIRE = (
    "Finnish troops crossed the river near Oldbridge before dawn on Tuesday, the general staff said. "
    "The bridge itself was held by a small garrison that had been cut off for three days. "
    "Residents told of heavy shelling on the eastern bank through the whole of the night. "
    "Sweden did not comment on the report and said only that the situation was changing."
)
OTHER = (
    "The price of grain fell for a third week as ships began to leave the southern ports again. "
    "Traders in the capital expect that the harvest will be the largest for about ten years."
)


def groups(**texts):
    return copy_groups([report(name, text, published="2031-05-10") for name, text in texts.items()])


def test_a_whole_copy_with_a_word_changed():
    assert groups(a=WIRE, b=WIRE.replace("small garrison", "tiny garrison")) == {"a": "a", "b": "a"}


def test_a_copy_in_part_with_its_own_opening():
    part = "Our correspondent writes from the capital this morning. " + WIRE.split(". ", 1)[1]
    assert groups(a=WIRE, b=part)["b"] == "a"


def test_other_reports_are_left_alone():
    assert groups(a=WIRE, b=OTHER) == {"a": "a", "b": "b"}


def test_short_sentences_do_not_make_copies():
    assert groups(a="It is war. " + OTHER, b="It is war. " + WIRE) == {"a": "a", "b": "b"}


def test_the_earliest_report_is_the_first_of_its_copies():
    found = copy_groups(
        [
            report("b", WIRE, published="2031-05-11"),
            report("a", WIRE, published="2031-05-12"),
            report("c", WIRE, published="2031-05-10"),
        ]
    )
    assert set(found.values()) == {"c"}


def test_forty_outlets_with_one_text_are_one_origin():
    reports = [
        report(f"r{number:02}", WIRE, published="2031-05-10", publisher=f"Outlet {number}") for number in range(40)
    ]
    claims = [told("the general staff said", report=each.id) for each in reports]
    assert len(independent_origins(claims, reports)) == 1


def test_army_governor_and_president_of_one_state_are_one_origin():
    claims = [
        told(f"{who} said so", by=who, side="FI", report=f"r{number}")
        for number, who in enumerate(["Finland's army", "a governor", "the president"])
    ]
    assert list(independent_origins(claims, [])) == ["side:FI"]


def test_sources_without_a_name_are_one_origin_and_outlets_are_their_own():
    assert origin_of(told("said", by="officials", kind="collective")) == origin_of(
        told("said", by="an official", kind="anonymous")
    )
    assert (
        origin_of(told("It fell", report="a"), {"a": report("a", publisher="The Harbour Gazette")})
        == "outlet:the harbour gazette"
    )


def test_sides_of_names():
    assert [
        side_of(name) for name in ("Finland", "Swedish soldiers", "Houthis", "Finland and Sweden", "the mayor", None)
    ] == ["FI", "SE", "houthis", None, None, None]


@given(st.text(max_size=200))
def test_a_text_is_a_copy_of_itself_and_signatures_do_not_change(text):
    assert signature(runs_of(text)) == signature(runs_of(text))
    assert len(sentences_of(text)) <= text.count(" ") + 1
    if runs_of(text):
        assert groups(a=text, b=text)["b"] == "a"
