"""What the words around a name say: whether it stands where a place stands."""

from dateline.gazetteer import LOOSE, Gazetteer
from dateline.mentions.places.scan import Match, is_capital
from dateline.mentions.places.words import cues, site_words, types_after, types_before, types_before_of
from dateline.records import Document, Token

_KNOWN_AFTER_PREPOSITION = 2.0


def is_placed(document: Document, match: Match, gazetteer: Gazetteer) -> bool:
    """Tell whether the words around put the name on the map: "in X", "X, Oregon", "X region", "the town of X", "retook X"."""
    tokens = document.tokens
    after = tokens[match.last] if match.last < len(tokens) else None
    if (
        after is not None
        and not after.text[0].isupper()
        and (after.lower in types_after() or site_words().match(document.text, after.start))
    ):
        return True
    if has_container(document, match, gazetteer):
        return True
    if is_typed_before(tokens, match.first):
        return True
    cued = is_cued(tokens, match.first) or _is_undergone(tokens, match)
    return cued and match.known >= _KNOWN_AFTER_PREPOSITION and not goes_on(tokens, match.last)


def _is_undergone(tokens: tuple[Token, ...], match: Match) -> bool:
    """Tell the subject of what only happens to places: "X was retaken", "X has been shelled"."""
    for token in tokens[match.first : match.last]:
        if token.dep == "nsubjpass":
            return tokens[token.head].lemma in cues().taken
    return False


def is_typed_before(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether "the village" or "the town of" stands before token `first`."""
    if first and tokens[first - 1].lower in types_before():
        return True
    return first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in types_before_of()


def is_cued(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether a preposition or verb stands before token `first` that makes it a place."""
    before = first - 1
    while before >= 0 and (tokens[before].lower in {"the", "of", "on"} and tokens[before].lower == "the"):
        before -= 1
    if before < 0:
        return False
    word, words = tokens[before], cues()
    if word.lower in {"of", "on"} and before:
        return tokens[before - 1].lower in (words.of if word.lower == "of" else words.on)
    if word.lower == "to" and before and tokens[before - 1].lower in {"according", "spoke", "told", "thanks", "due"}:
        return False
    return word.lower in words.prepositions or (word.pos == "VERB" and word.lemma in words.verbs)


def goes_on(tokens: tuple[Token, ...], last: int) -> bool:
    """Tell whether another name word follows: "in Jackson Pollock's studio" is no town."""
    return last < len(tokens) and is_capital(tokens[last]) and tokens[last].pos == "PROPN"


def has_container(document: Document, match: Match, gazetteer: Gazetteer) -> bool:
    """Tell whether ", Oregon" or ", Ukraine" follows."""
    tokens = document.tokens
    if match.last + 1 >= len(tokens) or tokens[match.last].text != ",":
        return False
    word = tokens[match.last + 1]
    if not word.text[0].isupper():
        return False
    larger = gazetteer.entries(word.text)
    return any(
        entry.place.kind in {"region", "country"} and (entry.importance >= 5.5 or entry.rank == LOOSE)
        for entry in larger[:4]
    )


def street_end(document: Document, match: Match) -> int:
    """Return the end of the street's name that `match` begins ("Lowmoor Street"), or 0."""
    tokens = document.tokens
    for last in (match.last, match.last + 1):
        if last < len(tokens) and tokens[last].text in cues().streets and is_capital(tokens[last]):
            return last + 1
        if last < len(tokens) and not is_capital(tokens[last]):
            break
    return 0


def is_dateline(document: Document, match: Match) -> bool:
    """Tell whether the name opens a paragraph as the place of writing: "LOWMOOR, Ohio (AP) -", "Lowmoor —"."""
    tokens = document.tokens
    paragraph = document.paragraphs[document.sentences[tokens[match.first].sentence].paragraph]
    if tokens[match.first].start != paragraph.start or match.last >= len(tokens):
        return False
    after = tokens[match.last].text
    if tokens[match.last].start == tokens[match.last - 1].end and after in {"-", "–"}:
        return False  # a hyphen inside a name
    return after in {"—", "–", "--", "-"} or (
        match.text.isupper() and len(match.text) > 3 and after in {",", "(", ":", "/", "-"}
    )
