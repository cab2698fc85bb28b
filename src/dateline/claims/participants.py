"""Who did it and to whom: actor and target of a claim."""

from collections.abc import Iterable, Sequence

from dateline.claims.outlines import Outline
from dateline.records import Actor, ActorMention, Document, Mentions, Token

_SPEAKER_ACTS = frozenset({"request", "refuse", "threaten"})


class Participants:
    """Looks up the actors of a document by the words that mean them."""

    def __init__(self, document: Document, mentions: Mentions, pronouns: Sequence[ActorMention]) -> None:
        """Index the mentions by their head tokens."""
        self.document = document
        self.actors: dict[int, Actor] = {actor.id: actor for actor in mentions.actors}
        self.by_head: dict[int, int] = {mention.head: mention.actor for mention in (*pronouns, *mentions.actor_mentions)}
        self.by_token: dict[int, int] = {}
        for mention in mentions.actor_mentions:
            for token in document.tokens_in(mention):
                self.by_token.setdefault(token.i, mention.actor)

    def actor_at(self, token: Token) -> Actor | None:
        """Return the actor that the noun phrase headed by `token` means, or null."""
        number = self.by_head.get(token.i, self.by_token.get(token.i))
        return self.actors.get(number) if number is not None else None

    def name_of(self, token: Token) -> str | None:
        """Return the short name of what a noun phrase means: of an actor, of the state of its forces, or the phrase's own words."""
        actor = self.actor_at(token)
        if actor is not None:
            return actor.short
        for child in self.document.children(token, "amod", "compound", "poss", "nmod"):
            owner = self.actor_at(child)
            if owner is not None and owner.kind != "person":
                return owner.short if token.pos == "PROPN" or child.dep != "poss" else None
        if token.pos not in ("NOUN", "PROPN"):
            return None
        words = [
            self.document.tokens[i]
            for i in range(token.left, token.i + 1)
            if self.document.tokens[i].head == token.i or i == token.i
        ]
        return " ".join(word.text for word in words if word.dep not in ("det", "poss", "nummod", "case", "predet", "punct", "cc")) or None

    def of(self, outline: Outline, speaker: Actor | None, type_: str) -> tuple[str | None, str | None]:
        """Return the short names of actor and target of a outline; `speaker` answers for requests, refusals and threats."""
        verb = self._event_verb(outline)
        actor = self._first(self._agents(verb, outline))
        target = self._first(self._patients(verb))
        if type_ in _SPEAKER_ACTS and speaker is not None:
            target = target if target != speaker.short else None
            actor = speaker.short
        if actor == target:
            target = None
        return actor, target

    def has_private(self, outline: Outline, speaker: Actor | None) -> bool:
        """Tell whether the source or a person in the claim's own words is a private individual."""
        if speaker is not None and speaker.is_private:
            return True
        persons = (self.actor_at(self.document.tokens[index]) for index in outline.content if index in self.by_head)
        return any(actor is not None and actor.kind == "person" and actor.is_private for actor in persons)

    def _event_verb(self, outline: Outline) -> Token:
        """Step down from a light or governing verb to the one that carries the event: "plans to retake", "began to withdraw"."""
        verb = self.document.tokens[outline.clause.head]
        inside = set(outline.content)
        for _ in range(3):
            below = next((child for child in self.document.children(verb, "xcomp") if child.i in inside), None)
            if below is None:
                return verb
            verb = below
        return verb

    def _agents(self, verb: Token, outline: Outline) -> Iterable[Token]:
        children = list(self.document.children(verb))
        for child in children:
            if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
                yield from self.document.children(child, "pobj")
        passive = any(child.dep in ("auxpass", "nsubjpass") for child in children) or (outline.clause.role == "participle" and verb.tag == "VBN")
        if not passive and outline.clause.subject is not None:
            yield self.document.tokens[outline.clause.subject]

    def _patients(self, verb: Token) -> Iterable[Token]:
        for child in self.document.children(verb, "dobj", "nsubjpass", "dative"):
            yield child
        for child in self.document.children(verb, "prep"):
            if child.lower in ("against", "on", "to", "with", "from", "at"):
                yield from self.document.children(child, "pobj")

    def _first(self, tokens: Iterable[Token]) -> str | None:
        return next((name for token in tokens if (name := self.name_of(token)) is not None), None)
