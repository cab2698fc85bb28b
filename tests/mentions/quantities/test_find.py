"""What a ledger takes from a sentence."""

import tomllib
from pathlib import Path

import pytest

from dateline.records import Span

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "quantities.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_cases(case, find):
    found = [[q.text, q.value, -1 if q.value_to is None else q.value_to, q.unit] for q in find(case["text"])]
    expected = case["figures"]
    assert [row[0] for row in found] == [row[0] for row in expected]
    for row, wanted in zip(found, expected, strict=True):
        assert row[1] == pytest.approx(wanted[1], rel=1e-3)
        assert row[2] == pytest.approx(wanted[2], rel=1e-3)
        assert row[3] == wanted[3]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_spans_hold_the_words(case, find):
    quantities = find(case["text"], every=True)
    assert list(quantities) == sorted(quantities)
    for quantity in quantities:
        assert case["text"][quantity.start : quantity.end] == quantity.text


def test_masked_spans_give_nothing(find):
    text = "The depot burned on day 12 of the siege, after 30 shells."
    masks = (Span(start=text.index("12"), end=text.index("12") + 2),)
    assert [q.text for q in find(text, masked=masks)] == ["30 shells"]


def test_a_time_expression_masks_no_money(find):
    text = "A pass costs $14 a month, up 20 percent since May."
    masks = (
        Span(start=text.index("a month"), end=text.index("a month") + 7),
        Span(start=text.index("20"), end=len(text) - 1),
    )
    assert [q.text for q in find(text, masked=masks)] == ["$14 a month", "20 percent"]


def test_bounds_and_approximators(find):
    for words, bound in {
        "at least": "at_least",
        "more than": "more_than",
        "up to": "at_most",
        "fewer than": "less_than",
    }.items():
        (quantity,) = find(f"The mayor said {words} 90 homes burned.")
        assert (quantity.bound, quantity.approx) == (bound, True)
    (quantity,) = find("The mayor said about 90 homes burned.")
    assert (quantity.bound, quantity.approx) == (None, True)
    (quantity,) = find("The mayor said 90 homes burned.")
    assert not quantity.approx


def test_a_figure_told_twice_is_one(find):
    first, second = find("The town lies 74 km (46 miles) from the border.")
    assert first.same_as is None
    assert second.same_as == 0
    assert second.surface_unit == "mile"
    assert second.value == pytest.approx(first.value, rel=0.01)


def test_double_points_at_the_earlier_figure(find):
    text = "The army took 6,000 square km, double what officials had cited on Sunday."
    _, double = find(text)
    assert (double.factor, double.value, double.unit, double.approx) == (2.0, 3000.0, "km2", True)
    assert double.relative_to is not None
    assert double.relative_to.of(text) == "what officials had cited on Sunday"


def test_the_same_number(find):
    text = "The ministry expelled 40 envoys after its neighbour expelled the same number of diplomats."
    first, same = find(text)
    assert (same.value, same.unit) == (first.value, first.unit)
    assert text[same.start : same.end] == "the same number of diplomats"


def test_changes(find):
    quantity = find("Prices rose 19 percent.")[0]
    assert quantity.change == "up"
    quantity = find("Output fell by 8 percent.")[0]
    assert quantity.change == "down"


def test_of_says_what_is_measured(find):
    (quantity,) = find("Six civilians were killed.")
    assert quantity.measured == "civilians killed"
    (quantity,) = find("The raid destroyed eight vehicles.")
    assert quantity.measured == "vehicles destroyed"


def test_with_every_the_others_come_too(find):
    text = "One of the envoys, Mira Stahl, 44, spoke."
    assert find(text) == ()
    assert [quantity.rule for quantity in find(text, every=True)] == ["one-of", "age"]


def test_text_without_numbers(find):
    assert find("The river is quiet.") == ()
