"""A payload becomes rows, and rows become claims again: the one place that knows how claims lie in columns."""

import math
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec

from dateline.ledger.kept import Kept
from dateline.ledger.runs import run_row
from dateline.ledger.sketches import sketch
from dateline.ledger.weaknesses import find_weaknesses, grade_of
from dateline.records import Claim, Figure, Issue, Source, When, Where

Row = tuple[Any, ...]
PER_EVENT = 1 << 16
"""Claims that one report may hold."""
_ENCODER = msgspec.json.Encoder(order="deterministic")

CLAIM_COLUMNS = (
    "number", "id", "report", "standing", "type", "subtype", "modality", "source_name", "source_kind", "source_side", "source_text", "source_start",
    "source_end", "cue", "cue_start", "cue_end", "via", "actor", "target", "means", "when_text", "when_start", "when_end", "when_text_start", "when_text_end",
    "has_when", "said_text", "said_start", "said_end", "said_text_start", "said_text_end", "has_said", "when_alternatives", "zone", "places", "latitude",
    "longitude", "value", "unit", "verification", "verification_by", "private_person", "stated_names", "evidence", "evidence_start", "evidence_end", "rule",
)  # fmt: skip
_WHERE = ("text", "name", "start", "end", "relation", "lat", "lon", "geonameid", "place", "precision_km", "kind")
_NUMBERS = (
    "text", "start", "end", "value", "value_to", "unit", "of", "approx", "bound", "part_of", "derived", "victims",
)  # fmt: skip
_PLACE = attrgetter(*_WHERE)
_FIGURE = attrgetter(*_NUMBERS)
_ACTOR = attrgetter("id", "name", "kind", "short", "side", "office", "is_plural", "is_publisher", "is_private")


class Rows(NamedTuple):
    """The rows of one report, table by table, in the order in which they can be written."""

    run: list[Row]
    report: list[Row]
    report_text: list[Row]
    claim: list[Row]
    claim_place: list[Row]
    claim_figure: list[Row]
    weakness: list[Row]
    actor: list[Row]
    protected_span: list[Row]
    issue: list[Row]


def cell_of(latitude: float | None, longitude: float | None) -> int | None:
    """Return the number of the one-degree square that holds a point.

    >>> cell_of(49.46, 36.86)
    139216
    """
    if latitude is None or longitude is None:
        return None
    return (math.floor(latitude) + 90) * 1000 + math.floor(longitude) + 180


