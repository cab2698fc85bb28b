"""Fixtures of the room: a sentence in, its attributions out."""

import hashlib
from functools import cache

import pytest

from dateline.claims.attributions import find_attributions
from dateline.documents import SpacyParser
from dateline.records import Attribution, Document, Mentions, Report


@cache
def parsed(text: str) -> Document:
    return SpacyParser().parse(Report(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest()))


@pytest.fixture(scope="session")
def parse():
    return parsed


@pytest.fixture(scope="session")
def attribute():
    def run(text: str) -> tuple[Attribution, ...]:
        return find_attributions(parsed(text), Mentions())

    return run
