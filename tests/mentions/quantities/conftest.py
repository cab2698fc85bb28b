"""Fixtures of the room: a text in, its quantities out."""

import hashlib
from functools import cache

import pytest

from dateline.documents import SpacyParser
from dateline.mentions.quantities import find_quantities
from dateline.records import Document, Quantity, Report


@cache
def parsed(text: str) -> Document:
    return SpacyParser().parse(Report(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))


@pytest.fixture(scope="session")
def parse():
    return parsed


@pytest.fixture(scope="session")
def find():
    def run(text: str, **options: object) -> tuple[Quantity, ...]:
        return find_quantities(parsed(text), **options)

    return run
