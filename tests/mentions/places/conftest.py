"""Fixtures of the room: a text in, its toponyms out."""

import hashlib
from functools import cache

import pytest

from dateline.documents import SpacyParser
from dateline.gazetteer import open_gazetteer
from dateline.mentions.places import find_toponyms, resolve_toponyms
from dateline.records import Document, Report, Toponym


@cache
def parsed(text: str) -> Document:
    return SpacyParser().parse(Report(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))


@pytest.fixture(scope="session")
def parse():
    return parsed


@pytest.fixture(scope="session")
def gazetteer():
    return open_gazetteer()


@pytest.fixture(scope="session")
def find():
    def run(text: str) -> tuple[Toponym, ...]:
        return find_toponyms(parsed(text), open_gazetteer())

    return run


@pytest.fixture(scope="session")
def resolve():
    def run(text: str, prior: tuple[str, ...] = ()) -> tuple[Toponym, ...]:
        document = parsed(text)
        return resolve_toponyms(document, find_toponyms(document, open_gazetteer()), open_gazetteer(), prior)

    return run
