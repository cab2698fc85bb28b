"""What a reader sees of a claim: short texts for the cells of a table."""

import re
import unicodedata

from dateline.records import Claim, Figure, Reading, Report, When, Where

_SPACE = re.compile(r"\s+")
_PLAIN_RELATIONS = frozenset({"in", "at", "of", "on"})
_BOUNDS = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<"}
_UNITS = {"km2": "km²", "usd": "US$", "eur": "€", "share": "%"}


def plain(text: str) -> str:
    """Return `text` on one line, with control and direction marks made visible, so that a report cannot steer the terminal."""
    line = _SPACE.sub(" ", text).strip()
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in {"Cc", "Cf"} and letter != "\u200d" else letter
        for letter in line
    )


def source_cell(claim: Claim) -> str:
    """Return who answers for the claim, and through which channel."""
    source = claim.source
    name = "the report itself" if source.kind == "narrator" else source.name
    if source.side and source.kind != "narrator":
        name += f" ({source.side})"
    return plain(f"{name} via {claim.via}" if claim.via else name)


def event_cell(claim: Claim) -> str:
    """Return the type of the event, how it is said, and who does it to whom."""
    event = claim.type if claim.modality == "asserted" else f"{claim.type}, {claim.modality.replace('_', ' ')}"
    if claim.actor and claim.target:
        return plain(f"{event}: {claim.actor} → {claim.target}")
    if claim.actor or claim.target:
        return plain(f"{event}: {claim.actor or '→ ' + (claim.target or '')}")
    return event


def places_cell(places: tuple[Where, ...]) -> str:
    """Return the places of an event."""
    return plain(
        ", ".join(
            place.name if place.relation in _PLAIN_RELATIONS else f"{place.relation} {place.name}" for place in places
        )
    )


def when_cell(when: When | None) -> str:
    """Return the day or days of an event; words that could not be resolved stand in quotation marks."""
    if when is None:
        return ""
    if when.start is None or when.end is None:
        return plain(f"“{when.text}”") if when.text else ""
    return when.start if when.start == when.end else f"{when.start} to {when.end}"


def figures_cell(figures: tuple[Figure, ...]) -> str:
    """Return the figures of a claim with their units."""
    return plain("; ".join(map(_figure, figures)))


def status_cell(claim: Claim, report: Report) -> str:
    """Return whether anyone checked the claim, and who, unless it is the outlet itself."""
    status = "" if claim.verification == "none" else claim.verification
    known = claim.verification_by in {None, report.publisher}
    return plain(status if not status or known else f"{status} ({claim.verification_by})")


def report_line(report: Report) -> str:
    """Return the line that introduces a report: publisher, date and where the date is from."""
    origin = {
        "option": "as given",
        "file": "from the file",
        "metadata": "from the page's metadata",
        "dateline": "from its dateline",
    }
    dated = (
        f"{report.published} ({origin.get(report.published_from or '', 'given')})"
        if report.published
        else "date unknown"
    )
    return plain(", ".join(part for part in (report.publisher, dated) if part))


def report_name(reading: Reading) -> str:
    """Return the title of a report, or its id."""
    report = reading.document.report
    return plain(report.title or report.id)


def _figure(figure: Figure) -> str:
    sign = _BOUNDS.get(figure.bound or "", "~" if figure.approx else "")
    if figure.value is None:
        return figure.text
    scale = 100 if figure.unit == "share" else 1
    numbers = "–".join(f"{value * scale:,.10g}" for value in (figure.value, figure.value_to) if value is not None)
    unit = figure.unit.removeprefix("other:")
    return f"{sign}{numbers} {_UNITS.get(unit, unit)}".replace(" %", " %")
