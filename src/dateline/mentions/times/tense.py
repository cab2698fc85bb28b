"""The tense of the clause that a word stands in."""

from typing import Final, Literal

from dateline.records import Document, Token

Tense = Literal["past", "future", "present"]
_PLANS: Final = frozenset({"plan", "schedule", "slate"})
_AHEAD: Final = frozenset(
    {
        "due",
        "schedule",
        "slate",
        "expect",
        "set",
        "plan",
        "upcoming",
        "payable",
        "plan",
        "want",
        "intend",
        "agree",
        "hope",
    }
)


def tense_at(document: Document, offset: int) -> Tense | None:
    """Return the tense of the nearest verb above the word at `offset`; null when there is none or the text is not parsed."""
    index = document.token_at(offset)
    if index < 0 or document.tokens[index].end <= offset:
        return None
    token = document.tokens[index]
    direct = True
    for _ in range(8):
        if not direct and _is_infinitive(document, token):
            token = document.tokens[token.head]
            continue
        if token.pos in {"VERB", "AUX"} and token.tag.startswith(("V", "M")):
            return _tense_of(document, token)
        if token.lemma in _AHEAD and token.pos == "ADJ":
            return "future"
        if token.head == token.i:
            return None
        direct = direct and (token.start <= offset < token.end or token.pos == "ADP")
        token = document.tokens[token.head]
    return None


def _is_infinitive(document: Document, token: Token) -> bool:
    children = (document.tokens[index] for index in token.children)
    return token.pos == "VERB" and any(child.lower == "to" and child.dep == "aux" for child in children)


def _tense_of(document: Document, verb: Token) -> Tense:
    helpers = [document.tokens[index] for index in verb.children if document.tokens[index].dep in {"aux", "auxpass"}]
    modal = next((each.lower for each in helpers if each.tag == "MD"), None)
    if modal is not None:
        return (
            "future"
            if modal not in {"could", "would", "might"} or not any(each.lemma == "have" for each in helpers)
            else "past"
        )
    if any(each.lower == "to" for each in helpers):
        return "future"
    if (verb.lemma in _AHEAD and verb.tag in {"VBN", "VBZ", "VBP"}) or (verb.lemma in _PLANS and verb.tag == "VBD"):
        return "future"
    if verb.tag == "VBD" or any(each.tag in {"VBD", "VBN"} or each.lemma == "have" for each in helpers):
        return "past"
    if verb.tag == "VBN":
        return "past"
    if verb.tag == "VBG" and not helpers:
        head = document.tokens[verb.head]
        return _tense_of(document, head) if head.i != verb.i and head.pos == "VERB" else "present"
    return "present"
