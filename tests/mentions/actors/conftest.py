"""Fixtures of the room: a text in, its actors out."""

import hashlib
from functools import cache

import pytest

from dateline.documents import SpacyParser
from dateline.mentions.actors import find_actors
from dateline.records import Document, Report


@cache
def parsed(text: str, publisher: str | None = None) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return SpacyParser().parse(Report(id="case", text=text, sha256=sha256, publisher=publisher))


@pytest.fixture(scope="session")
def parse():
    return parsed


@pytest.fixture(scope="session")
def cast():
    def run(text: str, publisher: str | None = None):
        return find_actors(parsed(text, publisher))

    return run
