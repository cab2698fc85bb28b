"""What a number counts: the noun behind it, and the ledger's unit for that noun."""

import re
from functools import cache

from dateline.lexicons import load
from dateline.mentions.quantities.numerals import Numeral
from dateline.records import Document, Record, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
_JOINS = frozenset({"-", "–", "/", '"', "'", "“", "”", "‘", "’", "&"})
# "took 40 villagers hostage": the last word is what they became.
_STATES = frozenset({"hostage", "prisoner", "captive"})
_CALIBRES = frozenset({"mm", "millimetre", "millimeter", "cm"})
_OPENERS = frozenset(
    {"the", "its", "their", "his", "her", "our", "these", "those", "all", "this", "that", "such", "my", "your"}
)
_DIGIT = re.compile(r"\d")
_KEPT_ADJECTIVE = re.compile(r"(?:al|ic|ary|anti-.+|ed)$")
_DROPPED = frozenset(
    {
        "medium", "long-range", "short-range", "medium-range", "high-precision", "state-of-the-art", "so-called", "Western-made", "regional", "international", "local", "additional", "several", "total", "critical", "national", "crucial", "final", "special", "real", "initial",
        "general", "official", "usual", "further", "homemade", "enemy", "original", "lethal", "fatal", "public", "specific", "strategic", "historic",
    }
)  # fmt: skip


class Class(Record, frozen=True, kw_only=True):
    """A row of the lexicon of counted things: the ledger's unit, and the role that the noun itself states ("refugees")."""

    unit: str
    role: str | None = None


class Counted(Record, frozen=True, kw_only=True):
    """A counted noun phrase: tokens `first`..`head`, both included."""

    first: int
    head: int
    kind: Class | None = None


@cache
def _classes() -> dict[str, Class]:
    return {
        word.lower(): Class(unit=entry["unit"], role=entry.get("role"))
        for entry in load("counted")
        for word in entry["words"]
    }


@cache
def _models() -> dict[str, Class]:
    """Return what model names are, by the letters before the hyphen ("Su-25")."""
    return {letters: Class(unit=entry["unit"]) for entry in load("counted") for letters in entry.get("models", ())}


def classify(document: Document, head: int) -> Class | None:
    """Return what the ledger counts the noun at token `head` as ("fighter jets" as aircraft), or null."""
    token = document.tokens[head]
    known = _classes()
    lemma = token.lemma.lower()
    if head:
        pair = known.get(f"{document.tokens[head - 1].lower} {lemma}")
        if pair is not None:
            return pair
    kind = known.get(lemma) or known.get(token.lower) or known.get(token.lower.removesuffix("s"))
    if kind is None and is_designation(token):
        return _models().get(token.lower.partition("-")[0])
    if (
        kind is None
        and token.entity >= 0
        and document.names[token.entity].label == "NORP"
        and token.tag in {"NNS", "NNPS"}
    ):
        return Class(unit="people")  # "two hundred Kurds"
    return kind


def is_designation(token: Token) -> bool:
    """Tell whether a word is the name of a model ("T-72", "Su-25s"): letters in capitals and digits."""
    return token.text[0].isupper() and _DIGIT.search(token.text) is not None


def count_noun(document: Document, numeral: Numeral) -> Counted | None:
    """Return the noun that the number counts, by what stands after it ("of" and articles skipped)."""
    tokens = document.tokens
    index = document.token_at(numeral.end - 1) + 1
    limit = min(len(tokens), index + 14)
    if index >= limit or tokens[index].sentence != tokens[index - 1].sentence:
        return None
    if tokens[index].text in {'"', "\u201d", "\u2019", "'"} and index + 1 < limit and tokens[index + 1].lower == "of":
        index += 1  # "thousands" of civilians
    of = tokens[index].lower == "of"
    if of:
        index += 1
        while index < limit and (tokens[index].lower in _OPENERS or tokens[index].pos in {"DET", "NUM"}):
            index += 1
    found = _scan(document, index, limit, many=numeral.low != 1.0)
    if found is None:
        return None
    first, head = found
    if (
        of
        and document.tokens[head].tag == "NNP"
        and numeral.kind in {"figures", "count"}
        and document.tokens[head - 1].tag != "POS"
    ):
        return None  # "Mira Stahl, 55, of Lake Harbour"
    if numeral.low != 1.0 and not of:
        head = _shorten(document, first, head)
    return Counted(first=first, head=head, kind=classify(document, head))


def count_at(document: Document, index: int) -> Counted | None:
    """Return the noun group that starts at token `index`."""
    found = _scan(document, index, min(len(document.tokens), index + 14), many=True)
    return None if found is None else Counted(first=found[0], head=found[1], kind=classify(document, found[1]))


def _shorten(document: Document, first: int, head: int) -> int:
    """Return the head of what is counted where number and noun describe another noun ("a 12 page document" counts pages)."""
    noun, second = document.tokens[head], document.tokens[first]
    if noun.tag != "NN" or head == first or second.tag != "NN" or not second.text.islower():
        return head
    return first if classify(document, head) is None and second.dep in {"compound", "nmod", "npadvmod"} else head


