"""Word lists, one TOML file a list, one folder a language.

A file holds `about` (what it lists and where it comes from) and entries in `[[entry]]` tables. Every entry carries `finds` and `leaves`, sentences that
the rule made of it must and must not fire on; the tests run them (`tests/lexicons/`).
"""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.errors import ConfigError

Entry = dict[str, Any]


def _read(name: str, language: str) -> bytes:
    try:
        return files(__name__).joinpath(language, f"{name}.toml").read_bytes()
    except FileNotFoundError:
        raise ConfigError(
            f"no lexicon {name!r} for language {language!r}: reinstall Dateline or check the name"
        ) from None


@cache
def load(name: str, language: str = "en") -> tuple[Entry, ...]:
    """Return the entries of the lexicon `name`; raises `ConfigError` when there is no such list."""
    return tuple(tomllib.loads(_read(name, language).decode())["entry"])


def names(language: str = "en") -> list[str]:
    """Return the names of all lexicons of a language, sorted."""
    return sorted(
        file.name.removesuffix(".toml")
        for file in files(__name__).joinpath(language).iterdir()
        if file.name.endswith(".toml")
    )


@cache
def digest(name: str, language: str = "en") -> str:
    """Return the sha256 of a lexicon's file, for the run manifest."""
    return hashlib.sha256(_read(name, language)).hexdigest()
