"""Decide which clauses make claims, and which words carry each: the evidence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.claims.clauses import Clause, cut_clauses, span_of
from dateline.claims.events import EventReading, read_event
from dateline.claims.nominals import find_nominals
from dateline.claims.triggers import Surroundings, event_rules
from dateline.lexicons import load
from dateline.records import Attribution, Document, Mentions, Record, Span, Token

# How strong an event must be to make a claim of its own, by the kind of clause it stands in.
_THRESHOLDS = {"main": 0.0, "coordinate": 0.0, "content": 0.0, "adverbial": 1.5, "relative": 3.0, "participle": 3.3}
_GENERAL = frozenset({"assess", "other"})
_ACCOMPANYING = frozenset(
    {"use", "cite", "include", "refer", "involve", "accord", "base", "follow", "regard", "concern"}
)
_TEXTS = frozenset(
    {
        "resolution",
        "bill",
        "law",
        "decree",
        "statement",
        "message",
        "letter",
        "declaration",
        "motion",
        "order",
        "document",
        "report",
    }
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VBN", "VBG", "MD"})
_AFTERTHOUGHT = 3
_NOBODY = frozenset({"you", "those", "anyone", "everyone", "one", "who", "whoever", "nobody", "no one"})
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


class _Sentence:
    """The clauses of one sentence while it is decided what becomes of each."""

    def __init__(
        self, document: Document, clauses: list[Clause], mentions: Mentions, attributions: Sequence[Attribution]
    ) -> None:
        self.document = document
        self.clauses = clauses
        self.attributions = attributions
        self.around = _surroundings(document, mentions, clauses)
        self.words = {number: list(clause.tokens) for number, clause in enumerate(clauses)}
        self.extra: dict[int, list[int]] = {}
        self.nobody = _sourceless(document, attributions)
        self.governor = {number: self.govern(document.tokens[clause.head]) for number, clause in enumerate(clauses)}
        self._pass_down()
        self.dropped: set[int] = set()
        self.joined: set[int] = set()

    def govern(self, token: Token) -> tuple[int | None, bool]:
        """Return the innermost attribution that answers for `token`, and whether `token` is part of its cue."""
        best: tuple[int, int] | None = None
        for number, attribution in enumerate(self.attributions):
            if number in self.nobody:
                continue
            if attribution.cue is not None and attribution.cue.start <= token.start < attribution.cue.end:
                return number, True
            if any(part.start <= token.start < part.end for part in attribution.content):
                size = sum(piece.end - piece.start for piece in attribution.content)
                if best is None or size < best[0]:
                    best = (size, number)
        return (best[1], False) if best is not None else (None, False)

    def _pass_down(self) -> None:
        """Hang a content clause outside the found content on its cue too ("X has fallen, and Y has begun, he said")."""
        for number, clause in enumerate(self.clauses):
            if (
                self.governor[number] == (None, False)
                and clause.parent is not None
                and clause.role in ("content", "coordinate")
            ):
                above, is_cue = self.governor[clause.parent]
                if above is not None and is_cue == (clause.role == "content"):
                    self.governor[number] = (above, False)
        final = self._final_cue()
        for number, clause in enumerate(self.clauses):
            if final is not None and self.governor[number] == (None, False) and clause.role != "relative":
                self.governor[number] = (final, False)

    def _final_cue(self) -> int | None:
        """Return the attribution whose cue closes the sentence ("..., he added."): it answers for all that stands before."""
        sentence = self.document.sentences[self.clauses[0].sentence]
        for number, attribution in enumerate(self.attributions):
            cue = attribution.cue
            if cue is None or attribution.source is None or not sentence.covers(cue) or number in self.nobody:
                continue
            end = max(cue.end, attribution.source.end)
            rest = self.document.text[end : sentence.end]
            if len(rest.split()) <= _AFTERTHOUGHT and not any(part.start >= cue.start for part in attribution.content):
                return number
        return None

    def event(self, number: int) -> EventReading:
        """Return the event that the words of a clause tell of."""
        head = self.document.tokens[self.clauses[number].head]
        return read_event(self.document, self.content_tokens(number), head, self.around)

    def content_tokens(self, number: int) -> list[Token]:
        """Return the words that tell the event: without those of the source."""
        tokens = [self.document.tokens[index] for index in sorted(self.words[number])]
        attribution, _ = self.governor[number]
        source = self.attributions[attribution].source if attribution is not None else None
        if source is None:
            return tokens
        return [token for token in tokens if not source.start <= token.start < source.end] or tokens

    def merge(self, number: int, into: int) -> None:
        """Give the words of a clause that makes no claim to the one above it."""
        if into != number:
            self.words[into].extend(self.words[number])
            self.words[number] = []
        self.dropped.add(number)


def outline_claims(document: Document, mentions: Mentions, attributions: Sequence[Attribution]) -> tuple[Outline, ...]:
    """Return the outlines of all claims of a document, in text order."""
    by_sentence: dict[int, list[Clause]] = {}
    for clause in cut_clauses(document):
        by_sentence.setdefault(clause.sentence, []).append(clause)
    outlines: list[Outline] = []
    for index, clauses in by_sentence.items():
        paragraph = document.paragraphs[document.sentences[index].paragraph]
        if paragraph.kind not in ("headline", "dateline", "furniture"):
            outlines.extend(_outline_sentence(_Sentence(document, clauses, mentions, attributions), len(outlines)))
    return tuple(outlines)


def _outline_sentence(sentence: _Sentence, base: int) -> list[Outline]:
    _join_cues(sentence)
    for number in reversed(range(len(sentence.clauses))):
        above = sentence.clauses[number].parent
        if number not in sentence.dropped and above is not None and not _stands_alone(sentence, number):
            sentence.merge(number, _living(sentence, above))
    outlines: list[Outline] = []
    place_of: dict[int, int] = {}
    for number, clause in enumerate(sentence.clauses):
        if number in sentence.dropped:
            continue
        event = sentence.event(number)
        attribution, is_cue = sentence.governor[number]
        evidence = span_of(sentence.document, [*sentence.words[number], *sentence.extra.get(number, ())])
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
    return [*outlines, *_outline_nominals(sentence, outlines, base)]


def _outline_nominals(sentence: _Sentence, outlines: list[Outline], base: int) -> Iterator[Outline]:
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


def _join_cues(sentence: _Sentence) -> None:
    """Give the words of a bare cue ("Kyiv says") to the nearest clause that it attributes."""
    for number in range(len(sentence.clauses)):
        index, is_cue = sentence.governor[number]
        if not is_cue or index is None or _has_own_content(sentence, number, index):
            continue
        others = [other for other in range(len(sentence.clauses)) if other != number and other not in sentence.dropped]
        contents = [other for other in others if sentence.governor[other] == (index, False)]
        nested = [other for other in others if _lies_in(sentence, other, index)]
        cue = sentence.document.tokens[sentence.clauses[number].head]
        near = min(contents or nested, key=lambda other: _distance(sentence, other, cue), default=None)
        if near is None:
            continue
        sentence.joined.add(near)
        sentence.extra.setdefault(near, []).extend([*sentence.words[number], *sentence.extra.get(number, ())])
        sentence.words[number] = []
        sentence.dropped.add(number)


def _lies_in(sentence: _Sentence, number: int, attribution: int) -> bool:
    start = sentence.document.tokens[sentence.clauses[number].head].start
    return any(part.start <= start < part.end for part in sentence.attributions[attribution].content)


def _has_own_content(sentence: _Sentence, number: int, index: int) -> bool:
    """Tell whether the cue clause itself holds attributed words: an object or infinitive ("rejected sending tanks")."""
    attribution = sentence.attributions[index]
    own = [
        token
        for token in (sentence.document.tokens[i] for i in sentence.words[number])
        if any(part.start <= token.start < part.end for part in attribution.content)
        and token.pos in ("NOUN", "PROPN", "VERB")
    ]
    return len(own) >= 1


def _distance(sentence: _Sentence, number: int, cue: Token) -> tuple[int, int]:
    words = sentence.words[number]
    if not words:
        return (10**6, number)
    first, last = min(words), max(words)
    return (first - cue.i if first > cue.i else cue.i - last if last < cue.i else 0, number)


def _living(sentence: _Sentence, number: int) -> int:
    """Return the nearest clause from `number` upwards that was not dropped."""
    while number in sentence.dropped:
        above = sentence.clauses[number].parent
        if above is None:
            return number
        number = above
    return number


def _stands_alone(sentence: _Sentence, number: int) -> bool:
    clause = sentence.clauses[number]
    index, is_cue = sentence.governor[number]
    if clause.role == "adverbial" and _mark(sentence.document, clause) in _CONDITIONS:
        return False
    if clause.role in ("adverbial", "participle") and sentence.document.tokens[clause.head].lemma in _ACCOMPANYING:
        return False
    if clause.role == "participle" and _completes(sentence, number):
        return False
    if is_cue:
        return True
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


def _completes(sentence: _Sentence, number: int) -> bool:
    """Tell participles that only fill out the clause above: "passes a resolution declaring ...", "videos show jets firing ..."."""
    clause = sentence.clauses[number]
    noun = sentence.document.tokens[sentence.document.tokens[clause.head].head]
    if clause.parent is None or noun.dep not in ("dobj", "attr", "oprd"):
        return False
    index, is_cue = sentence.governor[clause.parent]
    return noun.lemma in _TEXTS or (is_cue and index is not None and sentence.attributions[index].kind == "show")


def _effective_role(sentence: _Sentence, number: int) -> str | None:
    """Return the role by which a clause stands or falls, for a coordinate one that of the one it is joined to; null under a condition."""
    clause = sentence.clauses[number]
    while clause.role == "coordinate" and clause.parent is not None:
        clause = sentence.clauses[clause.parent]
    if clause.role == "adverbial" and _mark(sentence.document, clause) in _CONDITIONS:
        return None
    return sentence.clauses[number].role if clause.role in ("main", "content") else clause.role


def _belongs_to_parent(sentence: _Sentence, number: int, event: EventReading) -> bool:
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
    above = sentence.event(_living(sentence, clause.parent))
    if event.type == above.type == "casualties":
        return True
    return clause.role == "adverbial" and head.tag == "VBG" and head.dep == "advcl" and event.type == above.type


def _is_aside(sentence: _Sentence, number: int) -> bool:
    if sentence.governor[number][1] or number in sentence.joined:
        return False
    return _effective_role(sentence, number) in ("relative", "participle", "adverbial")


def _is_set_off(sentence: _Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause is set off by a comma, outside quoted words: then the outlet adds it, not the source."""
    document = sentence.document
    first = document.tokens[document.tokens[clause.head].left]
    quoted = any(quotation.start <= first.start < quotation.end for quotation in document.quotations)
    return not quoted and first.i > 0 and document.tokens[first.i - 1].text == ","


