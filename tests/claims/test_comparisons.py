"""The figure that another is measured against."""

import pytest

from claims.expected import cases_of, check, read

TEXT = "Governor Petra Lind said 40 villages had been freed, twice the number that the army had cited on Sunday."


@pytest.mark.parametrize("case", cases_of("comparisons"))
def test_cases(case):
    check(case)


def test_the_compared_figure_is_worked_out_and_dated_by_its_own_saying():
    compared = [claim for claim in read(TEXT).claims if claim.rule == "comparison"]
    (claim,) = compared
    (figure,) = claim.figures
    assert figure.value == 20
    assert figure.derived
    assert figure.approx
    assert claim.said.start == "2022-10-02"
    assert claim.when is None
    assert claim.evidence == claim.figures[0].text


def test_the_claim_it_was_cut_from_keeps_neither_its_figure_nor_its_words():
    (claim,) = [claim for claim in read(TEXT).claims if claim.rule != "comparison"]
    assert [figure.value for figure in claim.figures] == [40]
    assert claim.evidence == "Governor Petra Lind said 40 villages had been freed"
    assert claim.source.name == "Petra Lind"
