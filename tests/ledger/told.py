"""Claims and reports made in one line, of invented places and of two states that are at war nowhere."""

import hashlib

from dateline.records import Claim, Figure, Report, Source, When, Where

PLACES = {
    "Oldbridge": ("t:oldbridge", "settlement", 60.10, 20.10, 5.0),
    "Highmoor": ("t:highmoor", "settlement", 60.12, 20.40, 5.0),
    "Farwick": ("t:farwick", "settlement", 63.50, 27.00, 5.0),
    "Oldbridge Mill": ("t:oldbridge/mill", "site", 60.11, 20.11, 1.0),
    "Lowmoor Province": ("t:lowmoor", "region", 60.30, 20.50, 90.0),
}
COUNTRIES = {place[0]: "FI" for place in PLACES.values()}
NAMES = {"FI": "Finland", "SE": "Sweden"}


def told(
    words,
    *,
    sort="capture",
    by=None,
    side=None,
    actor=None,
    target=None,
    day="2031-05-10",
    when="day",
    where="",
    relation="in",
    modality="asserted",
    report=None,
    kind=None,
    verification="none",
    figures=(),
    at=0,
    rule="main/narrator",
):
    """Return one claim; `where` are names of PLACES, `when` is a day, a pair of days, null, or "day" for the day of publication."""
    found = []
    for name in filter(None, where.split(", ")):
        place, what, lat, lon, radius = PLACES[name]
        start = at + max(words.find(name), 0) if name in words else at + len(words) + 40
        found.append(
            Where(
                text=name,
                name=name,
                start=start,
                end=start + len(name),
                relation=relation,
                lat=lat,
                lon=lon,
                place=place,
                precision_km=radius,
                kind=what,
            )
        )
    days = (day, day) if when == "day" else (when, when) if isinstance(when, str) else when
    source = Source(
        name=by or (NAMES[side] if side else "narrator"), kind=kind or ("body" if side or by else "narrator"), side=side
    )
    report = report or f"r-{day}"
    return Claim(
        id=hashlib.sha256(f"{report}|{words}|{at}|{sort}".encode()).hexdigest()[:16],
        report=report,
        evidence=words,
        evidence_start=at,
        evidence_end=at + len(words),
        type=sort,
        modality=modality,
        source=source,
        rule=rule,
        actor=NAMES.get(actor, actor),
        target=NAMES.get(target, target),
        where=tuple(found),
        when=When(text=None if when == "day" else "then", start=days[0], end=days[1]) if days else None,
        figures=tuple(Figure(text=str(value), start=0, end=1, value=value, unit=unit) for value, unit in figures),
        verification=verification,
    )


def reports_of(claims, **texts):
    """Return a report for each id that the claims name, published on the day that the id ends with."""
    names = sorted({claim.report for claim in claims} | set(texts))
    return [report(name, texts.get(name, name)) for name in names]


def report(name, text="Text.", published=None, publisher=None):
    return Report(
        id=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=published or (name[-10:] if name[-10:-6].isdigit() else None),
        publisher=publisher,
    )
