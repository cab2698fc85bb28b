"""The table of `dateline claims`: one block a claim, with its words and where they come from."""

from collections.abc import Iterable

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.table import WIDTH
from dateline.ledger import Entry
from dateline.views.cells import event_cell, figures_cell, places_cell, plain, source_cell, when_cell
from dateline.views.review import review_line

_COLUMNS = (("date", 12), ("source", 22), ("event", 22), ("place", 15), ("figures", 12), ("status", 10))
_STYLES = {
    "disputed": "red",
    "unverified": "yellow",
    "confirmed": "green",
    "corrected": "magenta",
    "retracted": "magenta",
    "rejected": "magenta",
}


def write_claims(entries: Iterable[Entry]) -> int:
    """Write the claims; return how many there were."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    count = 0
    for count, entry in enumerate(entries, start=1):
        if count == 1:
            _print(console, _row([Text(name, style="dim") for name, _ in _COLUMNS]))
        _print(console, _block(entry))
        claim, head, decided = entry.effective.claim, entry.head, review_line(entry.effective)
        words = Text(f"“{plain(claim.evidence)}”", style="italic")
        origin = ", ".join(part for part in (head.publisher or head.id, head.published) if part)
        words.append(f"  {plain(origin)}; {claim.id}", style="not italic dim")
        _print(console, Padding(words, (0, 0, 0, 2)))
        if decided:
            _print(console, Padding(Text(f"[analyst] {plain(decided)}", style="blue"), (0, 0, 0, 2)))
    return count


def status_of(entry: Entry) -> str:
    """Return how a claim stands: withdrawn by its own outlet, rejected by an analyst, or checked."""
    effective = entry.effective
    if entry.standing != "current":
        return entry.standing
    if effective.review == "rejected":
        return "rejected"
    return "" if effective.claim.verification == "none" else effective.claim.verification


def _block(entry: Entry) -> Table:
    claim, status = entry.effective.claim, status_of(entry)
    return _row(
        [
            Text(when_cell(claim.when)),
            Text(source_cell(claim), style="cyan"),
            Text(event_cell(claim), style="bold"),
            Text(places_cell(claim.where)),
            Text(figures_cell(claim.figures)),
            Text(status, style=_STYLES.get(status, "")),
        ]
    )


def _row(cells: list[Text]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for _, width in _COLUMNS:
        table.add_column(width=width, overflow="fold")
    table.add_row(*cells)
    return table


def _print(console: Console, what: Table | Padding) -> None:
    with console.capture() as capture:
        console.print(what)
    click.echo("\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n")))
