"""`dateline show`: one claim of the ledger, with all that is known of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_options import form_option, ledger_option, signed_option
from dateline.ledger.decisions import value_text
from dateline.views.cells import event_cell, figures_cell, places_cell, plain, source_cell, when_cell
from dateline.views.review import decided_line, read_line, review_line

if TYPE_CHECKING:
    from dateline.ledger import Entry, Ledger

NOT_FOUND = 1
_AROUND = 200


@click.command(short_help="Show one claim with its report and links.")
@click.argument("claim_id")
@ledger_option
@signed_option
@form_option("text", "jsonl")
def show(claim_id: str, *, path: Path, form: str, signed: bool) -> None:
    """Show the claim CLAIM_ID (the first letters will do): its fields, its words in their context, its report, what analysts decided, and every link to other
    claims.

    The exit status is 1 when there is no such claim, or, with --signed, none for which an analyst answers.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path) as ledger:
        found = ledger.claims_named(claim_id)
        if not found:
            click.echo(f"dateline: {path}: no claim {claim_id!r}; `dateline claims` lists them", err=True)
            sys.exit(NOT_FOUND)
        shown = [entry for entry in found if entry.effective.is_signed or not signed]
        if not shown:
            click.echo(f"dateline: {path}: {claim_id!r} is not signed; `dateline review` lists what waits", err=True)
            sys.exit(NOT_FOUND)
        for entry in shown:
            if form == "jsonl":
                _write_json(ledger, entry)
            else:
                _write_text(ledger, entry)


def _write_json(ledger: "Ledger", entry: "Entry") -> None:
    from datetime import UTC, datetime  # noqa: PLC0415  as above

    from dateline.exports import open_format  # noqa: PLC0415  as above
    from dateline.exports.share import Sharer  # noqa: PLC0415  as above

    item = Sharer(ledger, "working", datetime.now(UTC)).item(entry)
    open_format("jsonl").write([item], sys.stdout, lambda _item, _reason: None)


def _write_text(ledger: "Ledger", entry: "Entry") -> None:
    claim, head = entry.effective.claim, entry.head
    click.echo(f"{event_cell(claim)}, says {source_cell(claim)}")
    text = ledger.text(head.key)
    before = text[max(0, claim.evidence_start - _AROUND) : claim.evidence_start].rpartition("\n")[2]
    after = text[claim.evidence_end : claim.evidence_end + _AROUND].partition("\n")[0]
    gap = "" if before[-1:].strip() else " "
    after_gap = "" if after[:1].strip() else " "
    click.echo(f"  {plain(before)}{gap}[{plain(claim.evidence)}]{after_gap}{plain(after)}".rstrip())
    rows = (
        ("claim", claim.id),
        ("standing", entry.standing),
        ("review", review_line(entry.effective)),
        ("place", places_cell(claim.where)),
        ("date", when_cell(claim.when)),
        ("figures", figures_cell(claim.figures)),
        (
            "status",
            "" if claim.verification == "none" else f"{claim.verification} ({claim.verification_by or 'nobody named'})",
        ),
        ("report", ", ".join(part for part in (head.id, head.publisher, head.published, head.title, head.url) if part)),
        ("version", head.key + (f", superseded by {head.superseded_by}" if head.superseded_by else "")),
        ("words", f"{claim.evidence_start} to {claim.evidence_end} of a text with sha256 {head.sha256}"),
        ("rule", claim.rule),
    )
    for name, value in rows:
        if value:
            click.echo(f"  {name:9} {plain(value)}")
    _write_decisions(entry)
    for link in entry.links:
        mine = link.source_claim == claim.id
        other = link.target_claim if mine else link.source_claim
        name = f"{link.kind} ({link.finer})" if link.finer else link.kind
        compared = "; ".join(f"{slot}: {what}" for slot, what in link.compared.items())
        click.echo(
            plain(f"  {name} {other}" if mine else f"  {name}, by {other}")
            + f"  [{plain(link.rule)}] {plain(compared)}".rstrip()
        )
    click.echo()


def _write_decisions(entry: "Entry") -> None:
    for decided in entry.decisions:
        click.echo(f"  decided   {decided_line(decided)}")
        value = value_text(decided.decision)
        told = (("value", value), ("read", read_line(decided)), ("reason", decided.decision.reason))
        for name, text in told:
            if text:
                click.echo(f"            {plain(f'{name}: {text}')}")
