"""Who is said to hold which place in a ledger, with what analysts decided; where that made another spell of it, the spell says so (R8)."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec import structs

from dateline.records import Holding
from dateline.views.case import Case
from dateline.views.control import DEFAULTS, Control, Settings
from dateline.views.control_places import countries_of

RULE = "R8-analyst"
TYPES = ("capture", "withdraw", "hold", "deploy", "advance", "fight", "repel", "other", "assess", "refuse", "accuse")
"""Types of events whose claims may bear on who holds a place, or deny one that does."""


class _Deciding(NamedTuple):
    """The decided claims that bear on each place, as they were read or as they are in force, and the analysts by claim."""

    claims: Mapping[str, tuple[str, ...]]
    by: Mapping[str, tuple[str, ...]]


class DecidedControl:
    """The spells of every place of a case, worked out once as its claims are in force, and once as they were read where something was decided."""

    def __init__(self, case: Case, settings: Settings = DEFAULTS) -> None:
        """Take the case, as `open_case` gives it with the claims of `TYPES`."""
        self._in_force = _control(case, settings)
        self._as_read = _control(case.as_read, settings) if case.as_read is not None else None
        self._deciding = _deciding(case)

    def on(self, day: str) -> tuple[Holding, ...]:
        """Return for each place that a claim says something of the spell that holds on the day (ISO), in the order of names.

        A place of which nothing is said any more, because an analyst rejected or moved the claims, is there as its country is presumed to hold it.
        """
        found = self._in_force.on(day)
        if self._as_read is None:
            return found
        read = {each.place: each for each in self._as_read.on(day)}
        marked = [self._compare(each, read.pop(each.place, None)) for each in found]
        gone = [_presume(each, self._deciding) for each in read.values()]
        return tuple(sorted([*marked, *gone], key=_order))

    def changes(self, *, contested: bool = False) -> tuple[Holding, ...]:
        """Return every change of holder, in the order of days; with `contested` also the spells of fighting."""
        found = self._in_force.changes(contested=contested)
        if self._as_read is None:
            return found
        read = {_key(each): each for each in self._as_read.changes(contested=contested)}
        return tuple(self._compare(each, read.get(_key(each))) for each in found)

    def _compare(self, holding: Holding, read: Holding | None) -> Holding:
        """Return the spell, marked when what was read would have another one, or none."""
        return holding if read is not None and _said(read) == _said(holding) else _mark(holding, self._deciding)


def follow_control(case: Case, settings: Settings = DEFAULTS) -> Callable[[str], tuple[Holding, ...]]:
    """Return what gives the spells of the case that hold on a day (`DecidedControl.on`), to be asked for one day after another."""
    return DecidedControl(case, settings).on


def control_of(case: Case, *, on: str, settings: Settings = DEFAULTS) -> tuple[Holding, ...]:
    """Return what `DecidedControl` has for the day `on`."""
    return DecidedControl(case, settings).on(on)


def changes_of(case: Case, *, contested: bool = False) -> tuple[Holding, ...]:
    """Return what `DecidedControl` has as changes of holder."""
    return DecidedControl(case).changes(contested=contested)


def _control(case: Case, settings: Settings) -> Control:
    fixed = {claim: effective.changed for claim, effective in case.decided.items() if effective.changed}
    return Control(
        case.claims, case.links, case.reports, countries=countries_of(case.claims), settings=settings, fixed=fixed
    )


def _key(holding: Holding) -> tuple[str, str, str | None]:
    return holding.place, holding.holder, holding.by


def _order(holding: Holding) -> tuple[str, str]:
    return holding.name.casefold(), holding.place


def _said(holding: Holding) -> tuple[object, ...]:
    return (holding.holder, holding.basis, holding.extent, holding.before, holding.after, holding.by)


def _deciding(case: Case) -> _Deciding:
    claims: dict[str, tuple[str, ...]] = {}
    for id_, effective in sorted(case.decided.items()):
        if effective.changed or effective.review == "rejected":
            for place in {where.place for claim in (effective.read, effective.claim) for where in claim.where}:
                claims[place or ""] = (*claims.get(place or "", ()), id_)
    return _Deciding(claims, {id_: effective.by for id_, effective in case.decided.items()})


def _mark(holding: Holding, deciding: _Deciding) -> Holding:
    claims = deciding.claims.get(holding.place, ()) or tuple(
        sorted({*holding.claims, *holding.against} & deciding.by.keys())
    )
    return structs.replace(
        holding, rule=f"{holding.rule} {RULE}", decided=claims, decided_by=_initials(claims, deciding)
    )


def _presume(holding: Holding, deciding: _Deciding) -> Holding:
    """Return what is left of a spell that rested on nothing but what an analyst rejected or moved elsewhere."""
    left = structs.replace(
        holding, holder=holding.country or "unknown", basis="presumed", rule="R9-presumed", extent="whole", before=None,
        last_holder=holding.country, after=None, by=None, last=None, claims=(), against=(),
    )  # fmt: skip
    return _mark(left, deciding)


def _initials(claims: Iterable[str], deciding: _Deciding) -> tuple[str, ...]:
    return tuple(sorted({by for claim in claims for by in deciding.by.get(claim, ())}))
