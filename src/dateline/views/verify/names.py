"""Names of a statement that the report has not, has elsewhere, or has another one for."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.records import Document, Reading, Token
from dateline.views.verify.align import Alignment, Pairing
from dateline.views.verify.binding import closer_rival, is_where, other_doer
from dateline.views.verify.contents import FOUND, difference, matched
from dateline.views.verify.roles import role_of
from dateline.views.verify.verdict import Difference
from dateline.views.verify.words import Word, same


def find_names(reading: Reading, alignment: Alignment) -> Iterator[Difference]:
    """Yield the names of a statement that the sentence does not have, each with the name that stands there instead, if one does."""
    first = alignment.sentences[0]
    rivals = list(_rivals(alignment))
    named = [
        word
        for sentence in alignment.sentences
        for word in alignment.source.words[sentence.index]
        if word.is_name and word.token.text[0].isupper()
    ]
    done: set[str] = set()
    for pairing in alignment.pairings:
        word = pairing.word
        if not word.is_name or word.token.lower in done:
            continue
        done.add(word.token.lower)
        away = pairing.found is not None and pairing.score >= FOUND and pairing.found.sentence != first.index
        if pairing.score >= FOUND and not away:
            bound = _bound_instead(reading.document, alignment, pairing, named)
            if bound is not None:
                yield difference(alignment, "place" if _kind(word.names) == "place" else "name", word.token.text, bound)
            continue
        head = _head_there(reading.document, alignment, word.token)
        rival = _rival_of(reading.document, alignment, word, rivals, head)
        kind = _kind(word.names)
        if rival is None and kind == "country" and _is_home(alignment, word.names):
            continue
        if away and rival is None and _is_told_away(reading.document, alignment, word.token, head):
            continue
        yield difference(
            alignment, "place" if kind == "place" else "name", word.token.text, rival.token if rival else None
        )


def _rivals(alignment: Alignment) -> Iterator[Word]:
    """Yield the names of the sentence that no word of the statement was matched with."""
    source = alignment.source
    used = {found.i for _, found in matched(alignment)}
    for word in source.words[alignment.sentences[0].index]:
        if (
            word.is_name
            and word.token.i not in used
            and not _in_name(source.reading.document, word.token, used)
            and word.token.text[0].isupper()
            and not _covered(word.names, alignment)
        ):
            yield word


def _bound_instead(document: Document, alignment: Alignment, pairing: Pairing, named: Sequence[Word]) -> Token | None:
    """Return the name that stands in the report where the statement has one that is named elsewhere in it: another place there, or another one who does it."""
    word, found = pairing.word, pairing.found
    if found is None:
        return None
    others = [each for each in named if not each.names & word.names]
    if _kind(word.names) == "place" or (is_where(document, word.token) and _kind(word.names) == "country"):
        there = alignment.source.reading.document
        places = [
            each.token
            for each in others
            if _kind(each.names) == "place"
            or is_where(there, each.token, surely=any(key.startswith("a:") for key in each.names))
        ]
        return closer_rival(document, alignment, word.token, found, places)
    return other_doer(document, alignment, word.token, found, [each.token for each in others])


def _rival_of(
    document: Document, alignment: Alignment, word: Word, rivals: Sequence[Word], head: Token | None
) -> Word | None:
    """Return the name that hangs on the same word in the sentence, or one of the same kind."""
    there = alignment.source.reading.document
    beside = [each for each in rivals if head is not None and _hangs_on(there, each.token, head)]
    alike = [
        each
        for each in rivals
        if _kind(each.names) == _kind(word.names)
        or (_kind(each.names) != "country" and is_where(document, word.token) and is_where(there, each.token))
    ]
    return next(iter([*beside, *alike]), None)


def _is_told_away(document: Document, alignment: Alignment, token: Token, head: Token | None) -> bool:
    """Tell whether the report tells of the name in another sentence than the one compared, as the statement does."""
    return head is None or role_of(document, token) is not None or _tells_it_too(document, alignment, token)


def _tells_it_too(document: Document, alignment: Alignment, token: Token) -> bool:
    """Tell whether the second sentence tells of the name what the statement does: it has a word that the name hangs on there."""
    words = alignment.source.words[alignment.sentences[-1].index]
    above, here = set(), token
    while here.head != here.i and here.pos not in {"VERB", "AUX"}:
        here = document.tokens[here.head]
        above.add(here.i)
    return any(
        any(same(pairing.word, word) >= FOUND for word in words)
        for pairing in alignment.pairings
        if pairing.word.token.i in above and not pairing.word.is_name
    )


def _in_name(document: Document, token: Token, used: set[int]) -> bool:
    """Tell whether a word stands in one name with a paired one: "Oil" in "Kremenchuk Oil Refinery"."""
    near = [index for index in (token.i - 1, token.i + 1) if index in used and 0 <= index < len(document.tokens)]
    return token.pos == "PROPN" and any(document.tokens[index].pos == "PROPN" for index in near)


def _is_home(alignment: Alignment, names: frozenset[str]) -> bool:
    """Tell whether a country is the one that the report is about most: it goes without saying ("the nation")."""
    counts = Counter(
        toponym.place.country
        for toponym in alignment.source.reading.mentions.toponyms
        if toponym.place is not None and toponym.place.country
    )
    return bool(counts) and f"c:{counts.most_common(1)[0][0]}" in names


def _head_there(document: Document, alignment: Alignment, token: Token) -> Token | None:
    """Return the word of the report's first sentence that the name's own head is paired with."""
    pairs = {
        pairing.word.token.i: found
        for pairing, found in matched(alignment)
        if found.sentence == alignment.sentences[0].index
    }
    here = token
    for _ in range(4):
        if here.head == here.i:
            return None
        here = document.tokens[here.head]
        if here.pos != "PROPN" and here.i in pairs:
            return pairs[here.i]
    return None


def _hangs_on(document: Document, token: Token, head: Token) -> bool:
    here = token
    for _ in range(3):
        if here.head == here.i:
            return False
        here = document.tokens[here.head]
        if here.i == head.i:
            return True
        if here.pos in {"VERB", "AUX"}:
            return False
    return False


def _covered(names: frozenset[str], alignment: Alignment) -> bool:
    return any(pairing.word.names & names for pairing in alignment.pairings)


def _kind(names: frozenset[str]) -> str:
    if any(name.startswith("c:") for name in names):
        return "country"
    return "place" if any(name.startswith("p:") for name in names) else "other"
