"""Fixtures of the room: a text in, its findings out."""

import hashlib
from functools import cache

import pytest

from dateline import pipeline
from dateline.checks import check_reading
from dateline.records import Report


@cache
def read(text, published="2022-09-13", name="case"):
    report = Report(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=published,
        publisher="Harbour Press",
    )
    return pipeline.read(report)


@pytest.fixture(scope="session")
def reading():
    return read


@pytest.fixture(scope="session")
def findings():
    def run(text, published="2022-09-13", others=()):
        return check_reading(read(text, published), others)

    return run
