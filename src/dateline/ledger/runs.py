"""Runs: which Dateline, lists, gazetteer and model read a report."""

import hashlib

import msgspec

_OF_A_REPORT = {"published", "published_from", "report_sha256"}
_COLUMNS = ("dateline", "parser", "gazetteer", "lexicons", "place_prior")
_ENCODER = msgspec.json.Encoder(order="deterministic")


def run_row(manifest: dict[str, str]) -> tuple[str | None, ...]:
    """Return the row of `run` for a manifest; what it says of the single report stands with the report."""
    settings = {name: value for name, value in manifest.items() if name not in _OF_A_REPORT}
    text = _ENCODER.encode(settings)
    digest = hashlib.sha256(text).hexdigest()[:16]
    return (digest, *(settings.get(column) for column in _COLUMNS), text.decode())
