"""Find event nouns that tell of an event of their own: "killed by strikes on the port", "after the capture of the town"."""

from collections.abc import Iterator

from dateline.claims.clauses import Clause, span_of
from dateline.claims.events import EventReading, read_event
from dateline.claims.triggers import Surroundings, event_rules, noun_classes
from dateline.records import Document, Span, Token

_OWN_EVENT = frozenset(
    {
        "strike",
        "fight",
        "capture",
        "withdraw",
        "detain",
        "advance",
        "negotiate",
        "sanction",
        "displace",
        "casualties",
        "abuse",
        "deploy",
        "request",
    }
)
OPENERS = frozenset({"following", "after", "amid", "despite", "during", "before"})
_BINDERS = frozenset({"on", "in", "of", "against", "from", "around", "at", "near", "over", "across"})
_STRONG = 2.0
_ATTACKS = frozenset({"attack", "assault", "raid"})


def find_nominals(
    document: Document, clause: Clause, event: EventReading, around: Surroundings
) -> Iterator[tuple[Span, Token, EventReading]]:
    """Yield (evidence, noun, event) of the nouns inside `clause` that make a claim beside it.

    A noun counts when it stands under a preposition and names a place or party of its own; the noun that is the clause's own event does not.
    """
    for index in clause.tokens:
        noun = document.tokens[index]
        if noun.pos != "NOUN" or noun.dep not in ("pobj", "conj"):
            continue
        kind, weight = _kind(document, noun, around)
        if kind not in _OWN_EVENT or weight < _STRONG:
            continue
        preposition = _preposition(document, noun)
        if (
            preposition is None
            or kind == event.type
            or _is_means(noun, event)
            or not _has_own_matter(document, noun, around)
        ):
            continue
        indices = list(_phrase(document, noun))
        if preposition.lower in OPENERS:
            indices.append(preposition.i)
        evidence = span_of(document, indices)
        if evidence is not None:
            yield evidence, noun, EventReading(type=kind, score=weight, scores={kind: weight}, trigger=noun.i)


def _kind(document: Document, noun: Token, around: Surroundings) -> tuple[str, float]:
    """Return type and weight of a noun's event; what sort of attack one was is told by the words around it ("a rocket attack in the port")."""
    if noun.lemma in _ATTACKS:
        reading = read_event(
            document, [document.tokens[index] for index in sorted(_phrase(document, noun))], noun, around
        )
        return (reading.type, max(reading.score, _STRONG)) if reading.score > 0 else ("fight", _STRONG)
    return max(event_rules().of_noun(noun), key=lambda pair: pair[1], default=("other", 0.0))


def _is_means(noun: Token, event: EventReading) -> bool:
    """Tell the weapon of a harm ("destroyed by missiles"), which is no event beside it."""
    return event.type in ("damage", "casualties") and noun.lemma.lower() in noun_classes()["weapon"] - {
        "attack",
        "strike",
        "airstrike",
        "shelling",
        "explosion",
        "blast",
    }


def _preposition(document: Document, noun: Token) -> Token | None:
    while noun.dep == "conj":
        noun = document.tokens[noun.head]
    above = document.tokens[noun.head]
    return (
        above
        if (noun.dep == "pobj" and above.dep in ("prep", "agent", "mark", "pcomp")) or above.lower in OPENERS
        else None
    )


def _has_own_matter(document: Document, noun: Token, around: Surroundings) -> bool:
    """Tell whether the noun is bound to a place or party by a preposition ("strikes on Lviv", "abduction of the mayor")."""
    for child in document.children(noun, "prep"):
        if child.lower not in _BINDERS:
            continue
        for index in range(child.left, child.right + 1):
            inner = document.tokens[index]
            if index in around.places or index in around.forces or (inner.dep == "pobj" and inner.pos == "PROPN"):
                return True
    return False


def _phrase(document: Document, noun: Token) -> Iterator[int]:
    """Yield the indices of the noun phrase, without relative clauses and conjuncts."""
    yield noun.i
    for child in document.children(noun):
        if child.dep in ("relcl", "conj", "cc", "punct", "appos"):
            continue
        yield from range(child.left, child.right + 1)
