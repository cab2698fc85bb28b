"""Who did it and to whom: actor and target of a claim."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.claims.outlines import Outline
from dateline.claims.triggers import event_rules, noun_classes
from dateline.records import Actor, ActorMention, Document, Mentions, Token

_SPEAKER_ACTS = frozenset({"request", "refuse", "threaten"})
# Acts of one side of a war against the other, also where the other is not named.
_AGAINST = frozenset({"capture", "advance", "repel", "fight"})
_TO_THINGS = frozenset({"strike", "damage", "casualties", "detain", "displace", "abuse", "other", "capture"})
_TO_PERSONS = frozenset({"casualties", "detain", "abuse", "sanction", "other", "displace"})
_TO_PARTIES = frozenset({"aid", "negotiate", "sanction", "request", "refuse", "threaten", "accuse", "deploy"})
# Objects that make up the act with their verb: "took control", "claimed responsibility".
_PART_OF_ACT = frozenset({"responsibility", "place", "part", "fire", "hold", "charge", "way", "%", "percent"})
# Acts whose "with" names the weapon.
_BY_ARMS = frozenset({"strike", "damage", "casualties", "capture"})
_RECEIVE = frozenset({"receive", "obtain", "get", "accept"})
_CROWD = frozenset({"people", "person", "other", "man", "woman", "child", "one"})
_PORTIONS = frozenset(
    {"pair", "number", "group", "series", "wave", "barrage", "part", "most", "some", "dozen", "hundred", "thousand"}
)
_NARROWING = ("amod", "compound", "nmod", "punct", "nummod")


class Participants:
    """Looks up the actors of a document by the words that mean them."""

    def __init__(self, document: Document, mentions: Mentions, pronouns: Sequence[ActorMention]) -> None:
        """Index the mentions by their head tokens."""
        self.document = document
        self.actors: dict[int, Actor] = {actor.id: actor for actor in mentions.actors}
        self.by_head: dict[int, int] = {
            mention.head: mention.actor for mention in (*pronouns, *mentions.actor_mentions)
        }
        self.by_token: dict[int, int] = {}
        for mention in mentions.actor_mentions:
            for token in document.tokens_in(mention):
                self.by_token.setdefault(token.i, mention.actor)
        self.places = {
            token.i for toponym in mentions.toponyms if toponym.role == "place" for token in document.tokens_in(toponym)
        }
        self.times = {token.i for timex in mentions.timexes for token in document.tokens_in(timex)}
        self.opponents = self._opponents(mentions)

    def _opponents(self, mentions: Mentions) -> dict[str, str]:
        """Return who fights whom where a report has two sides that stand out: the states and armed groups most often named."""
        counts: Counter[str] = Counter()
        for mention in mentions.actor_mentions:
            actor = self.actors[mention.actor]
            if actor.kind == "body" and actor.side not in (None, "IO"):
                counts[actor.short] += 1
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[1]] < 2 * counts[ranked[2]]):
            return {}
        return {ranked[0]: ranked[1], ranked[1]: ranked[0]}

    def actor_at(self, token: Token) -> Actor | None:
        """Return the actor that the noun phrase headed by `token` means, or null."""
        number = self.by_head.get(token.i, self.by_token.get(token.i))
        return self.actors.get(number) if number is not None else None

    def of(
        self, outline: Outline, speaker: Actor | None, type_: str, *, blames: bool = False
    ) -> tuple[str | None, str | None]:
        """Return the short names of actor and target of an outline; `speaker` answers for requests, refusals and threats.

        Where the cue `blames`, its object is the one said to have acted.
        """
        verb = self._event_verb(outline)
        actor = next((name for token in self._agents(verb, outline) if (name := self._doer(token)) is not None), None)
        if blames:
            patients = list(self._patients(verb))
            if any(token.lower == "other" for token in patients) and speaker is not None:  # "accuse each other"
                return self.opponents.get(speaker.short), None
            named = (self._known(token) for token in patients if token.i not in self.places)
            return next((name for name in named if name is not None), None), None
        target = self._target(verb, outline, actor, type_)
        if type_ == "aid" and verb.lemma in _RECEIVE:
            actor, target = target, actor
        if type_ == "request":
            target = next((name for name in self._asked(outline) if speaker is None or name != speaker.short), target)
        if type_ in _SPEAKER_ACTS and speaker is not None:
            actor = speaker.short
        if type_ in _AGAINST and actor in self.opponents:
            target = self.opponents[actor]
        return actor, None if actor == target else target

    def _target(self, verb: Token, outline: Outline, actor: str | None, type_: str) -> str | None:
        """Return what it was done to: things only where they can suffer it, else the next party that is named."""
        patients = list(self._patients(verb))
        if type_ in _BY_ARMS:
            patients = [token for token in patients if self.document.tokens[token.head].lower != "with"]
        if type_ in _TO_PERSONS:
            persons = (self.actor_at(token) for token in patients)
            named = next((person.name for person in persons if person is not None and person.kind == "person"), None)
            if named is not None:
                return named
        for token in patients:
            known = self._known(token) if token.i not in self.places else None
            if known is not None and known != actor:
                return known
        if type_ in _TO_THINGS:
            return next((name for token in patients if (name := self._sufferer(token)) is not None), None)
        if type_ in _TO_PARTIES:
            after = (
                self.actor_at(self.document.tokens[index])
                for index in outline.content
                if index > outline.clause.head and index in self.by_head
            )
            return next((other.short for other in after if other is not None and other.short != actor), None)
        return None

    def _asked(self, outline: Outline) -> Iterator[str]:
        """Yield who is to act: the subject of what is asked for ("demands that the state withdraw")."""
        if outline.clause.subject is not None and outline.clause.role == "content":
            actor = self.actor_at(self.document.tokens[outline.clause.subject])
            if actor is not None and actor.kind in ("body", "person"):
                yield actor.short

    def side_of(self, outline: Outline) -> str | None:
        """Return the side of whoever is the subject of the clause."""
        subject = outline.clause.subject
        actor = self.actor_at(self.document.tokens[subject]) if subject is not None else None
        return actor.side if actor is not None else None

    def has_private(self, outline: Outline, speaker: Actor | None) -> bool:
        """Tell whether the source or a person in the claim's own words is a private individual."""
        if speaker is not None and speaker.is_private:
            return True
        persons = (self.actor_at(self.document.tokens[index]) for index in outline.content if index in self.by_head)
        return any(actor is not None and actor.kind == "person" and actor.is_private for actor in persons)

    def _doer(self, token: Token) -> str | None:
        """Return who acts: an actor, the owner of what acts ("Russian missiles"), or persons by their common noun ("protesters")."""
        known = self._known(token)
        if known is not None:
            return known
        if token.pos == "PROPN" or token.lemma.lower() in noun_classes()["person"]:
            return self._phrase(token)
        return None

    def _sufferer(self, token: Token) -> str | None:
        """Return what it was done to; a bare crowd or a place is no target."""
        if (
            token.i in self.places | self.times
            or token.lemma.lower() in _CROWD
            or token.pos not in ("NOUN", "PROPN", "PRON")
        ):
            return None
        if token.lemma.lower() in noun_classes()["place"] and self.places & set(range(token.i, token.right + 1)):
            return None
        if (
            token.pos == "NOUN"
            and (event_rules().of_noun(token) or token.lemma in _PART_OF_ACT)
            and self._known(token) is None
        ):
            return None
        return self._known(token) or (self._phrase(token) if token.pos != "PRON" else None)

    def _known(self, token: Token) -> str | None:
        actor = self.actor_at(token)
        if actor is not None and not (actor.kind == "collective" and not self._acts(token)):
            counted = actor.kind == "collective" and any(True for _ in self.document.children(token, "nummod"))
            return self._phrase(token) if counted else actor.short
        for child in self.document.children(token, "amod", "compound", "poss", "nmod"):
            owner = self.actor_at(child)
            if (
                owner is not None
                and owner.kind == "body"
                and token.lemma.lower() in noun_classes()["weapon"] | noun_classes()["force"]
            ):
                return owner.short
        for preposition in self.document.children(token, "prep"):
            inner = next(self.document.children(preposition, "pobj"), None)
            if preposition.lower == "of" and inner is not None and token.lemma.lower() in _PORTIONS:
                return self._known(inner)
        return None

    def _acts(self, token: Token) -> bool:
        """Tell a group that can act ("protesters", "authorities") from a counted thing ("a pair of missiles", "three people")."""
        classes = noun_classes()
        lemma = token.lemma.lower()
        return lemma not in _CROWD | _PORTIONS and lemma not in classes["weapon"]

    def _phrase(self, token: Token) -> str | None:
        """Return the noun with the words that narrow it down: "front line city", "oil refinery"; no article, number or owner."""
        first = token.i
        while first > token.left:
            before = self.document.tokens[first - 1]
            if before.dep not in _NARROWING or before.text == ",":
                break
            first -= 1
        while first < token.i and self.document.tokens[first].dep in ("nummod", "punct"):
            first += 1
        return self.document.text[self.document.tokens[first].start : token.end].strip("-–% ") or None

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

    def _agents(self, verb: Token, outline: Outline) -> Iterator[Token]:
        children = list(self.document.children(verb))
        passive = any(child.dep in ("auxpass", "nsubjpass") for child in children) or (
            outline.clause.role == "participle" and verb.tag == "VBN"
        )
        if not passive and outline.clause.subject is not None:
            yield self.document.tokens[outline.clause.subject]
        causes = ("by", "in", "during", "after") if passive else ("by",)
        for child in children:
            if child.dep == "agent" or (child.dep == "prep" and child.lower in causes):
                yield from (
                    noun
                    for noun in self.document.children(child, "pobj")
                    if child.lower == "by" or event_rules().of_noun(noun)
                )
        if outline.clause.role == "nominal":
            yield verb

    def _patients(self, verb: Token) -> Iterable[Token]:
        yield from self.document.children(verb, "dobj", "nsubjpass", "dative")
        for child in self.document.children(verb, "prep"):
            if child.lower in ("against", "on", "to", "with", "from", "at", "of"):
                yield from self.document.children(child, "pobj")
