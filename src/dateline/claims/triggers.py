"""Find the words of a clause that tell of an event, and decide its type."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import get_args

from dateline.lexicons import load
from dateline.records import ClaimType, Document, Record, Token

TYPES: tuple[str, ...] = get_args(ClaimType)

_LIGHT = frozenset(
    "be have make carry launch conduct hold give take begin start continue announce resume occur happen see undergo face end do get stage mount report "
    "lead perform commit cause suffer include involve issue impose declare remain stop use open break go come bring receive put keep".split()
)
_WHOLE_WAR = frozenset({"invasion", "war"})
# How much a trigger counts by its place in the clause, from the verb outwards.
_ROLE_WEIGHT = {
    "head": 1.0,
    "dobj": 0.85,
    "nsubjpass": 0.75,
    "attr": 0.8,
    "acomp": 0.8,
    "oprd": 0.7,
    "xcomp": 1.05,
    "ccomp": 0.8,
    "nsubj": 0.55,
    "agent": 0.45,
    "pobj": 0.45,
    "advcl": 0.4,
    "conj": 0.6,
    "compound": 0.4,
    "amod": 0.3,
    "acl": 0.35,
    "relcl": 0.25,
}


class VerbRule(Record, frozen=True, kw_only=True):
    """One verb of the event lexicon with the conditions under which it counts."""

    type: str
    weight: float
    particle: str = ""
    object: str = ""
    subject: str = ""


class Surroundings(Record, frozen=True, kw_only=True):
    """What is known of the nouns around an event: indices of tokens in toponyms (`places`) and in names of states, armies and armed groups (`forces`)."""

    places: frozenset[int] = frozenset()
    forces: frozenset[int] = frozenset()


class EventReading(Record, frozen=True, kw_only=True):
    """The type of a clause's event: `score` of the best type, `scores` of all that were triggered, `trigger` the token that decided (or -1)."""

    type: str
    score: float
    scores: dict[str, float]
    trigger: int = -1


@cache
def _verbs() -> dict[str, list[VerbRule]]:
    rules: dict[str, list[VerbRule]] = defaultdict(list)
    for entry in load("events"):
        for verb in entry.get("verbs", ()):
            lemma, _, particle = verb.partition(" ")
            rules[lemma].append(
                VerbRule(
                    type=entry["type"],
                    weight=float(entry.get("weight", 3)),
                    particle=particle,
                    object=entry.get("object", ""),
                    subject=entry.get("subject", ""),
                )
            )
    return dict(rules)


@cache
def _nouns() -> dict[str, list[tuple[str, float]]]:
    rules: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for entry in load("events"):
        for noun in entry.get("nouns", ()):
            rules[noun].append((entry["type"], float(entry.get("weight", 3))))
    return dict(rules)


