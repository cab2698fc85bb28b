"""Find the quantities of a document."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dateline.mentions.quantities.bounds import Beside, read_beside
from dateline.mentions.quantities.counting import Counted, count_noun
from dateline.mentions.quantities.masks import find_masks, find_numbered_names, is_model_number, is_timed
from dateline.mentions.quantities.numerals import Numeral, find_articles, find_numerals
from dateline.mentions.quantities.ranges import join_ranges
from dateline.mentions.quantities.relations import find_halves, find_multiples, find_same, link_repeats
from dateline.mentions.quantities.resolve import resolve
from dateline.mentions.quantities.singles import find_singles, read_rank
from dateline.mentions.quantities.units import read_unit, unit_measure
from dateline.mentions.quantities.wholes import take_unit
from dateline.records import Document, Quantity, Sentence, Span

_AGED = re.compile(r"\bage[sd]?\s+(?:of\s+)?(?:between\s+|from\s+)?(?:\w+\s+(?:and|to)\s+)?$", re.IGNORECASE)
_OLD = re.compile(r"[\s-]olds?\b")
_NO_FIGURES = frozenset({"one-of", "age", "time", "definite", "attribute"})


def find_quantities(document: Document, masked: Sequence[Span] = (), *, every: bool = False) -> tuple[Quantity, ...]:
    """Return the quantities of `document` in text order.

    `masked` spans (dates, clock times) give none. With `every`, numbers that are no figures of a ledger are given too: ages, "one of the ...",
    bare numbers.
    """
    names = find_numbered_names(document)
    quantities: list[Quantity] = []
    for sentence in document.sentences:
        numerals = _read_numerals(document, sentence, names, masked)
        quantities.extend(_read_sentence(document, sentence, numerals, quantities, every=every))
    linked = link_repeats(quantities, document.text)
    return tuple(linked) if every else _keep_figures(linked)


def _read_numerals(
    document: Document, sentence: Sentence, names: Sequence[Span], masked: Sequence[Span]
) -> list[Numeral]:
    """Return the numbers of a sentence that count something, ranges joined."""
    numerals = find_numerals(document.text, sentence.start, sentence.end)
    if numerals:
        masks = [*find_masks(document, sentence), *names]
        numerals = join_ranges(
            document.text, [one for one in numerals if not any(mask.overlaps(one) for mask in masks)]
        )
    articles = find_articles(document.text, sentence.start, sentence.end)
    return sorted([*(one for one in numerals if not is_timed(one, masked)), *articles])


def _read_sentence(
    document: Document, sentence: Sentence, numerals: Sequence[Numeral], earlier: Sequence[Quantity], *, every: bool
) -> list[Quantity]:
    found: list[Quantity] = []
    for numeral in numerals:
        quantity = _read(document, sentence, numeral)
        if quantity is not None:
            found.append(take_unit(document, sentence, quantity, found))
    known = [*earlier[-4:], *found]
    related = [
        *find_multiples(document, sentence, known),
        *find_same(document, sentence, known),
        *find_halves(document, sentence),
    ]
    if not every:
        found = [quantity for quantity in found if not any(other.overlaps(quantity) for other in related)]
    singles = [
        single
        for single in find_singles(document, sentence, found)
        if not any(other.overlaps(single) for other in found if other.rule != "age")
    ]
    return sorted([*found, *related, *singles])


def _read(document: Document, sentence: Sentence, numeral: Numeral) -> Quantity | None:
    if numeral.kind == "ordinal":
        return read_rank(document, numeral)
    if numeral.kind == "figures" and numeral.unit is None and is_model_number(document, numeral.first):
        return None
    counted = count_noun(document, numeral)
    if (
        numeral.unit is not None
        and counted is not None
        and document.text[numeral.end : numeral.end + 3].lower() != " of"
    ):
        counted = None
    if numeral.is_year and (
        counted is None
        or counted.kind is None
        or document.tokens[counted.first].pos == "PROPN"
        or document.text.startswith(" of ", numeral.end)
    ):
        return None
    if counted is not None and numeral.unit is None and numeral.kind != "fraction":
        numeral = _take_unit_noun(document, numeral, counted)
    beside = read_beside(document.text, sentence.start, numeral.start, numeral.end)
    if beside.bound == "more_than" and numeral.kind == "count" and numeral.low < 10 and numeral.unit is None:
        beside = _drop_topic(document.text, numeral, beside)
    quantity = resolve(document, numeral, beside, counted)
    if quantity.rule == "age" or _is_aged(document, sentence, numeral):
        return replace(quantity, rule="age", unit="-", surface_unit=quantity.surface_unit or "year of age")
    if quantity.rule == "figures-bare" and _is_age(document, numeral):
        return replace(quantity, rule="age", surface_unit="year of age")
    return quantity


def _drop_topic(text: str, numeral: Numeral, beside: Beside) -> Beside:
    """Take "over" for a topic where the number is small ("complained over two raids")."""
    if text[beside.start : numeral.start].lower().strip() != "over":
        return beside
    return Beside(start=numeral.start, end=beside.end, change=beside.change)


def _is_aged(document: Document, sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number is told as an age: "aged 14", "between the ages of 18 and 60 years", "an eleven-month-old boy"."""
    if numeral.unit is not None and unit_measure(numeral.unit.name) != "time":
        return False
    if numeral.unit is not None and _OLD.match(document.text, numeral.end):
        return True
    return _AGED.search(document.text, max(sentence.start, numeral.first - 28), numeral.first) is not None


def _is_age(document: Document, numeral: Numeral) -> bool:
    """Tell whether a bare number behind a person's name is her age ("Anna Kowal, 44,")."""
    index = document.token_at(numeral.first) - 1
    if index >= 0 and document.tokens[index].text == ",":
        index -= 1
    if index < 0 or numeral.high is not None or not 3 <= numeral.low <= 110:
        return False
    entity = document.tokens[index].entity
    return entity >= 0 and document.names[entity].label == "PERSON"


def _take_unit_noun(document: Document, numeral: Numeral, counted: Counted) -> Numeral:
    """Read the unit of "three long months", where an adjective stands between number and unit."""
    noun = document.tokens[counted.head]
    if counted.first == counted.head or document.tokens[counted.first].pos != "ADJ":
        return numeral
    unit = read_unit(document.text, noun.start, digits=False)
    if unit is None or unit.end != noun.end or unit_measure(unit.name) not in {"time", "length"}:
        return numeral
    return replace(numeral, unit=unit, end=unit.end)


def _keep_figures(quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Drop what a ledger does not keep, and let `same_as` point at the places that are left."""
    kept = [index for index, quantity in enumerate(quantities) if is_figure(quantity)]
    places = {old: new for new, old in enumerate(kept)}
    result = []
    for index in kept:
        quantity = quantities[index]
        if quantity.same_as is not None:
            quantity = replace(quantity, same_as=places.get(quantity.same_as))
        result.append(quantity)
    return tuple(result)


def is_figure(quantity: Quantity) -> bool:
    """Tell whether a quantity is a figure of a ledger: not an age, a bare number, "one of the ..." or "the two sides"."""
    return quantity.rule not in _NO_FIGURES and quantity.unit not in {"-", "loose"}
