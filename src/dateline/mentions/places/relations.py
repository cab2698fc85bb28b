"""Bind toponyms to the words that place an event at them, and to the larger place that they stand in."""

import re
from collections.abc import Sequence

from dateline.mentions.places.words import cues
from dateline.records import Document, Token, Toponym

_SIDE = r"(?:north|south)-?(?:east|west)|north|south|east|west"
_DISTANCE = r"\d[\d,.]*\s?(?:km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m)\s*(?:\([^)]{1,25}\)\s*)?"
_LONG = re.compile(
    rf"(?:(?:(?:about|some|around|roughly|just|nearly)\s+)?(?:{_DISTANCE})?(?:(?:to\s+the\s+)?(?:{_SIDE})(?:ern)?(?:\s+(?:and|or)\s+(?:{_SIDE}))?\s+of|away\s+from)"
    rf"|(?:(?:about|some|around|roughly|just|nearly)\s+)?{_DISTANCE}from"
    rf"|(?:to\s+)?within\s+{_DISTANCE}of|on\s+(?:\w+\s+)?(?:sides?|outskirts|edge|approaches|banks?)\s+(?:of|to)|on\s+the\s+way\s+to"
    r"|close\s+to|next\s+to|outside\s+of|in\s+front\s+of)$",
    re.IGNORECASE,
)
"""Relations of several words; all of them end in "of", "from" or "to"."""
_NATIONAL = re.compile(r"[A-Z]\w+(?:ian|ean|an|ese|ish|i)")
_LIST_GAP = re.compile(r"(?:\s*,\s*|\s*,?\s+(?:and|or|as well as)\s+|\s*/\s*)(?:the\s+|in\s+|also\s+)*")
_INSIDE_GAP = re.compile(
    r"\s*,\s*(?:in\s+)?(?:the\s+)?|\s+in\s+(?:the\s+)?(?:\w+ern\s+)?|\s*\((?:the\s+)?|\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
_LOOK_BACK = 70


def bind(document: Document, toponyms: Sequence[Toponym]) -> tuple[Toponym, ...]:
    """Return the toponyms with `relation` and `container` filled in."""
    relations: list[str | None] = []
    for index, toponym in enumerate(toponyms):
        relation = _relation(document, toponym)
        if relation is None and index and _LIST_GAP.fullmatch(document.text[toponyms[index - 1].end : toponym.start]):
            relation = relations[-1]
        relations.append(relation)
    return tuple(
        Toponym(
            start=toponym.start,
            end=toponym.end,
            text=toponym.text,
            role=toponym.role,
            relation=relations[index],
            container=_container(document, toponyms, index),
            rule=toponym.rule,
        )
        for index, toponym in enumerate(toponyms)
    )


def _relation(document: Document, toponym: Toponym) -> str | None:
    """Return the words that bind the toponym to the event: the preposition before it, past articles, adjectives and "the town of"."""
    if toponym.role == "people":
        return None
    tokens, words = document.tokens, cues()
    index = document.token_at(toponym.start) - 1
    sentence = tokens[index + 1].sentence
    otherwise = None
    while index >= 0 and tokens[index].sentence == sentence:
        token = tokens[index]
        is_part = token.lower == "of" and index > 0 and tokens[index - 1].lower in words.parts
        if is_part and not _LONG.search(_until(document, token)):
            otherwise = "of"
            index -= 2
        elif token.lower in words.passed or _NATIONAL.fullmatch(token.text):
            index -= 1
        else:
            break
    else:
        return otherwise
    if token.lower not in words.relations:
        return otherwise
    several = _LONG.search(_until(document, token)) if token.lower in {"of", "from", "to"} else None
    return " ".join(several[0].split()) if several else token.text


def _until(document: Document, token: Token) -> str:
    """Return the text of the sentence before and with `token`, as far back as a relation can reach."""
    sentence = document.sentences[token.sentence]
    return document.text[max(sentence.start, token.end - _LOOK_BACK) : token.end]


def _container(document: Document, toponyms: Sequence[Toponym], index: int) -> int | None:
    """Return the index of the next toponym when it says where this one lies: "X, Y", "X in Y", "X (Y)"."""
    if (
        index + 1 >= len(toponyms)
        or toponyms[index].role == "people"
        or toponyms[index + 1].role in {"people", "name_part"}
    ):
        return None
    gap = document.text[toponyms[index].end : toponyms[index + 1].start]
    return index + 1 if len(gap) < 20 and _INSIDE_GAP.fullmatch(gap) else None
