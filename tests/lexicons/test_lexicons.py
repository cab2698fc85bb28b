"""Every lexicon says what it is, and every entry shows what it finds and what it leaves; the rooms' own tests run those sentences."""

import tomllib
from importlib.resources import files

import pytest

from dateline import lexicons
from dateline.errors import ConfigError

NAMES = lexicons.names()


def content(name):
    return tomllib.loads(files(lexicons).joinpath("en", f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_says_what_it_is(name):
    about = content(name).get("about")
    assert isinstance(about, str)
    assert len(about) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_shows_what_it_finds_and_leaves(name):
    for number, entry in enumerate(lexicons.load(name)):
        for key in ("finds", "leaves"):
            sentences = entry.get(key)
            assert isinstance(sentences, list), f"entry {number} of {name} has no {key}"
            assert sentences, f"{key} of entry {number} of {name} is empty"
            assert all(isinstance(sentence, str) and sentence.strip() for sentence in sentences)


@pytest.mark.parametrize("name", NAMES)
def test_the_digest_is_that_of_the_file(name):
    assert len(lexicons.digest(name)) == 64


def test_an_unknown_list_is_a_config_error():
    with pytest.raises(ConfigError, match="no lexicon 'pelicans'"):
        lexicons.load("pelicans")
