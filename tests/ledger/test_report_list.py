"""The list of reports: chosen, sorted and cut into pages as asked."""

import pytest

from dateline.ledger import Ledger
from dateline.ledger.report_list import ReportFilters, count_outlets, count_reports, find_reports
from ledger.made import reading, said


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    days = ("2022-10-01", None, "2022-10-03", "2022-10-02")
    with Ledger.open(tmp_path_factory.mktemp("list") / "case.dateline", write=True) as ledger:
        for number, day in enumerate(days):
            ledger.add(
                reading(
                    *[said(f"shells fell {number}")] * (number + 1),
                    name=f"r{number}",
                    published=day,
                    title=f"Night {number}",
                )
            )
        ledger.add(reading(said("shells fell on the port"), name="r0", published="2022-10-04"))
        yield ledger


def ids(full, **asked):
    return [head.id for head in find_reports(full.store, ReportFilters(**asked))]


def test_orders(full):
    assert ids(full) == ["r0", "r2", "r3", "r1"]
    assert ids(full, order="oldest") == ["r3", "r2", "r0", "r1"]
    assert ids(full, order="claims") == ["r3", "r2", "r1", "r0"]


def test_pages_are_the_whole(full):
    assert [*ids(full, limit=3), *ids(full, limit=3, offset=3)] == ids(full)


def test_choices(full):
    assert ids(full, superseded=True) == ["r0", "r2", "r3", "r0", "r1"]
    assert ids(full, title="night 2") == ["r2"]
    assert ids(full, title="%") == []
    assert ids(full, outlet="Harbour Press") == ids(full)
    assert ids(full, outlet="harbour") == []


def test_counts(full):
    assert count_reports(full.store, ReportFilters()) == 4
    assert count_reports(full.store, ReportFilters(superseded=True, title="NIGHT")) == 4
    assert [tuple(count) for count in count_outlets(full.store)] == [("Harbour Press", 4)]
