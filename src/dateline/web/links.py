"""Addresses of pages: templates ask here and build none themselves, so that the same templates can stand in files on a disk."""

import hashlib
import re
from collections.abc import Collection
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit


class Links:
    """Addresses on the server; each begins at its root."""

    def page(self, path: str) -> str:
        """Return the address of a page of the navigation."""
        return path

    def static(self, name: str) -> str:
        """Return the address of a file of `static/`."""
        return f"/static/{name}"

    def asset(self, name: str) -> str:
        """Return the address of a file that comes from npm: `leaflet/leaflet.js`."""
        return f"/assets/{name}"

    def report(self, key: str) -> str:
        """Return the address of a version of a report."""
        return f"/reports/{quote(key, safe='')}"

    def claim(self, claim: str, ending: str = "") -> str:
        """Return the address of a claim; `ending` is empty, `.json`, `/why` and the like."""
        return f"/claims/{quote(claim, safe='')}{ending}"

    def in_report(self, key: str, claim: str) -> str:
        """Return the address of a claim where it stands in its report."""
        return f"{self.report(key)}#claim-{quote(claim, safe='')}"

    def claims(self, **asked: str) -> str:
        """Return the address of the list of claims with some of its questions answered: `claims(source="Ada Moor")`."""
        return f"/claims?{urlencode(asked)}" if asked else "/claims"

    def source(self, name: str, outcome: str = "") -> str:
        """Return the address of a source, or of those of its claims that an outcome befell."""
        return f"/sources/{quote(name, safe='')}{f'?outcome={outcome}' if outcome else ''}"

    def review(self, claim: str = "") -> str:
        """Return the address of the queue of the claims to review, or of one of them."""
        return f"/review/{quote(claim, safe='')}" if claim else "/review"

    def checks(self, report: str) -> str:
        """Return the address of the checks of a version of a report."""
        return f"/checks?report={quote(report, safe='')}"


_KEPT = frozenset({"page", "of", "outcome", "on"})
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


class FileLinks:
    """Names of files for addresses of the server: a page in a folder of its own, all files of which lie beside one another."""

    def __init__(self, pages: Collection[str], statics: Collection[str], days: Collection[str] = ()) -> None:
        """Take the first steps of the addresses that become files (`/claims`; the first one is `index.html`), the files that pages load (`static/list.js`), and the days of the map."""
        self.pages = tuple(pages)
        self.statics = frozenset(statics)
        self.days = frozenset(days)

    def name(self, address: str) -> str | None:
        """Return the relative address of the file that stands for an address of the server, its `#part` kept; null where there is none.

        >>> FileLinks(["/reports", "/claims"], []).name("/claims?page=2#main")
        'claims-page-2.html#main'
        """
        parts = urlsplit(address)
        part = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path:
            return part or None
        file = parts.path.removeprefix("/")
        if file in self.statics:
            return file
        first, *rest = file.split("/")
        asked = parse_qsl(parts.query)
        if any(name == "on" and value not in self.days for name, value in asked):
            return None
        if f"/{first}" not in self.pages or len(rest) > 1 or not {name for name, _ in asked} <= _KEPT:
            return None
        if not rest and not asked and f"/{first}" == self.pages[0]:
            return f"index.html{part}"
        if any("." in step for step in rest):
            return None  # rows as data
        steps = [first, *map(unquote, rest), *(step for pair in asked for step in pair)]
        return f"{'-'.join(map(_step, steps))}.html{part}"


def _step(words: str) -> str:
    """Return words as a part of a file name: themselves where any file system takes them, else a mark of them."""
    return words if _PLAIN.fullmatch(words) else hashlib.sha256(words.encode()).hexdigest()[:16]
