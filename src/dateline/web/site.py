"""The page as files: the same pages, made once, that open from a disk without a server and without a network."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from dateline.ledger import Ledger
from dateline.web.atlas import open_atlas
from dateline.web.desk import Desk, House, Memory
from dateline.web.links import FileLinks, Links
from dateline.web.pages import PAGES
from dateline.web.render import environment

MOST_BYTES = 3_000_000
"""How large the file of one report should be at most."""
_STATIC = Path(__file__).parent / "static"
_ASSETS = Path(__file__).parent / "assets"
_LEAFLET = ("leaflet/leaflet.css", "leaflet/leaflet.js")
_SHEETS = ("dateline.css", "map.css", "icon.svg")
_SCRIPTS = {"list.js": ("list.js",), "report.js": ("why.js", "report.js"), "map.js": ("outlines.json", "map.js")}
"""Scripts of the site, each with the files that it is put together from: a browser loads neither modules nor data from a disk."""
MAP_DAYS = 31
"""How many days the map of a site goes back."""
_SERVED = "form, .formats, .jump, #filters, .time, [rel=modulepreload]"
"""Parts of pages that need a server: what sends a question, other formats, and the slider that asks for days."""
_CHOICES = "nav li, .given > li, .actions > a"
"""Entries of lists of links, which go where their link leads nowhere; elsewhere its words stand in a sentence or a row, and stay."""
_MODULE_WORDS = re.compile(r"^(?:import .*\n|export )", re.MULTILINE)
_POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; base-uri 'none'"


class Written(NamedTuple):
    """A file of the site, by its name in the folder."""

    name: str
    body: bytes


def make_site(ledger: Ledger, file: Path, level: str, now: datetime) -> Iterator[Written]:
    """Yield every file of the site of a ledger, opened from `file`: the pages that lead to one another from the navigation on, and what they load.

    `level` is `shared` or `working`; `now` is the moment from which 72 hours are counted back. The same ledger, level and moment give the same bytes. A page that
    only the machine itself may see needs a server, and is in no site.
    """
    environment().globals["pages"] = [page for page in PAGES if page.name]
    named = [page.path for page in PAGES if page.name and not page.is_private]
    desk = Desk(House(file, level, lambda: now, Memory()), ledger)
    links = FileLinks(named, [written.name for written in _files()], _days(desk))
    answer = _answers(desk)
    waiting = deque(Links().page(path) for path in named)
    waiting.extend(Links().report(head.key) for head in ledger.reports(superseded=True))
    seen = set()
    while waiting:
        address = waiting.popleft()
        name = links.name(address)
        if name is None or name in seen:
            continue
        seen.add(name)
        body, found = settle(answer(address), links)
        waiting.extend(found)
        yield Written(name, body)
    yield from _files()


def _days(desk: Desk) -> list[str]:
    last = date.fromisoformat(open_atlas(desk).last)
    return [(last - timedelta(days=back)).isoformat() for back in range(MAP_DAYS)]


def _answers(desk: Desk) -> Callable[[str], bytes]:
    """Return what answers an address as the server would, without one."""
    ways = [(Route(way.path, _unused), way) for page in PAGES for way in page.ways if "GET" in way.methods]

    def answer(address: str) -> bytes:
        parts = urlsplit(address)
        scope = {
            "type": "http", "method": "GET", "path": unquote(parts.path), "query_string": parts.query.encode(), "headers": [], "root_path": "",
        }  # fmt: skip
        for route, way in ways:
            match, more = route.matches(scope)
            if match is Match.FULL:
                return bytes(way.answer(desk, Request({**scope, **more})).body)
        raise LookupError(address)

    return answer


def _unused(_request: Request) -> Response:  # pragma: no cover  a route only tells here which way an address goes
    return Response()


def settle(page: bytes, links: FileLinks) -> tuple[bytes, list[str]]:
    """Return a page of the server as a file, and the addresses of the pages that it leads to.

    What needs a server is taken out; links lead to files, and where there is none, their words stay as words.
    """
    tree = LexborHTMLParser(page)
    for node in tree.css(_SERVED):
        node.decompose()
    for node in tree.css(_CHOICES):
        link = node if node.tag == "a" else node.css_first("a")
        if link is not None and links.name(link.attributes["href"] or "") is None:
            node.decompose()
    found = []
    for node in tree.css("a[href], link[href], script[src]"):
        attribute = "src" if node.tag == "script" else "href"
        address = node.attributes[attribute] or ""
        name = links.name(address)
        if name is None:
            leave = node.unwrap if node.tag == "a" else node.decompose
            leave()
            continue
        node.attrs[attribute] = name
        if node.tag == "a" and not address.startswith("#"):
            found.append(address.partition("#")[0])
        elif node.tag == "script":
            node.attrs["defer"] = ""
            if "type" in node.attributes:
                del node.attrs["type"]
    html = tree.html or ""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{policy}', 1).encode(), found


def _files() -> Iterator[Written]:
    """Yield the files that pages load: style, scripts, and Leaflet where it was built."""
    for name in _SHEETS:
        yield Written(f"static/{name}", (_STATIC / name).read_bytes())
    for name, parts in _SCRIPTS.items():
        body = "\n".join(map(_part, parts))
        yield Written(f"static/{name}", f'(() => {{\n"use strict";\n{body}}})();\n'.encode())
    for name in _LEAFLET:
        if (_ASSETS / name).is_file():
            yield Written(f"assets/{name}", (_ASSETS / name).read_bytes())


def _part(name: str) -> str:
    text = (_STATIC / name).read_text(encoding="utf-8")
    return f"window.outlines = {text.strip()};\n" if name.endswith(".json") else _MODULE_WORDS.sub("", text)
