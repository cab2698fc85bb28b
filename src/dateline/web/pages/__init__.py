"""The pages: one file each. This list is the only place that knows them all; its order is that of the navigation, and `/` leads to the first."""

from dateline.web.page import Page
from dateline.web.pages import (
    add,
    changes,
    checks,
    claim,
    claims,
    disputes,
    figures,
    report,
    reports,
    review,
    sources,
    verify,
)
from dateline.web.pages import map as map_

PAGES: tuple[Page, ...] = (
    reports.PAGE,
    report.PAGE,
    claims.PAGE,
    claim.PAGE,
    map_.PAGE,
    figures.PAGE,
    disputes.PAGE,
    sources.PAGE,
    changes.PAGE,
    checks.PAGE,
    review.PAGE,
    add.PAGE,
    verify.PAGE,
)
