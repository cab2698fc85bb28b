"""How figures stand to one another: repeated in another unit, doubled, part of a whole, the same again."""

import re
from collections.abc import Sequence

import msgspec

from dateline.measures import measures
from dateline.mentions.quantities.counting import count_at, name_noun, plural
from dateline.mentions.quantities.roles import find_role
from dateline.mentions.quantities.units import unit_measure
from dateline.records import Document, Quantity, Sentence, Span

_FACTORS = {
    "double": 2.0,
    "twice": 2.0,
    "two times": 2.0,
    "triple": 3.0,
    "thrice": 3.0,
    "three times": 3.0,
    "quadruple": 4.0,
    "four times": 4.0,
    "five times": 5.0,
    "ten times": 10.0,
    "half": 0.5,
}
_MULTIPLE = re.compile(
    rf"\b({'|'.join(_FACTORS)})\s+(?:(?:of\s+)?what\b|(?:as\s+(?:many|much|large|high|big)\s+as)\b|the\s+(?:number|figure|amount|area|size|total|toll|rate|level|sum)\b|(?:that|those)\s+of\b)[^.;!?\n\"”]*",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the|an?)\s+(?:same|equal|equivalent|similar|identical)\s+(?:number|amount|quantity|sum)\s+of\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=[\s.,;:!?]|$)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:\b(?:including|among them|of whom|of which|of them|among whom|among those)\b[\s,]*(?:were\s+|are\s+)?(?:also\s+)?(?:an?\s+(?:[\w-]+\s+){1,4}?(?:,\s*|and\s+))*(?:at least\s+|about\s+|some\s+)?)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\band|,|\bbut|\bwhile|\bplus)\s*(?:another|also|some|about|around|at least|the other)?\s*$", re.IGNORECASE
)
_AFTER_BARE = re.compile(r"\s+(?:in|at|near|from|by|who|on|of them|more|elsewhere|outside|inside)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:from|than|versus|compared (?:with|to)|against)(?:\s+an?\s+\w+\s+of)?\s+(?:over\s+|about\s+|around\s+)?$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:deaths|dead|killed|fatalities))\b[^.;]{0,90}\b(?:to|at|of|is|was|reached|reaches|passed|hit)\s+(?:at least\s+|about\s+|more than\s+|over\s+|nearly\s+|around\s+)?$",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:\s+(?:more|others))?(?:\s+(?:are|were|remain|remained|still))*\s+(?:missing|unaccounted|stranded|homeless|trapped|arrested|detained)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber of\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_HALVED = re.compile(r"\b(?:halv(?:ed|es|ing)|cut in half|cut by half)\b", re.IGNORECASE)
_PEOPLE = frozenset({"people", "killed", "wounded", "captured", "displaced"})


def link_repeats(quantities: list[Quantity], text: str) -> list[Quantity]:
    """Mark a quantity in brackets that repeats the one before it in another unit ("74 km (46 miles)")."""
    linked: list[Quantity] = []
    for index, quantity in enumerate(quantities):
        before = linked[index - 1] if index else None
        if (
            before is not None
            and re.fullmatch(r"\s*(?:\(|or |,\s+or\s+)\s*", text[before.end : quantity.start])
            and _same_kind(before, quantity)
        ):
            quantity = msgspec.structs.replace(  # noqa: PLW2901  the record is immutable
                quantity,
                same_as=index - 1,
                bound=quantity.bound or before.bound,
                change=quantity.change or before.change,
            )
        linked.append(quantity)
    return linked


def _same_kind(left: Quantity, right: Quantity) -> bool:
    if left.surface_unit == right.surface_unit:
        return False
    kinds = [unit_measure(quantity.surface_unit) for quantity in (left, right)]
    return (
        kinds[0] is not None
        and kinds[0] == kinds[1]
        and kinds[0] not in {"share"}
        and measures(left.unit) == measures(right.unit)
    )


