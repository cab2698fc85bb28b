"""Find what a source answers for: the content of a cue."""

from dateline.claims.arguments import Argument, active_arguments, is_infinitive, passive_arguments, preposition_frame
from dateline.claims.cues import Cue
from dateline.claims.fragments import Range, fragments_of, without
from dateline.claims.sources import agent_of, is_passive
from dateline.records import Document, Record, Span, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BACKGROUND = frozenset({"after", "following", "amid", "as", "since"})
_SPEAKING = frozenset(
    {
        "say",
        "tell",
        "announce",
        "report",
        "state",
        "claim",
        "confirm",
        "write",
        "add",
        "tweet",
        "insist",
        "warn",
        "argue",
    }
)
_RELATIVES = frozenset({"which", "who", "where", "whose"})
_OWN_CLAUSE = frozenset({"while", "whereas", "as", "though", "although", "according"})
_NAMING = frozenset({"call", "name", "dub", "term", "label", "nickname"})


class Content(Record, frozen=True, kw_only=True):
    """What a cue holds: the frame it was found in, its fragments, and the last token of the cue ("called on")."""

    frame: str
    fragments: tuple[Span, ...]
    cue_end: int | None = None


def find_content(document: Document, cue: Cue) -> Content | None:
    """Return the content of `cue`, the first frame that fits; null when the word attributes nothing here."""
    head = document.tokens[cue.token]
    if cue.is_noun or cue.is_adjective:
        return _noun_content(document, cue, head)
    if cue.is_misread:
        return _that_clause(document, head)
    if is_passive(document, head):
        return _passive_content(document, cue, head)
    return (
        _verb_content(document, cue, head)
        or _parenthetical_content(document, cue, head)
        or _fallback(document, cue, head)
    )


def _content(document: Document, frame: str, ranges: list[Range], cue_end: int | None = None) -> Content | None:
    fragments = fragments_of(document, [(first, last) for first, last in ranges if first <= last])
    return Content(frame=frame, fragments=fragments, cue_end=cue_end) if fragments else None


def _verb_content(document: Document, cue: Cue, head: Token) -> Content | None:
    arguments = active_arguments(document, cue, head)
    if not arguments:
        return None
    frame, argument, cue_end = arguments[0]
    if argument.i < head.i:
        return _content(document, frame, without((argument.left, argument.right), [_group(document, head, argument)]))
    last = max([argument.right, *(other.head.right for other in arguments[1:] if other.head.left > head.i)])
    first = max(argument.left, head.i + 1, (cue_end or 0) + 1)
    last = min(_stop(document, head, arguments[-1].head, last), _background(document, arguments[-1], last))
    last = _run_on(document, head, _before_quotation(document, first, _aside(document, first, last)))
    return _content(document, frame, [(first, last)], cue_end)


def _group(document: Document, head: Token, argument: Token) -> Range:
    """Return the range of the cue with its subject, where they may stand inside the content."""
    first = last = head.i
    for child in document.children(head):
        if child.i != argument.i and child.dep != "punct" and child.left > argument.i:
            first, last = min(first, child.left), max(last, child.right)
    return first, last


def _stop(document: Document, head: Token, argument: Token, last: int) -> int:
    """Cut a clause before a finite verb that the parser joined to an infinitive ("urged X to go and accused Y")."""
    if argument.tag not in ("VB", "VBG", "VBN") or head.tag not in _FINITE:
        return last
    if any(child.dep in ("nsubj", "nsubjpass") for child in document.children(argument)):
        return last
    for child in document.children(argument, "conj"):
        if child.tag == head.tag:
            joints = [other.i for other in document.children(argument, "cc") if other.i < child.i]
            return min(last, (joints[-1] if joints else child.left) - 1)
    return last


def _background(document: Document, argument: Argument, last: int) -> int:
    """Leave out what the outlet tells itself behind a plan ("vowed to free all its land after driving the army back")."""
    verb = argument.head
    if not (
        is_infinitive(document, verb)
        or any(child.lower in ("will", "would") for child in document.children(verb, "aux"))
    ):
        return last
    for child in document.children(verb, "prep", "advcl"):
        if child.i < verb.i or child.right < last - 1:
            continue
        mark = document.tokens[child.left]
        if mark.lower in _BACKGROUND and (child.dep == "advcl" or any(True for _ in document.children(child, "pcomp"))):
            return child.left - 1
    return last


