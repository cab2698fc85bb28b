"""`dateline decisions`: what analysts decided."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from dateline.cli.ledger_options import form_option, ledger_option
from dateline.cli.listing import FORMS, write_listing
from dateline.errors import ConfigError
from dateline.records import DecisionSlot, DecisionStanding, Verdict
from dateline.views.cells import plain

if TYPE_CHECKING:
    from dateline.ledger import Decided

COLUMNS = ("at", "claim", "slot", "verdict", "value", "as_read", "by", "reason", "standing", "report", "fix")


@click.command(short_help="List what analysts decided.")
@ledger_option
@click.option("--claim", metavar="ID", help="About claims whose id begins so.")
@click.option("--report", metavar="ID", help="About claims of this report: its id, key or address.")
@click.option("--by", metavar="INITIALS", help="Of this analyst.")
@click.option("--slot", type=click.Choice(get_args(DecisionSlot)), metavar="SLOT", help="About this slot.")
@click.option("--verdict", type=click.Choice(get_args(Verdict)), help="Only these.")
@click.option(
    "--standing",
    type=click.Choice(get_args(DecisionStanding)),
    multiple=True,
    help="How they stand now; may be repeated.",
)
@click.option("--since", metavar="TIME", help="Decided since: 2022-09-13, or 2022-09-13T18:00 (UTC).")
@form_option(*FORMS)
def decisions(
    *,
    path: Path,
    claim: str | None,
    report: str | None,
    by: str | None,
    slot: DecisionSlot | None,
    verdict: Verdict | None,
    standing: tuple[DecisionStanding, ...],
    since: str | None,
    form: str,
) -> None:
    """List every decision in the order of deciding: about which claim, by whom, why, what had been read, and how it stands now.

    `current` holds; `superseded` made way for a later one; `again` waits to be looked at again because the slot is read otherwise now; `orphan` is about a claim that is no
    longer read. Reasons may name private people: this is a working copy.
    """
    from dateline.ledger import DecisionFilters, Ledger  # noqa: PLC0415  the rooms are only loaded when a command runs

    filters = DecisionFilters(
        claim=claim, report=report, by=by, slot=slot, verdict=verdict, standings=standing, since=_moment(since)
    )
    with Ledger.open(path) as ledger:
        found = ledger.decisions(filters)
    if form != "table":
        write_listing(COLUMNS, map(_row, found), form)
        return
    from dateline.views.review import decided_line, read_line  # noqa: PLC0415  as above

    for decided in found:
        row = dict(zip(COLUMNS, _row(decided), strict=True))
        click.echo(f"{decided.decision.claim[:8]}  {decided_line(decided)}")
        for name, text in (("value", row["value"]), ("read", read_line(decided)), ("reason", row["reason"])):
            if text:
                click.echo(f"  {plain(f'{name}: {text}')}")
    click.echo(f"{len(found)} {'decision' if len(found) == 1 else 'decisions'}", err=True)


def _moment(since: str | None) -> str | None:
    if since is None:
        return None
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise ConfigError(
            f"--since is {since!r}; expected a time such as 2022-09-13 or 2022-09-13T18:00: correct it"
        ) from None
    return (
        moment.replace(tzinfo=moment.tzinfo or UTC)
        .astimezone(UTC)
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )


def _row(decided: "Decided") -> tuple[str | None, ...]:
    import msgspec  # noqa: PLC0415  as above

    from dateline.ledger.decisions import value_text  # noqa: PLC0415  as above
    from dateline.views.review import read_line  # noqa: PLC0415  as above

    each = decided.decision
    fix = msgspec.json.encode(each.fix).decode() if each.fix is not None else None
    return (
        decided.at,
        each.claim,
        each.slot,
        each.verdict,
        value_text(each),
        read_line(decided),
        each.by,
        each.reason,
        decided.standing,
        each.report,
        fix,
    )
