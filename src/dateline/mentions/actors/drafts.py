"""What is known of a mention before the actors of the whole report are put together, and the borders of noun phrases."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dateline.mentions.actors.terms import Hit, Term
from dateline.records import ActorKind, Document, MentionForm, Token, Toponym

DraftKind = Literal["person", "office", "state", "modifier", "body", "named", "media", "noun", "pair"]
_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "AFX"})
_STOPS = frozenset({"DT", "PRP$", "PDT", "WP$"})
_LOCATIVE = frozenset({"-", "–", "'s", "’s", "'", "’"})


@dataclass(slots=True, kw_only=True)
class Draft:
    """A mention, half understood.

    Tokens `first` to `last` (excluded) with head token `head`. `words` are the words of a person's name. `is_open` marks a phrase that
    points back ("the ministry", "its general staff", "the governor"), `owner` is the token of a possessive pronoun in it, `owner_name` the
    index of the person draft that owns it ("Brok's office"). `around` are the stretches of tokens that say who a person is,
    `same` the draft that an abbreviation was defined with. `evidence` orders how sure the side is (0 none, 1 place, 2 stated).
    """

    first: int
    last: int
    head: int
    what: DraftKind
    kind: ActorKind
    form: MentionForm
    name: str
    short: str = ""
    words: tuple[str, ...] = ()
    term: Term | None = None
    office: Term | None = None
    code: str | None = None
    side: str | None = None
    evidence: int = 0
    is_public: bool = False
    is_private: bool = False
    is_plural: bool = False
    is_former: bool = False
    is_open: bool = False
    is_definite: bool = False
    gender: Literal["f", "m"] | None = None
    owner: int | None = None
    owner_name: int | None = None
    around: tuple[tuple[int, int], ...] = ()
    same: "Draft | None" = None
    actor: int = -1


@dataclass(slots=True)
class Page:
    """A document with the terms found in it: `at` gives the number of the hit at each token, or -1; `toponym_at` the toponym's."""

    document: Document
    tokens: tuple[Token, ...]
    hits: list[Hit]
    at: list[int]
    toponyms: Sequence[Toponym]
    toponym_at: dict[int, Toponym] = field(default_factory=dict)

    def hit(self, index: int) -> Hit | None:
        """Return the hit at a token."""
        number = self.at[index] if 0 <= index < len(self.at) else -1
        return self.hits[number] if number >= 0 else None

    def text(self, first: int, last: int) -> str:
        """Return the text of tokens `first` to `last` (excluded), line breaks made spaces."""
        return " ".join(self.document.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def hits_in(self, first: int, last: int) -> list[Hit]:
        """Return the hits that lie wholly in a stretch of tokens."""
        found: list[Hit] = []
        index = first
        while index < last:
            hit = self.hit(index)
            if hit is not None and hit.first >= first and hit.last <= last:
                found.append(hit)
                index = hit.last
            else:
                index += 1
        return found

    def head_of(self, first: int, last: int) -> int:
        """Return the token of the stretch whose head lies outside it."""
        for index in range(first, last):
            head = self.tokens[index].head
            if (head == index or not first <= head < last) and self.tokens[index].pos != "PUNCT":
                return index
        return last - 1


def is_modifier(page: Page, head: int, last: int) -> bool:
    """Tell whether a noun only modifies a later one ("police station"), and not a verb that the model misread ("the command orders")."""
    token = page.tokens[head]
    if token.dep not in ("compound", "nmod", "amod") or token.head < last:
        return False
    later = page.tokens[token.head]
    clause = any(page.tokens[child].dep in ("ccomp", "acl", "relcl", "dobj") for child in later.children)
    return not (later.tag in ("NNS", "NNPS") and later.text.islower() and later.dep == "ROOT" and clause)


def left_edge(page: Page, first: int, head: int) -> int:
    """Return the first token of the noun phrase whose core starts at `first`: determiner and modifiers before it."""
    tokens = page.tokens
    sentence = tokens[head].sentence
    left = first
    while left > 0:
        token = tokens[left - 1]
        if token.sentence != sentence:
            break
        if token.tag in _STOPS:
            return left - 1 if token.tag != "PDT" else left
        inside = (
            token.tag in _INSIDE
            or token.text in _LOCATIVE
            or (
                token.dep in ("amod", "advmod", "punct", "npadvmod")
                and (token.pos in ("VERB", "ADJ", "ADV") or token.text == "-")
            )
        )
        outside = token.head > head and token.head != tokens[head].head
        if (
            not inside
            or (outside and token.text not in _LOCATIVE)
            or (token.head < left - 1 and token.tag != "POS" and token.text != "-")
        ):
            break
        left -= 1
    while left < first and (tokens[left].tag == "POS" or tokens[left].text in _LOCATIVE):
        left += 1
    return left


def right_edge(page: Page, last: int, links: Container[str]) -> int:
    """Return the end of the phrase when it goes on with "of X": the token after it, or `last` when it does not."""
    tokens = page.tokens
    if last + 1 >= len(tokens) or tokens[last].lower not in links or tokens[last].sentence != tokens[last - 1].sentence:
        return last
    sentence, index, end = tokens[last].sentence, last + 1, last
    while index < len(tokens) and tokens[index].sentence == sentence:
        token = tokens[index]
        if token.head == token.i:  # "the mayor of the town claims that ...": a verb taken for a noun
            break
        if token.pos in ("NOUN", "PROPN", "NUM") or token.tag in ("POS", "HYPH") or token.text in _LOCATIVE:
            end = index + 1
        elif not _continues(page, index):
            break
        index += 1
    while end > last and (tokens[end - 1].tag == "POS" or tokens[end - 1].text in _LOCATIVE):
        end -= 1
    return end


def _continues(page: Page, index: int) -> bool:
    """Tell whether a word that is no noun may stand inside a name after "of": an adjective, a further "of", an "and" between names."""
    tokens = page.tokens
    token = tokens[index]
    if token.lower == "and":
        return tokens[index - 1].pos == "PROPN" and index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN"
    if token.text == ",":
        return _is_listed(page, index)
    if token.tag == "PRP$":
        return False
    return token.pos in ("DET", "ADJ") or token.lower == "of" or (token.tag in ("VBN", "VBG") and token.dep == "amod")


def _is_listed(page: Page, comma: int) -> bool:
    """Tell whether a comma parts the names of one list that "and" closes: "of Egypt, Greece and Cyprus"."""
    tokens = page.tokens
    for index in range(comma + 1, min(comma + 12, len(tokens))):
        token = tokens[index]
        if token.lower == "and":
            return tokens[comma - 1].pos == "PROPN" and index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN"
        if token.pos != "PROPN" and token.text != "," and token.tag != "DT":
            return False
    return False


def side_of(hits: Sequence[Hit], page: Page) -> tuple[str | None, str | None]:
    """Return country code and side that the terms of a phrase give: the first state, group or organisation; a group outranks the state before it."""
    code: str | None = None
    side: str | None = None
    for hit in hits:
        term = hit.term
        before = page.tokens[hit.first - 2].lower if hit.first > 1 and page.tokens[hit.first - 1].text == "-" else ""
        if before in ("anti", "non") or (hit.first and page.tokens[hit.first - 1].lower == "ethnic"):
            continue
        if term.kind in ("group", "group_adjective") and (code is None or before == "" or code is not None):
            return (term.side, term.side) if term.side and term.side.isupper() else (None, term.side)
        if code is None and term.code:
            code, side = term.code, term.code
        elif code is None and side is None and term.kind == "organisation":
            side = "IO"
    return code, side


def is_located(page: Page, index: int) -> bool:
    """Tell whether a word stands where only places stand: after "near", "in" or "at", alone or in a list."""
    token = page.tokens[index]
    for _ in range(6):
        if token.dep not in ("conj", "appos"):
            break
        token = page.tokens[token.head]
    return token.dep == "pobj" and page.tokens[token.head].lower in (
        "in",
        "near",
        "at",
        "around",
        "outside",
        "towards",
        "toward",
        "into",
    )


def is_in_region(page: Page, last: int) -> bool:
    """Tell whether a name is followed by "in X region", as those of towns are."""
    tokens = page.tokens
    if last + 2 >= len(tokens) or tokens[last].lower != "in":
        return False
    return any(
        token.lower in ("region", "oblast", "district", "province", "governorate", "raion", "county")
        for token in tokens[last + 2 : last + 4]
    )
