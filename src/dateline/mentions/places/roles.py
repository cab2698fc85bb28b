"""Tell what a name of a place is doing in its sentence."""

from dateline.mentions.places.judge import Found
from dateline.mentions.places.words import countries, seats
from dateline.records import Document, Token, ToponymRole

_SPEAKS = frozenset(
    {"say", "announce", "deny", "claim", "accuse", "warn", "call", "demand", "reject", "vow", "pledge", "promise", "provide", "send", "give", "supply", "support", "back", "abandon", "launch", "invade", "annex", "want", "seek", "refuse", "agree", "sign", "blame", "condemn", "urge", "ask", "threaten", "insist", "believe", "hope", "plan", "impose", "lift", "deploy", "withdraw", "begin", "start", "continue", "use", "attack", "strike", "fire", "retake", "recapture", "seize", "take", "lose", "win", "hold", "control", "describe", "confirm", "report", "offer", "decide", "respond", "react", "summon", "recognize", "recognise", "consider", "acknowledge", "admit", "argue", "declare", "tell", "need", "have", "maintain", "hail", "welcome", "approve", "expel", "suspend", "prepare", "try", "aim", "fear", "fail", "block", "ban", "cut", "stop", "halt"}
)  # fmt: skip


def role_of(document: Document, hit: Found) -> ToponymRole:
    """Return the role of a toponym that is no word for a people."""
    tokens = document.tokens
    text = document.text[tokens[hit.first].start : tokens[hit.last - 1].end]
    head = _head(tokens, hit)
    number = tokens[hit.first].entity
    if hit.rule == "in-name" or (number >= 0 and _is_inside_body(document, hit, number)):
        return "name_part"
    if hit.rule.endswith(("+type", "+site")):
        return (
            "modifier"
            if head.dep in {"compound", "amod", "nmod"} and head.head != head.i and tokens[head.head].pos == "NOUN"
            else "place"
        )
    is_state = text in countries() or text in seats()
    if is_state and _acts(tokens, head):
        return "government"
    if (
        head.dep in {"compound", "amod", "nmod"}
        and tokens[head.head].pos in {"NOUN", "PROPN"}
        and not hit.first <= head.head < hit.last
    ):
        return "modifier"
    return "place"


def _head(tokens: tuple[Token, ...], hit: Found) -> Token:
    for index in range(hit.first, hit.last):
        head = tokens[index].head
        if head == index or not hit.first <= head < hit.last:
            return tokens[index]
    return tokens[hit.last - 1]


def _is_inside_body(document: Document, hit: Found, number: int) -> bool:
    name = document.names[number]
    longer = name.first < hit.first or name.last > hit.last
    return longer and name.label in {"ORG", "PERSON", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"}


def _acts(tokens: tuple[Token, ...], head: Token) -> bool:
    """Tell whether the name is the subject of an act, alone, joined to another subject, or as "X's allies"."""
    seen = head
    while seen.dep == "conj":
        seen = tokens[seen.head]
    if seen.dep in {"nsubj", "nsubjpass"}:
        verb = tokens[seen.head]
        return seen.dep == "nsubj" and (verb.lemma in _SPEAKS or verb.pos == "VERB")
    if seen.dep == "pobj" and tokens[seen.head].lower == "by":
        return tokens[tokens[seen.head].head].pos == "VERB"
    return seen.dep in {"dobj", "dative"} and tokens[seen.head].lemma in {
        "accuse",
        "blame",
        "urge",
        "ask",
        "tell",
        "warn",
        "call",
        "condemn",
        "support",
        "help",
    }