def _run_on(document: Document, head: Token, last: int) -> int:
    """Go on into the next sentence where the parser broke one without a full stop ("killed 41st | Combined Arms Army general X")."""
    sentence = document.sentences[head.sentence]
    closing = document.tokens[sentence.last - 1]
    if (
        last < sentence.last - 2
        or closing.pos in ("PUNCT", "SPACE", "NOUN")
        or closing.text.endswith(".")
        or sentence.index + 1 >= len(document.sentences)
    ):
        return last
    following = document.sentences[sentence.index + 1]
    return following.last - 1 if following.paragraph == sentence.paragraph else last


def _before_quotation(document: Document, first: int, last: int) -> int:
    """End a clause at a colon that leads to quoted speech."""
    tokens = document.tokens
    for index in range(first + 1, last):
        if tokens[index].text == ":" and tokens[index + 1].tag == "``":
            return index - 1
    return last


def _aside(document: Document, first: int, last: int) -> int:
    """Leave out what the outlet adds at the end about a thing named ("the region, which X has seized", "the town, the last one held by X")."""
    tokens = document.tokens
    for token in tokens[first:last]:
        if (
            token.text == ","
            and _opens_aside(document, token.i, first, last)
            and not any(mark.tag == "``" for mark in tokens[first : token.i])
        ):
            return token.i - 1
    return last


def _opens_aside(document: Document, comma: int, first: int, last: int) -> bool:
    tokens = document.tokens
    opener = tokens[comma + 1]
    if opener.lower not in _RELATIVES and opener.pos != "DET":
        return False
    head = tokens[opener.head]
    while head.dep not in ("relcl", "appos") and first <= head.head < head.i - 1 and head.head > comma:
        head = tokens[head.head]
    if head.dep not in ("relcl", "appos") or not first <= head.head < comma or head.right < last - 1:
        return False
    return head.dep == "relcl" or any(child.dep in ("relcl", "acl") for child in document.children(head))


