"""Decide which clauses make claims, and which words carry each: the evidence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import structs

from dateline.claims.clauses import Clause, cut_clauses, span_of
from dateline.claims.events import EventReading
from dateline.claims.evidence import described_words, split_at
from dateline.claims.governing import TEXTS, GovernedSentence
from dateline.claims.nominals import OPENERS, find_nominals
from dateline.lexicons import load
from dateline.records import Attribution, Document, Mentions, Record, Span, Token

# How strong an event must be to make a claim of its own, by the kind of clause it stands in.
_THRESHOLDS = {"main": 0.0, "coordinate": 0.0, "content": 0.0, "adverbial": 1.5, "relative": 3.0, "participle": 3.3}
_GENERAL = frozenset({"assess", "other"})
_STANCES = frozenset(
    {
        "proud",
        "confident",
        "sure",
        "aware",
        "glad",
        "certain",
        "convinced",
        "clear",
        "sorry",
        "grateful",
        "news",
        "fact",
        "view",
    }
)
_ACCOMPANYING = frozenset(
    {"use", "cite", "include", "refer", "involve", "accord", "base", "follow", "regard", "concern"}
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VBN", "VBG", "VB", "MD"})
_SHORTEST = 5
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "so", "provided"})


class Outline(Record, frozen=True, kw_only=True):
    """A claim in outline: the clause, the words that are its own, the attribution that governs it (index) and its event.

    `content` are the tokens that tell the event; `evidence` covers source and cue too where they stand beside it. `parent` is the index (in the
    list of outlines) of the claim whose clause this one hangs on; `is_cue` is true where the clause's verb is the cue itself ("rejected sending tanks");
    `is_aside` where the clause only adds to what is attributed, and so does not share the mood of its cue ("urged X to leave the town, which Y has seized").
    """

    clause: Clause
    content: tuple[int, ...]
    evidence: Span
    event: EventReading
    attribution: int | None = None
    is_cue: bool = False
    is_aside: bool = False
    parent: int | None = None


def outline_claims(document: Document, mentions: Mentions, attributions: Sequence[Attribution]) -> tuple[Outline, ...]:
    """Return the outlines of all claims of a document, in text order."""
    by_sentence: dict[int, list[Clause]] = {}
    for clause in cut_clauses(document):
        by_sentence.setdefault(clause.sentence, []).append(clause)
    outlines: list[Outline] = []
    for index, clauses in by_sentence.items():
        paragraph = document.paragraphs[document.sentences[index].paragraph]
        if paragraph.kind not in ("headline", "dateline", "furniture"):
            outlines.extend(
                _outline_sentence(GovernedSentence(document, clauses, mentions, attributions), len(outlines))
            )
    return tuple(outlines)


def _outline_sentence(sentence: GovernedSentence, base: int) -> list[Outline]:
    _join_cues(sentence)
    _join_stances(sentence)
    for number in reversed(range(len(sentence.clauses))):
        above = sentence.clauses[number].parent
        if number in sentence.dropped or above is None:
            continue
        if number in sentence.joined and not _is_same_harm(sentence, number):
            continue
        if not _stands_alone(sentence, number):
            sentence.merge(number, _living(sentence, above))
    outlines: list[Outline] = []
    place_of: dict[int, int] = {}
    for number, clause in enumerate(sentence.clauses):
        if number in sentence.dropped:
            continue
        event = sentence.event(number)
        attribution, is_cue = sentence.governor[number]
        own = [*sentence.words[number], *sentence.extra.get(number, ())]
        evidence = span_of(sentence.document, [*described_words(sentence.document, clause), *own])
        if evidence is None or not _is_claim(sentence, number, event):
            continue
        is_aside = _is_aside(sentence, number)
        if is_aside and clause.role == "relative" and _is_set_off(sentence, clause):
            attribution = None
        place_of[number] = base + len(outlines)
        parent = clause.parent
        while parent is not None and parent not in place_of:
            parent = sentence.clauses[parent].parent
        outlines.append(
            Outline(
                clause=clause,
                content=tuple(token.i for token in sentence.content_tokens(number)),
                evidence=evidence,
                event=event,
                attribution=attribution,
                is_cue=is_cue,
                is_aside=is_aside,
                parent=None if parent is None else place_of[parent],
            )
        )
    outlines = _with_nearest_cue(sentence, outlines)
    nominals = list(_outline_nominals(sentence, outlines, base))
    return [*(_without_background(sentence, outline, nominals) for outline in outlines), *nominals]


def _with_nearest_cue(sentence: GovernedSentence, outlines: list[Outline]) -> list[Outline]:
    """Let a source named at the end stand in the evidence of what it is nearest to: "X was hit, killing two, the mayor said" is two claims."""
    settled = list(outlines)
    for number, outline in enumerate(outlines):
        attribution = sentence.attributions[outline.attribution] if outline.attribution is not None else None
        for other, inner in enumerate(settled):
            is_inside = other != number and settled[number].evidence.covers(inner.evidence)
            if attribution is None or not is_inside or inner.attribution != outline.attribution:
                continue
            parts = split_at(sentence.document, settled[number].evidence, inner.evidence, attribution)
            if parts is not None:
                settled[number] = structs.replace(settled[number], evidence=parts[0])
                settled[other] = structs.replace(inner, evidence=parts[1])
    return settled


def _without_background(sentence: GovernedSentence, outline: Outline, nominals: list[Outline]) -> Outline:
    """Leave out at the end what a claim of its own tells: "... following the abduction of the mayor"."""
    for nominal in nominals:
        opens = sentence.document.tokens[min(nominal.content)].lower in OPENERS
        if (
            not opens
            or not outline.evidence.covers(nominal.evidence)
            or outline.evidence.end - nominal.evidence.end > 1
        ):
            continue
        content = tuple(index for index in outline.content if index not in nominal.content)
        evidence = span_of(
            sentence.document,
            [token.i for token in sentence.document.tokens_in(outline.evidence) if token.i not in nominal.content],
        )
        if evidence is not None and content:
            return structs.replace(outline, content=content, evidence=evidence)
    return outline


def _outline_nominals(sentence: GovernedSentence, outlines: list[Outline], base: int) -> Iterator[Outline]:
    for number, outline in enumerate(outlines):
        whole = Clause(
            head=outline.clause.head, tokens=outline.content, role=outline.clause.role, sentence=outline.clause.sentence
        )
        for evidence, noun, event in find_nominals(sentence.document, whole, outline.event, sentence.around):
            tokens = tuple(token.i for token in sentence.document.tokens_in(evidence))
            yield Outline(
                clause=Clause(head=noun.i, tokens=tokens, role="nominal", sentence=outline.clause.sentence),
                content=tokens,
                evidence=evidence,
                event=event,
                attribution=sentence.govern(noun)[0],
                is_aside=True,
                parent=base + number,
            )


def _join_cues(sentence: GovernedSentence) -> None:
    """Give the words of a bare cue ("Kyiv says") to the nearest clause that it attributes."""
    for number in range(len(sentence.clauses)):
        index, is_cue = sentence.governor[number]
        if not is_cue or index is None or _has_own_content(sentence, number, index):
            continue
        others = [other for other in range(len(sentence.clauses)) if other != number and other not in sentence.dropped]
        contents = [other for other in others if sentence.governor[other] == (index, False)]
        nested = [other for other in others if _lies_in(sentence, other, index)]
        cue = sentence.document.tokens[sentence.clauses[number].head]
        whole = [
            other for other in contents if sentence.clauses[other].role not in ("relative", "participle", "adverbial")
        ]
        near = min(whole or contents or nested, key=lambda other: _distance(sentence, other, cue), default=None)
        if near is None:
            continue
        sentence.joined.add(near)
        sentence.extra.setdefault(near, []).extend([*sentence.words[number], *sentence.extra.get(number, ())])
        sentence.words[number] = []
        sentence.dropped.add(number)


def _join_stances(sentence: GovernedSentence) -> None:
    """Give "We are proud that ..." and "I welcome the news that ..." to the clause that says what of."""
    for number, clause in enumerate(sentence.clauses):
        head = sentence.document.tokens[clause.head]
        if number in sentence.dropped or not any(
            child.lemma.lower() in _STANCES for child in sentence.document.children(head, "acomp", "dobj")
        ):
            continue
        below = [
            other
            for other, inner in enumerate(sentence.clauses)
            if inner.parent == number
            and other not in sentence.dropped
            and inner.role in ("content", "relative", "participle")
            and _mark(sentence.document, inner) == "that"
        ]
        if len(below) == 1:
            sentence.joined.add(below[0])
            sentence.extra.setdefault(below[0], []).extend([*sentence.words[number], *sentence.extra.get(number, ())])
            sentence.words[number] = []
            sentence.dropped.add(number)


def _lies_in(sentence: GovernedSentence, number: int, attribution: int) -> bool:
    start = sentence.document.tokens[sentence.clauses[number].head].start
    return any(part.start <= start < part.end for part in sentence.attributions[attribution].content)


def _has_own_content(sentence: GovernedSentence, number: int, index: int) -> bool:
    """Tell whether the cue clause itself holds attributed words: an object or infinitive ("rejected sending tanks")."""
    attribution = sentence.attributions[index]
    own = [
        token
        for token in (sentence.document.tokens[i] for i in sentence.words[number])
        if any(part.start <= token.start < part.end for part in attribution.content)
        and token.pos in ("NOUN", "PROPN", "VERB")
    ]
    return len(own) >= 1


def _distance(sentence: GovernedSentence, number: int, cue: Token) -> tuple[int, int]:
    words = sentence.words[number]
    if not words:
        return (10**6, number)
    first, last = min(words), max(words)
    return (first - cue.i if first > cue.i else cue.i - last if last < cue.i else 0, number)


def _living(sentence: GovernedSentence, number: int) -> int:
    """Return the nearest clause from `number` upwards that was not dropped."""
    while number in sentence.dropped:
        above = sentence.clauses[number].parent
        if above is None:
            return number
        number = above
    return number


def _stands_alone(sentence: GovernedSentence, number: int) -> bool:
    clause = sentence.clauses[number]
    index, is_cue = sentence.governor[number]
    if clause.role in ("adverbial", "coordinate") and _mark(sentence.document, clause) in _CONDITIONS:
        return False
    if clause.role in ("adverbial", "participle") and sentence.document.tokens[clause.head].lemma in _ACCOMPANYING:
        return False
    if clause.role == "participle" and _completes(sentence, number):
        return False
    if is_cue:
        return clause.role not in ("adverbial", "participle") or _says_something(sentence, number, index)
    if clause.role == "content":
        above, above_is_cue = sentence.governor[clause.parent or 0]
        return index != above or above_is_cue or sentence.document.tokens[clause.head].dep == "parataxis"
    role = _effective_role(sentence, number)
    if role is None:
        return False
    event = sentence.event(number)
    if _belongs_to_parent(sentence, number, event):
        return False
    if event.type in _GENERAL and role in ("relative", "participle"):
        return False
    return event.score >= _THRESHOLDS[role]


def _says_something(sentence: GovernedSentence, number: int, index: int | None) -> bool:
    """Tell "saying that ..." and "accusing X of ..." from a passing "seeking security"."""
    attribution = sentence.attributions[index] if index is not None else None
    return (
        attribution is None
        or attribution.rule != "verb:object"
        or sentence.event(number).score >= _THRESHOLDS["adverbial"]
    )


def _completes(sentence: GovernedSentence, number: int) -> bool:
    """Tell participles that only fill out the clause above: "passes a resolution declaring ...", "videos show jets firing ..."."""
    clause = sentence.clauses[number]
    noun = sentence.document.tokens[sentence.document.tokens[clause.head].head]
    if clause.parent is None or noun.dep not in ("dobj", "attr", "oprd"):
        return False
    index, is_cue = sentence.governor[clause.parent]
    return noun.lemma in TEXTS or (is_cue and index is not None and sentence.attributions[index].kind == "show")


def _effective_role(sentence: GovernedSentence, number: int) -> str | None:
    """Return the role by which a clause stands or falls, for a coordinate one that of the one it is joined to; null under a condition."""
    clause = sentence.clauses[number]
    while clause.role == "coordinate" and clause.parent is not None:
        clause = sentence.clauses[clause.parent]
    if clause.role == "adverbial" and _mark(sentence.document, clause) in _CONDITIONS:
        return None
    return sentence.clauses[number].role if clause.role in ("main", "content") else clause.role


def _belongs_to_parent(sentence: GovernedSentence, number: int, event: EventReading) -> bool:
    """Tell clauses that only go on with the event above them.

    Killed and wounded in one event are one claim; "firing rockets" after "attacked" is the same attack; "since the invasion began" dates, and tells nothing new.
    """
    clause = sentence.clauses[number]
    head = sentence.document.tokens[clause.head]
    if (
        clause.role == "adverbial"
        and _mark(sentence.document, clause) == "since"
        and event.type in ("advance", "fight", "other", "assess", "capture")
    ):
        return head.lemma in ("begin", "start", "invade", "launch", "break")
    if clause.parent is None:
        return False
    if clause.role == "coordinate" and _repeats(sentence, clause):
        return True
    if _is_same_harm(sentence, number):
        return True
    above = sentence.event(_living(sentence, clause.parent))
    return clause.role == "adverbial" and head.tag == "VBG" and head.dep == "advcl" and event.type == above.type


def _is_aside(sentence: GovernedSentence, number: int) -> bool:
    if sentence.governor[number][1] or number in sentence.joined:
        return False
    return _effective_role(sentence, number) in ("relative", "participle", "adverbial")


def _is_set_off(sentence: GovernedSentence, clause: Clause) -> bool:
    """Tell whether a relative clause is set off by a comma, outside quoted words: then the outlet adds it, not the source."""
    document = sentence.document
    first = document.tokens[document.tokens[clause.head].left]
    quoted = any(quotation.start <= first.start < quotation.end for quotation in document.quotations)
    return not quoted and first.i > 0 and document.tokens[first.i - 1].text == ","


def _is_same_harm(sentence: GovernedSentence, number: int) -> bool:
    """Tell "killed six and wounded 14", one event, by the clause above telling of casualties too."""
    above = sentence.clauses[number].parent
    if above is None or sentence.clauses[number].role not in ("coordinate", "adverbial", "participle", "relative"):
        return False
    return sentence.event(number).type == "casualties" == sentence.event(_living(sentence, above)).type


def _repeats(sentence: GovernedSentence, clause: Clause) -> bool:
    """Tell a verb said again of the same subject: "turnout exceeded 75 % in A and exceeded 97 % in B"."""
    head = sentence.document.tokens[clause.head]
    above = sentence.document.tokens[head.head]
    return head.lemma == above.lemma and not any(True for _ in sentence.document.children(head, "nsubj", "nsubjpass"))


def _mark(document: Document, clause: Clause) -> str:
    head = document.tokens[clause.head]
    return next(
        (child.lower for child in document.children(head) if child.dep in ("mark", "advmod") and child.i < head.i), ""
    )


def _is_claim(sentence: GovernedSentence, number: int, event: EventReading) -> bool:
    """Leave out what states nothing: fragments without a verb, bare cues, and plain description in the outlet's own voice."""
    document = sentence.document
    index, is_cue = sentence.governor[number]
    words = [document.tokens[i] for i in sentence.words[number] if document.tokens[i].pos not in ("PUNCT", "SPACE")]
    if index is None and not any(word.tag in _FINITE for word in words) and not _is_sentence(sentence, number, words):
        return False
    head = document.tokens[sentence.clauses[number].head]
    if len(words) < 3 or (is_cue and index is not None and not _has_own_content(sentence, number, index)):
        return False
    if _nothing().search(" ".join(word.lower for word in words)):
        return False
    if index is not None:
        return True
    if event.score == 0.0:
        return head.lemma != "be" and head.pos in ("VERB", "AUX") and len(words) >= 5
    return head.pos in ("VERB", "AUX") or any(word.pos == "VERB" for word in words) or event.score >= 3


def _is_sentence(sentence: GovernedSentence, number: int, words: list[Token]) -> bool:
    """Tell a sentence whose verb the parser took for a noun ("The council awards the prize.") from a heading or a list."""
    last = sentence.document.tokens[max(sentence.words[number])]
    return sentence.clauses[number].role == "main" and last.text == "." and len(words) >= _SHORTEST


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("not-claims")))
