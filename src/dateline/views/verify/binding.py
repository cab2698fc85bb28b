"""Whether a name, day or figure stands with the same word in the report as in the statement, or another one stands there."""

from collections.abc import Iterable, Iterator

from dateline.records import Document, Token
from dateline.views.verify.align import Alignment
from dateline.views.verify.meanings import SURE
from dateline.views.verify.roles import role_of

_STEPS = 6
"""How many words up the tree the word is looked for that a name hangs on."""
_NEXT_TO = 4
"""How near another name must hang on that word to stand in the place of one told in another sentence."""


def closer_rival(
    document: Document, alignment: Alignment, mine: Token, theirs: Token, rivals: Iterable[Token]
) -> Token | None:
    """Return the rival that hangs nearer than `theirs` on the word of the report with which the statement has `mine`; null when there is none."""
    holder = _holder_there(document, alignment, mine, theirs)
    if holder is None:
        return None
    source = alignment.source.reading.document
    reach = distance(source, theirs, holder) if theirs.sentence == holder.sentence else _NEXT_TO + 1
    told = {each.found.i: each.word.token for each in alignment.pairings if each.found is not None}
    near = [
        (distance(source, rival, holder), rival.i, rival)
        for rival in rivals
        if rival.sentence == holder.sentence
        and rival.i not in {theirs.i, holder.i}
        and not _are_listed(source, rival, theirs)
        and not (rival.i in told and _is_above(document, told[rival.i], mine))
    ]
    best = min(near, default=None, key=lambda each: each[:2])
    return best[2] if best is not None and best[0] < reach else None


def other_doer(
    document: Document, alignment: Alignment, mine: Token, theirs: Token, rivals: Iterable[Token]
) -> Token | None:
    """Return the rival that does in the report what `mine` does in the statement, or to which it is done; null when the report has it of `theirs` too."""
    source, part = alignment.source.reading.document, role_of(document, mine)
    if part is None:
        return None
    verb = next(
        (each.found for each in alignment.pairings if each.word.token.i == part.verb and each.score >= SURE), None
    )
    phrase = (role_of(source, each) for each in (theirs, *_upwards(source, theirs)) if each.pos not in {"VERB", "AUX"})
    if verb is None or any(role is not None and role.verb == verb.i for role in phrase):
        return None
    held = ((rival, role_of(source, rival)) for rival in rivals)
    return next(
        (rival for rival, role in held if role is not None and role.verb == verb.i and role.part == part.part), None
    )


def _holder_there(document: Document, alignment: Alignment, mine: Token, theirs: Token) -> Token | None:
    """Return the report's word for the nearest word above `mine` that was found again; for a word at the top, for one that hangs on it."""
    pairs = {
        pairing.word.token.i: pairing.found
        for pairing in alignment.pairings
        if pairing.found is not None and pairing.score >= SURE and not pairing.word.is_name
    }
    above = (
        found for each in _upwards(document, mine) if (found := pairs.get(each.i) or _alike_there(alignment, each))
    )
    below = (pairs[child.i] for child in document.children(mine) if child.i in pairs)
    return next((each for each in (*above, *below) if each.i != theirs.i), None)


def _alike_there(alignment: Alignment, token: Token) -> Token | None:
    """Return the verb of the report that is the same word as a verb which only says who says it, and so was not laid beside anything."""
    source = alignment.source.reading.document
    if token.pos != "VERB":
        return None
    found = [each for each in source.words(alignment.sentences[0]) if each.pos == "VERB" and each.lemma == token.lemma]
    return found[0] if len(found) == 1 else None


def _is_above(document: Document, other: Token, token: Token) -> bool:
    """Tell whether a word stands on the way up from another one, or hangs on the same word nearer to the top."""
    return other.sentence == token.sentence and distance(document, other, _top_of(document, token)) <= distance(
        document, token, _top_of(document, token)
    )


def _top_of(document: Document, token: Token) -> Token:
    """Return the verb of the clause that a word stands in."""
    while token.pos not in {"VERB", "AUX"} and token.head != token.i:
        token = document.tokens[token.head]
    return token


def _upwards(document: Document, token: Token) -> Iterator[Token]:
    for _ in range(_STEPS):
        if token.head == token.i:
            return
        token = document.tokens[token.head]
        yield token


def distance(document: Document, left: Token, right: Token) -> int:
    """Return the number of steps between two words of a sentence over its tree."""
    mine, other = _path(document, left), _path(document, right)
    return min(
        (steps + other[index] for index, steps in mine.items() if index in other), default=len(mine) + len(other)
    )


def _path(document: Document, token: Token) -> dict[int, int]:
    """Return the words from a word up to the top of its tree, with the steps to each."""
    path = {token.i: 0}
    while token.head != token.i and token.head not in path:
        token = document.tokens[token.head]
        path[token.i] = len(path)
    return path


def _are_listed(document: Document, left: Token, right: Token) -> bool:
    """Tell whether two words are members of one list, or words of one name."""
    return bool(_list_of(document, left) & _list_of(document, right))


def _list_of(document: Document, token: Token) -> set[int]:
    """Return the word and those that its list or its name hangs on."""
    found = {token.i}
    while token.dep in {"conj", "compound", "appos", "flat"} and token.head != token.i:
        token = document.tokens[token.head]
        if token.pos not in {"PROPN", "NOUN", "NUM", "ADJ"}:
            break
        found.add(token.i)
    return found


_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "within", "into", "onto", "beside", "behind", "under", "around", "above"}
)
_ALSO = frozenset({"from", "to", "of", "towards", "toward", "over", "on", "across", "through"})
"""After these stands a place where the word is a name; a common noun as often as not something else."""


def is_where(document: Document, token: Token, *, surely: bool = False) -> bool:
    """Tell whether a word says where: "in Aleppo", "near the Euphrates", "inside the chapel"."""
    here = token
    while here.dep in {"compound", "amod", "nmod", "appos", "conj"} and here.head != here.i:
        here = document.tokens[here.head]
    if here.dep != "pobj":
        return False
    preposition = document.tokens[here.head].lower
    return preposition in _WHERE or (token.pos == "PROPN" and preposition in _ALSO and not surely)
