"""Find the words that tell of an event: verbs, nouns and phrases of the event lexicon."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.lexicons import Entry, load
from dateline.records import Document, Record, Token

_APPROXIMATORS = frozenset({"around", "about", "over", "under", "nearly"})
_ARM_WORDS = frozenset({"assault", "attack", "strike", "combat", "battle", "reconnaissance", "fire"})
_WHOLE_WAR = frozenset({"invasion", "war"})


class VerbRule(Record, frozen=True, kw_only=True):
    """One verb of the event lexicon with the conditions under which it counts."""

    type: str
    weight: float
    particle: str = ""
    object: str = ""
    subject: str = ""
    direct: bool = False


class Surroundings(Record, frozen=True, kw_only=True):
    """What is known of the nouns around an event: indices of tokens in toponyms (`places`) and in names of states, armies and armed groups (`forces`)."""

    places: frozenset[int] = frozenset()
    forces: frozenset[int] = frozenset()


class EventRules:
    """The event lexicon, ready to be asked."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Index the entries by their words."""
        self.verbs: dict[str, list[VerbRule]] = defaultdict(list)
        self.nouns: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self.phrases: list[tuple[str, float, re.Pattern[str]]] = []
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        kind, weight = entry["type"], float(entry.get("weight", 3))
        for verb in entry.get("verbs", ()):
            lemma, _, particle = verb.partition(" ")
            self.verbs[lemma].append(
                VerbRule(
                    type=kind,
                    weight=weight,
                    particle=particle,
                    object=entry.get("object", ""),
                    subject=entry.get("subject", ""),
                    direct=entry.get("direct", False),
                )
            )
        for noun in entry.get("nouns", ()):
            self.nouns[noun].append((kind, weight))
        if entry.get("phrases"):
            self.phrases.append((kind, weight, re.compile("|".join(f"(?:{phrase})" for phrase in entry["phrases"]))))

    def of_word(self, document: Document, token: Token, around: Surroundings) -> list[tuple[str, float]]:
        """Return (type, weight) of the events that a word tells of where it stands."""
        found: list[tuple[str, float]] = []
        if token.pos in ("VERB", "AUX") or token.tag in ("VBN", "VBG"):
            found.extend(
                (rule.type, rule.weight)
                for rule in self.verbs.get(token.lemma, ())
                if _verb_fits(document, token, rule, around)
            )
        if token.pos in ("NOUN", "PROPN", "ADJ") and not _names_arm(document, token):
            found.extend(self.of_noun(token))
        return found

    def of_noun(self, token: Token) -> list[tuple[str, float]]:
        """Return (type, weight) of the events that a noun tells of by itself.

        "The invasion" and "the war" as circumstance ("since the invasion") name the whole conflict and no event of it.
        """
        if token.lemma.lower() in _WHOLE_WAR and token.dep in ("pobj", "compound", "poss"):
            return []
        lemma = token.lemma.lower()
        if lemma not in self.nouns and lemma.endswith("s"):
            lemma = lemma[:-1]
        return self.nouns.get(lemma, [])


@cache
def event_rules() -> EventRules:
    """Return the rules of the lexicon that Dateline carries."""
    return EventRules(load("events"))


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Return the noun classes of the lexicon: class name to lemmas."""
    return {entry["class"]: frozenset(entry["nouns"]) for entry in load("noun-classes")}


def _verb_fits(document: Document, token: Token, rule: VerbRule, around: Surroundings) -> bool:
    if rule.particle and not _has_particle(document, token, rule.particle):
        return False
    if rule.object and not any(
        is_of_class(document, child, rule.object, around) for child in _objects(document, token, direct=rule.direct)
    ):
        return False
    return not rule.subject or any(
        is_of_class(document, child, rule.subject, around) for child in _subjects(document, token)
    )


def _names_arm(document: Document, token: Token) -> bool:
    """Tell the name of a weapon or unit from an act: "an assault rifle", "attack helicopters", "the strike group"."""
    if token.dep != "compound" or token.lemma.lower() not in _ARM_WORDS:
        return False
    lemma = document.tokens[token.head].lemma.lower()
    return lemma in noun_classes()["aid"] | noun_classes()["force"] | {"rifle", "group", "craft", "bomber"}


def _has_particle(document: Document, token: Token, particle: str) -> bool:
    first, _, rest = particle.partition(" ")
    if any(
        child.lower == first
        and child.i > token.i
        and (not rest or rest in [t.lower for t in document.tokens[child.i : child.i + 3]])
        for child in document.children(token)
    ):
        return True
    following = [word.lower for word in document.tokens[token.i + 1 : token.i + 4]]
    return " ".join(following).startswith(particle)


def _objects(document: Document, token: Token, *, direct: bool) -> Iterable[Token]:
    for child in document.children(token):
        if child.dep in ("dobj", "nsubjpass", "dative", "oprd", "attr"):
            yield child
            yield from _conjuncts(document, child)
        elif child.dep == "prep" and (not direct or child.lower in _APPROXIMATORS):
            for inner in document.children(child, "pobj"):
                yield inner
                yield from _conjuncts(document, inner)
    if token.dep in ("acl", "relcl"):
        noun = document.tokens[token.head]
        yield noun
        if noun.dep == "appos":  # "X, a supply hub taken by ..."
            yield document.tokens[noun.head]


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
    known = around.places if name == "place" else around.forces if name in ("force", "party") else frozenset()
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
