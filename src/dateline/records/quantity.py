"""Numbers with what they count."""

from typing import Literal

from dateline.records.span import Span

Bound = Literal["at_least", "at_most", "more_than", "less_than"]


class Quantity(Span, frozen=True, kw_only=True):
    """A quantity as stated: "roughly 6,000 square km", "dozens of towns", "double what officials had cited".

    `value` (and `value_to` for a range) is in units of `unit`, the canonical unit of `measures` (`km2`, `km`, `usd`, `share`, `days`, `people` ...;
    `other:<noun>` for a counted noun without a unit of its own; `-` for a bare number). `surface_value` (to `surface_to`) and `surface_unit` keep what was
    written ("46 miles"), `counted` is the counted noun phrase's head (lemma), `measured` a short phrase of what is measured. `approx` is true for "about", "roughly" and vague
    counts; `bound` for "at least" and the like; `change` is `up` or `down` when the figure is a change. `factor` is set when the value is stated relative to
    another figure ("double" = 2.0), which `relative_to` (span of the words) then describes. `same_as` is the index (in the document's list) of the quantity that
    this one repeats in another unit ("74 km (46 miles)"); `ordinal` is true for ranks ("the sixth journalist").
    """

    text: str
    value: float | None
    value_to: float | None = None
    unit: str = "-"
    surface_value: float | None = None
    surface_to: float | None = None
    surface_unit: str = ""
    counted: str | None = None
    measured: str | None = None
    approx: bool = False
    bound: Bound | None = None
    change: Literal["up", "down"] | None = None
    factor: float | None = None
    relative_to: Span | None = None
    same_as: int | None = None
    ordinal: bool = False
    rule: str = ""
