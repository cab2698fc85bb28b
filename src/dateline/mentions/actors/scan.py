"""Find the terms of the lexicons in the tokens of a document."""

from collections.abc import Sequence

from dateline.mentions.actors.terms import Hit
from dateline.mentions.actors.vocabulary import tables
from dateline.records import Token


def scan(tokens: Sequence[Token]) -> list[Hit]:
    """Find the terms of the lexicons in text order, the longest at each place, a name before a noun of the same length."""
    names, nouns = tables()
    texts = [token.text for token in tokens]
    lowers = [token.lower for token in tokens]
    hits: list[Hit] = []
    index, end = 0, len(tokens)
    while index < end:
        best: Hit | None = None
        for table, words in ((names, texts), (nouns, lowers)):
            found = table.get(words[index])
            if found is None:
                continue
            for cut, term in found:
                size = len(cut)
                if best is not None and size <= best.last - best.first:
                    break
                if size == 1 or tuple(words[index : index + size]) == cut:
                    best = Hit(index, index + size, term)
                    break
        if best is not None and (_is_shouted(texts, index, best.last) or _goes_on(tokens, best)):
            best = None
        if best is not None and tokens[index].sentence == tokens[best.last - 1].sentence:
            hits.append(best)
            index = best.last
        else:
            index += 1
    return hits


def choose_senses(hits: list[Hit]) -> list[Hit]:
    """Let an abbreviation with two meanings mean the one whose full name stands in the report."""
    names, _ = tables()
    full = {hit.term.name for hit in hits if hit.last - hit.first > 1}
    chosen: list[Hit] = []
    for hit in hits:
        found = names.get(hit.term.word.upper(), ()) if hit.last - hit.first == 1 else ()
        others = [term for cut, term in found if len(cut) == 1 and term.name != hit.term.name]
        better = next((term for term in others if term.name in full), None) if hit.term.name not in full else None
        chosen.append(hit if better is None else Hit(hit.first, hit.last, better))
    return chosen


def _goes_on(tokens: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a longer name begins with these words: "the West" of "the West Bank"."""
    return (
        hit.term.group == "publics"
        and hit.last < len(tokens)
        and tokens[hit.last].tag == "NNP"
        and tokens[hit.last].text[:1].isupper()
    )


def _is_shouted(texts: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a short name in capitals stands among words in capitals: "WHO IS THERE" names nobody."""
    if last - first > 1 or not (texts[first].isupper() and len(texts[first]) < 4):
        return False
    around = [texts[index] for index in (first - 1, last) if 0 <= index < len(texts) and texts[index].isalpha()]
    return bool(around) and all(word.isupper() and len(word) > 1 for word in around)
