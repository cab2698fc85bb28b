"""A progress bar on stderr."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.cli.cells import plain


@contextmanager
def bar(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar of `total` files; yields what to call with the name of each file that is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def advance(name: str) -> None:
            progress.update(task, advance=1, description=plain(name)[:40].replace("[", "\\["))

        yield advance
