"""Tell who answers for each clause of a sentence, and keep count of its words while it is decided what becomes of each."""

from collections.abc import Sequence

from dateline.claims.clauses import Clause
from dateline.claims.events import EventReading, read_event
from dateline.claims.triggers import Surroundings, event_rules
from dateline.records import Attribution, Document, Mentions, Token

TEXTS = frozenset(
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
_AFTERTHOUGHT = 3
_GAP = 3
_NOBODY = frozenset({"you", "those", "anyone", "everyone", "one", "who", "whoever", "nobody", "no one"})


class GovernedSentence:
    """The clauses of one sentence while it is decided what becomes of each."""

    def __init__(
        self, document: Document, clauses: list[Clause], mentions: Mentions, attributions: Sequence[Attribution]
    ) -> None:
        """Find the governor of each clause."""
        self.document = document
        self.clauses = clauses
        self.attributions = attributions
        self.around = know_nouns(document, mentions, clauses)
        self.words = {number: list(clause.tokens) for number, clause in enumerate(clauses)}
        self.extra: dict[int, list[int]] = {}
        self.nobody = _sourceless(document, mentions, attributions)
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
            self.extra.setdefault(into, []).extend(self.extra.pop(number, ()))
        self.dropped.add(number)


def _sourceless(document: Document, mentions: Mentions, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the attributions that answer for no clause of the text.

    To nobody in particular ("those who think that ..."), to events ("these attacks show that ..."), of nothing but another source and cue
    ("officials said"), and of a compared figure ("twice what commanders had reported"): their content stays with whoever says so.
    """
    compared = [quantity.relative_to for quantity in mentions.quantities if quantity.relative_to is not None]
    return frozenset(
        number
        for number, attribution in enumerate(attributions)
        if attribution.source is not None
        and (
            attribution.source.of(document.text).lower() in _NOBODY
            or _is_event(document, attribution)
            or any(span.covers(attribution.source) for span in compared)
            or any(_is_mere_cue(attribution, other) for other in attributions if other is not attribution)
        )
    )


def _is_mere_cue(attribution: Attribution, other: Attribution) -> bool:
    """Tell whether all that is attributed is the source and cue of another attribution."""
    if other.source is None or other.cue is None:
        return False
    words = other.source.join(other.cue)
    is_tight = words.end - words.start <= _GAP + sum(part.end - part.start for part in (other.source, other.cue))
    return is_tight and all(
        part.covers(other.cue) and words.start <= part.start and part.end <= words.end + 1
        for part in attribution.content
    )


def _is_event(document: Document, attribution: Attribution) -> bool:
    if attribution.source_head is None:
        return False
    head = document.tokens[attribution.source_head]
    return head.pos == "NOUN" and head.lemma not in TEXTS and bool(event_rules().of_noun(head))


def know_nouns(document: Document, mentions: Mentions, clauses: Sequence[Clause]) -> Surroundings:
    """Return the toponyms and the names of states, armies and armed groups in the sentence of `clauses`."""
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
