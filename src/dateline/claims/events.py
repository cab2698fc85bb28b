"""Decide what type of event a clause tells of."""

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from dateline.claims.triggers import EventRules, Surroundings, event_rules
from dateline.records import ClaimType, Document, Record, Token

TYPES: tuple[str, ...] = get_args(ClaimType)

_LIGHT = frozenset(
    [
        "be",
        "have",
        "make",
        "carry",
        "launch",
        "conduct",
        "hold",
        "give",
        "take",
        "begin",
        "start",
        "continue",
        "announce",
        "resume",
        "occur",
        "happen",
        "see",
        "undergo",
        "face",
        "end",
        "do",
        "get",
        "stage",
        "mount",
        "report",
        "lead",
        "perform",
        "commit",
        "cause",
        "suffer",
        "include",
        "involve",
        "issue",
        "impose",
        "declare",
        "remain",
        "stop",
        "use",
        "open",
        "break",
        "go",
        "come",
        "bring",
        "receive",
        "put",
        "keep",
    ]
)
_WHOLE_WAR = frozenset({"invasion", "war"})
_UNDER_WAY = frozenset({"ongoing", "underway", "over", "unaccounted", "missing", "dead"})
# Nouns of phase and quantity: "the end of the mobilisation" is about the mobilisation.
_PHASES = frozenset(
    {
        "end",
        "start",
        "beginning",
        "launch",
        "completion",
        "continuation",
        "resumption",
        "suspension",
        "series",
        "wave",
        "campaign",
        "operation",
        "round",
    }
)
_ECHO = 0.3
_JUDGEMENT = 3.2
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


class EventReading(Record, frozen=True, kw_only=True):
    """The type of a clause's event: `score` of the best type, `scores` of all that were triggered, `trigger` the token that decided (or -1)."""

    type: str
    score: float
    scores: dict[str, float]
    trigger: int = -1


def read_event(
    document: Document,
    tokens: Iterable[Token],
    head: Token,
    around: Surroundings,
    rules: EventRules | None = None,
) -> EventReading:
    """Decide the type of the event that `tokens` (one clause, its verb `head`) tell of.

    Each trigger counts by its weight and by how near it stands to the verb. With none the type is `other` and the score 0.
    """
    words = list(tokens)
    rules = rules or event_rules()
    parts: dict[str, list[float]] = defaultdict(list)
    best = (0.0, -1)
    light = head.lemma in _LIGHT
    weights = {token.i: _position(document, token, head, light=light) for token in words}
    for token in words:
        for kind, value in rules.of_word(document, token, around):
            parts[kind].append(value * weights[token.i])
            best = max(best, (value * weights[token.i], token.i))
    text, starts = _text_of(words)
    for kind, value, pattern in rules.phrases:
        match = pattern.search(text)
        if match:
            covered = [
                token.i for token, start in zip(words, starts, strict=True) if match.start() <= start < match.end()
            ]
            parts[kind].append(value * max((min(weights[index], 1.0) for index in covered), default=0.5))
    if _is_judgement(document, head):
        parts["assess"].append(_JUDGEMENT)
    if not parts:
        return EventReading(type="other", score=0.0, scores={})
    scores = {kind: _sum(values) for kind, values in parts.items()}
    kind = max(scores, key=lambda name: (scores[name], -TYPES.index(name)))
    return EventReading(type=kind, score=scores[kind], scores=scores, trigger=best[1])


def _sum(values: list[float]) -> float:
    """Add up triggers: the strongest in full, the others a little, for a list of weapons is no stronger sign than one."""
    return max(values) + _ECHO * (sum(values) - max(values))


def _is_judgement(document: Document, head: Token) -> bool:
    """Tell "the talks are difficult" from "the state is ready to talk"."""
    if head.lemma != "be":
        return False
    return any(
        child.dep == "acomp"
        and child.lemma not in _UNDER_WAY
        and child.pos == "ADJ"
        and not any(True for _ in document.children(child, "xcomp", "prep"))
        for child in document.children(head)
    )


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


def _over_phase(document: Document, token: Token) -> Token:
    """Return the noun of phase over "of" and a noun, or the noun itself."""
    for _ in range(3):
        above = document.tokens[token.head]
        if token.dep == "pobj" and above.lower == "of":
            above = document.tokens[above.head]
        elif token.dep != "compound":
            return token
        if above.lemma not in _PHASES:
            return token
        token = above
    return token


def _position(document: Document, token: Token, head: Token, *, light: bool) -> float:
    """Weigh a token by the dependency labels between it and the head of the clause."""
    if token.i == head.i:
        return 0.6 if light else 1.0
    weight, steps = 1.0, 0
    while token.i != head.i and steps < 6:
        token = _over_phase(document, token)
        weight *= _ROLE_WEIGHT.get(token.dep, 0.5 if token.dep == "prep" else 0.6)
        if token.dep == "pobj":
            weight /= 0.6
        if token.head == token.i:
            return 0.3
        token = document.tokens[token.head]
        steps += 1
    return min(weight * (1.35 if light else 1.0), 1.3)
