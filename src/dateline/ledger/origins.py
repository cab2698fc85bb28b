"""Independent origins: whose knowledge a claim rests on, and which reports are copies of one another.

Independence is by chain of knowledge: one state's army, governor and president are one origin; copies of a wire report and reports that quote
one statement add none; a source without a name is never counted as one of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from dateline.ledger.copies import copy_groups
from dateline.records import Claim, Report

UNNAMED = "unnamed"
"""The one origin of all sources without a name: nobody can tell whether two of them are two."""


def origin_of(
    claim: Claim, reports: Mapping[str, Report] | None = None, copies: Mapping[str, str] | None = None
) -> str:
    """Return the origin that `claim` rests on: a side, a named source, an outlet, or `unnamed`.

    `reports` are the reports by id; `copies` gives for each report's id the first report that it is a copy of.
    """
    source = claim.source
    if source.side is not None and source.side != "IO":
        return f"side:{source.side}"
    if source.kind == "narrator":
        first = (copies or {}).get(claim.report, claim.report)
        return outlet_of((reports or {}).get(first), first)
    if source.kind in ("anonymous", "collective"):
        return UNNAMED
    return f"source:{source.name.casefold()}"


def outlet_of(report: Report | None, name: str) -> str:
    """Return the origin of what an outlet says in its own voice: publisher, or host of the address, or the report itself."""
    outlet = report and (report.publisher or (urlsplit(report.url).hostname if report.url else None))
    return f"outlet:{outlet.casefold()}" if outlet else f"report:{name}"


def independent_origins(claims: Iterable[Claim], reports: Sequence[Report]) -> dict[str, tuple[str, ...]]:
    """Return the claim ids by origin, sorted: the number of keys beside `unnamed` is the number of independent origins."""
    by_id = {report.id: report for report in reports}
    copies = copy_groups(reports)
    found: dict[str, list[str]] = {}
    for claim in claims:
        found.setdefault(origin_of(claim, by_id, copies), []).append(claim.id)
    return {origin: tuple(sorted(ids)) for origin, ids in sorted(found.items())}
