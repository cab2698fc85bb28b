"""Whether a word of a sentence is told as so, as not so, or as only wanted, expected or possible."""

from functools import cache

from dateline.lexicons import load
from dateline.records import Document, Token

_NO = frozenset(
    {"no", "not", "n't", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "cannot"}
)
_VERBAL = frozenset({"ccomp", "xcomp", "dobj", "prep", "oprd", "acomp"})
_NOMINAL = frozenset({"acl", "ccomp"})
_NAMING = frozenset({"call", "ask", "order", "warn", "offer"})
_CLAIMS = frozenset({"allegation", "accusation", "claim", "charge", "suggestion", "idea", "rumour", "rumor", "account"})
_MODALS = frozenset({"will", "would", "shall", "should", "must", "wo", "'ll", "’ll", "ought"})
_CHAIN = frozenset(
    [
        "ccomp",
        "xcomp",
        "dobj",
        "pobj",
        "attr",
        "prep",
        "pcomp",
        "acomp",
        "oprd",
        "nsubjpass",
        "agent",
        "amod",
        "compound",
        "poss",
        "nmod",
        "appos",
        "conj",
        "nsubj",
        "acl",
        "relcl",
        "advcl",
        "dative",
    ]
)
_CARRY_NO = frozenset("ccomp xcomp dobj pobj attr prep pcomp acomp oprd nsubjpass amod compound poss nmod".split())  # noqa: SIM905


@cache
def words(kind: str) -> frozenset[str]:
    """Return the lemmas of one kind of the list told-as."""
    return frozenset(word for entry in load("told-as") if entry["kind"] == kind for word in entry["words"])


def is_negated(document: Document, token: Token) -> bool:
    """Tell whether a word stands under an odd number of negations: "no discussion", "was not discussed", "rejected sending tanks"."""
    count = _own_negations(document, token)
    above = document.tokens[token.head]
    first = token
    while first.dep == "conj" and first.head != first.i:
        first = document.tokens[first.head]
    led = first.dep in {"pobj", "pcomp"} and document.tokens[first.head].lower == "without"
    if led or (token.dep == "acl" and above.lower in _NO):
        count += 1
    here, carried = token, token.dep
    while here.head != here.i:
        above = document.tokens[here.head]
        carried = here.dep
        if carried not in _CARRY_NO and not (carried == "nsubj" and above.pos == "AUX"):
            break
        if above.lemma.lower() in words("saying") and carried == "ccomp":
            break
        count += _own_negations(document, above, without=here)
        count += _refuses(document, above)
        here = above
    return count % 2 == 1


def _refuses(document: Document, token: Token) -> bool:
    """Tell whether a word turns what hangs on it into its opposite: "rejected", "turned down"."""
    if token.lower == "against":
        return document.tokens[token.head].pos == "AUX"  # "was against the plan", not "threats against the plan"
    particles = [child.lower for child in document.children(token, "prt")]
    if token.lemma.lower() == "dismiss":  # a claim is dismissed, and so is a minister
        objects = {child.lemma.lower() for child in document.children(token, "dobj")}
        return bool(objects & (words("saying") | words("unreal") | words("blaming") | _CLAIMS))
    return (f"{token.lemma.lower()} {particles[0]}" if particles else token.lemma.lower()) in words("refusing")


def _own_negations(document: Document, token: Token, without: Token | None = None) -> int:
    count = 1 if token.lower in _NO and token.pos in {"PRON", "NOUN"} else 0
    for child in document.children(token):
        if without is not None and child.i == without.i:
            continue
        if (
            (child.dep == "neg" and not any(inner.lower == "only" for inner in document.children(token, "advmod")))
            or (child.lower in {"longer", "more"} and any(inner.lower == "no" for inner in document.children(child)))
            or (child.lower in _NO and child.dep in {"det", "advmod", "preconj", "nsubj", "nsubjpass"})
            or (
                child.dep in {"nsubj", "nsubjpass"}
                and token.pos in {"VERB", "AUX"}
                and any(inner.lower in _NO for inner in document.children(child, "det", "neg"))
            )
            or (
                child.dep == "dobj"
                and without is None
                and any(inner.lower in _NO for inner in document.children(child, "det", "neg"))
            )
        ):
            count += 1
    return count


