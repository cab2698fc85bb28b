"""Tell what a name of a place is doing in its sentence."""

from dateline.mentions.places.judge import Found
from dateline.mentions.places.words import countries, cues, seats, types_after
from dateline.records import Document, Token, ToponymRole


def role_of(document: Document, hit: Found) -> ToponymRole:
    """Return the role of a toponym that is no word for a people."""
    tokens = document.tokens
    text = document.text[tokens[hit.first].start : tokens[hit.last - 1].end]
    head = _head(tokens, hit)
    number = tokens[hit.first].entity
    if hit.rule == "in-name" or (number >= 0 and _is_inside_body(document, hit, number)):
        return "name_part"
    is_whole = hit.rule.endswith(("+type", "+site"))
    if not is_whole and (text in countries() or text in seats()) and _acts(tokens, head):
        return "government"
    return "modifier" if _modifies(tokens, hit, head) else "place"


def _modifies(tokens: tuple[Token, ...], hit: Found, head: Token) -> bool:
    """Tell whether the name stands before a noun that is no type word shared by a list ("the Kherson and Mykolaiv oblasts")."""
    noun = tokens[head.head]
    if head.dep not in {"compound", "amod", "nmod"} or hit.first <= head.head < hit.last:
        return False
    return noun.pos in {"NOUN", "PROPN"} and noun.lower.removesuffix("s") not in types_after()


def _head(tokens: tuple[Token, ...], hit: Found) -> Token:
    for index in range(hit.first, hit.last):
        head = tokens[index].head
        if head == index or not hit.first <= head < hit.last:
            return tokens[index]
    return tokens[hit.last - 1]


def _is_inside_body(document: Document, hit: Found, number: int) -> bool:
    """Tell whether the toponym is a part of the name of a body, person or event; an article alone is no other part."""
    name = document.names[number]
    if name.label not in {"ORG", "PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"}:
        return False
    rest = [*range(name.first, min(hit.first, name.last)), *range(max(hit.last, name.first), name.last)]
    return any(document.tokens[index].lower not in {"the", "'s", "’s"} for index in rest)


def _acts(tokens: tuple[Token, ...], head: Token) -> bool:
    """Tell whether the name is the subject of an act ("Oslo sent", "led by Oslo") or is spoken to ("urged Oslo"), alone or in a list."""
    while head.dep == "conj" and head.head != head.i:
        head = tokens[head.head]
    verb = tokens[head.head]
    if head.dep == "nsubj":
        return verb.pos == "VERB" and verb.lemma not in cues().undergoes
    if head.dep == "pobj" and verb.lower == "by":
        return tokens[verb.head].pos == "VERB"
    return head.dep in {"dobj", "dative"} and verb.lemma in cues().addresses
