"""What counted people were put through: killed, wounded, captured, displaced."""

import re
from functools import cache

from dateline.lexicons import load
from dateline.mentions.quantities.counting import classify
from dateline.records import Document, Token

_DONE_TO = frozenset({"nsubjpass", "dobj", "obj", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLIMBED = frozenset({"conj", "appos", "nummod", "compound", "nmod", "quantmod", "poss", "dep", "amod"})
_PARTS = frozenset({"including", "include", "among", "of", "between"})
_LEAVING = frozenset({"flee", "evacuate"})
_LIVES = frozenset({"life", "live", "lives"})
_SKIPPED = r"(?:at least|more than|over|about|around|nearly|almost|some|up to|as many as|another|a|the|an|roughly|approximately|an estimated)"
_LINKS = r"(?:others|more|people|were|was|are|is|have been|had been|had|have|has been|been|being|reportedly|also|now|left|and)"
# A count behind the participle means that the number before it did the killing ("two bombers killed 23 people").
_COUNT_BEHIND = (
    r"(?!\s+(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|several\b|dozens\b|hundreds\b|at least\b|more than\b|an?\b|the\b|his\b|their\b|"
    r"people\b|civilians\b|or\b))"
)
_BEFORE = re.compile(
    rf"\b(killing|wounding|injuring|killed|wounded|injured|kills|wounds|injures)\s+(?:{_SKIPPED}\s+){{0,3}}$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:\s+{_LINKS}){{0,4}}\s+(killed|wounded|injured|dead|hurt)\b{_COUNT_BEHIND}", re.IGNORECASE)
_FORMS = {
    "killing": "killed", "wounding": "wounded", "injuring": "wounded", "killed": "killed", "wounded": "wounded", "injured": "wounded",
    "dead": "killed", "hurt": "wounded", "kills": "killed", "wounds": "wounded", "injures": "wounded",
}  # fmt: skip


def find_role(document: Document, head: int) -> str | None:
    """Return the role of the people that token `head` (the counted noun, or the bare number) stands for."""
    token = document.tokens[head]
    kind = classify(document, head)
    if kind is not None and kind.role is not None:
        return kind.role
    parent = document.tokens[token.head]
    if token.dep == "compound" and parent.lower in _words("words"):
        return _words("words")[parent.lower]  # "took 40 villagers hostage", as the parser often sees it
    before, below, above = (
        _role_just_before(document, token),
        _role_below(document, token),
        _role_above(document, token),
    )
    if below == "displaced" and above is not None:
        below = None  # "three people evacuating in a bus are killed"
    return before or below or above or _role_just_behind(document, token)


def role_of_verb(document: Document, verb: Token) -> str | None:
    """Return the role of whoever a clause such as "to be killed" or "to die" is about."""
    return (_words("objects") if _is_passive(document, verb) else _words("subjects")).get(verb.lemma)


@cache
def _words(field: str) -> dict[str, str]:
    return {word: entry["role"] for entry in load("quantity-roles") for word in entry[field]}


def _is_passive(document: Document, verb: Token) -> bool:
    return any(child.dep in {"auxpass", "nsubjpass"} for child in document.children(verb))


def _role_below(document: Document, token: Token) -> str | None:
    """Read participles, relative clauses and adjectives under the noun: "12 people killed", "who died", "dead miners"."""
    words = _words("words")
    for child in document.children(token):
        role = None
        if child.dep in {"acl", "relcl"} and child.tag != "TO":
            role = _clause_role(document, child)
        elif child.dep in {"amod", "acomp"}:
            role = words.get(child.lower)
        if role is not None:
            return role
    return None


def _clause_role(document: Document, verb: Token) -> str | None:
    done = verb.lemma in _words("objects")
    if done and (_is_passive(document, verb) or (verb.dep == "acl" and verb.tag in {"VBN", "VBD"})):
        return _harm(document, verb)
    relative = any(child.lower in {"who", "that", "which", "whom"} for child in document.children(verb, "nsubj"))
    return _words("subjects").get(verb.lemma) if relative or verb.tag in {"VBG", "VB"} else None


def _harm(document: Document, verb: Token) -> str:
    """Return the role that `verb` puts its objects in; "killed or wounded" tells no more than that they are people."""
    role = _words("objects")[verb.lemma]
    if role not in {"killed", "wounded"}:
        return role
    pairs = [(verb, child) for child in document.children(verb, "conj")]
    if verb.dep == "conj":
        pairs.append((document.tokens[verb.head], verb))
    for first, second in pairs:
        rivals = {_words("objects").get(first.lemma), _words("objects").get(second.lemma)}
        between = document.tokens[first.i + 1 : second.i]
        if rivals == {"killed", "wounded"} and not any(
            token.pos in {"NUM", "NOUN", "PROPN", "PRON"} for token in between
        ):
            return "people"
    return role


def _role_above(document: Document, token: Token) -> str | None:
    """Climb from the noun to the verb or noun that governs it."""
    current: Token | None = token
    for _step in range(7):
        if current is None:
            break
        role, current = _step_up(document, token, current)
        if role is not None:
            return role
    return None


def _step_up(document: Document, token: Token, current: Token) -> tuple[str | None, Token | None]:
    """Return the role that the head of `current` gives, and where to climb on."""
    head = document.tokens[current.head]
    if head.i == current.i:
        return None, None
    if head.pos in {"VERB", "AUX"} and current.dep != "relcl":
        return _verb_role(document, current, head), None
    if current.dep == "pobj":
        governor = document.tokens[head.head]
        goes_on = _passes(token, current, head) and governor.pos not in {"VERB", "AUX"} and governor.i != head.i
        return _noun_role(head, governor), governor if goes_on else None
    if current.dep not in _CLIMBED and head.pos not in {"NOUN", "PROPN", "NUM"}:
        return None, None
    return (_role_below(document, head) if current.dep in {"conj", "appos"} else None), head


def _noun_role(preposition: Token, governor: Token) -> str | None:
    """Return the role of "the deaths of nine men"."""
    if preposition.lower not in {"of", "for"} or governor.pos not in {"NOUN", "VERB"}:
        return None
    return _words("nouns").get(governor.lemma.lower())


def _passes(token: Token, current: Token, preposition: Token) -> bool:
    """Tell whether to climb past a preposition: parts ("including"), or "four people in A and one person in B were killed"."""
    if preposition.lower in _PARTS:
        return True
    return current.i != token.i and current.pos == "PROPN" and token.pos != "PROPN"


def _verb_role(document: Document, token: Token, verb: Token) -> str | None:
    if verb.lemma in _LEAVING and _is_under_way(document, verb):
        return None
    if _is_done_to(document, token, verb):
        return _harm(document, verb)
    if token.dep in _SUBJECTS:
        if verb.lemma == "lose" and any(child.lower in _LIVES for child in document.children(verb, "dobj")):
            return "killed"
        if verb.lemma in _words("subjects") and not _is_passive(document, verb):
            return _words("subjects")[verb.lemma]
        role = _complement_role(document, verb)
        if role is not None:
            return role
    return _forced_role(document, token, verb) or _behind_role(document, token, verb)


def _forced_role(document: Document, token: Token, verb: Token) -> str | None:
    """Read "forced 900 people to flee"."""
    if token.dep != "dobj":
        return None
    subjects = _words("subjects")
    return next(
        (subjects[child.lemma] for child in document.children(verb, "xcomp", "ccomp") if child.lemma in subjects), None
    )


def _behind_role(document: Document, token: Token, verb: Token) -> str | None:
    """Read the word right behind the noun: "left six guards dead", "took 40 people hostage"."""
    words = _words("words")
    following = document.tokens[token.right + 1 : token.right + 3]
    for after in following[: 2 if following and following[0].lower in {"as", "to"} else 1]:
        if token.dep in {*_SUBJECTS, "dobj", "ccomp"} and after.lower in words and after.i != verb.i:
            return words[after.lower] if after.sentence == token.sentence else None
    return None


def _is_done_to(document: Document, token: Token, verb: Token) -> bool:
    """Tell whether `verb` is done to `token`; also in headlines, where "Six killed" looks like an active clause."""
    if verb.lemma not in _words("objects") or (verb.lemma in {"lose", "claim"} and token.lemma.lower() not in _LIVES):
        return False
    if token.dep in _DONE_TO or (token.dep == "advmod" and token.lower == "more"):
        return True
    if token.dep != "nsubj" or verb.tag not in {"VBN", "VBD"} or verb.lemma in {"lose", "claim"}:
        return False
    return not any(child.dep in {"dobj", "obj"} for child in document.children(verb))


def _complement_role(document: Document, verb: Token) -> str | None:
    """Read what a verb says of its subject: "were found dead", "is said to have died", "were taken as prisoners"."""
    words = _words("words")
    for child in document.children(verb):
        if child.dep == "xcomp":
            role = role_of_verb(document, child)
            if role is not None:
                return role if child.lemma in _words("subjects") else _harm(document, child)
        if child.dep in {"xcomp", "oprd", "acomp", "attr"} and child.lower in words:
            return words[child.lower]
        if child.dep == "prep" and child.lower in {"among", "as"}:
            role = next((words[noun.lower] for noun in document.children(child, "pobj") if noun.lower in words), None)
            if role is not None:
                return role
    return None


def _is_under_way(document: Document, verb: Token) -> bool:
    """Tell whether people are only just leaving ("are fleeing", "begin evacuating"): nobody is displaced yet."""
    if verb.tag != "VBG":
        return False
    if any(child.dep in {"aux", "auxpass"} and child.lemma == "be" for child in document.children(verb)):
        return True
    return verb.dep == "xcomp" and document.tokens[verb.head].lemma in {"begin", "start", "continue", "keep"}


def _role_just_before(document: Document, token: Token) -> str | None:
    """Read the word right before the count: "injuring 58 others" needs no tree."""
    first = document.tokens[token.left]
    sentence = document.sentences[token.sentence]
    match = _BEFORE.search(document.text, max(sentence.start, first.start - 50), first.start)
    return _FORMS[match[1].lower()] if match else None


def _role_just_behind(document: Document, token: Token) -> str | None:
    """Read the word right behind it, where the tree does not help: "three wounded"."""
    if token.dep == "nsubj" and any(True for _ in document.children(document.tokens[token.head], "dobj")):
        return None  # "two gunmen killed nine guards"
    sentence = document.sentences[token.sentence]
    match = _AFTER.match(document.text, token.end, min(sentence.end, token.end + 80))
    return _FORMS[match[1].lower()] if match else None
