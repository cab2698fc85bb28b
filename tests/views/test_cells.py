import pytest

from dateline.records import Claim, Figure, Report, Source, When, Where
from dateline.views.cells import (
    event_cell,
    figures_cell,
    places_cell,
    plain,
    report_line,
    source_cell,
    status_cell,
    when_cell,
)

REPORT = Report(
    id="r", text="t", sha256="0", publisher="Harbour Press", published="2022-09-13", published_from="dateline"
)


def claim(**fields):
    known = {
        "id": "c",
        "report": "r",
        "evidence": "t",
        "evidence_start": 0,
        "evidence_end": 1,
        "type": "capture",
        "modality": "asserted",
        "source": Source(name="Ada Moor", kind="person"),
        "rule": "test",
    }
    return Claim(**(known | fields))


def figure(value, unit, **fields):
    return Figure(text="f", start=0, end=1, value=value, unit=unit, **fields)


@pytest.mark.parametrize(
    ("figures", "cell"),
    [
        ([figure(6000, "km2", approx=True)], "~6,000 km²"),
        ([figure(24, "settlements", value_to=96)], "24–96 settlements"),
        ([figure(0.2, "share")], "20 %"),
        ([figure(3, "killed", bound="at_least"), figure(1.5, "other:ton")], "≥3 killed; 1.5 ton"),
        ([figure(None, "people")], "f"),
        ([figure(12, "killed", approx=True, bound="at_least")], "≥12 killed"),
        ([], ""),
    ],
)
def test_figures(figures, cell):
    assert figures_cell(tuple(figures)) == cell


def test_events_say_how_they_are_said_and_who_does_what_to_whom():
    assert event_cell(claim()) == "capture"
    assert event_cell(claim(modality="not_known", type="casualties")) == "casualties, not known"
    assert event_cell(claim(actor="Russia", target="Ukraine")) == "capture: Russia → Ukraine"
    assert event_cell(claim(target="Ukraine")) == "capture: → Ukraine"


def test_sources_say_side_and_channel():
    assert (
        source_cell(claim(via="Telegram", source=Source(name="Ada Moor", kind="person", side="UA")))
        == "Ada Moor (UA) via Telegram"
    )
    assert source_cell(claim(source=Source(name="narrator", kind="narrator"))) == "the report itself"


def test_places_and_days():
    places = (
        Where(text="Ford", name="Ford", start=0, end=4),
        Where(text="Lea", name="Lea", start=0, end=3, relation="near"),
    )
    assert places_cell(places) == "Ford, near Lea"
    assert when_cell(When(text="x", start="2022-09-13", end="2022-09-13")) == "2022-09-13"
    assert when_cell(When(text="x", start="2022-09-08", end="2022-09-11")) == "2022-09-08 to 2022-09-11"
    assert when_cell(When(text="on Tuesday", start=None, end=None)) == "“on Tuesday”"
    assert when_cell(None) == ""


def test_the_status_names_who_checked_unless_it_is_the_outlet():
    assert status_cell(claim(), REPORT) == ""
    assert status_cell(claim(verification="unverified", verification_by="Harbour Press"), REPORT) == "unverified"
    assert status_cell(claim(verification="disputed", verification_by="Russia"), REPORT) == "disputed (Russia)"


def test_the_line_of_a_report_says_where_its_date_is_from():
    assert report_line(REPORT) == "Harbour Press, 2022-09-13 (from its dateline)"
    assert report_line(Report(id="r", text="t", sha256="0")) == "date unknown"


def test_marks_that_steer_a_terminal_are_shown():
    assert plain("a\x1b[31m\u202eb\n c") == "a\ufffd[31m\ufffdb c"
