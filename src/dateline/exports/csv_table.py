"""CSV: one claim a row, the same columns in the same order always, nothing that a spreadsheet would run."""

import csv
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, TextIO

from dateline.exports.format import Drop, Item
from dateline.records import Claim, Where

ENDING = ".csv"
_RUN = frozenset("=+-@\t\r")
Value = str | int | float | None


class Column(NamedTuple):
    """A column: its name, its type, what it means, and how it is read from an item."""

    name: str
    type: str
    meaning: str
    read: Callable[[Item], Value]


def _point(claim: Claim) -> Where | None:
    return next((where for where in claim.where if where.lat is not None), None)


def _joined(values: Iterable[object]) -> str | None:
    return "; ".join("" if value is None else str(value) for value in values) or None


COLUMNS = (
    Column("id", "text", "the claim's id in the ledger", lambda item: item.claim.id),
    Column("standing", "text", "current; or corrected or retracted by a newer version of the report", lambda item: item.standing),
    Column("withdrawn_by", "text", "the claim that corrects this one, or the key of the version that retracts it", lambda item: item.withdrawn_by),
    Column("corrects", "text", "ids of claims of older versions that this one corrects, with `; ` between", lambda item: _joined(item.corrects)),
    Column("type", "text", "event type", lambda item: item.claim.type),
    Column("subtype", "text", "finer kind of event", lambda item: item.claim.subtype),
    Column("modality", "text", "asserted, denied, intended, requested, predicted, hedged, not_known", lambda item: item.claim.modality),
    Column("source_name", "text", "who answers for the claim; narrator is the outlet in its own voice", lambda item: item.claim.source.name),
    Column("source_kind", "text", "person, body, media, anonymous, collective, narrator", lambda item: item.claim.source.kind),
    Column("source_side", "text", "country code of the state the source speaks for, IO, or an armed group", lambda item: item.claim.source.side),
    Column("cue", "text", "the words that attribute", lambda item: item.claim.cue),
    Column("via", "text", "the channel", lambda item: item.claim.via),
    Column("actor", "text", "who does it", lambda item: item.claim.actor),
    Column("target", "text", "to whom or what", lambda item: item.claim.target),
    Column("means", "text", "the weapon or tool named", lambda item: item.claim.means),
    Column("when_start", "date", "first day of the event, ISO", lambda item: item.claim.when.start if item.claim.when else None),
    Column("when_end", "date", "last day of the event, ISO, included", lambda item: item.claim.when.end if item.claim.when else None),
    Column("when_text", "text", "the words that date it", lambda item: item.claim.when.text if item.claim.when else None),
    Column("places", "text", "names of all places, with `; ` between", lambda item: _joined(where.name for where in item.claim.where)),
    Column("relations", "text", "in, near, from, to or as written, for each place", lambda item: _joined(where.relation for where in item.claim.where)),
    Column("geonameids", "text", "GeoNames numbers, for each place", lambda item: _joined(where.geonameid for where in item.claim.where)),
    Column("latitude", "number", "degrees WGS84, of the first place with a point", lambda item: point.lat if (point := _point(item.claim)) else None),
    Column("longitude", "number", "the same", lambda item: point.lon if (point := _point(item.claim)) else None),
    Column("precision_km", "number", "how far off that point may be", lambda item: point.precision_km if (point := _point(item.claim)) else None),
    Column("value", "number", "of the first figure", lambda item: item.claim.figures[0].value if item.claim.figures else None),
    Column("value_to", "number", "upper end, when the first figure is a range", lambda item: item.claim.figures[0].value_to if item.claim.figures else None),
    Column("unit", "text", "of the first figure", lambda item: item.claim.figures[0].unit if item.claim.figures else None),
    Column("bound", "text", "at_least, at_most, more_than, less_than; of the first figure", lambda item: item.claim.figures[0].bound if item.claim.figures else None),
    Column("figures", "text", "all figures as written, with `; ` between", lambda item: _joined(figure.text for figure in item.claim.figures)),
    Column("values", "text", "value and unit of all figures", lambda item: _joined(f"{figure.value} {figure.unit}" for figure in item.claim.figures)),
    Column("verification", "text", "none, unverified, confirmed, disputed", lambda item: item.claim.verification),
    Column("verification_by", "text", "who could not verify, confirmed or disputes", lambda item: item.claim.verification_by),
    Column("private_person", "0 or 1", "whether a person without a public role is its source or in it", lambda item: int(item.claim.private_person)),
    Column("evidence", "text", "the words it rests on", lambda item: item.claim.evidence),
    Column("evidence_start", "integer", "where they start in the report's text, in Unicode code points", lambda item: item.claim.evidence_start),
    Column("evidence_end", "integer", "where they end, not included", lambda item: item.claim.evidence_end),
    Column("report", "text", "the report's id", lambda item: item.head.id),
    Column("report_key", "text", "key of this version of the report", lambda item: item.head.key),
    Column("report_sha256", "text", "sha256 of its text", lambda item: item.head.sha256),
    Column("publisher", "text", "who published it", lambda item: item.head.publisher),
    Column("published", "date", "day of publication, ISO", lambda item: item.head.published),
    Column("title", "text", "its title", lambda item: item.head.title),
    Column("url", "text", "its address", lambda item: item.head.url),
    Column("links", "text", "kind and other claim of every link, with `; ` between", lambda item: _joined(_link(item))),
    Column("withheld", "text", "what was taken out before sharing: name, quotation, position, address", lambda item: _joined(item.withheld)),
    Column("review", "text", "empty: no analyst decided anything; accepted or fixed: signed, an analyst answers for every slot; partly; rejected", lambda item: item.review),
    Column("reviewed_by", "text", "initials of the analysts", lambda item: _joined(item.reviewed_by)),
    Column("changed", "text", "the fields of this row that bear an analyst's value and not what was read", lambda item: _joined(item.changed)),
    Column("as_read", "text", "what had been read there", lambda item: _joined(item.as_read)),
    Column("reasons", "text", "why they decided so; only at level working", lambda item: _joined(f"{each.slot}: {each.reason}" for each in item.signatures if each.reason)),
)  # fmt: skip


def _link(item: Item) -> Iterable[str]:
    for link in item.links:
        name = link.finer or link.kind
        mine = link.source_claim == item.claim.id
        yield f"{name} {link.target_claim}" if mine else f"{name} by {link.source_claim}"


def escape(value: Value) -> Value:
    """Return a cell that no spreadsheet runs: an apostrophe goes before a text that would be a formula; numbers stay numbers.

    >>> escape("=1+1")
    "'=1+1"
    """
    if not isinstance(value, str):
        return value
    start = unicodedata.normalize("NFKC", value).lstrip(" \n\u200b\ufeff")[:1]
    return f"'{value}" if start in _RUN and start else value


def write_rows(names: Iterable[str], rows: Iterable[Iterable[Value]], out: TextIO) -> None:
    """Write a heading and rows, every text cell escaped."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([escape(value) for value in row])


def write(items: Iterable[Item], out: TextIO, _drop: Drop) -> None:
    """Write every item as one row."""
    write_rows((column.name for column in COLUMNS), ([column.read(item) for column in COLUMNS] for item in items), out)
