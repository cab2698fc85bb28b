import pytest

from dateline.records import Claim, Figure, Link, Source, Where
from dateline.views.figures import Told, find_series
from dateline.views.plot import plot_svg, plot_text


def claim(number, value, *, source="Ada Moor", side="UA", unit="killed", of="civilians killed", place="Sumy", **more):
    words = more.pop("words", f"{value:,.0f} civilians were killed")
    return Claim(
        id=f"c{number}",
        report=f"r{number}",
        evidence=words,
        evidence_start=0,
        evidence_end=len(words),
        type=more.pop("type", "casualties"),
        modality="asserted",
        source=Source(name=source, kind="person", side=side, text=source),
        rule="test",
        where=(Where(text=place, name=place, start=0, end=1),),
        figures=(Figure(text=f"{value:,.0f}", start=0, end=1, value=float(value), unit=unit, of=of, **more),),
    )


def told(number, value, day, links=(), **more):
    return Told(claim=claim(number, value, **more), report=f"r{number}", published=day, links=links)


def series(*all_told, of="killed"):
    (found,) = find_series(all_told, of)
    return found


def test_a_later_figure_of_the_same_side_and_scope_updates_the_earlier_one():
    found = series(told(1, 12, "2022-09-11"), told(2, 20, "2022-09-13"))
    assert [point.as_of for point in found.points] == ["2022-09-11", "2022-09-13"]
    assert [point.updates for point in found.points] == [None, "c1"]


@pytest.mark.parametrize(
    "other",
    [{"place": "Lviv"}, {"side": "RU", "source": "Paul Renn"}, {"of": "soldiers"}, {"type": "abuse"}],
    ids=str,
)
def test_another_scope_or_side_updates_nothing(other):
    found = series(told(1, 12, "2022-09-11"), told(2, 20, "2022-09-13", **other))
    assert found.points[1].updates is None


def test_a_link_of_the_ledger_decides():
    link = Link(source_claim="c2", target_claim="c1", kind="updates", rule="update/total")
    found = series(told(1, 12, "2022-09-11"), told(2, 20, "2022-09-13", links=(link,), place="Lviv"))
    assert found.points[1].updates == "c1"
    assert "update/total" in found.points[1].because


def test_the_words_asked_for_choose_the_figures():
    reports = (
        told(1, 12, "2022-09-11"),
        told(2, 300, "2022-09-11", unit="km2", of="territory recaptured", type="capture"),
    )
    assert [each.unit for each in find_series(reports, "territory recaptured")] == ["km2"]
    assert [each.unit for each in find_series(reports, "killed Sumy")] == ["killed"]
    assert find_series(reports, "submarines") == ()


def test_input_order_changes_nothing():
    reports = [told(number, number, f"2022-09-{number:02}") for number in range(1, 9)]
    assert find_series(reports, "killed") == find_series(reports[::-1], "killed")


def test_a_plot_has_a_mark_for_each_figure_and_ranges():
    found = series(told(1, 12, "2022-09-11"), told(2, 20, "2022-09-13"), told(3, 30, "2022-09-20", value_to=60.0))
    drawn = plot_text(found)
    assert drawn.splitlines()[0] == "killed (killed)"
    assert sum(line.count("o") for line in drawn.splitlines()[1:]) == 4
    assert "|" in drawn
    assert "2022-09-11" in drawn
    assert drawn == plot_text(found)


def test_svg_is_well_formed_and_escapes_what_it_shows():
    from xml.etree import ElementTree as ET

    found = series(told(1, 12, "2022-09-11", source="<Ada> & co"), told(2, 20, "2022-09-13", source="<Ada> & co"))
    drawn = plot_svg(found)
    root = ET.fromstring(drawn)  # noqa: S314  our own drawing
    assert sum(node.tag.endswith("circle") for node in root.iter()) == 2
    assert "<Ada>" not in drawn
    assert drawn == plot_svg(found)


def test_an_undated_series_draws_nothing():
    found = series(told(1, 12, None))
    assert plot_text(found) == ""
    assert "<circle" not in plot_svg(found)
