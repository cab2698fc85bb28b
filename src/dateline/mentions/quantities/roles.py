"""What counted people were put through: killed, wounded, captured, displaced."""

import re
from functools import cache

from dateline.lexicons import load
from dateline.mentions.quantities.counting import classify
from dateline.records import Document, Token

_PASS = frozenset({"nsubjpass", "dobj", "obj", "acl"})
_CLIMB = frozenset({"conj", "appos", "nummod", "compound", "nmod", "quantmod", "poss", "dep", "amod"})
_PART = frozenset({"including", "include", "among", "of", "between"})


@cache
def _words(field: str) -> dict[str, str]:
    return {word: entry["role"] for entry in load("quantity-roles") for word in entry[field]}


def find_role(document: Document, head: int) -> str | None:
    """Return the role of the people that token `head` (the counted noun, or the bare number) stands for."""
    token = document.tokens[head]
    kind = classify(document, head)
    if kind is not None and kind.role is not None:
        return kind.role
    return _role_below(document, token) or _role_above(document, token) or _role_near(document, token)


def role_of_verb(document: Document, verb: Token) -> str | None:
    """Return the role of whoever a clause such as "to be killed" or "to die" is about."""
    passive = any(child.dep == "auxpass" for child in document.children(verb))
    return _words("objects").get(verb.lemma) if passive else _words("subjects").get(verb.lemma)


def _is_under_way(document: Document, verb: Token) -> bool:
    """Tell whether people are only just leaving ("are fleeing", "begin evacuating"): nobody is displaced yet."""
    if verb.tag != "VBG":
        return False
    head = document.tokens[verb.head]
    return any(child.dep in {"aux", "auxpass"} and child.lemma == "be" for child in document.children(verb)) or (
        verb.dep == "xcomp" and head.lemma in {"begin", "start", "continue", "keep"}
    )


def _role_below(document: Document, token: Token) -> str | None:
    """Read participles, relative clauses and adjectives under the noun: "12 people killed", "who died", "dead miners"."""
    objects, subjects, words = _words("objects"), _words("subjects"), _words("words")
    for child in document.children(token):
        if child.dep == "acl" and child.tag in {"VBN", "VBD"} and child.lemma in objects:
            return objects[child.lemma]
        if child.dep == "acl" and child.tag == "TO":
            continue
        if child.dep in {"relcl", "acl"}:
            role = _clause_role(document, child, objects, subjects)
            if role is not None:
                return role
        if child.dep in {"amod", "acomp"} and child.lower in words:
            return words[child.lower]
    return None


def _clause_role(document: Document, verb: Token, objects: dict[str, str], subjects: dict[str, str]) -> str | None:
    passive = any(child.dep in {"auxpass", "nsubjpass"} for child in document.children(verb))
    if passive and verb.lemma in objects:
        return objects[verb.lemma]
    relative = any(
        child.dep == "nsubj" and child.lower in {"who", "that", "which", "whom"} for child in document.children(verb)
    )
    if verb.lemma in subjects and (relative or verb.tag in {"VBG", "VB"}):
        return subjects[verb.lemma]
    return None


def _role_above(document: Document, token: Token) -> str | None:
    """Climb from the noun to the verb or noun that governs it."""
    current = token
    for _step in range(7):
        head = document.tokens[current.head]
        if head.i == current.i:
            return None
        if head.pos in {"VERB", "AUX"} and current.dep not in {"relcl"}:
            return _verb_role(document, current, head)
        if current.dep == "pobj" and current.i != token.i and current.pos == "PROPN" and token.pos != "PROPN":
            current = document.tokens[head.head]  # "four people in A and one person in B were killed"
            continue
        if current.dep == "pobj":
            noun = document.tokens[head.head]
            role = _words("nouns").get(noun.lemma.lower())
            if head.lower in {"of", "for"} and role is not None and noun.pos in {"NOUN", "VERB"}:
                return role
            if head.lower not in _PART and head.pos != "VERB":
                return None
            if noun.i == head.i:
                return None
            current = noun if noun.pos not in {"VERB", "AUX"} else head
            if noun.pos in {"VERB", "AUX"}:
                return None
            continue
        if current.dep not in _CLIMB and head.pos not in {"NOUN", "PROPN", "NUM"}:
            return None
        role = _role_below(document, head) if current.dep in {"conj", "appos"} else None
        if role is not None:
            return role
        current = head
    return None


def _verb_role(document: Document, token: Token, verb: Token) -> str | None:
    objects, subjects, words = _words("objects"), _words("subjects"), _words("words")
    dep = token.dep
    if _is_under_way(document, verb) and verb.lemma in {"flee", "evacuate"}:
        return None
    passive = any(child.dep == "auxpass" for child in document.children(verb))
    has_object = any(child.dep in {"dobj", "obj"} for child in document.children(verb))
    if verb.lemma in objects and not (verb.lemma == "lose" and not _is_life(token)):
        if dep in _PASS or (
            dep == "nsubj" and not has_object and verb.tag in {"VBN", "VBD"} and verb.lemma not in {"lose", "claim"}
        ):
            return objects[verb.lemma]
    if dep in {"nsubj", "nsubjpass"}:
        if verb.lemma in subjects and not passive:
            return subjects[verb.lemma]
        for child in document.children(verb, "xcomp", "ccomp", "oprd", "acomp", "attr"):
            if child.lower in words:
                return words[child.lower]
            if child.dep == "xcomp" and child.lemma in {**objects, **subjects}:
                if any(grand.dep == "auxpass" for grand in document.children(child)) and child.lemma in objects:
                    return objects[child.lemma]
                if child.lemma in subjects:
                    return subjects[child.lemma]
    following = document.tokens[token.right + 1 : token.right + 3]
    for after in following[: 2 if following and following[0].lower in {"as", "to"} else 1]:
        if dep in {"dobj", "nsubj", "nsubjpass", "ccomp"} and after.lower in words and after.sentence == token.sentence:
            return words[after.lower]
    return None


def _is_life(token: Token) -> bool:
    return token.lemma.lower() in {"life", "live"}


@cache
def _near() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    forms: dict[str, str] = {}
    for word, role in {**_words("words"), "killing": "killed", "wounding": "wounded", "injuring": "wounded"}.items():
        forms[word] = role
    before = "|".join(("killing", "wounding", "injuring", "killed", "wounded", "injured"))
    after = "|".join(("killed", "wounded", "injured", "dead", "hurt"))
    skip = r"(?:at least|more than|over|about|around|nearly|almost|some|up to|as many as|another|a|the|an|roughly|approximately|an estimated)"
    return (
        re.compile(rf"\b({before})\s+(?:{skip}\s+){{0,3}}$", re.IGNORECASE),
        re.compile(
            rf"(?:\s+(?:others|more|people|were|was|are|is|have been|had been|had|have|has been|been|being|reportedly|also|now|left|and)){{0,4}}\s+({after})\b",
            re.IGNORECASE,
        ),
        forms,
    )


def _role_near(document: Document, token: Token) -> str | None:
    """Read the words right beside it, where the tree does not help: "three wounded", "killing 10"."""
    before, after, forms = _near()
    text = document.text
    sentence = document.sentences[token.sentence]
    match = after.match(text, token.end, min(sentence.end, token.end + 60))
    if match:
        return forms[match[1].lower()]
    first = document.tokens[token.left]
    match = before.search(text, max(sentence.start, first.start - 50), first.start)
    return forms[match[1].lower()] if match else None
