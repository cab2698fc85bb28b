"""Who answers for a claim: the source of its attribution, the body that publishes, or the outlet."""

from collections.abc import Sequence

from dateline.claims.coreference import Resolution
from dateline.claims.outlines import Outline
from dateline.claims.participants import Participants
from dateline.records import Actor, Attribution, Document, Mentions, Source, Span

NARRATOR = Source(name="narrator", kind="narrator")
_ACTS = frozenset({"request", "other", "support"})
# Who asks speaks, whatever is asked for; who orders may only do it ("a judge ordered the seizure").
_ASKING = frozenset(
    {"call", "urge", "ask", "appeal", "demand", "request", "plead", "implore", "recommend", "advise", "propose"}
)
# What parties agreed on is done, and told by the outlet; what they agreed to do is their word.
_SETTLED = frozenset({"verb:on", "verb:upon", "verb:to noun"})
_TOLD = _ACTS | {"intend", "refuse", "threaten"}
_WORDS = frozenset({"request", "refuse", "threaten", "accuse", "assess"})
_GENERIC = frozenset({"it", "this", "that", "which", "who", "they", "we", "he", "she", "i", "you", "these", "those"})


class Speakers:
    """Looks up who answers for the claims of one document."""

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        resolution: Resolution,
        participants: Participants,
    ) -> None:
        """Take the attributions and the actors that each one's sources were resolved to."""
        self.document = document
        self.mentions = mentions
        self.attributions = attributions
        self.sources = resolution.sources
        self.further = resolution.further
        self.participants = participants
        self.publisher = next((actor for actor in mentions.actors if actor.is_publisher), None)

    def of(self, outline: Outline, type_: str = "") -> list[tuple[Source, Actor | None]]:
        """Return who answers for the outline, several where they are named together ("A and B say"), each with its actor.

        `type_` is the type of the claim: an act that is told (a state "supports" an army, a judge "orders" a seizure) is answered for by the one who tells it.
        """
        number = self._teller(outline, type_)
        if number is None:
            return [self._own_voice()]
        attribution = self.attributions[number]
        if attribution.source is None:
            return [(NARRATOR, None)]
        known = [
            self.participants.actors[actor]
            for actor in (self.sources[number], *self.further[number])
            if actor is not None
        ]
        if known:
            return [
                (_as_source(actor, self._words_for(actor, attribution.source, len(known)), self.document), actor)
                for actor in known
            ]
        return [self._unknown(attribution.source)]

    def _teller(self, outline: Outline, type_: str) -> int | None:
        """Return the attribution that answers: the outer one where the inner tells of an act and not of words ("X said Y had ordered ...")."""
        number = outline.attribution
        if number is None:
            return None
        attribution = self.attributions[number]
        is_act = (attribution.kind in _ACTS and attribution.cue_lemma not in _ASKING) or type_ == "sanction"
        if outline.is_cue and self._is_settled(outline, attribution):
            return attribution.outer
        if outline.is_cue and is_act and type_ and type_ not in _WORDS:
            return attribution.outer
        if attribution.outer is not None and attribution.kind in _TOLD:
            return attribution.outer
        return number

    def _is_settled(self, outline: Outline, attribution: Attribution) -> bool:
        """Tell "agreed on a border", which is done, from "agreed on Monday to leave", which is meant."""
        if attribution.cue_lemma != "agree" or attribution.rule not in _SETTLED:
            return False
        below = self.document.children(self.document.tokens[outline.clause.head], "xcomp", "ccomp", "advcl")
        return not any(child.tag == "VB" for child in below)

    def _own_voice(self) -> tuple[Source, Actor | None]:
        """Return who speaks where nobody is named: the body that publishes; a newspaper only tells."""
        if self.publisher is None:
            return NARRATOR, None
        return Source(name=self.publisher.name, kind="body", side=self.publisher.side), self.publisher

    def _unknown(self, span: Span) -> tuple[Source, Actor | None]:
        words = span.of(self.document.text)
        if words.lower() in _GENERIC:
            return Source(name=words, kind="anonymous", text=words, start=span.start, end=span.end), None
        return Source(name=words, kind="collective", text=words, start=span.start, end=span.end), None

    def _words_for(self, actor: Actor, source: Span, count: int) -> Span:
        """Return the words that mean one of several sources; all of them where there is only one."""
        if count == 1:
            return source
        own = (
            mention for mention in self.mentions.actor_mentions if mention.actor == actor.id and source.covers(mention)
        )
        return next((Span(start=mention.start, end=mention.end) for mention in own), source)


def _as_source(actor: Actor, span: Span, document: Document) -> Source:
    return Source(
        name=actor.name, kind=actor.kind, side=actor.side, text=span.of(document.text), start=span.start, end=span.end
    )
