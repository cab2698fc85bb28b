"""`dateline verify`: whether everything in the ledger still holds."""

import sys
from pathlib import Path

import click

from dateline.cli.ledger_options import ledger_option

DAMAGED = 4


@click.command(short_help="Check every hash, span and derivation.")
@ledger_option
def verify(*, path: Path) -> None:
    """Check the ledger: the file's pages, the chain of events, every payload, text and original against its hash, the words of every claim against its
    report, and every table against what the payloads give. Each thing that does not hold is one line; the exit status is then 4.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path) as ledger:
        damages = list(ledger.verify())
        for damage in damages:
            click.echo(f"{damage.where}: {damage.what}")
        if damages:
            click.echo(f"dateline: {path}: {len(damages)} things do not hold: restore the ledger from a copy", err=True)
            sys.exit(DAMAGED)
        events, reports, claims, destroyed = ledger.size()
        gone = f", {destroyed} payloads destroyed on order" if destroyed else ""
        click.echo(
            f"{path}: all holds: {events} events, {reports} reports, {claims} claims{gone}; dump {ledger.digest()}"
        )
