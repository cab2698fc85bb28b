"""A ledger with a private person, a correction and claims of several places, and exports of it."""

import io
from datetime import UTC, datetime

import pytest

from dateline.exports import open_format, write_export
from dateline.ledger import Filters, Ledger
from ledger.made import reading, said

NOW = datetime(2022, 10, 20, tzinfo=UTC)
HERS = said("“we saw the depot burning all night”", source="Tova Kelmet", place="Arvik", day="2022-10-04", side=None)
ABOUT_HER = said(
    "that Tova Kelmet and KELMET's son had left",
    source="Ada Moor",
    target="Tova Kelmet",
    stated_names={"target": "Mrs Kelmet"},
)
FORMULA = said("nothing", source="=cmd Moor", value=-3, unit="km2")


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "case.dateline"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(
            reading(
                HERS, ABOUT_HER, FORMULA, name="hers", url="https://outlet.example/tova-kelmet-speaks", title="Kelmet: “we saw it”", private=["Tova Kelmet"],
            )
        )  # fmt: skip
        ledger.add(reading(said("that tova kelmet was well \U0001f1fa\U0001f1e6", place="Corun"), name="other"))
        ledger.add(
            reading(
                said("a strike killed people", value=12, type_="casualties"),
                said("the bridge stood", type_="hold"),
                name="toll",
            )
        )
        newer = [
            said("a strike killed people", value=14, type_="casualties"),
            said("troops moved to the ferry", place="Belmor", type_="deploy", day="2022-10-19"),
        ]
        ledger.add(reading(*newer, said("the bridge stood", type_="hold"), name="toll", published="2022-10-19"))
        ledger.add(
            reading(said("the ferry sank", place="Belmor"), said("the pier sank"), name="toll", published="2022-10-18")
        )
        yield ledger


@pytest.fixture
def export(filled):
    def write(name, level="shared", now=NOW, **filters):
        out = io.StringIO(newline="")
        statement = write_export(filled, name, open_format(name), Filters(**filters), level, out, now)
        return out.getvalue(), statement

    return write
