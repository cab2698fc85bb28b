"""Counts without a numeral: "a person was killed", "not a single life was lost", "the sixth journalist to be killed"."""

import re
from collections.abc import Iterator, Sequence

from dateline.mentions.quantities.counting import Counted, classify, name_noun, plural
from dateline.mentions.quantities.numerals import Numeral
from dateline.mentions.quantities.roles import find_role, role_of_verb
from dateline.records import Document, Quantity, Sentence, Token

_NONE = re.compile(r"\bnot (?:a single|one)\b", re.IGNORECASE)
_SINGLE = frozenset({"a", "an", "another"})
_LISTED = re.compile(r",\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_THINGS = frozenset({"vehicles", "tanks", "aircraft", "missiles", "drones"})
_HARM = frozenset({"killed", "wounded"})


def find_singles(document: Document, sentence: Sentence, known: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the counts that stand without a numeral in `sentence`; `known` are its quantities with numerals."""
    found: list[Quantity] = []
    for token in document.words(sentence):
        if token.lower in _SINGLE and token.pos == "DET":
            quantity = _single(document, token, [*known, *found])
            if quantity is not None:
                found.append(quantity)
    yield from found
    for match in _NONE.finditer(document.text, sentence.start, sentence.end):
        quantity = _no_one(document, sentence, match)
        if quantity is not None:
            yield quantity


def _single(document: Document, article: Token, known: Sequence[Quantity]) -> Quantity | None:
    noun = document.tokens[article.head]
    if (
        noun.i <= article.i
        or noun.tag != "NN"
        or noun.i - article.i > 7
        or noun.pos != "NOUN"
        or not noun.text[0].islower()
    ):
        return None
    first = article.i + 1
    counted = Counted(first=first, head=noun.i, kind=classify(document, noun.i))
    kind = counted.kind
    before = document.tokens[article.i - 1].lower if article.i else ""
    if before in {"not", "such", "as"}:
        return None
    if kind is not None and kind.unit == "people" and kind.role is None:
        if noun.dep == "appos" or (noun.dep == "pobj" and document.tokens[noun.head].lower == "of"):
            return None  # someone already named: "his colleague, another citizen", "the killing of a journalist"
        role = find_role(document, noun.i)
        return _quantity(document, article, noun, role, f"{plural(noun)} {role}") if role in _HARM else None
    if noun.dep not in {"nsubj", "nsubjpass"} and _is_listed(document, article, known):
        return _quantity(
            document, article, noun, kind.unit if kind else f"other:{name_noun(document, counted)}", plural(noun)
        )
    return None


def _quantity(document: Document, article: Token, noun: Token, unit: str, of: str) -> Quantity:
    text = document.text[article.start : noun.end]
    return Quantity(
        start=article.start,
        end=noun.end,
        text=text,
        value=1.0,
        unit=unit,
        surface_value=1.0,
        surface_unit=noun.text,
        counted=noun.lemma.lower(),
        measured=of,
        rule="single",
    )


def _is_listed(document: Document, article: Token, known: Sequence[Quantity]) -> bool:
    """Tell whether a single thing stands in a list right behind a numbered one ("two loaders, a tunnel and a bridge")."""
    return any(
        _LISTED.fullmatch(document.text, quantity.end, article.start) is not None
        for quantity in known
        if quantity.end < article.start
        and (quantity.value != 1.0 or quantity.rule == "single")
        and (quantity.unit.startswith("other:") or quantity.unit in _THINGS)
    )


def _no_one(document: Document, sentence: Sentence, match: re.Match[str]) -> Quantity | None:
    for token in document.words(sentence):
        if token.start < match.end():
            continue
        if token.pos == "NOUN":
            unit = find_role(document, token.i)
            if unit not in _HARM:
                return None
            text = document.text[match.start() : token.end]
            return Quantity(
                start=match.start(),
                end=token.end,
                text=text,
                value=0.0,
                unit=unit,
                surface_value=0.0,
                counted=token.lemma.lower(),
                measured=f"{plural(token)} {unit}",
                rule="none",
            )
        if token.i > document.token_at(match.end()) + 4:
            break
    return None


def read_rank(document: Document, numeral: Numeral) -> Quantity | None:
    """Return the count that a rank states: "the sixth journalist to be killed", "this is the second attack"."""
    ordinal = document.tokens[document.token_at(numeral.first)]
    noun = document.tokens[ordinal.head]
    if noun.i <= ordinal.i or noun.pos != "NOUN" or noun.i - ordinal.i > 6:
        return None
    counted = Counted(first=ordinal.i + 1, head=noun.i, kind=classify(document, noun.i))
    unit: str | None = None
    clause = _purpose(document, noun)
    if clause is not None and counted.kind is not None and counted.kind.unit == "people":
        unit = role_of_verb(document, clause)
    elif noun.dep == "attr" and _is_this(document, noun):
        unit = counted.kind.unit if counted.kind else f"other:{name_noun(document, counted)}"
    if (
        unit is None
        or unit == "loose"
        or (numeral.low == 1.0 and unit not in _HARM)
        or noun.lemma in {"time", "day", "week", "month", "year", "city", "country"}
    ):
        return None
    of = f"{plural(noun)} {unit}" if unit in _HARM else plural(noun)
    return Quantity(
        start=numeral.start, end=noun.end, text=document.text[numeral.start : noun.end], value=numeral.low, unit=unit, surface_value=numeral.low,
        surface_unit=noun.text, counted=noun.lemma.lower(), measured=of, ordinal=True, rule="rank",
    )  # fmt: skip


def _purpose(document: Document, noun: Token) -> Token | None:
    """Return the verb of "... to be killed" behind a noun, however the parser hangs it."""
    verbs = [*document.children(noun, "relcl", "acl", "xcomp", "advcl")]
    if noun.dep in {"nsubj", "nsubjpass"}:
        verbs.append(document.tokens[noun.head])
    return next((verb for verb in verbs if any(child.tag == "TO" for child in document.children(verb))), None)


def _is_this(document: Document, noun: Token) -> bool:
    verb = document.tokens[noun.head]
    return any(child.lower in {"this", "it", "that"} for child in document.children(verb, "nsubj"))
