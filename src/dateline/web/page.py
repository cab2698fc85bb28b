"""What a page is: a name for the navigation, an address, and what answers there."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from dateline.web.desk import Desk

Answer = Callable[[Desk, Request], Response]
"""Answers one request, in a thread of its own; the desk is closed afterwards."""


class Way(NamedTuple):
    """An address (a Starlette path such as `/claims/{claim}`) with what answers there, and the methods that it takes."""

    path: str
    answer: Answer
    methods: tuple[str, ...] = ("GET",)


class Page(NamedTuple):
    """A page with all its addresses, the more exact ones first.

    `name` stands in the navigation and leads to `path`; a page without a name is reached from others. `is_private` keeps it out of the navigation on an
    address that others reach: its answers refuse there themselves.
    """

    path: str
    ways: tuple[Way, ...]
    name: str | None = None
    is_private: bool = False
