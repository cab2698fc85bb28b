"""A ledger of the examples, and pages that show it: on the reader's own machine, and on an address that others reach."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.ledger import Ledger
from dateline.reports import read_file
from dateline.web.app import make_app
from ledger.made import reading, said

EXAMPLES = Path(__file__).parents[2] / "examples"
NOW = datetime(2022, 11, 20, tzinfo=UTC)


def reports_of_the_examples():
    for path in sorted([*EXAMPLES.glob("*.report.json"), *EXAMPLES.glob("0*.txt"), *EXAMPLES.glob("*.html")]):
        yield from read_file(path)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The path of a ledger that holds the examples, linked."""
    path = tmp_path_factory.mktemp("demo") / "demo.dateline"
    with Ledger.open(path, write=True, clock=lambda: NOW) as ledger:
        for report in reports_of_the_examples():
            ledger.add(pipeline.read(report))
        ledger.link()
    return path


def ask(path, level="working", now=NOW, **more):
    """Return a client of the page of a ledger, under a name that the page has."""
    app = make_app(path, level=level, clock=lambda: now, **more)
    return TestClient(app, base_url="http://localhost:8042", raise_server_exceptions=False)


@pytest.fixture
def client(demo):
    return ask(demo)


@pytest.fixture
def shared(demo):
    return ask(demo, level="shared")


@pytest.fixture(scope="session")
def quarrel(tmp_path_factory):
    """The path of a ledger in which a body's claim is disputed by another's, and another one is updated."""
    path = tmp_path_factory.mktemp("quarrel") / "quarrel.dateline"
    with Ledger.open(path, write=True, clock=lambda: NOW) as ledger:
        ledger.add(
            reading(
                said("they took it", source="Corun army", place="Arvik", day="2022-10-01", type_="capture"),
                said("they never took it", source="Venn ministry", place="Arvik", day="2022-10-01", type_="capture"),
                said("shells killed some", source="Corun army", place="Belmor", day="2022-10-02", value=4),
                said("shells killed more", source="Corun army", place="Belmor", day="2022-10-03", value=9),
            )
        )
        ledger.store.execute("UPDATE claim SET source_kind = 'body'")
        rows = ledger.store.execute("SELECT id, report FROM claim ORDER BY number").fetchall()
        for earlier, later, kind in ((0, 1, "disputes"), (2, 3, "updates")):
            link = (rows[earlier][0], *rows[later], kind)
            ledger.store.execute("INSERT INTO link VALUES (?, ?, ?, ?, NULL, 'made', '{\"place\": \"same\"}', 1)", link)
        ledger.store.execute("INSERT INTO ledger VALUES ('linked', '1') ON CONFLICT DO NOTHING")
    return path
