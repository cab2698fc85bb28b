"""Find who answers: the source of a cue."""

from dateline.records import Document, Span, Token

_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "parataxis"})
_INCIDENTAL = frozenset({"relcl", "acl", "advcl", "parataxis", "punct", "cc"})


def find_source(document: Document, cue: Token) -> Token | None:
    """Return the head of the source of a verb: its subject, or the subject of the clause that governs it."""
    tokens = document.tokens
    verb = cue
    for _ in range(8):
        subject = _subject(document, verb)
        if subject is not None:
            return _antecedent(document, verb, subject)
        if is_passive(document, verb) or verb.head == verb.i:
            return None
        head = tokens[verb.head]
        if verb.dep in ("acl", "relcl") or (
            verb.dep in _UPWARD and head.pos in ("NOUN", "PROPN", "PRON") and verb.pos == "VERB"
        ):
            return head if verb.tag != "VBN" else None
        if verb.dep not in _UPWARD and not (verb.dep == "ccomp" and verb.tag in ("VB", "VBG")):
            return None
        verb = head
    return None


def agent_of(document: Document, verb: Token) -> Token | None:
    """Return the agent of a passive verb ("by X")."""
    for child in document.children(verb, "agent", "prep"):
        if child.lower == "by":
            for noun in document.children(child, "pobj"):
                return noun
    return None


def is_passive(document: Document, verb: Token) -> bool:
    """Tell whether `verb` is passive ("is said to", "reported by")."""
    if verb.tag != "VBN":
        return False
    deps = {child.dep for child in document.children(verb)}
    return (
        "auxpass" in deps
        or "nsubjpass" in deps
        or (verb.dep in ("acl", "relcl", "advcl", "amod") and "nsubj" not in deps)
    )


def _subject(document: Document, verb: Token) -> Token | None:
    for child in document.children(verb, *_SUBJECTS):
        return child
    return None


def _antecedent(document: Document, verb: Token, subject: Token) -> Token:
    """Return the noun behind a relative pronoun ("the governor, who said")."""
    if subject.lower in _RELATIVE and subject.pos in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
            clause = document.tokens[clause.head]
        if clause.dep in ("relcl", "acl"):
            return document.tokens[clause.head]
    return subject


def source_span(document: Document, head: Token) -> Span:
    """Return the words of a source: determiners and identifying modifiers, without relative clauses and what follows them."""
    tokens = document.tokens
    first, last = head.left, head.right
    for index in head.children:
        child = tokens[index]
        if child.i < head.i or child.dep not in _INCIDENTAL:
            continue
        if child.dep == "punct" and not _opens_aside(document, head, child):
            continue
        last = min(last, child.left - 1)
        break
    while last > head.i and (tokens[last].dep == "punct" and tokens[last].text not in (")", "”", '"', "’")):
        last -= 1
    while (
        first < head.i and tokens[first].dep in ("punct", "cc", "preconj") and tokens[first].text not in ("“", '"', "(")
    ):
        first += 1
    return Span(start=tokens[first].start, end=tokens[last].end)


def _opens_aside(document: Document, head: Token, mark: Token) -> bool:
    """Tell whether what follows a comma is no identifying part ("X, which ..." but not "X, the mayor of Y")."""
    if mark.text in ("–", "—", "-"):
        return True
    following = [child for child in document.children(head) if child.i > mark.i]
    return bool(following) and following[0].dep in ("relcl", "acl", "advcl")
