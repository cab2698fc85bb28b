"""Fill templates: everything escaped, nothing undefined, addresses from `Links`."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dateline.views.cells import event_cell, figures_cell, places_cell, source_cell, when_cell
from dateline.web.desk import Desk
from dateline.web.labels import label, modality_class, status_class, visible
from dateline.web.links import Links

_FILTERS: dict[str, Callable[..., Any]] = {
    "event": event_cell,
    "figures": figures_cell,
    "label": label,
    "modality_class": modality_class,
    "places": places_cell,
    "source": source_cell,
    "status_class": status_class,
    "visible": visible,
    "when": when_cell,
}


@cache
def environment() -> Environment:
    """Return the templates of the page, with the filters that every template may use."""
    made = Environment(
        loader=PackageLoader("dateline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    made.globals["link"] = Links()
    made.globals["pages"] = ()
    return made


def render(template: str, desk: Desk | None, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page. Every template of a whole page needs `title`, and `here`: the path of its entry in the navigation; `desk` is null on error pages only."""
    about = {
        "ledger": desk.house.path.name if desk else "",
        "is_private": desk is None or desk.is_private,
        "is_waiting": False,  # a report that waits to be kept has no claims of the ledger to lead to
    }
    return HTMLResponse(environment().get_template(template).render(about | values), status_code=status)
