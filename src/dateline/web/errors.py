"""One page for everything that goes wrong: what was met, what was expected, what to do."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.errors import ConfigError, DatelineError
from dateline.web.desk import SECONDS, TooSlow
from dateline.web.guard import MOST_BYTES, TooLarge
from dateline.web.render import render

_TITLES = {
    400: "This question cannot be answered",
    403: "Refused",
    404: "Nothing is here",
    405: "This page takes no such request",
    413: "Too large",
    500: "Something broke",
    503: "This took too long",
}


def ask_again(reason: str) -> HTTPException:
    """Return the error for a question that cannot be answered, to be raised; `reason` says what was met and expected."""
    return HTTPException(400, reason)


def not_here(reason: str) -> HTTPException:
    """Return the error for something that the ledger does not hold, to be raised."""
    return HTTPException(404, reason)


async def refuse(request: Request, status: int, reason: str) -> Response:
    """Answer a request that the guard does not let in."""
    return _answer(request, status, reason)


async def answer_error(request: Request, error: Exception) -> Response:
    """Answer whatever went wrong, in the layout of the page, or as JSON where data was asked for."""
    return _answer(request, *_told(error))


def _told(error: Exception) -> tuple[int, str]:
    """Return the status of an error, and what may be said of it."""
    if isinstance(error, HTTPException):
        given = error.detail if error.status_code in {400, 404} and error.detail != "Not Found" else ""
        return error.status_code, given
    if isinstance(error, ConfigError):
        return 400, str(error)
    if isinstance(error, DatelineError):
        return 500, str(error)
    if isinstance(error, TooSlow):
        return 503, f"The ledger was asked for more than {SECONDS:g} seconds; ask for fewer days, or a rarer word."
    if isinstance(error, TooLarge):
        return 413, f"The body of a request may have {MOST_BYTES:,} bytes."
    return 500, "The reason stands in the terminal where `dateline serve` runs."


def _answer(request: Request, status: int, reason: str) -> Response:
    title = _TITLES.get(status, "Something went wrong")
    if request.url.path.endswith((".json", ".geojson", ".csv")):
        return JSONResponse({"error": title, "reason": reason}, status_code=status)
    return render("error.html", None, status=status, title=title, here="", reason=reason)