def mood(document: Document, token: Token) -> frozenset[str]:
    """Return how a word is told: `unreal` (wanted, planned, expected), `hedged` (may, reportedly), `partial` (made progress in); none of these for plain fact."""
    found: set[str] = set()
    here = token
    for _ in range(12):
        found |= _own_mood(document, here)
        if here.head == here.i or here.dep not in _CHAIN or here.dep in {"relcl", "advcl"}:
            break
        above = document.tokens[here.head]
        if (
            here.dep == "conj"
            and above.pos == here.pos == "VERB"
            and not any(document.children(here, "aux", "nsubj", "nsubjpass"))
        ):
            found |= _own_mood(document, above)  # "will take part and review"
        if (
            here.dep == "xcomp"
            and above.lemma == "be"
            and any(child.lower == "to" for child in document.children(here, "aux"))
        ):
            found.add("unreal")  # "they are to meet"
        if (
            here.dep == "xcomp"
            and above.lemma == "have"
            and any(child.lower == "to" for child in document.children(here, "aux"))
        ):
            found.add("unreal")  # "they have to meet"
        if here.dep == "acl" and here.tag in {"VBN", "VBG"}:
            break
        if here.dep in {"conj", "nsubj"} and above.pos in {"VERB", "AUX"}:
            break
        if above.lemma.lower() in words("saying") and here.dep in {"ccomp", "xcomp"}:
            break
        found |= _cue(above, here)
        here = above
    return frozenset(found)


def _own_mood(document: Document, token: Token) -> set[str]:
    found: set[str] = set()
    if token.lemma == "be" and any(
        inner.lower == "to" for child in document.children(token, "xcomp") for inner in document.children(child, "aux")
    ):
        found.add("unreal")  # "they are to meet"
    for child in document.children(token):
        word = child.lower
        if child.dep == "aux" and word in _MODALS:
            found.add("unreal")
        elif (child.dep == "aux" and word in {"may", "might", "could"}) or (
            child.dep == "advmod" and word in words("hedged")
        ):
            found.add("hedged")
        elif child.dep == "advmod" and word in words("partial"):
            found.add("partial")
        elif child.dep == "aux" and word == "to" and token.dep in {"relcl", "acl", "advcl"}:
            found.add("unreal")
    return found


def _cue(above: Token, below: Token) -> set[str]:
    lemma = above.lemma.lower()
    if below.dep in {"compound", "poss", "amod"}:
        return set()
    if lemma in words("unreal"):
        deps = _VERBAL if above.pos in {"VERB", "ADJ", "AUX"} else _NOMINAL
        if below.dep in deps and not (lemma in _NAMING and below.dep in {"dobj", "oprd", "prep"}):
            return {"unreal"}
    if lemma in words("hedged") and below.dep in {"ccomp", "xcomp", "dobj", "acl", "pcomp"}:
        return {"hedged"}
    return {"partial"} if lemma in words("partial") and below.dep in {"xcomp", "prep", "pcomp", "acl"} else set()


def own_mood(document: Document, token: Token) -> frozenset[str]:
    """Return how a verb is told by its own auxiliaries and adverbs alone."""
    return frozenset(_own_mood(document, token))


def clause_verb(document: Document, token: Token) -> Token:
    """Return the verb of the clause that a word stands in: the nearest above it, or the word itself where there is none."""
    here = token
    while here.pos not in {"VERB", "AUX"} and here.head != here.i:
        here = document.tokens[here.head]
    return here


def hedge_above(document: Document, token: Token) -> Token | None:
    """Return the word under which everything around a word only may be so: "is believed", "suspect that"; null when there is none."""
    here = token
    while here.head != here.i and here.dep not in {"relcl", "advcl"}:
        above = document.tokens[here.head]
        for child in document.children(above):
            if child.dep in {"aux", "advmod"} and child.lower in words("hedged") and child.i != here.i:
                return child
        if above.lemma.lower() in words("hedged") and here.dep in {
            "ccomp",
            "xcomp",
            "acl",
            "pcomp",
            "oprd",
            "nsubj",
            "nsubjpass",
        }:
            return above
        if above.lemma.lower() in words("claiming") and here.dep in {"dobj", "xcomp"}:
            return above
        if any(child.lower in {"whether", "if"} for child in document.children(above, "mark")):
            return above
        if above.lower == "of" and document.tokens[above.head].lemma.lower() in words("hedged"):
            return document.tokens[above.head]
        if above.lower in words("only believed") and any(document.children(above, "auxpass")):
            return above
        here = above
    return None


def hedges(document: Document, token: Token) -> Token | None:
    """Return the word that says of the clause around a word that it only may be so; null when none does."""
    verb = clause_verb(document, token)
    for near in (verb, token, *document.children(verb), *document.children(token)):
        for child in document.children(near):
            if (
                child.lower in words("hedged")
                and child.dep in {"advmod", "aux", "amod"}
                and clause_verb(document, child).i == verb.i
            ):
                return child
    return None
