"""`dateline rebuild`: the tables for reading, made again."""

import sys
from pathlib import Path

import click

from dateline.cli.ledger_options import ledger_option

DAMAGED = 4


@click.command(short_help="Make all tables again from what is kept.")
@ledger_option
@click.option("--link", is_flag=True, help="Link the claims as well, however many there are.")
def rebuild(*, path: Path, link: bool) -> None:
    """Drop every table for reading and make it again from the payloads. The bytes of the canonical dump must come out the same; if not, the tables had been
    tampered with, they are right now, and the exit status is 4.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path, write=True, older=True) as ledger:
        if ledger.is_older():
            ledger.rebuild()
            click.echo(f"{path}: tables of an older version, made anew")
        if link or (ledger.has_links() and not ledger.is_linked()):
            click.echo(f"{path}: {ledger.link(anew=link)} links")
        before = ledger.digest()
        ledger.rebuild()
        after = ledger.digest()
    click.echo(f"{path}: dump {after}")
    if before != after:
        click.echo(
            f"dateline: {path}: the tables were not what the payloads give (dump {before}); they are now", err=True
        )
        sys.exit(DAMAGED)
