"""Quantities as the figures of claims."""

import pytest

from claims.expected import cases_of, check, read
from dateline.claims.figures import as_figure
from dateline.records import Quantity, Span


@pytest.mark.parametrize("case", cases_of("figures"))
def test_cases(case):
    check(case)


def test_a_figure_keeps_what_was_read():
    quantity = Quantity(
        start=4,
        end=9,
        text="about",
        value=24.0,
        value_to=96.0,
        unit="wounded",
        counted="soldier",
        approx=True,
        bound="at_least",
    )
    figure = as_figure(quantity)
    assert (figure.value, figure.value_to, figure.unit, figure.of) == (24.0, 96.0, "wounded", "soldier")
    assert (figure.approx, figure.bound, figure.derived) == (True, "at_least", False)


def test_a_figure_worked_out_from_another_says_so():
    quantity = Quantity(
        start=4, end=9, text="twice", value=20.0, unit="km", factor=2.0, relative_to=Span(start=0, end=3)
    )
    assert as_figure(quantity).derived


def test_what_is_measured_outranks_what_is_counted():
    quantity = Quantity(start=4, end=9, text="a tenth", value=0.1, unit="share", measured="the land", counted="land")
    assert as_figure(quantity).of == "the land"


def test_each_figure_belongs_to_the_claim_whose_words_hold_it():
    text = "The mayor said six people had been killed in Kherson and that two bridges had been destroyed in Mykolaiv."
    for claim in read(text).claims:
        for figure in claim.figures:
            assert claim.evidence_start <= figure.start
            assert figure.end <= claim.evidence_end
            assert figure.text in claim.evidence