def address_of(url: str | None) -> str | None:
    """Return what of a URL names the page: without scheme, fragment and closing slash, the host in small letters."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}" or url


def rows_of(kept: Kept, seq: int, added: int) -> Rows:
    """Return the rows that the payload of event `seq` gives; `added` is the event that first brought this version."""
    run = run_row(kept.manifest)
    report = kept.report
    key = kept.key
    numbered = [(seq * PER_EVENT + index, claim) for index, claim in enumerate(kept.claims)]
    address = address_of(report.url)
    head = (
        key, report.id, report.url, address, sketch(report.text) if address else None, report.title, report.publisher, report.published, report.published_from, report.language,
        report.sha256, len(kept.claims), len(kept.issues), None, run[0], added, seq,
    )  # fmt: skip
    return Rows(
        run=[run],
        report=[head],
        report_text=[(key, report.text)],
        claim=[_claim_row(number, claim, key) for number, claim in numbered],
        claim_place=[row for number, claim in numbered for row in place_rows(number, claim)],
        claim_figure=[row for number, claim in numbered for row in figure_rows(number, claim)],
        weakness=[_weakness_row(number, claim, kept.issues) for number, claim in numbered],
        actor=[(key, *_ACTOR(actor), actor.id in kept.protected_actors) for actor in kept.actors],
        protected_span=[(key, span.start, span.end, span.what, span.actor) for span in kept.protected],
        issue=[(key, index, each.code, each.message, each.start, each.end) for index, each in enumerate(kept.issues)],
    )


def _claim_row(number: int, claim: Claim, key: str) -> Row:
    source = claim.source
    point = next((where for where in claim.where if where.lat is not None and where.lon is not None), None)
    figure = claim.figures[0] if claim.figures else None
    return (
        number, claim.id, key, "current", claim.type, claim.subtype, claim.modality, source.name, source.kind, source.side, source.text, source.start,
        source.end, claim.cue, claim.cue_start, claim.cue_end, claim.via, claim.actor, claim.target, claim.means, *_when(claim.when), *_when(claim.said),
        _ENCODER.encode(claim.when_alternatives).decode() if claim.when_alternatives else None, claim.zone,
        ", ".join(where.name for where in claim.where) or None, point.lat if point else None, point.lon if point else None,
        figure.value if figure else None, figure.unit if figure else None, claim.verification, claim.verification_by, int(claim.private_person),
        _ENCODER.encode(claim.stated_names).decode() if claim.stated_names is not None else None, claim.evidence, claim.evidence_start,
        claim.evidence_end, claim.rule,
    )  # fmt: skip


def _when(when: When | None) -> Row:
    if when is None:
        return None, None, None, None, None, 0
    return when.text, when.start, when.end, when.text_start, when.text_end, 1


def _weakness_row(number: int, claim: Claim, issues: tuple[Issue, ...]) -> Row:
    codes = find_weaknesses(claim, issues)
    return number, grade_of(codes), " ".join(codes)


def place_rows(number: int, claim: Claim) -> list[Row]:
    """Return the rows of `claim_place` for the places of a claim."""
    days = (claim.when.start, claim.when.end) if claim.when else (None, None)
    return [
        (number, ordinal, *_PLACE(where), cell_of(where.lat, where.lon), *days)
        for ordinal, where in enumerate(claim.where)
    ]


def figure_rows(number: int, claim: Claim) -> list[Row]:
    """Return the rows of `claim_figure` for the figures of a claim."""
    day = claim.when.start if claim.when else None
    return [
        (number, ordinal, *_FIGURE(figure), day, claim.type, claim.source.name)
        for ordinal, figure in enumerate(claim.figures)
    ]


def claim_of(row: dict[str, Any], places: list[Row], figures: list[Row]) -> Claim:
    """Return the claim that lies in the columns of `row` and in the rows of its places and figures; `row["report_id"]` is the report's own id."""
    return Claim(
        id=row["id"],
        report=row["report_id"],
        evidence=row["evidence"],
        evidence_start=row["evidence_start"],
        evidence_end=row["evidence_end"],
        type=row["type"],
        modality=row["modality"],
        source=Source(**{name: row[f"source_{name}"] for name in ("name", "kind", "text", "start", "end", "side")}),
        rule=row["rule"],
        **{
            name: row[name]
            for name in ("cue", "cue_start", "cue_end", "via", "actor", "target", "subtype", "means", "zone")
        },
        where=tuple(map(_where_of, places)),
        when=_when_of(row, "when"),
        figures=tuple(map(_figure_of, figures)),
        verification=row["verification"],
        verification_by=row["verification_by"],
        private_person=bool(row["private_person"]),
        said=_when_of(row, "said"),
        when_alternatives=msgspec.json.decode(row["when_alternatives"] or "[]", type=tuple[When, ...]),
        stated_names=msgspec.json.decode(row["stated_names"]) if row["stated_names"] is not None else None,
    )


def _when_of(row: dict[str, Any], name: str) -> When | None:
    if not row[f"has_{name}"]:
        return None
    return When(
        text=row[f"{name}_text"],
        start=row[f"{name}_start"],
        end=row[f"{name}_end"],
        text_start=row[f"{name}_text_start"],
        text_end=row[f"{name}_text_end"],
    )


def _where_of(row: Row) -> Where:
    return Where(**dict(zip(_WHERE, row[2:], strict=False)))


def _figure_of(row: Row) -> Figure:
    fields = dict(zip(_NUMBERS, row[2:], strict=False))
    return Figure(**{**fields, "approx": bool(fields["approx"]), "derived": bool(fields["derived"])})
