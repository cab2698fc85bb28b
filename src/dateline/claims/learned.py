"""What a linear model learned about the types of events: how much each word, by its place in the clause, speaks for each type.

The rules of the event lexicon are among its features, so it agrees with them where they are sure. It is trained by `resources/train_event_types.py`
on sentences written for Dateline and on labelled reports; docs/reference/event-type-model.md is its model card. Word vectors are folded into
tables of small whole numbers (one row a word, one column a type), so that nothing but sums is left to do.
"""

import hashlib
import lzma
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from dateline.claims.outlines import Outline
from dateline.records import Attribution, Document, Record, Token

FILE = "event-types.msgpack.xz"
CERTAIN, MOVED = 0.5, 0.95
"""How probable a type must be to overrule the rules: any type, and one that moves who is said to hold a place."""
_WORDS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "PART"})
_MEANINGFUL = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_OBJECTS = ("dobj", "nsubjpass", "attr", "oprd", "dative", "pobj")
_SCORE_UNIT = 3.0


class TypeFeatures(Record, frozen=True, kw_only=True):
    """What the model looks at: named features with their values, and rows of the word table by place (`head`, `object`, `subject`, `content`)."""

    named: dict[str, float]
    rows: dict[str, tuple[int, ...]]


class TypeModel(Record, frozen=True, kw_only=True):
    """The weights: `named` by feature, `tables` by place (signed bytes, `len(types)` a row); whole numbers in units of `unit` and `units`."""

    types: tuple[str, ...]
    bias: tuple[int, ...]
    named: dict[str, tuple[int, ...]]
    unit: float
    tables: dict[str, bytes]
    units: dict[str, float]

    def weigh(self, features: TypeFeatures) -> dict[str, float]:
        """Return the probability of each type, by the softmax of the summed weights."""
        width = len(self.types)
        sums = [weight * self.unit for weight in self.bias]
        for name, value in features.named.items():
            for column, weight in enumerate(self.named.get(name, ())):
                sums[column] += weight * self.unit * value
        for place, rows in features.rows.items():
            table = memoryview(self.tables[place]).cast("b")
            share = self.units[place] / len(rows) if rows else 0.0
            for row in rows:
                for column, weight in enumerate(table[row * width : (row + 1) * width]):
                    sums[column] += weight * share
        top = max(sums)
        parts = [exp(value - top) for value in sums]
        whole = sum(parts)
        return {name: part / whole for name, part in zip(self.types, parts, strict=True)}

    def reasons(self, features: TypeFeatures, kind: str, most: int = 6) -> list[str]:
        """Return the named features that speak most for a type, strongest first: "w=embargo +1.8"."""
        column = self.types.index(kind)
        weighed = [
            (self.named[name][column] * self.unit * value, name)
            for name, value in features.named.items()
            if name in self.named
        ]
        best = sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:most]
        return [f"{name} {weight:+.1f}" for weight, name in best if weight > 0]


@cache
def type_model() -> TypeModel | None:
    """Return the model that Dateline carries, or null where the installation has none (the rules then decide alone)."""
    packed = _packed()
    return msgspec.msgpack.decode(lzma.decompress(packed), type=TypeModel) if packed else None


@cache
def model_digest() -> str:
    """Return the sha256 of the model's file for the run manifest, empty where there is none."""
    packed = _packed()
    return hashlib.sha256(packed).hexdigest() if packed else ""


@cache
def _packed() -> bytes:
    file = files(__package__).joinpath(FILE)
    return file.read_bytes() if file.is_file() else b""


def features_of(
    document: Document, outline: Outline, attribution: Attribution | None, by_rule: str | None
) -> TypeFeatures:
    """Return what the model looks at in a claim's outline; `by_rule` is the type that the rules give, null to leave the rules out."""
    words = [document.tokens[index] for index in outline.content]
    inside = set(outline.content)
    head = document.tokens[outline.clause.head]
    subject = outline.clause.subject
    named = {f"w={token.lemma.lower()}": 1.0 for token in words if token.pos in _WORDS}
    named |= dict.fromkeys(_setting(outline, attribution), 1.0)
    if head.i in inside:
        named[f"h={head.lemma}"] = 1.0
    if by_rule is not None:
        named |= {f"s={kind}": score / _SCORE_UNIT for kind, score in outline.event.scores.items()}
        named |= {f"e={outline.event.type}": 1.0, f"r={by_rule}": 2.0}
    rows = {
        "head": _rows([head] if head.i in inside else []),
        "object": _rows([child for child in document.children(head, *_OBJECTS) if child.i in inside]),
        "subject": _rows([document.tokens[subject]] if subject is not None and subject in inside else []),
        "content": _rows([token for token in words if token.pos in _MEANINGFUL]),
    }
    return TypeFeatures(named=named, rows=rows)


def _setting(outline: Outline, attribution: Attribution | None) -> tuple[str, ...]:
    """Return the features of how the clause stands: its role, its cue and the frame of the cue."""
    role = f"role={outline.clause.role}"
    if attribution is None:
        return (role, "cue=none")
    return (
        role,
        f"cue={attribution.cue_lemma}",
        f"kind={attribution.kind}",
        f"kind={attribution.kind}/{outline.is_cue}",
        f"direct={attribution.direct}",
    )


def _rows(tokens: list[Token]) -> tuple[int, ...]:
    return tuple(token.row for token in tokens if token.row >= 0)
