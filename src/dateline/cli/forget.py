"""`dateline forget`: a private person, forgotten."""

from pathlib import Path

import click

from dateline.cli.ledger_options import ledger_option
from dateline.errors import ConfigError


@click.command(short_help="Destroy what names a private person.")
@click.argument("name")
@ledger_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(name: str, *, path: Path, yes: bool) -> None:
    """Destroy every report that holds NAME (a private person): text, original and claims, in all versions. A tombstone stays, without the name and without
    any hash of it. Decisions of analysts that hold NAME go as well. Names are compared without regard to case; give the name as the reports write it, and run
    the command for each way they write it.
    """  # noqa: D205  click shows the whole paragraph
    from dateline.ledger import Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    with Ledger.open(path, write=True) as ledger:
        keys, decisions = ledger.versions_holding(name), ledger.decisions_holding(name)
        if not keys and not decisions:
            raise ConfigError(
                f"{path}: no report holds this name, and no decision; expected it as the reports write it: `dateline claims --text` finds spellings"
            )
        if ledger.has_public(name):
            click.echo(
                f"dateline: a person of this name has a public role in some of these {len(keys)} versions of reports",
                err=True,
            )
        if not yes:
            click.confirm(f"Destroy {_tell(keys, decisions)} for good?", abort=True, err=True)
        event = ledger.forget(keys, decisions)
    click.echo(f"{path}: {_tell(keys, decisions)} destroyed (event {event})")


def _tell(keys: list[str], decisions: list[int]) -> str:
    also = (
        f" and {len(decisions)} {'decision' if len(decisions) == 1 else 'decisions'} that hold the name"
        if decisions
        else ""
    )
    return f"{len(keys)} versions of reports{also}"
