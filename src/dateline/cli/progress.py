"""A progress bar on stderr."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dateline.views.cells import plain


class Tell(Protocol):
    """Tell the bar what is being read, how many reports more there are than was known, and how many are done."""

    def __call__(self, name: str, more: int = 0, done: int = 0) -> None:
        """Move the bar."""


@contextmanager
def bar(total: int) -> Iterator[Tell]:
    """Show a bar of `total` reports, each file being taken for one until it is opened."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def tell(name: str, more: int = 0, done: int = 0) -> None:
            nonlocal total
            total += more
            progress.update(task, total=total, advance=done, description=plain(name)[:40].replace("[", "\\["))

        yield tell
