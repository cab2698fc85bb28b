"""The sentences of the lists that tell the parts of pages and texts apart."""

import re

import pytest

from dateline.documents.paragraphs import _caption, _furniture, _opening
from dateline.lexicons import load
from dateline.reports.blocks import _is_part
from dateline.reports.language import other_language


def sentences(name, key):
    return [
        pytest.param(entry["name"], sentence, id=f"{entry['name']}: {sentence[:40]}")
        for entry in load(name)
        for sentence in entry[key]
    ]


def texts(name, key):
    return [sentence for entry in load(name) for sentence in entry[key]]


@pytest.mark.parametrize(("entry", "line"), sentences("furniture", "finds"))
def test_furniture_finds(entry, line):
    pattern = next(each["pattern"] for each in load("furniture") if each["name"] == entry)
    assert re.compile(pattern, re.IGNORECASE).fullmatch(line)


@pytest.mark.parametrize("line", texts("furniture", "leaves"))
def test_furniture_leaves(line):
    assert not _furniture().fullmatch(line)


@pytest.mark.parametrize(("entry", "line"), sentences("captions", "finds"))
def test_captions_finds(entry, line):
    pattern = next(each["pattern"] for each in load("captions") if each["name"] == entry)
    assert re.search(pattern, line)


@pytest.mark.parametrize("line", texts("captions", "leaves"))
def test_captions_leaves(line):
    assert not _caption().search(line)


@pytest.mark.parametrize("name", texts("page-parts", "finds"))
def test_page_parts_finds(name):
    assert _is_part(name)


@pytest.mark.parametrize("name", texts("page-parts", "leaves"))
def test_page_parts_leaves(name):
    assert not _is_part(name)


@pytest.mark.parametrize(("entry", "text"), sentences("languages", "finds"))
def test_languages_finds(entry, text):
    assert other_language(text) == (None if entry == "English" else entry)


@pytest.mark.parametrize(("entry", "text"), sentences("languages", "leaves"))
def test_languages_leaves(entry, text):
    found = other_language(text)
    assert found if entry == "English" else found != entry


@pytest.mark.parametrize(("entry", "text"), sentences("datelines", "finds"))
def test_datelines_finds(entry, text):
    pattern = next(each["pattern"] for each in load("datelines") if each["name"] == entry)
    assert re.match(pattern, text)


@pytest.mark.parametrize("text", texts("datelines", "leaves"))
def test_datelines_leaves(text):
    assert not _opening().match(text)
