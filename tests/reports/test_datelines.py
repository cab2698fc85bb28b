import pytest

from dateline.reports.datelines import find_dateline, written_date

BODY = "\n\nThe army said that its troops had left the village."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Tuesday, January 15, 2019", "2019-01-15"),
        ("13 September 2022", "2022-09-13"),
        ("Sept. 13, 2022", "2022-09-13"),
        ("2022-09-13", "2022-09-13"),
        ("Published: 13 September 2022, 14:05 EEST", "2022-09-13"),
        ("Published on March 3rd, 2021 at 10:15 p.m.", "2021-03-03"),
        ("By Ada Moor | 4 May 2023", "2023-05-04"),
        ("Geneva, 7 June 2023", "2023-06-07"),
        ("KYIV, Sept. 13, 2022 (Meridian Wire) - The army said so.", "2022-09-13"),
        ("NEW YORK, 2 March 2022 — The assembly voted.", "2022-03-02"),
        ("KYIV, Sept 13 (Meridian Wire) - The army said so.", None),
        ("On 13 September 2022 the army left the village.", None),
        ("31 February 2022", None),
        ("4.2.2022", None),
        ("The war of May 1968", None),
    ],
)
def test_a_date_counts_on_its_own_line_or_in_an_opening(line, published):
    assert find_dateline(f"A title{BODY}\n{line}{BODY}").published == published


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("KYIV, Sept 13 (Meridian Wire) - The army said so.", "Meridian Wire"),
        ("PORT SUDAN, Sudan (Harbour Press) — The army said so.", "Harbour Press"),
        ("GENEVA (HP) -- The army said so.", "HP"),
        ("The army (which fights) - so it was said.", None),
    ],
)
def test_an_opening_names_the_agency(opening, agency):
    assert find_dateline(opening).agency == agency


def test_the_date_of_publishing_outranks_that_of_updating():
    assert find_dateline("Updated 5 May 2023\nPublished 4 May 2023\n").published == "2023-05-04"
    assert find_dateline("Last updated: 5 May 2023\n").published == "2023-05-05"


def test_a_date_far_down_is_no_dateline():
    assert find_dateline("A line of the text.\n" * 20 + "4 May 2023").published is None


def test_a_written_date_is_found_anywhere_in_a_line():
    assert written_date("on the evening of Friday, 4 May 2023, they said") == "2023-05-04"
    assert written_date("in May 2023") is None
