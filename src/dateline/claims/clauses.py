"""Cut sentences into clauses: the pieces that can each state an event of their own."""

from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.records import Document, Record, Sentence, Span, Token

ClauseRole = Literal["main", "coordinate", "adverbial", "relative", "participle", "content", "nominal"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSAL = {
    "ROOT": "main",
    "ccomp": "content",
    "parataxis": "content",
    "advcl": "adverbial",
    "relcl": "relative",
    "acl": "participle",
    "pcomp": "adverbial",
}
_EVENT_PREPOSITIONS = frozenset({"after", "before", "since", "while", "following", "for", "despite", "without", "upon"})
_TRIM_LEFT = frozenset({"and", "but", "or", ",", ";", ":", "-", "–", "—", "then", "however", "moreover", ")", "]"})
_TRIM_RIGHT = frozenset({",", ";", ":", ".", "-", "–", "—", "and", "but", "or", "(", "["})


class Clause(Record, frozen=True, kw_only=True):
    """One clause: `head` is its verb (or event noun), `tokens` the words that are its own and no other clause's.

    `parent` is the index (among the clauses of the same sentence) of the clause it depends on, null for a main clause. `subject` is the index of the
    head token of its subject, taken over from the clause it is coordinated with or participle of when it has none of its own.
    """

    head: int
    tokens: tuple[int, ...]
    role: ClauseRole
    sentence: int
    parent: int | None = None
    subject: int | None = None


def cut_clauses(document: Document) -> tuple[Clause, ...]:
    """Return the clauses of all sentences, in the order of their heads within each sentence."""
    clauses: list[Clause] = []
    for sentence in document.sentences:
        clauses.extend(_cut_sentence(document, sentence))
    return tuple(clauses)


def _cut_sentence(document: Document, sentence: Sentence) -> Iterator[Clause]:
    words = document.words(sentence)
    heads: dict[int, ClauseRole] = {}
    for token in words:
        role = _role(document, token, heads)
        if role is not None:
            heads[token.i] = role
    # A conjunct may stand before its head was judged; one more pass settles chains.
    for token in words:
        if token.i not in heads and token.dep == "conj":
            role = _role(document, token, heads)
            if role is not None:
                heads[token.i] = role
    owned: dict[int, list[int]] = {head: [] for head in heads}
    opened = {document.tokens[head].head: head for head in heads if document.tokens[head].dep == "pcomp"}
    for token in words:
        # "after" in "advanced after seizing the port" opens the clause of what hangs on it
        owner = opened.get(token.i) or _owner(document, token, heads)
        if owner is not None:
            owned[owner].append(token.i)
    order = {head: number for number, head in enumerate(sorted(heads))}
    for head in sorted(heads):
        above = document.tokens[document.tokens[head].head]
        parent = None if above.i == head else _owner(document, above, heads)
        yield Clause(
            head=head,
            tokens=tuple(owned[head]),
            role=heads[head],
            sentence=sentence.index,
            parent=None if parent is None or parent == head else order[parent],
            subject=find_subject(document, document.tokens[head]),
        )


def _role(document: Document, token: Token, heads: dict[int, ClauseRole]) -> ClauseRole | None:
    if token.dep == "ROOT" or token.head == token.i:
        return "main"
    if token.dep == "conj":
        above = document.tokens[token.head]
        return (
            "coordinate"
            if above.i in heads and _is_verbal(document, token) and _is_separate(document, above, token)
            else None
        )
    kind = _CLAUSAL.get(token.dep)
    if kind is None or not _is_verbal(document, token):
        return None
    if kind == "adverbial" and token.dep == "advcl" and _is_infinitive(document, token):
        return None
    if token.dep == "pcomp":
        is_event = token.tag == "VBG" or any(child.lower in ("being", "having") for child in document.children(token))
        return "adverbial" if is_event and document.tokens[token.head].lower in _EVENT_PREPOSITIONS else None
    if token.dep == "relcl" and _is_infinitive(document, token):
        return None  # "a treaty to annex the province"
    if (
        token.dep == "ccomp"
        and token.tag == "VB"
        and not any(True for _ in document.children(token, "aux", "mark", "auxpass"))
    ):
        return None  # "had the minister attend"
    if token.dep == "acl" and (token.tag not in ("VBN", "VBG", "VBD") or _is_infinitive(document, token)):
        return None
    return kind  # type: ignore[return-value]


def _is_verbal(document: Document, token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return True
    return any(child.dep in _SUBJECTS or child.dep == "cop" for child in document.children(token))


def _is_infinitive(document: Document, token: Token) -> bool:
    return token.tag == "VB" and any(child.tag == "TO" for child in document.children(token))


def _is_separate(document: Document, first: Token, second: Token) -> bool:
    """Tell "shot and killed" (one event) from "took the town and burned the bridge" (two)."""
    between = document.tokens[first.i + 1 : second.i]
    if all(token.dep in ("cc", "punct", "advmod", "aux", "auxpass") for token in between):
        return any(child.dep in _SUBJECTS for child in document.children(second))
    return True


def _owner(document: Document, token: Token, heads: dict[int, ClauseRole]) -> int | None:
    seen = 0
    while token.i not in heads:
        if token.head == token.i or seen > 200:
            return None
        token = document.tokens[token.head]
        seen += 1
    return token.i


def find_subject(document: Document, verb: Token) -> int | None:
    """Return the index of the subject of `verb`, looked for up the tree where the clause shares it with another."""
    for _ in range(6):
        for child in document.children(verb, *_SUBJECTS):
            if child.dep != "expl":
                return child.i
        if verb.dep in ("conj", "advcl", "xcomp", "pcomp"):
            above = document.tokens[verb.head]
            if verb.dep == "pcomp":
                above = document.tokens[above.head]
            if above.i == verb.i:
                return None
            verb = above
        elif verb.dep in ("acl", "relcl"):
            return verb.head
        else:
            return None
    return None


def span_of(document: Document, indices: Sequence[int]) -> Span | None:
    """Return the span from the first to the last of the tokens `indices`, without conjunctions and punctuation at its ends."""
    wanted = sorted(indices)
    while wanted and (document.tokens[wanted[0]].lower in _TRIM_LEFT or not document.tokens[wanted[0]].text.strip()):
        wanted.pop(0)
    while wanted and (document.tokens[wanted[-1]].lower in _TRIM_RIGHT or not document.tokens[wanted[-1]].text.strip()):
        wanted.pop()
    if not wanted:
        return None
    return Span(start=document.tokens[wanted[0]].start, end=document.tokens[wanted[-1]].end)