@cache
def _phrases() -> list[tuple[str, float, re.Pattern[str]]]:
    return [
        (entry["type"], float(entry.get("weight", 3)), re.compile("|".join(f"(?:{phrase})" for phrase in entry["phrases"])))
        for entry in load("events")
        if entry.get("phrases")
    ]


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Return the noun classes of the lexicon: class name to lemmas."""
    return {entry["class"]: frozenset(entry["nouns"]) for entry in load("noun-classes")}


def read_event(document: Document, tokens: Iterable[Token], head: Token, around: Surroundings) -> EventReading:
    """Decide the type of the event that `tokens` (one clause, its verb `head`) tell of.

    With no trigger the type is `other` and the score 0.
    """
    words = list(tokens)
    scores: dict[str, float] = defaultdict(float)
    best = (0.0, -1)
    light = head.lemma in _LIGHT
    for token in words:
        weight = _position(document, token, head, light=light)
        for kind, value in _triggered(document, token, around):
            scores[kind] += value * weight
            best = max(best, (value * weight, token.i))
    text, starts = _text_of(words)
    for kind, value, pattern in _phrases():
        match = pattern.search(text)
        if match:
            covered = [token for token, start in zip(words, starts, strict=True) if match.start() <= start < match.end()]
            scores[kind] += value * max((min(_position(document, token, head, light=light), 1.0) for token in covered), default=0.5)
    if not scores:
        return EventReading(type="other", score=0.0, scores={})
    kind = max(scores, key=lambda name: (scores[name], -TYPES.index(name)))
    return EventReading(type=kind, score=scores[kind], scores=dict(scores), trigger=best[1])


def _text_of(words: list[Token]) -> tuple[str, list[int]]:
    """Return the lower-cased words of a clause, spaced as in the text, and where each of them starts."""
    pieces: list[str] = []
    starts: list[int] = []
    length, end = 0, None
    for token in words:
        if end is not None and token.start != end:
            pieces.append(" ")
            length += 1
        starts.append(length)
        pieces.append(token.lower)
        length += len(token.lower)
        end = token.end
    return "".join(pieces), starts


def _position(document: Document, token: Token, head: Token, *, light: bool) -> float:
    """Weigh a token by the dependency labels between it and the head of the clause."""
    if token.i == head.i:
        return 0.6 if light else 1.0
    weight, steps = 1.0, 0
    while token.i != head.i and steps < 6:
        weight *= _ROLE_WEIGHT.get(token.dep, 0.5 if token.dep == "prep" else 0.6)
        if token.dep == "pobj":
            weight /= 0.6
        if token.head == token.i:
            return 0.3
        token = document.tokens[token.head]
        steps += 1
    return min(weight * (1.35 if light else 1.0), 1.3)


def _triggered(document: Document, token: Token, around: Surroundings) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    if token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBG"):
        for rule in _verbs().get(token.lemma, ()):
            if _verb_fits(document, token, rule, around):
                found.append((rule.type, rule.weight))
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        found.extend(noun_triggers(token))
    return found


def noun_triggers(token: Token) -> list[tuple[str, float]]:
    """Return (type, weight) of the events that a noun tells of by itself.

    "The invasion" and "the war" as circumstance ("since the invasion") name the whole conflict and no event of it.
    """
    if token.lemma in _WHOLE_WAR and token.dep in ("pobj", "compound", "poss"):
        return []
    lemma = token.lemma.lower()
    rules = _nouns()
    if lemma not in rules and lemma.endswith("s"):
        lemma = lemma[:-1]
    return rules.get(lemma, [])


def _verb_fits(document: Document, token: Token, rule: VerbRule, around: Surroundings) -> bool:
    if rule.particle and not _has_particle(document, token, rule.particle):
        return False
    if rule.object and not any(is_of_class(document, child, rule.object, around) for child in _objects(document, token)):
        return False
    return not rule.subject or any(is_of_class(document, child, rule.subject, around) for child in _subjects(document, token))


def _has_particle(document: Document, token: Token, particle: str) -> bool:
    first, _, rest = particle.partition(" ")
    if any(child.lower == first and child.i > token.i and (not rest or rest in [t.lower for t in document.tokens[child.i : child.i + 3]]) for child in document.children(token)):
        return True
    following = [word.lower for word in document.tokens[token.i + 1 : token.i + 4]]
    return " ".join(following).startswith(particle)


def _objects(document: Document, token: Token) -> Iterable[Token]:
    for child in document.children(token):
        if child.dep in ("dobj", "nsubjpass", "dative", "oprd", "attr"):
            yield child
            yield from _conjuncts(document, child)
        elif child.dep == "prep":
            for inner in document.children(child, "pobj"):
                yield inner
                yield from _conjuncts(document, inner)
    if token.dep in ("acl", "relcl"):
        yield document.tokens[token.head]


def _subjects(document: Document, token: Token) -> Iterable[Token]:
    verb = token
    for _ in range(4):
        found = [child for child in document.children(verb) if child.dep in ("nsubj", "agent")]
        for child in found:
            yield child
            yield from _conjuncts(document, child)
            if child.dep == "agent":
                yield from document.children(child, "pobj")
        if found or verb.dep not in ("conj", "xcomp", "advcl", "acl", "relcl"):
            if verb.dep in ("acl", "relcl") and not found:
                yield document.tokens[verb.head]
            return
        verb = document.tokens[verb.head]


def _conjuncts(document: Document, token: Token) -> Iterable[Token]:
    for child in document.children(token, "conj"):
        yield child
        yield from _conjuncts(document, child)


def is_of_class(document: Document, token: Token, name: str, around: Surroundings) -> bool:
    """Tell whether a noun, or the noun of an "X of Y" phrase under it, is of the noun class `name`."""
    lemmas = noun_classes()[name]
    known = around.places if name == "place" else around.forces if name == "force" else frozenset()
    if token.lemma.lower() in lemmas or token.i in known:
        return True
    for child in document.children(token):
        if child.dep in ("compound", "nmod") and child.lemma.lower() in lemmas:
            return True
        if child.dep == "prep" and child.lower == "of":
            for inner in document.children(child, "pobj"):
                if inner.lemma.lower() in lemmas or inner.i in known:
                    return True
    return False
