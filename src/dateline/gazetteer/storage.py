"""Open the gazetteer's file: unpacked once for each user, read-only ever after."""

import hashlib
import json
import lzma
import os
import sqlite3
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import ConfigError

_PACKED, _MANIFEST = "places.sqlite.xz", "places.json"


@cache
def read_manifest() -> dict[str, Any]:
    """Return the manifest of the gazetteer shipped: sources, sha256, row counts, probes."""
    manifest: dict[str, Any] = json.loads(files(__package__).joinpath(_MANIFEST).read_text(encoding="utf-8"))
    return manifest


def open_store() -> sqlite3.Connection:
    """Return a read-only connection to the places; raises `ConfigError` when the file is missing or damaged."""
    manifest = read_manifest()
    for folder in _folders():
        path = folder / f"places-{manifest['sha256'][:16]}.sqlite"
        if _is_whole(path, manifest) or _unpack_to(path, manifest):
            return _connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    base = _connect(":memory:", uri=False)
    base.deserialize(_unpack(manifest))
    return base


def _connect(name: str, *, uri: bool) -> sqlite3.Connection:
    return sqlite3.connect(name, uri=uri, check_same_thread=False, isolation_level=None)


def _folders() -> list[Path]:
    """Return the folders to keep the unpacked file in, best first."""
    own = os.environ.get("DATELINE_CACHE")
    user = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = Path(user) if user else Path(os.path.expanduser("~")) / ".cache"  # noqa: PTH111  Path.home raises where there is none
    temporary = Path(tempfile.gettempdir()) / f"dateline-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    return [Path(own)] if own else [home / "dateline", temporary]


def _is_whole(path: Path, manifest: dict[str, Any]) -> bool:
    """Tell whether `path` is a complete file of ours: nobody else could have written it, and its size is right."""
    try:
        found = path.stat()
    except OSError:
        return False
    ours = not hasattr(os, "getuid") or found.st_uid in {os.getuid(), 0}
    return ours and found.st_size == manifest["bytes"]


def _unpack_to(path: Path, manifest: dict[str, Any]) -> bool:
    """Write the unpacked file under a name of its own and move it into place, so that processes side by side never see half of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix="places-", suffix=".part", dir=path.parent)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_unpack(manifest))
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    return True


def _unpack(manifest: dict[str, Any]) -> bytes:
    try:
        content = lzma.decompress(files(__package__).joinpath(_PACKED).read_bytes())
    except (FileNotFoundError, lzma.LZMAError) as error:
        raise ConfigError(f"the gazetteer is missing or damaged ({error}): reinstall Dateline") from error
    if hashlib.sha256(content).hexdigest() != manifest["sha256"]:
        raise ConfigError("the gazetteer does not match its manifest: reinstall Dateline")
    return content
