"""Who did what to whom: the part that a name plays for a verb."""

from typing import NamedTuple

from dateline.records import Document, Token

_INSIDE = frozenset({"amod", "compound", "poss", "nmod", "appos", "case", "det", "flat"})


class Role(NamedTuple):
    """The part of a word: `doer`, `done_to`, `from` or `against`, and the index of the verb."""

    part: str
    verb: int


def role_of(document: Document, token: Token) -> Role | None:
    """Return the part that the phrase around a word plays; null where it hangs on no verb."""
    here = token
    while here.dep in _INSIDE or here.dep == "conj":
        if here.head == here.i:
            return None
        here = document.tokens[here.head]
        if here.pos in {"VERB", "AUX"}:
            return None
    above = document.tokens[here.head]
    if here.dep == "nsubj" and above.pos in {"VERB", "AUX"}:
        return Role("doer", above.i)
    if here.dep in {"dobj", "nsubjpass", "dative"}:
        return Role("done_to", above.i)
    if here.dep == "pobj" and (above.dep == "agent" or above.lower == "by"):
        return Role("doer", above.head)
    if here.dep == "pobj" and above.lower in {"from", "against"} and document.tokens[above.head].pos == "VERB":
        return Role(above.lower, above.head)
    return None
