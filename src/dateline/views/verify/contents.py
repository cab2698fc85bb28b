"""What the words of a statement and of a report tell differently: names, opposites, negation, mood, roles."""

from collections.abc import Iterator

from dateline.records import Document, Passage, Reading, Span, Token
from dateline.views.verify.align import Alignment, Pairing
from dateline.views.verify.meanings import excludes, same_word
from dateline.views.verify.polarity import clause_verb, hedge_above, hedges, is_negated, mood, own_mood
from dateline.views.verify.polarity import words as told
from dateline.views.verify.roles import role_of
from dateline.views.verify.verdict import Difference
from dateline.views.verify.words import Word

FOUND = 0.5
_ALL = frozenset({"all", "every", "each", "both", "whole", "entire"})
_SOME = frozenset({"some", "several", "part", "most", "many", "few", "half"})
_WITHIN, _BY = frozenset({"in", "inside", "within", "into"}), frozenset({"near", "outside", "around", "off", "beyond"})
_OPEN = frozenset({"if", "whether"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT"})


def passage_of(reading: Reading, span: Span) -> Passage:
    """Return the words of a report at a span."""
    return Passage(
        start=span.start, end=span.end, text=span.of(reading.document.text), report=reading.document.report.id
    )


def difference(alignment: Alignment, slot: str, stated: str, token: Token | None) -> Difference:
    """Return a difference in `slot` between words of the statement and a word of the report, null where the report has none."""
    reading = alignment.source.reading
    passage = passage_of(reading, Span(start=token.start, end=token.end)) if token is not None else None
    return Difference(slot=slot, stated=stated, reported=token.text if token is not None else None, passage=passage)


def matched(alignment: Alignment) -> list[tuple[Pairing, Token]]:
    """Return the pairings that hold, with the word of the report."""
    return [
        (pairing, pairing.found)
        for pairing in alignment.pairings
        if pairing.found is not None and pairing.score >= FOUND
    ]


def main_pair(document: Document, alignment: Alignment) -> tuple[Token, Token] | None:
    """Return the matched verb of the statement that stands highest in its tree, a noun where no verb matches, and its like in the report."""
    best: tuple[tuple[bool, bool, int, int], Token, Token] | None = None
    for pairing, found in matched(alignment):
        token = pairing.word.token
        if (
            pairing.word.is_name
            or found.pos == "PROPN"
            or not (token.pos == "VERB" or (token.pos == "NOUN" and token.dep in _ARGUMENTS))
        ):
            continue
        far = found.sentence != alignment.sentences[0].index
        key = (far, token.pos != "VERB", _depth(document, token), token.i)
        if best is None or key < best[0]:
            best = (key, token, found)
    return (best[1], best[2]) if best and not best[0][0] else None


def _depth(document: Document, token: Token) -> int:
    depth = 0
    while token.head != token.i and depth < 40:
        token, depth = document.tokens[token.head], depth + 1
    return depth


def find_opposites(document: Document, alignment: Alignment) -> Iterator[Difference]:
    """Yield the words of a statement in whose place the report has a word that excludes them."""
    source = alignment.source.reading.document
    used = {found.i for _, found in matched(alignment)}
    for pairing in alignment.pairings:
        if pairing.score >= FOUND or pairing.word.is_name:
            continue
        for sentence in alignment.sentences:
            for token in source.words(sentence):
                mine = pairing.word.token
                if token.i not in used and _exclude(mine, token) and _like_class(mine, token):
                    yield difference(
                        alignment, "opposite" if mine.pos == token.pos == "VERB" else "word", mine.text, token
                    )
                    break
    yield from _compare_prepositions(document, alignment)


def _like_class(left: Token, right: Token) -> bool:
    """Tell whether two words may stand in one place: "agreed" for "refused", not the "back" of "take back"."""
    return (
        left.pos == right.pos
        or {left.pos, right.pos} <= {"ADJ", "NOUN", "PROPN", "ADV"}
        or {left.pos, right.pos} == {"VERB", "NOUN"}
    )


def _exclude(left: Token, right: Token) -> bool:
    return excludes(left.lemma.lower(), right.lemma.lower()) or excludes(left.lower, right.lower)


def find_dropped_hedges(document: Document, alignment: Alignment) -> Iterator[Difference]:
    """Yield the words of the report that make one of the paired words only alleged, possible or nearly so, where the statement has nothing like it."""
    source = alignment.source.reading.document
    for pairing, found in matched(alignment):
        token = pairing.word.token
        sentence = [each.lower for each in document.words(document.sentences[token.sentence])]
        before = [source.tokens[found.i - 1]] if found.i else []
        near = (*source.children(found), *source.children(clause_verb(source, found)), *before)
        soft = next((each for each in near if each.lower in told("softening")), None)
        if soft is not None and not told("softening") & set(sentence):
            yield difference(alignment, "modality", token.text, soft)
        if "or" not in sentence and (alternative := _alternative(source, found)) is not None:
            yield difference(alignment, "modality", token.text, alternative)
        if _is_hedged(document, token) or mood(document, token):
            continue
        hedge = hedge_above(source, found) or next(
            (
                each
                for each in source.children(found)
                if each.lower in told("hedged") and each.dep in {"amod", "advmod"}
            ),
            None,
        )
        if hedge is not None and hedge.lower not in sentence:
            yield difference(alignment, "modality", token.text, hedge)
            return


def _alternative(document: Document, token: Token) -> Token | None:
    """Return the "or" that makes a word only one of two possible ones."""
    heads = [token, document.tokens[token.head]] if token.dep == "conj" else [token]
    return next((child for head in heads for child in document.children(head, "cc") if child.lower == "or"), None)


def find_dropped_blame(document: Document, alignment: Alignment) -> Difference | None:
    """Return the difference when somebody only blames somebody for it in the report, and the statement tells it as plain fact."""
    pair, source = main_pair(document, alignment), alignment.source.reading.document
    if pair is None:
        return None
    sentence = document.words(document.sentences[pair[0].sentence])
    if any(token.lemma.lower() in told("blaming") | told("saying") | told("hedged") for token in sentence):
        return None
    here = pair[1]
    while here.head != here.i:
        here = source.tokens[here.head]
        if here.lemma.lower() in told("blaming"):
            return difference(alignment, "source", pair[0].text, here)
    return None


def _compare_prepositions(document: Document, alignment: Alignment) -> Iterator[Difference]:
    source = alignment.source.reading.document
    for pairing, found in matched(alignment):
        mine, theirs = document.tokens[pairing.word.token.head], source.tokens[found.head]
        if mine.pos == "ADP" and theirs.pos == "ADP" and (_exclude(mine, theirs) or _elsewhere(mine, theirs)):
            yield difference(alignment, "place", f"{mine.text} {pairing.word.token.text}", theirs)
        yield from _compare_shares(document, alignment, pairing.word.token, found)


def _compare_shares(document: Document, alignment: Alignment, token: Token, found: Token) -> Iterator[Difference]:
    """Yield the difference when one tells of all of something and the other of some: "all of the", "one of the"."""
    mine, theirs = _share_word(document, token), _share_word(alignment.source.reading.document, found)
    if theirs is None:
        return
    if mine is not None and (mine.lower in _ALL) != (theirs.lower in _ALL):
        yield difference(alignment, "how many", mine.text, theirs)
    elif mine is None and (theirs.lower in _SOME or theirs.pos == "NUM") and _is_bare(document, token):
        yield difference(alignment, "how many", token.text, theirs)


def _is_bare(document: Document, token: Token) -> bool:
    """Tell whether nothing says how many of something are meant."""
    return token.pos == "NOUN" and token.tag == "NNS" and not any(document.children(token, "nummod", "quantmod"))


def _elsewhere(left: Token, right: Token) -> bool:
    """Tell whether one says within and the other only by: "in the town", "near the town"."""
    words = {left.lower, right.lower}
    return bool(words & _WITHIN) and bool(words & _BY)


def _share_word(document: Document, token: Token) -> Token | None:
    """Return the word that says how many of something are meant: "all", "some of", "most"."""
    head = document.tokens[token.head]
    above = [document.tokens[head.head]] if token.dep == "pobj" and head.lower == "of" else []
    inner = [child for each in above for child in document.children(each)]
    counted = next((each for each in above if each.pos == "NUM"), None)
    return next((each for each in (*document.children(token), *inner, *above) if each.lower in _ALL | _SOME), counted)


def find_negations(document: Document, alignment: Alignment) -> tuple[Difference | None, int]:
    """Return the difference when the main word is told as so in one and as not so in the other, and how many other words differ so."""
    source = alignment.source.reading.document
    pair = main_pair(document, alignment)
    others = [
        (pairing.word.token, found)
        for pairing, found in matched(alignment)
        if not pairing.word.is_name
        and pairing.word.token.pos in {"VERB", "NOUN"}
        and is_negated(document, pairing.word.token) != is_negated(source, found)
    ]
    if pair is not None and is_negated(document, pair[0]) != is_negated(source, pair[1]):
        return difference(alignment, "negation", pair[0].text, pair[1]), len(others)
    verb = next(
        (each for each in others if pair is not None and each[0].head == pair[0].i and each[1].head == pair[1].i), None
    )
    if verb is not None and pair is not None:
        return difference(alignment, "negation", verb[0].text, verb[1]), len(others)
    return None, len(others)


def find_moods(document: Document, alignment: Alignment) -> Difference | None:
    """Return the difference when something is told as fact in one and as wanted, expected or possible in the other.

    It must be the main word, or a good part of all the words: what is told to happen at a place or to somebody.
    """
    source = alignment.source.reading.document
    pair = main_pair(document, alignment)
    if pair is not None and bool(mood(document, pair[0])) != bool(mood(source, pair[1])):
        return difference(alignment, "modality", pair[0].text, pair[1])
    hedge = hedges(source, pair[1]) if pair is not None else None
    if hedge is not None and pair is not None and not _is_hedged(document, pair[0]):
        return difference(alignment, "modality", pair[0].text, hedge)
    others = []
    for pairing, found in matched(alignment):
        mine, theirs = clause_verb(document, pairing.word.token), clause_verb(source, found)
        if mine.lemma.lower() in told("unreal") or theirs.text[0].isupper():
            continue
        if "unreal" in own_mood(source, theirs) and not mood(document, mine) and not own_mood(document, mine):
            others.append(difference(alignment, "modality", pairing.word.token.text, theirs))
    return others[-1] if len(others) >= max(2, 0.25 * len(alignment.pairings)) else None


def _is_hedged(document: Document, token: Token) -> bool:
    sentence = document.words(document.sentences[token.sentence])
    return any(_hedges(document, each) for each in sentence)


def _hedges(document: Document, token: Token) -> bool:
    """Tell whether a word says of anything that it only may be so; "reported" as what somebody did says no such thing."""
    if token.pos == "NOUN" and token.lemma.lower() == "suspect":
        return False
    if token.lower in told("only believed") and token.pos == "VERB" and token.dep != "amod":
        return any(document.children(token, "auxpass")) or token.lemma.lower() in told("hedged")
    return token.lower in told("hedged") | _OPEN or token.lemma.lower() in told("hedged") | told("claiming")


def bound_elsewhere(
    document: Document, alignment: Alignment, mine: Token, theirs: Token, rivals: list[Token]
) -> Token | None:
    """Return the rival that stands with the report's verb where the statement has its own word; null when the word stands there itself.

    A date, number or place may be in the sentence and yet belong to something else: "eight near A and ten near B".
    """
    source = alignment.source.reading.document
    verb = clause_verb(document, mine)
    there = next((found for pairing, found in matched(alignment) if pairing.word.token.i == verb.i), None)
    if there is None or there.sentence != theirs.sentence:
        return None
    there = clause_verb(source, there)
    if clause_verb(source, theirs).i == there.i:
        return None
    return next(
        (rival for rival in rivals if rival.sentence == there.sentence and clause_verb(source, rival).i == there.i),
        None,
    )


def find_swaps(document: Document, alignment: Alignment, framing: list[Word]) -> Iterator[Difference]:
    """Yield the names that do in one what is done to them in the other, or that a thing is taken by in one and from in the other."""
    source = alignment.source.reading.document
    for pairing, found in (*matched(alignment), *_framed(alignment, framing)):
        if not (_one_name(pairing, found, alignment) if pairing.word.is_name else _one_noun(pairing, found)):
            continue
        mine, theirs = role_of(document, pairing.word.token), role_of(source, found)
        if mine is None or theirs is None or mine.part == theirs.part or "doer" not in {mine.part, theirs.part}:
            continue
        verbs = document.tokens[mine.verb], source.tokens[theirs.verb]
        if not pairing.word.is_name and not all(
            any(text.children(verb, "dobj", "nsubjpass")) for text, verb in zip((document, source), verbs, strict=True)
        ):
            continue  # whom somebody killed died: one role, two parts
        if same_word(verbs[0].lemma.lower(), verbs[1].lemma.lower(), verbs[0].lower, verbs[1].lower) >= 0.85:
            yield difference(alignment, "roles", f"{pairing.word.token.text} ({mine.part.replace('_', ' ')})", found)


def _framed(alignment: Alignment, framing: list[Word]) -> Iterator[tuple[Pairing, Token]]:
    """Yield the names around the source of a statement with the same word of the first sentence: whoever dismisses may be read as one who says."""
    words = alignment.source.reading.document.words(alignment.sentences[0])
    for word in framing:
        found = [token for token in words if token.lower == word.token.lower]
        if word.is_name and len(found) == 1:
            yield Pairing(word, found[0], 1.0), found[0]


def _one_noun(pairing: Pairing, found: Token) -> bool:
    """Tell whether two words are the same common noun."""
    return pairing.word.token.pos == found.pos == "NOUN" and pairing.word.token.lemma == found.lemma


def _one_name(pairing: Pairing, found: Token, alignment: Alignment) -> bool:
    """Tell whether two words are the same word of a name, or name one place: not two words of one long name."""
    if pairing.word.token.lower == found.lower:
        return True
    shared = pairing.word.names & alignment.source.names.get(found.i, frozenset())
    return any(key[:2] in {"c:", "p:"} for key in shared)


def find_other_nouns(document: Document, alignment: Alignment) -> Iterator[Difference]:
    """Yield the nouns of a statement that the report does not have, where it has another noun in the same place: "put in a car", "on a motorcycle"."""
    source = alignment.source.reading.document
    used = {found.i for _, found in matched(alignment)}
    pairs = {pairing.word.token.i: found for pairing, found in matched(alignment)}
    for pairing in alignment.pairings:
        token = pairing.word.token
        if pairing.score >= FOUND or pairing.word.is_name or token.pos != "NOUN" or pairing.word.weight < 1:
            continue
        for holder, dep in _holders(document, token):
            there = pairs.get(holder.i)
            if there is None or there.sentence != alignment.sentences[0].index:
                continue
            rival = next(
                (each for each in _held(source, there, dep) if each.i not in used and each.pos == "NOUN"), None
            )
            if rival is not None:
                yield difference(alignment, "word", token.text, rival)
                break


def _holders(document: Document, token: Token) -> Iterator[tuple[Token, str]]:
    """Yield the word that a noun hangs on, through a preposition, with the kind of hold."""
    while token.dep == "conj" and document.tokens[token.head].pos in {"NOUN", "PROPN"}:
        token = document.tokens[token.head]
    head = document.tokens[token.head]
    if token.dep == "pobj" and head.i != token.i:
        yield document.tokens[head.head], "prep"
    elif token.dep in {"dobj", "compound"}:
        yield head, token.dep


def _held(document: Document, holder: Token, dep: str) -> Iterator[Token]:
    for child in document.children(holder):
        if dep == "prep" and child.dep == "prep":
            yield from document.children(child, "pobj")
        elif child.dep == dep and dep != "prep":
            yield child
