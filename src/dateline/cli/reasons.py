"""The text of `dateline explain`: one block a claim, in 100 columns, in colours only on a terminal."""

import click
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.table import WIDTH
from dateline.views.cells import event_cell, plain, source_cell
from dateline.views.explain import Explanation
from dateline.views.grounds import Step

_ABOUT_WIDTH = 17


def write_reasons(explanations: list[Explanation]) -> None:
    """Write the claims one after another, each with its sentence and the steps that made it."""
    console = Console(highlight=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    with console.capture() as capture:
        for explanation in explanations:
            _write(console, explanation)
    lines = (line.rstrip() for line in capture.get().split("\n"))
    click.echo("\n".join(lines), nl=False)


def _write(console: Console, explanation: Explanation) -> None:
    claim = explanation.claim
    console.print(Text(f"{event_cell(claim)}, says {source_cell(claim)}", style="bold"))
    console.print(Text(f"claim {claim.id} at {claim.evidence_start} to {claim.evidence_end}", style="dim"))
    console.print(Padding(_marked(explanation), (0, 0, 1, 2)))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_ABOUT_WIDTH)
    table.add_column(overflow="fold")
    for step in explanation.steps:
        table.add_row(Text(step.about, style="cyan"), _reasons(step))
    console.print(table)
    console.print()


def _marked(explanation: Explanation) -> Text:
    """Return the sentence, with the evidence between brackets where it is a part only."""
    first = explanation.claim.evidence_start - explanation.sentence_start
    last = explanation.claim.evidence_end - explanation.sentence_start
    sentence = explanation.sentence
    if first == 0 and last == len(sentence):
        return Text(f"“{plain(sentence)}”", style="italic")
    before, after = plain(sentence[:first]), plain(sentence[last:])
    parts = (
        ("“", "italic"),
        (f"{before} " if before else "", "dim italic"),
        (f"[{plain(sentence[first:last])}]", "italic"),
    )
    gap = " " if after[:1].isalnum() else ""
    return Text.assemble(*parts, (f"{gap}{after}”", "dim italic"))


def _reasons(step: Step) -> Text:
    text = Text(plain(step.result), style="bold")
    if step.words is not None:
        text.append(f"  “{plain(step.words)}”", style="not bold italic")
    if step.start is not None:
        text.append(f" at {step.start}", style="not bold dim")
    for line in step.because:
        text.append(f"\n- {plain(line)}", style="not bold")
    return text
