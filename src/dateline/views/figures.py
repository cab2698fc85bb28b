"""Figures over time: who said how much of what, for which scope and day, and which later figure updates which."""

import re
from collections.abc import Iterable, Sequence

from dateline.ledger import Entry
from dateline.ledger.figure_list import Wanted
from dateline.records import Claim, Figure, Link, Record, Report

_WORD = re.compile(r"\w+")
_STOP = frozenset({"of", "the", "a", "an", "in", "by", "and", "to", "for", "number"})


class Told(Record, frozen=True, kw_only=True):
    """A claim with what is known of its report: the input of a series. `links` are the links from it or to it, `decided_by` who put its figures there.

    These are the initials of analysts; nobody's when the figures are those that were read.
    """

    claim: Claim
    report: str
    published: str | None
    publisher: str | None = None
    links: tuple[Link, ...] = ()
    decided_by: tuple[str, ...] = ()


class Point(Record, frozen=True, kw_only=True):
    """One figure of a series.

    `value` (to `value_to`) is in `unit`; `as_of` is the day that the figure stands for: the day of saying where that is told, else the end of the
    event, else the day of publication; `scope` says what is counted, where and since when, as far as it is told. `updates` is the id of the earlier
    claim that this figure brings up to date, `because` says why. `type` is the event type of the claim: settlements taken are not settlements shelled.
    `decided_by` are the initials of the analysts whose figure it is, empty when it is what was read.
    """

    claim: str
    report: str
    source: str
    side: str | None
    as_of: str | None
    value: float
    unit: str
    text: str
    value_to: float | None = None
    approx: bool = False
    bound: str | None = None
    derived: bool = False
    of: str | None = None
    where: tuple[str, ...] = ()
    since: str | None = None
    verification: str = "none"
    type: str = "other"
    updates: str | None = None
    because: str | None = None
    decided_by: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """What is counted, where, since when, in one line."""
        parts = [
            self.of or self.unit,
            *(f"in {place}" for place in self.where[:2]),
            f"since {self.since}" if self.since else "",
        ]
        return ", ".join(part for part in parts if part)


class Series(Record, frozen=True, kw_only=True):
    """The figures of one unit that answer a question, by day."""

    of: str
    unit: str
    points: tuple[Point, ...]


def tell(report: Report, claims: Sequence[Claim]) -> list[Told]:
    """Return the claims of one report as input for `find_series`."""
    return [
        Told(claim=claim, report=report.id, published=report.published, publisher=report.publisher) for claim in claims
    ]


def tell_entries(entries: Iterable[Entry]) -> list[Told]:
    """Return claims of a ledger that hold figures, as they are in force, as input for `find_series`; what an analyst rejected is told no more."""
    found = ((entry, entry.effective) for entry in entries)
    return [
        Told(
            claim=effective.claim,
            report=entry.head.id,
            published=entry.head.published,
            publisher=entry.head.publisher,
            links=entry.links,
            decided_by=effective.by if "figures" in effective.changed else (),
        )
        for entry, effective in found
        if effective.claim.figures and effective.review != "rejected"
    ]


def find_series(told: Iterable[Told], of: str) -> tuple[Series, ...]:
    """Return the figures that are about `of` ("territory recaptured", "killed", "km2"), one series a unit, the longest first.

    A figure is taken when every word of `of` stands in its unit, in what it counts, in its words, or in the words, type, actor or places of its claim.
    """
    wanted = _words_of(of)
    points: dict[str, list[tuple[Point, Told]]] = {}
    for each in told:
        for figure in each.claim.figures:
            if figure.value is not None and _is_about(wanted, each.claim, figure):
                points.setdefault(figure.unit, []).append((_point(each, figure), each))
    found = [Series(of=of, unit=unit, points=_updated(sorted(each, key=_order))) for unit, each in points.items()]
    return tuple(sorted(found, key=lambda series: (-len(series.points), series.unit)))


def read_wanted(of: str) -> tuple[Wanted, ...]:
    """Return what a question of `find_series` looks for, as the ledger takes it."""
    return tuple(Wanted(word, _UNITS.get(word), _TYPES.get(word)) for word in _words_of(of))


def _words_of(of: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(of.lower()) if word not in _STOP]


def _is_about(wanted: list[str], claim: Claim, figure: Figure) -> bool:
    units = [unit for word in wanted if (unit := _UNITS.get(word)) is not None]
    if units and figure.unit not in units:
        return False  # "killed" asks for the killed, not for the wounded of the same claim
    places = " ".join(where.name for where in claim.where)
    words = f"{figure.unit} {figure.text} {figure.of or ''} {claim.type} {claim.evidence} {claim.actor or ''} {claim.target or ''} {places}"
    known = {_stem(word) for word in _WORD.findall(words.lower())}
    return bool(wanted) and all(word in known or word in _UNITS or _TYPES.get(word) == claim.type for word in wanted)


