"""Find who answers: the source of a cue."""

from collections.abc import Sequence

from dateline.records import Document, Span, Token

_SUBJECTS = ("nsubj", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "some", "others", "many", "one", "both"})
_ISSUING = frozenset(
    {
        "issue",
        "release",
        "publish",
        "post",
        "circulate",
        "provide",
        "distribute",
        "file",
        "put",
        "make",
        "send",
        "write",
        "give",
        "deliver",
        "share",
        "upload",
        "produce",
        "run",
    }
)
_UPWARD = frozenset({"acomp", "conj", "xcomp", "advcl", "pcomp", "prep", "dep", "parataxis"})
_INCIDENTAL = frozenset({"relcl", "acl", "advcl", "parataxis", "punct"})


def find_source(document: Document, cue: Token) -> Token | None:
    """Return the head of the source of a verb: its subject, or the subject of the clause that governs it."""
    verb: Token | None = cue
    for _ in range(8):
        if verb is None:
            return None
        subject = _subject(document, verb)
        if subject is not None:
            return _antecedent(document, verb, subject)
        found = _borrowed_subject(document, verb)
        if found is not None:
            return found
        verb = _governor(document, verb)
    return None


def _borrowed_subject(document: Document, verb: Token) -> Token | None:
    """Return the subject of a verb without one of its own, where its place in the sentence gives it."""
    governor = document.tokens[verb.head]
    if governor.i == verb.i:
        return _misplaced_subject(document, verb)
    if is_passive(document, verb):
        return None
    if verb.dep == "xcomp":
        return _controller(document, governor, verb)
    is_modifier = verb.dep in ("acl", "relcl") or (
        verb.dep in _UPWARD and governor.pos in _NOMINAL and verb.pos == "VERB"
    )
    return governor if is_modifier and verb.tag != "VBN" else None


def _governor(document: Document, verb: Token) -> Token | None:
    """Return the verb whose subject a verb shares ("said X, adding Y"; "he wants to say"); null where it shares none."""
    if verb.head == verb.i or verb.dep in ("acl", "relcl") or is_passive(document, verb):
        return None
    if verb.dep in _UPWARD or verb.dep == "ccomp":
        return document.tokens[verb.head]
    return None


def beside_quotation(document: Document, verb: Token, inside: Sequence[int]) -> Token | None:
    """Return the one named between a quotation and its verb, or right after the verb: '"...," Ivanenko said', '"..." tweeted Ivanenko'."""
    tokens = document.tokens
    gap: list[Token] = []
    for token in reversed(tokens[max(0, verb.i - 8) : verb.i]):
        if inside[token.i] >= 0:
            break
        gap.append(token)
    else:
        return None
    nouns = [token for token in gap if token.pos in _NOMINAL]
    if nouns:
        return nouns[0] if all(token.pos not in ("VERB", "AUX") or token.head == verb.i for token in gap) else None
    if any(token.pos not in ("PUNCT", "ADV") for token in gap):
        return None
    following = [token for token in tokens[verb.i + 1 : verb.i + 9] if token.pos != "DET"]
    if not following or following[0].pos not in (*_NOMINAL, "ADJ"):
        return None
    return next((token for token in following if token.pos in _NOMINAL and token.head <= verb.i), None)


def may_speak(document: Document, token: Token) -> bool:
    """Tell whether a word can name one who speaks: a person, people, a body; not "it" or "this"."""
    if token.pos == "PRON":
        return token.lower in _PERSONAL
    if token.entity >= 0:
        return document.names[token.entity].label in ("PERSON", "ORG", "GPE", "NORP")
    return token.pos in ("NOUN", "PROPN")


def issuer_of(document: Document, noun: Token) -> Token | None:
    """Return who stands behind a statement, report or video: "a video issued by X", "X released a statement which said"."""
    for child in document.children(noun, "acl"):
        if child.tag == "VBN" and child.lemma in _ISSUING and (agent := agent_of(document, child)) is not None:
            return agent
    for child in document.children(noun, "prep"):
        if child.lower in ("from", "by") and child.i > noun.i:
            for maker in document.children(child, "pobj"):
                return maker if may_speak(document, maker) else None
    governor = document.tokens[noun.head]
    if noun.dep == "dobj" and governor.lemma in _ISSUING and not is_passive(document, governor):
        return find_source(document, governor)
    return None


