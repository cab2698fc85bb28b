"""What keeps a statement from being supported although nothing in it differs: words that the report does not have, and an order of events it does not tell."""

from collections.abc import Iterator

from dateline.records import Document, Token
from dateline.views.verify.align import Alignment, Pairing
from dateline.views.verify.binding import closer_rival, is_where
from dateline.views.verify.contents import FOUND, matched
from dateline.views.verify.meanings import SURE, excludes, listed
from dateline.views.verify.polarity import words as told
from dateline.views.verify.words import Word, same

_ORDER = {
    "before": "before", "until": "before", "till": "before", "prior": "before", "ahead": "before", "earlier": "before",
    "after": "after", "following": "after", "afterwards": "after", "later": "after", "since": "after",
}  # fmt: skip
_SAYING_LITTLE = frozenset({"say", "tell", "add", "state", "give", "include", "use"})
_THIS = frozenset({"the", "this", "that", "these", "those"})
_HOURS = frozenset(
    {"dawn", "daybreak", "sunrise", "noon", "midday", "dusk", "sunset", "nightfall", "midnight", "now", "then"}
)
_BESIDE = frozenset({"acl", "relcl", "advcl", "pcomp", "amod", "prep"})
"""How a verb hangs on the rest that only adds to it: "gunmen riding camels"."""


def missing_words(document: Document, alignment: Alignment) -> list[Pairing]:
    """Return the words of a statement that the report cannot be without and has not: its highest verb, and all nouns, adjectives and names that are not light."""
    top = _top(document, alignment)
    return [
        pairing
        for pairing in alignment.pairings
        if pairing.score < FOUND
        and (pairing is top or not _may_be_missing(document, pairing.word.token, is_name=pairing.word.is_name))
    ]


def _may_be_missing(document: Document, token: Token, *, is_name: bool) -> bool:
    """Tell whether a word adds little, hangs only beside the rest, or points back to what was told ("the raid")."""
    if is_name:
        return False
    return (
        (
            token.lemma.lower() in listed("anaphor")
            and any(child.lower in _THIS for child in document.children(token, "det"))
        )
        or (token.pos == "ADV" and token.lower not in told("strong"))
        or token.lemma.lower() in listed("light")
        or (token.pos == "VERB" and token.dep in _BESIDE)
    )


def _top(document: Document, alignment: Alignment) -> Pairing | None:
    """Return the verb of the statement that stands highest in its tree."""
    verbs = [
        each
        for each in alignment.pairings
        if each.word.token.pos == "VERB"
        and each.word.token.dep not in _BESIDE
        and each.word.token.lemma.lower() not in _SAYING_LITTLE
    ]
    return min(verbs, key=lambda each: (_depth(document, each.word.token), each.word.token.i), default=None)


def _depth(document: Document, token: Token) -> int:
    depth = 0
    while token.head != token.i and depth < 40:
        token, depth = document.tokens[token.head], depth + 1
    return depth


def missing_order(document: Document, alignment: Alignment, words: list[Token], dated: set[int]) -> Iterator[Token]:
    """Yield the words of a statement that put two events in an order which the report does not tell; `dated` are the tokens of days and hours, compared elsewhere.

    That one thing came after another often goes without saying; that it came before does not.
    """
    source = alignment.source.reading.document
    orders = {
        _ORDER[token.lower]
        for sentence in alignment.sentences
        for token in source.words(sentence)
        if token.lower in _ORDER
    }
    for token in words:
        order = _ORDER.get(token.lower)
        if order is None or order in orders or token.dep not in {"prep", "mark", "advmod"}:
            continue
        objects = [*document.children(token, "pobj")]
        if objects and all(each.i in dated or each.lower in _HOURS for each in objects):
            continue
        if order == "before" or orders:
            yield token


def surer_words(alignment: Alignment, words: list[Token]) -> Iterator[str]:
    """Yield the verbs of a statement that take for true what the report only has somebody say: "confirmed" for "said"."""
    source = alignment.source.reading.document
    there = [token for sentence in alignment.sentences for token in source.words(sentence)]
    lemmas = {token.lemma.lower() for token in there}
    if not lemmas & told("vouching"):
        yield from (token.text for token in words if token.pos == "VERB" and token.lemma.lower() in told("vouching"))


