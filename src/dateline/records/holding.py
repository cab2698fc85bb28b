"""Who is said to hold a place."""

from typing import Literal

from dateline.records.span import Record

Basis = Literal["presumed", "claimed", "corroborated", "confirmed", "disputed", "stale"]
Extent = Literal["whole", "part"]


class Holding(Record, frozen=True, kw_only=True):
    """One spell of a place: who is said to hold it, since when, on whose word.

    `holder` is a side (ISO code or armed group), `contested` or `unknown`; `before` the holder before this spell, `last_holder` the last one that was a side. The
    spell began after the day `after` (null: nothing is known of the time before) and by the day `by` (null: before the ledger's first word). `basis` is the rung of the
    ladder: `presumed` (the country that the place lies in, nothing said), `claimed`, `corroborated` (independent origins), `confirmed` (the other side admits it, or
    a reporter saw it), `disputed`, `stale`. `claims` bear it out and `against` speak against it (both `Claim.id`), `rule` names the rule of `views.control_rules`
    that decided, `last` is the day of the last claim that bears on it. `decided` are the claims (`Claim.id`) whose decisions by analysts made this spell other than what was
    read would have it, and `decided_by` the analysts' initials; both are empty where they changed nothing.
    """

    place: str
    name: str
    kind: str | None
    holder: str
    basis: Basis
    rule: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    extent: Extent = "whole"
    before: str | None = None
    last_holder: str | None = None
    after: str | None = None
    by: str | None = None
    last: str | None = None
    claims: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether a side came to hold the place that did not hold it last; fighting and a return after it are no change."""
        return self.by is not None and self.holder not in ("contested", "unknown", self.last_holder)
