"""Addresses of pages: templates ask here and build none themselves, so that the same templates can stand in files on a disk."""

from urllib.parse import quote, urlencode


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