def agent_of(document: Document, verb: Token) -> Token | None:
    """Return the agent of a passive verb ("by X")."""
    for child in document.children(verb, "agent", "prep"):
        if child.lower == "by":
            for noun in document.children(child, "pobj"):
                return noun
    return None


def is_passive(document: Document, verb: Token) -> bool:
    """Tell whether `verb` is passive ("is said to", "reported by")."""
    if verb.tag != "VBN":
        return False
    if (
        any(child.dep == "auxpass" and child.lower in ("'s", "’s") for child in document.children(verb))
        and verb.dep != "acl"
    ):
        return any(child.dep == "agent" for child in document.children(verb))  # "he's said" has said it
    deps = {child.dep for child in document.children(verb)}
    return (
        "auxpass" in deps
        or "nsubjpass" in deps
        or (verb.dep in ("acl", "relcl", "advcl", "amod") and "nsubj" not in deps)
    )


def _subject(document: Document, verb: Token) -> Token | None:
    for child in document.children(verb, *_SUBJECTS, *(() if is_passive(document, verb) else ("nsubjpass",))):
        return child
    return None


def _controller(document: Document, governor: Token, verb: Token) -> Token | None:
    """Return the object that is the subject of an infinitive ("prompted the governor to say")."""
    if governor.lemma == "promise":
        return None
    return next((child for child in document.children(governor, "dobj") if governor.i < child.i < verb.i), None)


def _misplaced_subject(document: Document, verb: Token) -> Token | None:
    """Return a subject that the parser hung elsewhere ("In an interview with the agency, the mayor said", "About 4 in 10 say")."""
    tokens = document.tokens
    for token in tokens[verb.left : verb.i]:
        if (
            token.dep == "appos"
            and token.head < token.i
            and any(mark.text == "," for mark in tokens[token.head + 1 : token.left])
        ):
            return token
    left = [
        child
        for child in document.children(verb)
        if child.i < verb.i and child.dep in ("nummod", "dep", "attr", "dobj", "oprd")
    ]
    return left[-1] if left and left[-1].pos in ("NOUN", "PROPN", "NUM", "PRON") and left[-1].tag != "WP" else None


def _antecedent(document: Document, verb: Token, subject: Token) -> Token:
    """Return the noun behind a relative pronoun ("the governor, who said")."""
    if subject.lower in _RELATIVE and subject.pos in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head != clause.i:
            clause = document.tokens[clause.head]
        if clause.dep in ("relcl", "acl"):
            return document.tokens[clause.head]
    return subject


def source_span(document: Document, head: Token) -> Span:
    """Return the words of a source: determiners and identifying modifiers, without relative clauses and what follows them."""
    tokens = document.tokens
    first, last = head.left, head.right
    for index in head.children:
        child = tokens[index]
        if child.i < head.i or child.dep not in _INCIDENTAL:
            continue
        if child.dep == "punct" and not _opens_aside(document, head, child):
            continue
        last = min(last, child.left - 1)
        break
    while last > head.i and (tokens[last].dep == "punct" and tokens[last].text not in (")", "”", '"', "’")):
        last -= 1
    while (
        first < head.i and tokens[first].dep in ("punct", "cc", "preconj") and tokens[first].text not in ("“", '"', "(")
    ):
        first += 1
    return Span(start=tokens[first].start, end=tokens[last].end)


def _opens_aside(document: Document, head: Token, mark: Token) -> bool:
    """Tell whether what follows a comma is no identifying part ("X, which ..." but not "X, the mayor of Y")."""
    if mark.text in ("–", "—", "-"):
        return True
    following = [child for child in document.children(head) if child.i > mark.i]
    return bool(following) and following[0].dep in ("relcl", "acl", "advcl")
