"""Dateline: a ledger of attributed claims from reports about a conflict.

>>> from pathlib import Path
>>> reading = read(Path("examples/01-wire.report.json"))  # doctest: +SKIP
>>> reading.claims[0].source.name  # doctest: +SKIP
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.errors import ConfigError, DatelineError, LedgerError, ReportError
    from dateline.ledger import Ledger
    from dateline.records import Claim, Document, Issue, Reading, Report, Source, Span

__version__ = "0.1.0"
__all__ = [
    "Claim", "ConfigError", "DatelineError", "Document", "Issue", "Ledger", "LedgerError", "Reading", "Report", "ReportError", "Source", "Span", "read",
]  # fmt: skip


def read(
    source: "str | Path | Report",
    *,
    published: str | None = None,
    publisher: str | None = None,
    place_prior: tuple[str, ...] = (),
) -> "Reading":
    """Read one report: a text, the path of a file, or a `Report`.

    `published` (an ISO date) and `publisher` outrank what the file says; `place_prior` are ISO country codes that a doubtful place name is likelier to
    lie in. Raises `ReportError` when the report cannot be read, and when a file holds more than one.
    """
    import msgspec  # noqa: PLC0415  importing dateline stays quick: the rooms load when something is read

    from dateline import pipeline  # noqa: PLC0415
    from dateline.errors import ReportError  # noqa: PLC0415
    from dateline.reports import read_file, read_text  # noqa: PLC0415

    if isinstance(source, Path):
        found = list(read_file(source))
        if len(found) != 1:
            raise ReportError(
                f"{source}: {len(found)} reports in one file; expected one: use dateline.reports.read_file and read each"
            )
        if isinstance(found[0], ReportError):
            raise found[0]
        report = found[0]
    else:
        report = read_text(source) if isinstance(source, str) else source
    if published:
        report = msgspec.structs.replace(report, published=published, published_from="option")
    if publisher:
        report = msgspec.structs.replace(report, publisher=publisher)
    return pipeline.read(report, pipeline.Settings(place_prior=place_prior))


def __getattr__(name: str) -> Any:  # noqa: ANN401  any public record
    """Load a public record or error when it is first asked for."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    if name == "Ledger":
        from dateline.ledger import Ledger  # noqa: PLC0415

        return Ledger
    from dateline import errors, records  # noqa: PLC0415

    return getattr(errors if name.endswith("Error") else records, name)