def _mark(document: Document, clause: Clause) -> str:
    head = document.tokens[clause.head]
    return next(
        (child.lower for child in document.children(head) if child.dep in ("mark", "advmod") and child.i < head.i), ""
    )


def _is_claim(sentence: _Sentence, number: int, event: EventReading) -> bool:
    """Leave out what states nothing: fragments without a verb, bare cues, and plain description in the outlet's own voice."""
    document = sentence.document
    index, is_cue = sentence.governor[number]
    words = [document.tokens[i] for i in sentence.words[number] if document.tokens[i].pos not in ("PUNCT", "SPACE")]
    if not any(word.tag in _FINITE for word in words) and index is None:
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


def _sourceless(document: Document, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the attributions to nobody in particular ("those who think that ...") and to events ("these attacks show that ...").

    Their content stays with whoever says so.
    """
    return frozenset(
        number
        for number, attribution in enumerate(attributions)
        if attribution.source is not None
        and (attribution.source.of(document.text).lower() in _NOBODY or _is_event(document, attribution))
    )


def _is_event(document: Document, attribution: Attribution) -> bool:
    if attribution.source_head is None:
        return False
    head = document.tokens[attribution.source_head]
    return head.pos == "NOUN" and head.lemma not in _TEXTS and bool(event_rules().of_noun(head))


def _surroundings(document: Document, mentions: Mentions, clauses: Sequence[Clause]) -> Surroundings:
    sentence = document.sentences[clauses[0].sentence]
    inside = [span for span in mentions.toponyms if span.start < sentence.end and sentence.start < span.end]
    acting = {actor.id for actor in mentions.actors if actor.kind == "body" and actor.side not in (None, "IO")}
    return Surroundings(
        places=frozenset(
            token.i
            for toponym in inside
            if toponym.role in ("place", "modifier")
            for token in document.tokens_in(toponym)
        ),
        forces=frozenset(
            mention.head
            for mention in mentions.actor_mentions
            if mention.actor in acting and mention.start < sentence.end and sentence.start < mention.end
        ),
    )


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("not-claims")))