_UNITS = {
    "kill": "killed", "dead": "killed", "death": "killed", "wound": "wounded", "injur": "wounded", "displac": "displaced", "km2": "km2", "usd": "usd",
    "eur": "eur", "tank": "tanks", "aircraft": "aircraft", "missil": "missiles", "dron": "drones", "vehicl": "vehicles", "settlement": "settlements",
}  # fmt: skip
_TYPES = {
    "recaptur": "capture", "captur": "capture", "retake": "capture", "liberat": "capture", "gain": "capture", "loss": "casualties",
    "toll": "casualties", "refuge": "displace", "prison": "detain", "held": "hold", "control": "hold", "occup": "hold",
}  # fmt: skip


def _stem(word: str) -> str:
    """Take the ending off, so that "recaptured" finds "recapture"."""
    for ending in ("ings", "ing", "ies", "ied", "ers", "ees", "ee", "ed", "es", "er", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _point(told: Told, figure: Figure) -> Point:
    claim = told.claim
    said = claim.said.end if claim.said else None
    event = claim.when.end if claim.when else None
    since = claim.when.start if claim.when and claim.when.end and claim.when.start != claim.when.end else None
    return Point(
        claim=claim.id,
        report=told.report,
        source=_teller(told),
        side=claim.source.side,
        as_of=said or event or told.published,
        value=figure.value or 0.0,
        value_to=figure.value_to,
        unit=figure.unit,
        text=figure.text,
        approx=figure.approx,
        bound=figure.bound,
        derived=figure.derived,
        of=figure.of,
        where=tuple(where.name for where in claim.where),
        since=since,
        verification=claim.verification,
        type=claim.type,
        decided_by=told.decided_by,
    )


def _teller(told: Told) -> str:
    """Return who says the figure: where a report says so itself its outlet, for another outlet's report brings nothing of it up to date."""
    source = told.claim.source
    return told.publisher or told.report if source.kind == "narrator" else source.name


def _order(pair: tuple[Point, Told]) -> tuple[str, str, float, str]:
    point = pair[0]
    return (point.as_of or "9999", point.source, point.value, point.claim)


def _updated(pairs: list[tuple[Point, Told]]) -> tuple[Point, ...]:
    """Say which earlier figure each one brings up to date: by a link of the ledger where there is one, else by scope."""
    points: list[Point] = []
    for point, told in pairs:
        earlier = _by_link(point, told, points) or _by_scope(point, points)
        points.append(point if earlier is None else _with(point, *earlier))
    return tuple(points)


def _by_link(point: Point, told: Told, earlier: list[Point]) -> tuple[Point, str] | None:
    targets = {
        link.target_claim: link.rule
        for link in told.links
        if link.kind == "updates" and link.source_claim == point.claim
    }
    found = [each for each in earlier if each.claim in targets]
    return (found[-1], f"link {targets[found[-1].claim]}") if found else None


def _by_scope(point: Point, earlier: list[Point]) -> tuple[Point, str] | None:
    """Return the last earlier figure of the same source or side that counts the same thing in the same place.

    One report may tell an older figure beside the newer one ("double what officials had cited on Sunday").
    """
    for each in reversed(earlier):
        if each.as_of is None or point.as_of is None or each.as_of >= point.as_of or each.value == point.value:
            continue
        same_report = each.report == point.report and (each.derived or point.derived)
        who = each.source == point.source or (each.side is not None and each.side == point.side)
        if who and (same_report or _same_scope(each, point)):
            reason = (
                "told beside it as the earlier figure"
                if same_report
                else "same side, same thing counted, same place, later day"
            )
            return each, reason
    return None


def _same_scope(left: Point, right: Point) -> bool:
    if left.type != right.type:
        return False  # settlements taken are no settlements shelled
    if left.since and right.since and left.since != right.since:
        return False
    mine, theirs = (set(_WORD.findall((each.of or "").lower())) for each in (left, right))
    if mine and theirs and not mine & theirs:
        return False
    return not left.where or not right.where or bool(set(left.where) & set(right.where))


def _with(point: Point, earlier: Point, because: str) -> Point:
    from msgspec.structs import replace  # noqa: PLC0415  only where something is updated

    return replace(point, updates=earlier.claim, because=because)
