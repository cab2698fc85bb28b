"""How a clause is meant: asserted, denied, intended, requested, predicted, hedged, not known."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.lexicons import Entry, load
from dateline.records import CueKind, Document, Modality, Record, Token

_BY_CUE: dict[CueKind, Modality] = {
    "deny": "denied",
    "intend": "intended",
    "request": "requested",
    "predict": "predicted",
}
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
_FUTURE = frozenset({"will", "wo", "'ll", "shall"})


class ModalityRule(Record, frozen=True, kw_only=True):
    """One line of the modality lexicon."""

    modality: Modality
    verbs: frozenset[str]
    words: frozenset[str]
    pattern: str


@cache
def _rules() -> tuple[tuple[ModalityRule, re.Pattern[str] | None], ...]:
    return compile_rules(load("modality"))


def compile_rules(entries: Sequence[Entry]) -> tuple[tuple[ModalityRule, re.Pattern[str] | None], ...]:
    """Make rules of lexicon entries, in their order."""
    rules = []
    for entry in entries:
        pattern = "|".join(f"(?:{phrase})" for phrase in entry.get("phrases", ()))
        rule = ModalityRule(
            modality=entry["modality"],
            verbs=frozenset(entry.get("verbs", ())),
            words=frozenset(entry.get("words", ())),
            pattern=pattern,
        )
        rules.append((rule, re.compile(pattern) if pattern else None))
    return tuple(rules)


def read_modality(
    document: Document, tokens: Iterable[Token], head: Token, kind: CueKind | None, *, is_own: bool = True
) -> Modality:
    """Decide the modality of a clause from its words and from the `kind` of the cue that governs it (null for the outlet's own voice).

    `is_own` tells whether the one who acts is the one who speaks: "we will attack" is a plan, "they will attack" a forecast.
    """
    by_cue = _BY_CUE.get(kind) if kind else None
    if by_cue is not None:
        return by_cue
    by_words = read_words(document, list(tokens), head)
    if by_words is not None:
        return "predicted" if by_words == "intended" and not is_own and is_future(document, head) else by_words
    if is_future(document, head):
        if is_negated(document, head):
            return "denied"
        return "intended" if is_own else "predicted"
    return "denied" if is_negated(document, head) else "asserted"


def read_words(
    document: Document,
    words: list[Token],
    head: Token,
    rules: tuple[tuple[ModalityRule, re.Pattern[str] | None], ...] | None = None,
) -> Modality | None:
    """Return the modality that the words of a clause state by themselves, or null."""
    text = " ".join(token.lower for token in words)
    lowers = {token.lower for token in words}
    governors = {head.lemma}
    if head.dep in ("xcomp", "ccomp"):
        governors.add(document.tokens[head.head].lemma)
    for rule, pattern in rules or _rules():
        if rule.verbs & governors and _governs_event(document, head, rule.verbs):
            planned = rule.modality == "intended" and head.lemma in rule.verbs and is_negated(document, head)
            return "denied" if planned else rule.modality
        if rule.words & lowers and any(
            token.lower in rule.words and _is_near(document, token, head) for token in words
        ):
            return rule.modality
        if pattern is not None and pattern.search(text):
            return rule.modality
    return None


def _governs_event(document: Document, head: Token, verbs: frozenset[str]) -> bool:
    """Tell whether something hangs on a verb of planning or denying: "plans to retake", "denied involvement".

    What is agreed on is done with the agreement ("agreed on a truce"); an act agreed to is yet to come ("agreed to withdraw").
    """
    if head.lemma in verbs:
        hung = ("xcomp", "ccomp") if head.lemma == "agree" else ("xcomp", "ccomp", "dobj", "prep")
        return any(child.dep in hung for child in document.children(head))
    return True


def _is_near(document: Document, token: Token, head: Token) -> bool:
    """Tell an auxiliary or adverb of the clause's own verb, or of the verb below it; not one deep inside an object."""
    if head.i in (token.head, token.i):
        return True
    above = document.tokens[token.head]
    return above.head == head.i and token.dep in ("aux", "advmod", "amod", "auxpass", "neg")


def is_negated(document: Document, head: Token) -> bool:
    """Tell whether the verb is negated: "did not fall", "no one was hurt"."""
    for child in document.children(head):
        if child.dep == "neg" or child.lower in ("n't", "not", "never"):
            following = document.tokens[child.i + 1].lower if child.i + 1 < len(document.tokens) else ""
            return following not in ("only", "just", "merely")
        if child.dep in ("nsubj", "nsubjpass") and child.lower in _NOBODY:
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            inner.dep in ("det", "neg") and inner.lower == "no" for inner in document.children(child)
        ):
            return True
        if child.dep == "xcomp" and any(inner.dep == "neg" for inner in document.children(child)):
            return True
    return False


def is_future(document: Document, head: Token) -> bool:
    """Tell whether the verb, or the verb it is joined to, stands in the future: "will send", "would be leaving"."""
    for verb in (head, document.tokens[head.head]) if head.dep in ("conj", "xcomp") else (head,):
        lowers = {child.lower for child in document.children(verb, "aux")}
        if lowers & _FUTURE:
            return True
        if "would" in lowers and not any(child.lower == "have" for child in document.children(verb, "aux")):
            return True
    return False