def _parenthetical_content(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the clause that a parenthetical cue stands in, after or before ("X, he said, had fallen", "the agency said on Friday, X had fallen")."""
    governor = document.tokens[head.head]
    if "clause" not in cue.frames or governor.i == head.i:
        return None
    if head.dep == "parataxis":
        governor = _main_word(document, governor)
    if head.dep not in ("parataxis", "ccomp", "advcl", "conj") or not _stands_apart(document, head, governor):
        return None
    if governor.pos not in ("VERB", "AUX") and head.dep != "parataxis":
        return None
    return _content(
        document, "around", without((governor.left, governor.right), [(head.left, _parenthesis_end(document, head))])
    )


def _parenthesis_end(document: Document, head: Token) -> int:
    """Return the last token of ", he said,": what stands behind its second comma goes on with what was said ("..., he said, until it closed")."""
    tokens = document.tokens
    comma = next((index for index in range(head.i + 1, min(head.i + 6, head.right)) if tokens[index].text == ","), None)
    if comma is None:
        return head.right
    opener = tokens[comma + 1]
    is_own = opener.dep not in ("mark", "prep", "advmod") or opener.lower in _OWN_CLAUSE or opener.tag == "VBG"
    return head.right if is_own else comma


def _main_word(document: Document, word: Token) -> Token:
    """Return the verb that a parenthesis belongs to: the word it hangs on, or the sentence's main word where that is no verb."""
    if word.pos in ("VERB", "AUX") and word.dep != "amod":
        return word
    while word.head != word.i:
        word = document.tokens[word.head]
    return word


def _stands_apart(document: Document, head: Token, governor: Token) -> bool:
    """Tell whether a clause is only its cue and subject between commas (", he said,")."""
    tokens = document.tokens
    children = list(document.children(head))
    if not any(child.dep == "nsubj" for child in children) or any(
        child.dep in ("mark", "neg", "cc", "ccomp") for child in children
    ):
        return False
    if governor.i < head.i and any(token.tag == "``" for token in tokens[governor.i : head.i]):
        return False
    opener, before = tokens[head.left].text, tokens[head.left - 1].text if head.left else ""
    closer, after = tokens[head.right].text, tokens[head.right + 1].text if head.right + 1 < len(tokens) else ""
    if governor.i > head.i:
        return "," in (closer, after)
    return ";" not in (opener, before) and (head.dep == "parataxis" or opener == "," or before in (",", '"', "”"))


def _fallback(document: Document, cue: Cue, head: Token) -> Content | None:
    """Read what follows "that" where the parser lost the clause ("admits for the first time that ...")."""
    if "clause" not in cue.frames and "person" not in cue.frames:
        return None
    found = _that_clause(document, head)
    if found is None and "quote" in cue.frames:
        found = _words_before(document, head)
    if found is None and cue.frames.get("clause") == "say" and cue.lemma in _SPEAKING:
        found = _loose_clause(document, head)
    return found


def _words_before(document: Document, head: Token) -> Content | None:
    """Read the sentence before ", he said" where the parser makes no clause of it."""
    tokens = document.tokens
    sentence = document.sentences[head.sentence]
    subject = next(document.children(head, "nsubj"), None)
    if subject is None or subject.i > head.i or subject.left - 1 <= sentence.first + 3 or sentence.last - head.i > 8:
        return None
    between = {token.i for token in tokens[subject.right + 1 : head.i] if token.dep not in ("aux", "advmod")}
    if (
        tokens[subject.left - 1].text != ","
        or between
        or any(token.tag in ("``", "''") for token in tokens[sentence.first : subject.left])
    ):
        return None
    if not any(token.tag in _FINITE or token.tag == "MD" for token in tokens[sentence.first : subject.left - 1]):
        return None  # "On Sunday, as a part of his campaign, he pledged ..."
    return _content(document, "around", [(sentence.first, subject.left - 2)])


def _loose_clause(document: Document, head: Token) -> Content | None:
    """Read a bare clause that the parser hung on the time or hearer before it ("said after the talks he would not sign")."""
    sentence = document.sentences[head.sentence]
    for token in document.tokens[head.i + 2 : min(head.i + 16, sentence.last)]:
        if token.tag in ("WP", "WDT", "WRB") or token.text in (":", ";", '"', "“"):
            return None
        verb = document.tokens[token.head]
        if (
            token.dep in ("nsubj", "nsubjpass", "expl")
            and verb.i > token.i
            and verb.dep in ("relcl", "ccomp", "advcl", "acl", "pcomp")
        ):
            mark = next(document.children(verb, "mark"), None)
            if mark is not None and mark.lower != "that":
                continue
            return _content(document, "clause", [(token.left, sentence.last - 1)])
    return None


def _that_clause(document: Document, head: Token) -> Content | None:
    sentence = document.sentences[head.sentence]
    for token in document.tokens[head.i + 1 : min(head.i + 9, sentence.last)]:
        if token.lower == "that" and token.i + 2 < sentence.last:
            last = _before_quotation(document, token.i + 1, _aside(document, token.i + 1, sentence.last - 1))
            return _content(document, "clause", [(token.i + 1, last)])
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _passive_content(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the content of a passive: its subject and what is said of it ("X is reported to be dead", "rejected by Y")."""
    rest = list(passive_arguments(document, cue, head))
    agent = agent_of(document, head)
    if (
        head.dep == "amod"
        or (agent is None and cue.lemma in _NAMING)
        or (not rest and (agent is None or "object" not in cue.frames))
    ):
        return None
    subject = next(iter(document.children(head, "nsubjpass", "nsubj", "csubjpass")), None)
    ranges = [(argument.head.left, argument.head.right) for argument in rest]
    if subject is not None:
        if not rest or subject.lower != "it":
            ranges.append((subject.left, subject.right))
    elif head.dep in ("acl", "relcl"):
        ranges.append((document.tokens[head.head].left, head.left - 1))
    elif not rest or head.dep != "advcl":
        return None
    return _content(document, rest[0].frame if rest else "object", ranges)


def _noun_content(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the clause or phrase that a noun or adjective holds ("its promise to act", "calls for a truce", "is ready to talk")."""
    for child in document.children(head):
        if child.i < head.i:
            continue
        if child.dep in ("acl", "ccomp", "xcomp"):
            marked = any(
                (word.lower == "that" and word.dep == "mark") or (cue.is_adjective and word.dep == "nsubj")
                for word in document.children(child)
            )
            frame = "to" if is_infinitive(document, child) else "that" if marked else ""
            if frame in cue.frames:
                return _content(document, frame, [(child.left, child.right)])
        elif child.dep == "prep" and preposition_frame(child) in cue.frames and child.lower not in ("by", "from"):
            for noun in document.children(child, "pobj", "pcomp"):
                return _content(document, preposition_frame(child), [(noun.left, noun.right)], child.i)
    return _distant_demand(document, cue, head)


def _distant_demand(document: Document, cue: Cue, noun: Token) -> Content | None:
    """Read the infinitive that stands behind the hearer ("gave an ultimatum to the last defenders of the plant to surrender")."""
    governor = document.tokens[noun.head]
    if cue.frames.get("to") != "request" or noun.dep != "dobj":
        return None
    for token in document.tokens[noun.i + 1 : governor.right + 1]:
        if token.tag == "VB" and token.dep in ("acl", "relcl", "xcomp", "advcl") and is_infinitive(document, token):
            return _content(document, "to", [(token.left, token.right)])
    return None