def missing_framing(document: Document, alignment: Alignment, framing: list[Word], *, agreed: str) -> Iterator[str]:
    """Yield the names around the source of a statement that the report does not have there: "officials in Derna" for "officials".

    The name of the source that is `agreed` to be the same was compared before. They must stand in the sentences compared, or where the report has another word of the same source.
    """
    source = alignment.source
    near = {sentence.index for sentence in alignment.sentences}
    about = [word for word in framing if word.token.lemma.lower() not in listed("light")]
    softer = {
        token.lower for sentence in alignment.sentences for token in source.reading.document.words(sentence)
    } & told("softening")
    if (
        softer
        and framing
        and not softer & {token.lower for token in document.words(document.sentences[framing[0].token.sentence])}
    ):
        yield min(softer)
    for word in framing:
        if not word.is_name or (word.token.lower in agreed.lower() and not is_where(document, word.token)):
            continue
        others = [each for each in about if each.token.i != word.token.i]
        held = [
            (found.token, index)
            for index, words in enumerate(source.words)
            for found in words
            if same(word, found) >= SURE
        ]
        there = [token for token, index in held if index in near]
        if there:
            rivals = [
                each.token
                for each in source.words[there[0].sentence]
                if each.is_name
                and each.token.text[0].isupper()
                and not each.names & word.names
                and any(key.startswith("p:") for key in each.names)
            ]
            if is_spot(word) and closer_rival(document, alignment, word.token, there[0], rivals):
                yield word.token.text
        elif not _lies_there(alignment, word) and not any(
            same(other, each) == 1.0 for _, index in held for other in others for each in source.words[index]
        ):
            yield word.token.text


def is_spot(word: Word) -> bool:
    """Tell whether a word names a place that is no country: a country stands for its government as often as for its land."""
    return any(key.startswith("p:") for key in word.names) and not any(key.startswith("c:") for key in word.names)


def _lies_there(alignment: Alignment, word: Word) -> bool:
    """Tell whether a country has a place in the sentences: "In Berlin" for "German"."""
    places = (
        toponym.place
        for toponym in alignment.source.reading.mentions.toponyms
        if any(sentence.start <= toponym.start < sentence.end for sentence in alignment.sentences)
    )
    return any(place is not None and f"c:{place.country}" in word.names for place in places)


def misplaced_words(document: Document, alignment: Alignment) -> Iterator[str]:
    """Yield the common words that the report tells of something else: it has an opposite, or another place, where the statement has them."""
    source = alignment.source.reading.document
    words = [token for sentence in alignment.sentences for token in source.words(sentence)]
    pairs = {pairing.word.token.i: found for pairing, found in matched(alignment)}
    for pairing, found in matched(alignment):
        mine = pairing.word.token
        if pairing.word.is_name:
            continue
        rivals = [
            token
            for token in words
            if excludes(mine.lemma.lower(), token.lemma.lower()) or excludes(mine.lower, token.lower)
        ]
        if mine.pos == "NOUN" and mine.dep == found.dep == "pobj" and is_where(document, mine):
            rivals += [
                token for token in words if token.pos == "NOUN" and token.dep == "pobj" and is_where(source, token)
            ]
        if (
            (rivals and closer_rival(document, alignment, mine, found, rivals))
            or _torn_off(pairs, mine, found)
            or _has_other_subject(source, pairs, mine, found)
        ):
            yield mine.text


def _torn_off(pairs: dict[int, Token], mine: Token, found: Token) -> bool:
    """Tell whether a word that only adds to another one was found in another sentence than that one: "the army's leader"."""
    holder = pairs.get(mine.head)
    return mine.dep == "poss" and holder is not None and holder.sentence != found.sentence


def _has_other_subject(source: Document, pairs: dict[int, Token], mine: Token, found: Token) -> bool:
    """Tell whether in the report somebody else, called by a noun, does what the statement has this one do."""
    verb = pairs.get(mine.head)
    if mine.dep != "nsubj" or verb is None or verb.pos != "VERB" or verb.sentence != found.sentence:
        return False
    subjects = [child for child in source.children(verb, "nsubj") if child.pos in {"NOUN", "PROPN", "NUM"}]
    here = found
    while here.pos not in {"VERB", "AUX"} and here.head != here.i:
        if any(here.i == subject.i for subject in subjects):
            return False
        here = source.tokens[here.head]
    return bool(subjects) and here.i != verb.i


def other_sources(alignment: Alignment, document: Document, framing: list[Word]) -> Iterator[str]:
    """Yield the words around the source of a statement that the report has otherwise: another one who accuses, "the Guard's leader" for "the army's"."""
    source = alignment.source.reading.document
    there = source.words(alignment.sentences[0])
    pairs = {pairing.word.token.i: found for pairing, found in matched(alignment)}
    for word in framing:
        token = word.token
        found = [each for each in there if each.lower == token.lower]
        if len(found) == 1 and _has_other_subject(source, pairs, token, found[0]):
            yield token.text
        holder = document.tokens[token.head]
        heads = [each for each in there if each.lemma == holder.lemma and each.pos == holder.pos == "NOUN"]
        if (
            not found
            and token.dep in {"poss", "compound"}
            and len(heads) == 1
            and any(source.children(heads[0], "poss", "compound"))
        ):
            yield token.text
