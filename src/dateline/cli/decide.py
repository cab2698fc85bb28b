"""`dateline decide`: an analyst accepts, fixes or rejects a claim, or a slot of it."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from dateline.cli.ledger_options import ledger_option
from dateline.errors import ConfigError
from dateline.records import DecisionSlot, Verdict
from dateline.views.cells import plain

if TYPE_CHECKING:
    from dateline.ledger import Entry, Ledger


@click.command(short_help="Accept, fix or reject a claim, or a slot of it.")
@click.argument("claim_id")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.argument("value", required=False)
@click.option(
    "--slot",
    type=click.Choice(get_args(DecisionSlot)),
    default="claim",
    show_default=True,
    metavar="SLOT",
    help=f"What of the claim: {', '.join(get_args(DecisionSlot))}.",
)
@click.option(
    "--by",
    required=True,
    envvar="DATELINE_INITIALS",
    metavar="INITIALS",
    help="Yours; DATELINE_INITIALS in the environment names them too.",
)
@click.option("--reason", metavar="TEXT", help="Why; needed to fix and to reject.")
@ledger_option
def decide(
    claim_id: str, verdict: Verdict, value: str | None, *, slot: DecisionSlot, by: str, reason: str | None, path: Path
) -> None:
    """Decide about the claim CLAIM_ID (the first letters will do): accept what was read, reject it, or fix a slot with VALUE.

    What the program read is kept beside. `--slot where` takes a place of the gazetteer, its id, or a latitude and longitude; `when` ISO dates; `figures` numbers with
    units; all forms stand in docs/reference/decide.md. A later decision about the same slot takes the place of an earlier one.
    """
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs
    from dateline.views.fixes import read_fix  # noqa: PLC0415  as above
    from dateline.views.review import decided_line  # noqa: PLC0415  as above

    if (value is None) == (verdict == "fix"):
        raise click.UsageError("fix takes a VALUE, accept and reject take none")
    with Ledger.open(path, write=True) as ledger:
        claim = _find(ledger, claim_id).claim
        fix = read_fix(slot, value, claim) if value is not None else None
        decided = ledger.decide(claim.id, slot, verdict, by=by, reason=reason, fix=fix)
        (entry,) = ledger.claims_with([claim.id])
    click.echo(f"{claim.id}: {decided_line(decided)}")
    read = decided.decision.as_read.get(slot)
    if fix is not None:
        from dateline.ledger.effective import slot_texts  # noqa: PLC0415  as above

        now = slot_texts(entry.effective.claim).get(slot, "none")
        told = f"{slot}: {now}; read: {read or 'nothing'}"
        click.echo(f"  {plain(told)}")
    click.echo(f"  the claim is {_state(entry)}")


def _find(ledger: "Ledger", name: str) -> "Entry":
    found = ledger.claims_named(name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ConfigError(
            f"no claim {name!r}; expected the first letters of an id that `dateline review` or `dateline claims` lists"
        )
    named = ", ".join(entry.claim.id for entry in found[:5])
    raise ConfigError(f"{name!r} begins {len(found)} ids ({named}); expected one: give more letters")


def _state(entry: "Entry") -> str:
    effective = entry.effective
    state = {"accepted": "signed", "fixed": "signed, with changes", "partly": "not signed yet", "rejected": "rejected"}
    return state.get(effective.review or "", "not signed")
