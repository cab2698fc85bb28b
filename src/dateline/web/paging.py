"""Pages of a list: which one is shown, and the addresses of its neighbours."""

from collections.abc import Callable
from typing import NamedTuple


class Paging(NamedTuple):
    """Page `page` (from 1) of `total` things, `per` to a page; `query` gives the end of the URL of another page, with its `?`."""

    page: int
    per: int
    total: int
    query: Callable[[int], str]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.per))

    @property
    def first(self) -> int:
        """The number of the first thing shown, 0 when there is none."""
        return min((self.page - 1) * self.per + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last thing shown."""
        return min(self.page * self.per, self.total)
