"""Fixtures of the room: a text in, its expressions of time out."""

from functools import cache

import pytest

from dateline.documents import SpacyParser
from dateline.mentions.times import find_timexes
from dateline.records import Document, Report


def make_report(text, published=None, publisher=None):
    return Report(id="r", text=text, sha256="0", published=str(published) if published else None, publisher=publisher)


def unparsed_document(text, published=None, publisher=None):
    report = make_report(text, published, publisher)
    return Document(report=report, paragraphs=(), sentences=(), tokens=(), names=(), quotations=())


@cache
def parsed_document(text, published=None, publisher=None):
    return SpacyParser().parse(make_report(text, published, publisher))


@pytest.fixture(scope="session")
def unparsed():
    return unparsed_document


@pytest.fixture(scope="session")
def parsed():
    return parsed_document


@pytest.fixture(scope="session")
def times():
    """Read a text without a parser: tenses are then unknown."""

    def run(text, published=None, publisher=None):
        return find_timexes(unparsed_document(text, published, publisher))

    return run