def _scan(document: Document, index: int, limit: int, *, many: bool) -> tuple[int, int] | None:
    """Return the noun group that starts at token `index`: its first and its head token. `many` asks for a plural head."""
    tokens = document.tokens
    sentence = tokens[index].sentence if index < limit else -1
    first, head, i = index, -1, index
    while i < limit and tokens[i].sentence == sentence:
        last = _last_part(document, i, limit)
        token = tokens[last]
        if token.tag == "CD" and last + 1 < limit and tokens[last + 1].lower in _CALIBRES:
            i = last + 2  # "eighteen 155 mm howitzers"
            continue
        if token.pos in _NOUNS:
            if head >= 0 and tokens[i - 1].text not in _JOINS and (_ends(tokens[head]) or token.lower in _STATES):
                break
            head = last
        elif is_designation(token):
            head = last if head < 0 else head
        elif head >= 0:
            if not _goes_on(document, head, last, limit, many=many):
                break
        elif not _leads(document, token):
            break
        i = last + 1
    return (first, head) if head >= 0 else None


def _last_part(document: Document, index: int, limit: int) -> int:
    """Return the last token of a word written with hyphens ("rocket-propelled") that starts at token `index`."""
    tokens = document.tokens
    last = index
    while (
        last + 2 < limit
        and tokens[last + 1].text in {"-", "/"}
        and tokens[last].end == tokens[last + 1].start == tokens[last + 2].start - 1
    ):
        last += 2
    return last


def _ends(head: Token) -> bool:
    """Tell whether a plural noun closes its group: what follows it is another phrase."""
    return head.tag in {"NNS", "NNPS"} and _DIGIT.search(head.text) is None and head.dep not in {"compound", "nmod"}


def _goes_on(document: Document, head: int, index: int, limit: int, *, many: bool) -> bool:
    """Tell whether the group goes on behind a noun: "battalion tactical group", "artillery and mortar systems"."""
    tokens = document.tokens
    noun, token = tokens[head], tokens[index]
    if token.tag == "POS":
        return True  # "six of the council's members"
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    if (
        noun.dep in {"compound", "nmod", "amod"}
        and noun.head > index
        and (token.pos in {"ADJ", "CCONJ"} or token.text in _JOINS)
    ):
        return following.pos in _BEFORE_NOUN or token.text in _JOINS
    if not many:
        return False
    if _DIGIT.search(noun.text) and following.tag == "NNS":
        return True  # "two Il-76 transport planes", whatever the parser takes "transport" for
    if noun.tag in {"NNS", "NNPS"} or (noun.pos == "NOUN" and classify(document, head) is not None):
        return False
    is_link = (
        token.pos == "ADJ"
        or token.tag == "VBN"
        or token.lower in {"and", "or"}
        or (token.tag == "CD" and noun.pos == "PROPN")
    )
    return is_link and any(tokens[i].tag in {"NNS", "NNPS"} for i in range(index + 1, min(limit, index + 4)))


def _leads(document: Document, token: Token) -> bool:
    """Tell whether a word may stand between the number and its noun."""
    if token.pos in _BEFORE_NOUN or token.text in _JOINS or token.lower in {"other", "more", "separate"}:
        return True
    if token.tag in {"VBN", "VBG", "VBD", "RB", "RBR", "RBS", "JJ"}:
        following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
        if token.tag in {"VBN", "VBG"} and following.tag in {"NNS", "NNPS"}:
            return True  # "400 charging stations"
        return token.dep in {"amod", "advmod", "compound", "nmod"} and token.head > token.i
    if token.lower in {"and", "or", ","}:
        before = document.tokens[token.i - 1]
        return before.dep in {"amod", "compound", "nmod"} and before.head > token.i
    return False


def name_noun(document: Document, counted: Counted) -> str:
    """Return the counted noun in the plural with the words that make its kind ("tactical units"), for the unit `other:<noun>`."""
    tokens = document.tokens
    words: list[str] = []
    index = counted.first
    while index < counted.head:
        last = min(_last_part(document, index, counted.head), counted.head - 1)
        text = document.text[tokens[index].start : tokens[last].end]
        if last > index:
            words = [*words, text] if text.islower() and text not in _DROPPED else []
        elif (text in {"and", "or"} and words) or _names_kind(tokens[last]):
            words.append(text)
        elif not text.islower() or tokens[last].pos not in {"NOUN", "ADJ"}:
            words = []
        index = last + 1
    while words and words[0] in {"and", "or"}:
        words.pop(0)
    head = plural(tokens[counted.head])
    if words and words[-1] == "air" and head == "strikes":
        return " ".join([*words[:-1], "airstrikes"])
    before = tokens[counted.head - 1]
    if words and before.text == "-" and before.end == tokens[counted.head].start:
        return " ".join([*words[:-1], f"{words[-1].rstrip('-')}-{head}"])
    return " ".join([*words, head])


def _names_kind(token: Token) -> bool:
    """Tell whether a word before the noun makes its kind ("artillery", "tactical") and does not merely describe it ("large")."""
    if not token.text.islower() or token.text in _DROPPED or token.text in _CALIBRES:
        return False
    return token.pos == "NOUN" or (token.pos == "ADJ" and _KEPT_ADJECTIVE.search(token.text) is not None)


def plural(token: Token) -> str:
    """Return the plural of a noun as written, in lower case."""
    text = token.lower
    if token.tag in {"NNS", "NNPS"}:
        return text
    if re.search(r"(?:s|x|z|ch|sh)$", text):
        return f"{text}es"
    if re.search(r"[^aeiou]y$", text):
        return f"{text[:-1]}ies"
    return f"{text}s"
