"""Who may ask: only pages that this server itself gave out, under a name that is its own. And what every answer says to the browser.

A server on loopback is within reach of every page that the same browser has open. Such a page may send requests to it (which the checks of
`Sec-Fetch-Site` and `Origin` refuse where they would change something), or make its own name lead here (which the check of `Host` refuses).
"""

from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MOST_BYTES = 10_000_000
"""How large the body of a request may be."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
}

Refuse = Callable[[Request, int, str], Awaitable[Response]]
"""Makes the answer to a request that is refused: the status, and one line that says why."""


class Guard:
    """Checks every request before any page sees it, and gives every answer the headers of a strict page."""

    def __init__(self, app: ASGIApp, names: Iterable[str], refuse: Refuse) -> None:
        """Take the application, the names (without port) under which it may be asked, and what makes refusals."""
        self.app = app
        self.names = frozenset(names)
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
            await send(message)

        refusal = find_refusal(scope["method"], Headers(scope=scope), self.names)
        if refusal is not None:
            response = await self.refuse(Request(scope), *refusal)
            await response(scope, receive, send_strict)
            return
        await self.app(scope, _limited(receive), send_strict)


class TooLarge(Exception):  # noqa: N818  it says what happened, and the error page says it on
    """The body of a request goes on beyond `MOST_BYTES`."""


def _limited(receive: Receive) -> Receive:
    """Return a `receive` that stops a body which turns out larger than it may be."""
    total = 0

    async def limited() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > MOST_BYTES:
            raise TooLarge
        return message

    return limited


def find_refusal(method: str, headers: Headers, names: frozenset[str]) -> tuple[int, str] | None:
    """Return the status and the reason for which a request is refused, null when it is welcome."""
    host = headers.get("host", "")
    if host_name(host) not in names:
        return 403, f"asked for as {host or 'nobody'!r}; expected a name of this server: {', '.join(sorted(names))}"
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return 413, f"a body of {length} bytes; expected at most {MOST_BYTES:,}: cut it in parts"
    if method not in _SAFE and not is_own(headers, host):
        return 403, "another page sent this; expected a form of this server: open the page itself and try again"
    return None


def host_name(host: str) -> str:
    """Return the name in a `Host` header, without its port; empty when there is none.

    >>> host_name("[::1]:8042")
    '::1'
    """
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return ""
    return parts.hostname or ""


def is_own(headers: Headers, host: str) -> bool:
    """Tell whether a request that changes something comes from a page of this server, or from no page at all.

    Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; a program that sends neither is not a page in somebody's browser.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == host)
