"""Who answers for a claim: the source of its attribution, the body that publishes, or the outlet."""

from collections.abc import Sequence

from dateline.claims.outlines import Outline
from dateline.claims.participants import Participants
from dateline.records import Actor, Attribution, Document, Mentions, Source, Span, Token

NARRATOR = Source(name="narrator", kind="narrator")
_ACTS = frozenset({"request", "other", "support"})
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
        sources: Sequence[int | None],
        participants: Participants,
    ) -> None:
        """Take the attributions and the `Actor.id` that each one's source was resolved to."""
        self.document = document
        self.mentions = mentions
        self.attributions = attributions
        self.sources = sources
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
        joined = self._joined(attribution)
        if len(joined) > 1:
            return [(_as_source(actor, span, self.document), actor) for actor, span in joined]
        actor_id = self.sources[number]
        actor = self.participants.actors.get(actor_id) if actor_id is not None else None
        if actor is not None:
            return [(_as_source(actor, attribution.source, self.document), actor)]
        return [self._unknown(attribution.source)]

    def _teller(self, outline: Outline, type_: str) -> int | None:
        """Return the attribution that answers: the outer one where the inner tells of an act and not of words ("X said Y had ordered ...")."""
        number = outline.attribution
        if number is None:
            return None
        attribution = self.attributions[number]
        is_act = attribution.kind in _ACTS or type_ == "sanction"
        if outline.is_cue and is_act and type_ and type_ not in _WORDS:
            return attribution.outer
        if attribution.outer is not None and attribution.kind in _TOLD:
            return attribution.outer
        return number

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

    def _joined(self, attribution: Attribution) -> list[tuple[Actor, Span]]:
        """Return the actors named side by side in the source, each with its own words."""
        source = attribution.source
        if source is None or attribution.source_head is None:
            return []
        heads = self._conjuncts(self.document.tokens[attribution.source_head], source)
        if len(heads) < 2:
            return []
        found: dict[int, tuple[Actor, Span]] = {}
        for mention in self.mentions.actor_mentions:
            if mention.head in heads and source.covers(mention):
                actor = self.participants.actors[mention.actor]
                found.setdefault(actor.id, (actor, Span(start=mention.start, end=mention.end)))
        return list(found.values())

    def _conjuncts(self, token: Token, within: Span) -> set[int]:
        while token.dep == "conj" and within.start <= self.document.tokens[token.head].start < within.end:
            token = self.document.tokens[token.head]
        heads = {token.i}
        queue = [token]
        while queue:
            for child in self.document.children(queue.pop(), "conj"):
                if within.start <= child.start < within.end:
                    queue.append(child)
                    heads.add(child.i)
        return heads


def _as_source(actor: Actor, span: Span, document: Document) -> Source:
    return Source(
        name=actor.name, kind=actor.kind, side=actor.side, text=span.of(document.text), start=span.start, end=span.end
    )