def find_multiples(document: Document, sentence: Sentence, known: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities stated as a multiple of an earlier figure, whose value is derived ("double what officials had cited")."""
    found = []
    for match in _MULTIPLE.finditer(document.text, sentence.start, sentence.end):
        base = _last_before(known, match.start(), sentence.start - 400)
        if base is None or base.value is None:
            continue
        end = match.start() + len(match[0].rstrip(" ,"))
        factor = _FACTORS[match[1].lower()]
        found.append(
            Quantity(
                start=match.start(),
                end=end,
                text=document.text[match.start() : end],
                value=base.value / factor,
                value_to=None if base.value_to is None else base.value_to / factor,
                unit=base.unit,
                counted=base.counted,
                of=base.of,
                approx=True,
                factor=factor,
                relative_to=Span(start=match.end(1) + 1, end=end),
                rule="multiple",
            )
        )
    return found


def find_same(document: Document, sentence: Sentence, known: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities that take the value of an earlier one ("the same number of diplomats")."""
    found = []
    for match in _SAME.finditer(document.text, sentence.start, sentence.end):
        base = _last_before(known, match.start(), sentence.start - 400)
        if base is None:
            continue
        found.append(
            msgspec.structs.replace(
                base,
                start=match.start(),
                end=match.end(),
                text=match[0],
                factor=1.0,
                relative_to=Span(start=base.start, end=base.end),
                rule="same",
                same_as=None,
            )
        )
    return found


def find_halves(document: Document, sentence: Sentence) -> list[Quantity]:
    """Return the share that "halved" states."""
    return [
        Quantity(
            start=match.start(),
            end=match.end(),
            text=match[0],
            value=0.5,
            unit="share",
            approx=True,
            change="down",
            rule="halved",
        )
        for match in _HALVED.finditer(document.text, sentence.start, sentence.end)
    ]


def take_unit(document: Document, sentence: Sentence, quantity: Quantity, known: Sequence[Quantity]) -> Quantity:
    """Give a number without a noun, or a part of a count of people, the unit of the figure it belongs to.

    "Six people were killed, including two children"; "20 homes in one town and 6 in another"; "the number of rockets rose to 90".
    """
    if quantity.unit not in {"-", "people"} or quantity.rule == "age":
        return quantity
    text = document.text
    whole = _last_before(known, quantity.start, sentence.start)
    before = text[max(sentence.start, quantity.start - 48) : quantity.start]
    if whole is not None and (quantity.unit == "-" or whole.unit in _PEOPLE):
        if _PART.search(before):
            return _with_unit(quantity, whole, "part")
        if _is_beside(document, whole, quantity) and (
            quantity.unit == "people" or _AFTER_BARE.match(text, quantity.end)
        ):
            return _with_unit(quantity, whole, quantity.rule)
        if (
            quantity.unit == "-"
            and whole.rule.endswith("counted")
            and quantity.value is not None
            and _COMPARED.search(before)
        ):
            return _with_unit(quantity, whole, quantity.rule)
    if _TOLL.search(text, max(sentence.start, quantity.start - 130), quantity.start):
        return msgspec.structs.replace(quantity, unit="killed", of="people killed", rule="toll")
    if quantity.unit == "-" and _MISSING.match(text, quantity.end):
        return msgspec.structs.replace(quantity, unit="people", of="people missing", rule="missing")
    if quantity.unit == "-":
        return _take_number_of(document, sentence, quantity)
    return quantity


def _with_unit(quantity: Quantity, whole: Quantity, rule: str) -> Quantity:
    return msgspec.structs.replace(
        quantity, unit=whole.unit, counted=quantity.counted or whole.counted, of=quantity.of or whole.of,
        surface_unit=quantity.surface_unit or whole.surface_unit, rule=rule,
    )  # fmt: skip


def _is_beside(document: Document, whole: Quantity, part: Quantity) -> bool:
    """Tell whether two figures stand side by side under one verb."""
    if not whole.rule.endswith(("counted", "part")) or _BESIDE.search(document.text, whole.end, part.start) is None:
        return False
    between = document.tokens[document.token_at(whole.end) + 1 : document.token_at(part.start)]
    return not any(
        token.pos in {"VERB", "AUX"} and token.dep in {"ROOT", "conj", "ccomp", "advcl", "xcomp"} for token in between
    )


def _take_number_of(document: Document, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Read what "the number of ..." before a bare number counts."""
    match = None
    for match in _NUMBER_OF.finditer(document.text, sentence.start, quantity.start):
        pass
    if match is None:
        return quantity
    counted = count_at(document, document.token_at(match.end()))
    if counted is None:
        return quantity
    unit = counted.kind.unit if counted.kind else f"other:{name_noun(document, counted)}"
    if unit == "people":
        unit = find_role(document, counted.head) or unit
    noun = document.tokens[counted.head]
    return msgspec.structs.replace(quantity, unit=unit, counted=noun.lemma.lower(), of=plural(noun), rule="number-of")


def _last_before(known: Sequence[Quantity], offset: int, floor: int) -> Quantity | None:
    """Return the last real figure that ends before `offset` and not before `floor`."""
    for quantity in reversed(known):
        if (
            quantity.end <= offset
            and quantity.start >= floor
            and quantity.unit not in {"-", "days"}
            and quantity.rule not in {"age", "one-of"}
        ):
            return quantity
    return None
