"""Turn numbers with their units and nouns into quantities in the ledger's units."""

import re

from dateline.measures import convert, measures
from dateline.mentions.quantities.bounds import Beside
from dateline.mentions.quantities.counting import Counted, name_noun, plural
from dateline.mentions.quantities.numerals import Numeral
from dateline.mentions.quantities.roles import find_role
from dateline.mentions.quantities.units import unit_measure
from dateline.records import Document, Quantity

# What a unit of measures is counted in by the ledger.
_LEDGER = {"length": "km", "area": "km2", "time": "days", "share": "share"}
_SMALL_TIMES = frozenset({"second", "minute"})
_RECENT = re.compile(
    r"\b(?:last|past|previous|next|coming|first|preceding|following|within|in|every)\s+(?:a\s+)?(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?(?:last|past|previous|next|first)\s+$", re.IGNORECASE)
_LATER = re.compile(r"\s+(ago|later|before|after|earlier|since|prior|hence)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|both|all)\s+$", re.IGNORECASE)
_ONE_OF = re.compile(r"one of (?!(?:two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE)
# "155 mm shells" tells the shells' size, not a distance.
_CALIBRE_OF = re.compile(r"[\s-](?!of\b|thick\b|deep\b|wide\b|long\b|in\b|from\b|and\b|to\b|per\b)[a-z]")
_ATTRIBUTE = re.compile(r"-[A-Za-z]")
_STRONG = re.compile(r"-(?:strong|member|man|person|soldier)\b")
_OUTSIDE = frozenset({"year of age", "generation wireless"})


def resolve(document: Document, numeral: Numeral, beside: Beside, counted: Counted | None) -> Quantity:
    """Return the quantity that a number is, with its words from the approximator to the noun."""
    end = max(beside.end, numeral.end, document.tokens[counted.head].end if counted else 0)
    start = min(beside.start, numeral.start)
    unit, scale = _unit(document, numeral, counted)
    return Quantity(
        start=start,
        end=end,
        text=document.text[start:end],
        value=_scaled(numeral.low, scale),
        value_to=None if numeral.high is None else _scaled(numeral.high, scale),
        unit=unit,
        surface_value=numeral.low,
        surface_to=numeral.high,
        surface_unit=_surface(document, numeral, counted),
        counted=document.tokens[counted.head].lemma.lower() if counted else None,
        measured=_describe(document, numeral, counted, unit),
        approx=numeral.vague or beside.approx is not None or beside.bound is not None,
        bound=beside.bound,
        change=beside.change,
        ordinal=numeral.kind == "ordinal",
        rule=_rule(document, numeral, counted),
    )


def _scaled(value: float, scale: tuple[str, str] | None) -> float:
    """Convert to the ledger's unit, without digits that the words do not have; a month is 30 days, seven months are 213."""
    if scale is None or scale[0] == scale[1]:
        return value
    result = convert(value, *scale)
    if scale[1] == "days" and result >= 1:
        return float(round(result)) if scale[0] != "hour" else round(result, 2)
    return round(result, 6) if scale[1] == "share" else float(f"{result:.4g}")


def _unit(document: Document, numeral: Numeral, counted: Counted | None) -> tuple[str, tuple[str, str] | None]:
    """Return the ledger's unit, and what to convert from and to."""
    if numeral.unit is not None:
        return _measured(numeral)
    if numeral.kind in {"fraction", "ratio"}:
        return "share", None
    if _STRONG.match(document.text, numeral.last):
        return "people", None
    head = counted.head if counted else document.token_at(numeral.last - 1)
    kind = counted.kind if counted else None
    if kind is None or kind.unit == "people":
        role = find_role(document, head)
        if role is not None:
            return role, None
    if kind is not None:
        return kind.unit, None
    return (f"other:{name_noun(document, counted)}" if counted else "-"), None


def _measured(numeral: Numeral) -> tuple[str, tuple[str, str] | None]:
    unit = numeral.unit
    if unit is None:
        return "-", None
    name = f"{_many(unit.name)} per {unit.per}" if unit.per else _many(unit.name)
    kind = measures(unit.unit)
    ledger = _LEDGER.get(kind or "")
    if unit.per is None and ledger is not None and unit.unit not in _SMALL_TIMES:
        return ledger, (unit.unit, ledger)
    if unit.unit in {"usd", "eur"} and unit.per is None:
        return unit.unit, None
    if len(unit.unit) == 3 and unit.per is None and kind is None and unit.unit.isalpha():
        return f"other:{unit.unit}", None
    return f"other:{name}", None


def _many(name: str) -> str:
    return name if name.endswith(("s", "hertz", "celsius", "horsepower", "foot")) else f"{name}s"


def _surface(document: Document, numeral: Numeral, counted: Counted | None) -> str:
    if numeral.unit is not None:
        return f"{numeral.unit.name} per {numeral.unit.per}" if numeral.unit.per else numeral.unit.name
    if counted is None:
        return ""
    return document.text[document.tokens[counted.first].start : document.tokens[counted.head].end]


def _describe(document: Document, numeral: Numeral, counted: Counted | None, unit: str) -> str | None:
    """Return a short phrase of what is measured: "civilians killed", "territory recaptured"."""
    if counted is None:
        return None
    head = document.tokens[counted.head]
    noun = plural(head) if numeral.unit is None and numeral.kind != "fraction" else head.lower
    if unit in {"killed", "wounded", "captured", "displaced"}:
        return f"{noun} {unit}"
    verb = document.tokens[head.head]
    if verb.pos == "VERB" and verb.tag in {"VBN", "VBD"} and head.dep in {"dobj", "nsubjpass"}:
        return f"{noun} {verb.lower}"
    return noun


def _rule(document: Document, numeral: Numeral, counted: Counted | None) -> str:
    """Return how the number was read; the first five are no figures of a ledger."""
    text = document.text
    before = text[max(0, numeral.start - 24) : numeral.start]
    people = counted is not None and (counted.kind is None or counted.kind.unit == "people")
    measured = numeral.unit is not None
    tests = (
        ("attribute", not measured and _ATTRIBUTE.match(text, numeral.last) and not _STRONG.match(text, numeral.last)),
        ("attribute", numeral.unit is not None and numeral.unit.unit == "mm" and _CALIBRE_OF.match(text, numeral.end)),
        ("one-of", _ONE_OF.match(text, numeral.first)),
        (
            "time",
            numeral.unit is not None
            and unit_measure(numeral.unit.name) == "time"
            and _tells_time(numeral, before, text),
        ),
        ("definite", people and numeral.low < 5 and _DEFINITE.search(before)),
        ("age", numeral.unit is not None and numeral.unit.unit in _OUTSIDE),
        ("either", numeral.link == "or"),
    )
    kind = "measured" if measured else "counted" if counted else "bare"
    return next((name for name, holds in tests if holds), f"{numeral.kind}-{kind}")


def _tells_time(numeral: Numeral, before: str, text: str) -> bool:
    """Tell whether a span of time says when ("in the last 24 hours", "two days later") and not how long ("for the last five years")."""
    if _RECENT.search(before):
        return _FOR.search(before) is None
    later = _LATER.match(text, numeral.end)
    small = numeral.unit is not None and numeral.unit.unit in _SMALL_TIMES
    return later is not None and not (small and later[1].lower() == "before")
