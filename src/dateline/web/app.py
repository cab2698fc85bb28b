"""The application: pages at their addresses, behind the guard, with one page for all that goes wrong."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dateline.errors import DatelineError
from dateline.web.desk import House, Memory, TooSlow, open_desk
from dateline.web.errors import answer_error, refuse
from dateline.web.guard import LOOPBACK, MOST_BYTES, Guard, TooLarge
from dateline.web.page import Answer, Way
from dateline.web.pages import PAGES
from dateline.web.render import environment

_STATIC = Path(__file__).parent / "static"
_ASSETS = Path(__file__).parent / "assets"


def make_app(
    path: Path,
    *,
    level: str = "working",
    names: Iterable[str] = LOOPBACK,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    crimea: str = "ukraine",
) -> ASGIApp:
    """Return the page of the ledger at `path`.

    `level` is `working` (everything is shown: for the reader's own machine) or `shared` (private names, their words and recent positions are
    withheld); `names` are the host names under which the page may be asked for; `crimea` is how the map draws it, one of `desk.CRIMEA`.
    """
    environment().globals["pages"] = [page for page in PAGES if page.name]
    app = Starlette(
        routes=list(_routes()),
        exception_handlers={
            HTTPException: answer_error,
            DatelineError: answer_error,
            TooLarge: answer_error,
            TooSlow: answer_error,
            sqlite3.DatabaseError: answer_error,
            Exception: answer_error,
        },
    )
    app.state.house = House(path, level, clock, Memory(), crimea)
    return Guard(app, names, refuse)  # outermost, so that even the answer to a crash bears the strict headers


def _routes() -> Iterable[BaseRoute]:
    yield Route("/", _go_home)
    for page in PAGES:
        for way in page.ways:
            yield Route(way.path, _endpoint(way), methods=list(way.methods))
    yield Mount("/static", StaticFiles(directory=_STATIC))
    if _ASSETS.is_dir():
        yield Mount("/assets", StaticFiles(directory=_ASSETS))


def _go_home(_request: Request) -> Response:
    return RedirectResponse(PAGES[0].path, status_code=303)


def _endpoint(way: Way) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        if request.method == "POST":
            request.state.form = await request.form(max_files=1, max_fields=20, max_part_size=MOST_BYTES)
        return await run_in_threadpool(partial(_answer, way.answer, request))

    return endpoint


def _answer(answer: Answer, request: Request) -> Response:
    with open_desk(request.app.state.house) as desk:
        return answer(desk, request)
