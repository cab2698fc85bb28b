"""Numbers that stand without a noun of their own, and parts of a count: what figure they belong to."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.mentions.quantities.counting import Counted, classify, count_at, name_noun, plural
from dateline.mentions.quantities.roles import find_role
from dateline.records import Document, Quantity, Sentence

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
    r"\b(?:death toll|toll|number of (?:deaths|dead|killed|fatalities))\b[^.;]{0,140}\b(?:to|at|of|is|was|reached|reaches|passed|hit)\s+(?:at least\s+|about\s+|more than\s+|over\s+|nearly\s+|around\s+)?$",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?:\s+(?:more|others))?(?:\s+(?:are|were|remain|remained|still))*\s+(?:missing|unaccounted|stranded|homeless|trapped|arrested|detained)\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\bnumber of\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_DASHES = frozenset({"--", "-", "–", "—"})
_PEOPLE = frozenset({"people", "killed", "wounded", "captured", "displaced"})


def take_unit(document: Document, sentence: Sentence, quantity: Quantity, known: Sequence[Quantity]) -> Quantity:
    """Give a number without a noun, or a part of a count of people, the unit of the figure it belongs to.

    "Six people were killed, including two children"; "20 homes in one town and 6 in another"; "the number of rockets rose to 90".
    """
    if quantity.unit not in {"-", "people"} or quantity.rule == "age":
        return quantity
    whole = last_before(known, quantity.start, sentence.start)
    if whole is not None and (quantity.unit == "-" or whole.unit in _PEOPLE):
        rule = _belongs(document, sentence, whole, quantity)
        if rule is not None:
            return _with_unit(quantity, whole, rule)
    if _TOLL.search(document.text, max(sentence.start, quantity.start - 190), quantity.start):
        return replace(quantity, unit="killed", measured="people killed", rule="toll")
    if quantity.unit == "people":
        return quantity
    if _MISSING.match(document.text, quantity.end):
        return replace(quantity, unit="people", measured="people missing", rule="missing")
    return _take_noun_before(document, quantity) or _take_number_of(document, sentence, quantity)


def _take_noun_before(document: Document, quantity: Quantity) -> Quantity | None:
    """Read "air strikes -- eight in a day": a dash after the noun, and its number behind the dash."""
    index = document.token_at(quantity.start) - 1
    if index < 1 or document.tokens[index].text not in _DASHES or document.tokens[index - 1].tag != "NNS":
        return None
    noun = document.tokens[index - 1]
    first = noun.left if noun.i - noun.left <= 3 else noun.i
    while first < noun.i and document.tokens[first].dep != "compound":
        first += 1
    return _with_noun(document, quantity, Counted(first=first, head=noun.i, kind=classify(document, noun.i)), "dash")


def _with_noun(document: Document, quantity: Quantity, counted: Counted, rule: str) -> Quantity:
    unit = counted.kind.unit if counted.kind else f"other:{name_noun(document, counted)}"
    if unit == "people":
        unit = find_role(document, counted.head) or unit
    noun = document.tokens[counted.head]
    return replace(quantity, unit=unit, counted=noun.lemma.lower(), measured=plural(noun), rule=rule)


def last_before(known: Sequence[Quantity], offset: int, floor: int) -> Quantity | None:
    """Return the last real figure that ends before `offset` and does not start before `floor`."""
    for quantity in reversed(known):
        is_real = quantity.unit not in {"-", "days", "loose"} and quantity.rule not in {"age", "one-of"}
        if is_real and quantity.end <= offset and quantity.start >= floor:
            return quantity
    return None


def _belongs(document: Document, sentence: Sentence, whole: Quantity, part: Quantity) -> str | None:
    """Return the rule by which `part` takes the unit of `whole`, or null."""
    text = document.text
    before = text[max(sentence.start, part.start - 48) : part.start]
    if _PART.search(before):
        return "part"
    if _is_beside(document, whole, part) and (part.unit == "people" or _AFTER_BARE.match(text, part.end)):
        return "beside"
    if part.unit == "-" and whole.rule.endswith("counted") and _COMPARED.search(before):
        return part.rule
    return None


def _with_unit(quantity: Quantity, whole: Quantity, rule: str) -> Quantity:
    return replace(
        quantity, unit=whole.unit, counted=quantity.counted or whole.counted, measured=quantity.measured or whole.measured,
        surface_unit=quantity.surface_unit or whole.surface_unit, rule=rule,
    )  # fmt: skip


def _is_beside(document: Document, whole: Quantity, part: Quantity) -> bool:
    """Tell whether two figures stand side by side under one verb."""
    if (
        not whole.rule.endswith(("counted", "part", "beside"))
        or _BESIDE.search(document.text, whole.end, part.start) is None
    ):
        return False
    between = document.tokens[document.token_at(whole.end) + 1 : document.token_at(part.start)]
    return not any(
        token.pos in {"VERB", "AUX"} and token.dep in {"ROOT", "conj", "ccomp", "advcl", "xcomp"} for token in between
    )


def _take_number_of(document: Document, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Read what "the number of ..." before a bare number counts."""
    ends = [match.end() for match in _NUMBER_OF.finditer(document.text, sentence.start, quantity.start)]
    if not ends:
        return quantity
    counted = count_at(document, document.token_at(ends[-1]))
    if counted is None:
        return quantity
    return _with_noun(document, quantity, counted, "number-of")
