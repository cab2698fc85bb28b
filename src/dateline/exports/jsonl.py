"""JSON lines: one claim a line, all its fields, with its report and links. The schema stands beside this file."""

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec
from msgspec import structs

from dateline.exports.format import Drop, Item
from dateline.exports.signatures import Signature
from dateline.records import Claim, Link, Review

ENDING = ".jsonl"


class Line(Claim, frozen=True, kw_only=True):
    """A claim as a line: the fields of a claim, then those of its report and of the ledger.

    `standing` is `current`; or `corrected` or `retracted` when a newer version of the report says otherwise, and then `withdrawn_by` is the claim that
    corrects it or the key of the version that no longer says it. `report_key` names the version, `report_sha256` its text, into which the offsets point.
    `withheld` says what was taken out before sharing: `name`, `quotation`, `position`, `address`.

    `review` is null where no analyst decided anything; `accepted` or `fixed` when one answers for every slot; `partly`; or `rejected`. The claim's fields hold the
    analyst's values in the slots named in `changed`; `signatures` are the decisions, each with what had been read.
    """

    standing: str
    report_key: str
    report_sha256: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    corrects: tuple[str, ...]
    withdrawn_by: str | None
    links: tuple[Link, ...]
    withheld: tuple[str, ...]
    review: Review | None
    changed: tuple[str, ...]
    signatures: tuple[Signature, ...]


def line_of(item: Item) -> Line:
    """Return the line of an item."""
    head = item.head
    return Line(
        **structs.asdict(item.claim), standing=item.standing, report_key=head.key, report_sha256=head.sha256, publisher=head.publisher,
        published=head.published, title=head.title, url=head.url, corrects=item.corrects, withdrawn_by=item.withdrawn_by, links=item.links,
        withheld=item.withheld, review=item.review, changed=item.changed, signatures=item.signatures,
    )  # fmt: skip


def write(items: Iterable[Item], out: TextIO, _drop: Drop) -> None:
    """Write every item as one line."""
    out.writelines(msgspec.json.encode(line_of(item)).decode() + "\n" for item in items)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claim of a Dateline ledger",
        **msgspec.json.schema(Line),
    }
