"""`dateline explain`: why a claim was composed so."""

import sys
from datetime import datetime
from pathlib import Path

import click

from dateline.cli.options import join_codes, report_options, with_options
from dateline.errors import ReportError
from dateline.records import Claim, Reading

NOT_FOUND = 1


@click.command(short_help="Say why a claim was composed so.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("claim_id", required=False)
@click.option(
    "--at",
    "offset",
    type=click.IntRange(min=0),
    metavar="OFFSET",
    help="Every claim whose words hold the letter at this place of the text, counted from 0.",
)
@report_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the reasons.",
)
def explain(
    file: Path,
    claim_id: str | None,
    *,
    offset: int | None,
    published: datetime | None,
    publisher: str | None,
    place_prior: tuple[tuple[str, ...], ...],
    form: str,
) -> None:
    """Say why a claim of FILE was composed so: the words, rules, candidates and scores behind each of its fields.

    Name the claim by CLAIM_ID (the `id` of `dateline read --format json`, or its first letters), or by a place in the text with --at. The options must be
    those that the report was read with. The exit status is 1 when there is no such claim.
    """
    if (claim_id is None) == (offset is None):
        raise click.UsageError("give either a CLAIM_ID or --at OFFSET, and not both")
    readings = _read(file, published, publisher, join_codes(place_prior))
    if offset is not None and len(readings) > 1:
        raise click.UsageError(f"{file} holds {len(readings)} reports: --at needs one; name the claim by its id")
    found = [(reading, claims) for reading in readings if (claims := _find(reading, claim_id, offset))]
    if not found:
        click.echo(f"dateline: {_missing(file, readings, claim_id, offset)}", err=True)
        sys.exit(NOT_FOUND)
    _write(found, form)


def _read(file: Path, published: datetime | None, publisher: str | None, place_prior: tuple[str, ...]) -> list[Reading]:
    from dateline import pipeline  # noqa: PLC0415  the rooms are only loaded when there is something to read
    from dateline.reports import read_file  # noqa: PLC0415  as above

    readings = []
    for report in read_file(file):
        if isinstance(report, ReportError):
            raise report
        settings = pipeline.Settings(place_prior=place_prior)
        readings.append(pipeline.read(with_options(report, published, publisher), settings))
    return readings


def _find(reading: Reading, claim_id: str | None, offset: int | None) -> tuple[Claim, ...]:
    from dateline.views.explain import claims_at, claims_by_id  # noqa: PLC0415  as above

    return claims_at(reading, offset) if offset is not None else claims_by_id(reading, claim_id or "")


def _missing(file: Path, readings: list[Reading], claim_id: str | None, offset: int | None) -> str:
    """Return the line that says what is not there, and what is."""
    claims = [claim for reading in readings for claim in reading.claims]
    if not claims:
        return f"{file}: no claims were found in it"
    if offset is None:
        return f"{file}: none of its {len(claims)} claims has the id {claim_id!r}; `dateline read --format json` lists them"
    nearest = min(claims, key=lambda claim: max(claim.evidence_start - offset, offset - claim.evidence_end + 1))
    return f"{file}: no claim at {offset}; the nearest stands at {nearest.evidence_start} to {nearest.evidence_end}"


def _write(found: list[tuple[Reading, tuple[Claim, ...]]], form: str) -> None:
    from dateline.views.explain import explain_claims  # noqa: PLC0415  as above

    explanations = [each for reading, claims in found for each in explain_claims(reading, claims)]
    if form == "json":
        import msgspec  # noqa: PLC0415  each format loads its own writer

        click.echo(msgspec.json.format(msgspec.json.encode(explanations), indent=2).decode())
        return
    from dateline.cli.reasons import write_reasons  # noqa: PLC0415  rich is slow to load

    write_reasons(explanations)
