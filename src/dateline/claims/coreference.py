"""Say which actor answers for an attribution, and whom the pronouns mean. A wrong source is worse than none."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.claims.antecedents import Antecedents
from dateline.records import Actor, ActorMention, Attribution, Document, Mentions, Record, Span, Token

_SELF = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_OTHERS = frozenset(
    {
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "it",
        "its",
        "itself",
    }
)
_RELATIVES = frozenset({"who", "which", "that", "whose", "whom"})
_ALOUD = frozenset({"say", "deny", "accuse", "threaten"})
_LINK = re.compile(r",?\s+(?:and|as well as)\s+(?:both\s+|the\s+)?|,\s+(?:the\s+)?")
_ALL = _SELF | _OTHERS | _RELATIVES


class Resolution(Record, frozen=True, kw_only=True):
    """The `Actor.id` of each attribution's source (null when unresolved), and the mentions that are pronouns, in text order.

    `further` are the other sources of each attribution that has several ("the mayor and the governor said").
    """

    sources: tuple[int | None, ...]
    further: tuple[tuple[int, ...], ...]
    pronouns: tuple[ActorMention, ...]


def resolve_references(document: Document, mentions: Mentions, attributions: Sequence[Attribution]) -> Resolution:
    """Resolve the sources of all attributions and all pronouns in one reading."""
    return _Reading(document, mentions, attributions).resolve()


def resolve_sources(
    document: Document, mentions: Mentions, attributions: Sequence[Attribution]
) -> tuple[int | None, ...]:
    """Return the `Actor.id` of each attribution's source, null when there is none or it cannot be told."""
    return resolve_references(document, mentions, attributions).sources


def resolve_pronouns(
    document: Document, mentions: Mentions, attributions: Sequence[Attribution]
) -> tuple[ActorMention, ...]:
    """Return the personal and possessive pronouns that could be resolved, as mentions, in text order."""
    return resolve_references(document, mentions, attributions).pronouns


class _Reading:
    """One reading of a document from start to end."""

    def __init__(self, document: Document, mentions: Mentions, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.tokens = document.tokens
        self.actors: dict[int, Actor] = {actor.id: actor for actor in mentions.actors}
        self.mentions = mentions.actor_mentions
        self.starts = [mention.start for mention in self.mentions]
        self.attributions = attributions
        self.heads = [self._head(attribution) for attribution in attributions]
        self.publisher = next((actor.id for actor in mentions.actors if actor.is_publisher), None)
        self.by_head: dict[int, list[ActorMention]] = {}
        for mention in self.mentions:
            self.by_head.setdefault(mention.head, []).append(mention)
        self.antecedents = Antecedents(document, self.actors, self.mentions)
        self.sources: list[int | None] = [None] * len(attributions)
        self.further: list[tuple[int, ...]] = [()] * len(attributions)
        self.meant: dict[int, int] = {}

    def _head(self, attribution: Attribution) -> int | None:
        if attribution.source is None:
            return None
        if attribution.source_head is not None:
            return attribution.source_head
        head = self.document.head_in(attribution.source)
        return head.i if head is not None else None

    def resolve(self) -> Resolution:
        """Names first, then the pronouns in text order; each source found is a likelier antecedent of what follows."""
        late: list[int] = []
        for number, attribution in enumerate(self.attributions):
            head = self.heads[number]
            if attribution.source is None or head is None:
                continue
            if self.tokens[head].lower in _SELF | _OTHERS | _RELATIVES and self.tokens[head].pos in (
                "PRON",
                "DET",
                "SCONJ",
            ):
                continue
            several = self._coordinated(attribution.source)
            if several:
                self.further[number] = several[1:]
            found = several[0] if several else self._named(attribution.source, head)
            if found is not None:
                self._settle(number, found)
            else:
                late.append(number)
        self._read_pronouns()
        for number in late:
            source, head = self.attributions[number].source, self.heads[number]
            if source is not None and head is not None:
                self.sources[number] = self._owner(source, head)
        for number, head in enumerate(self.heads):
            if head is not None and self.sources[number] is None and head in self.meant:
                self.sources[number] = self.meant[head]
        return Resolution(
            sources=tuple(self.sources), further=tuple(self.further), pronouns=tuple(self._pronoun_mentions())
        )

    def _settle(self, number: int, actor: int) -> None:
        self.sources[number] = self._speaking_for(actor)
        head = self.heads[number]
        if head is not None:
            self.antecedents.speaks(actor, head, aloud=self.attributions[number].kind in _ALOUD)

    def _speaking_for(self, actor: int) -> int:
        """In a press release the state that speaks is the body that publishes it."""
        publisher = self.actors.get(self.publisher) if self.publisher is not None else None
        if publisher is not None and self.actors[actor].name == publisher.short and publisher.name != publisher.short:
            return publisher.id
        return actor

    def _named(self, source: Span, head: int) -> int | None:
        """Return the actor that the source's words name: at its head, around its head, or inside it."""
        exact = self.by_head.get(head)
        proper = self._proper_name(head)
        if proper is not None:
            return proper
        if not exact or all(mention.form != "name" for mention in exact):
            named = self._apposed(source)
            if named is not None:
                return named
        if exact:
            return max(exact, key=lambda mention: (mention.form == "name", mention.end - mention.start)).actor
        token = self.tokens[head]
        inside = list(self._overlapping(source))
        around = [mention for mention in inside if mention.start <= token.start and token.end <= mention.end]
        if around:
            return min(around, key=lambda mention: mention.end - mention.start).actor
        within = [mention for mention in inside if source.covers(mention) and mention.form != "pronoun"]
        if within:
            return max(
                within,
                key=lambda mention: (
                    mention.form != "state",
                    self.actors[mention.actor].kind in ("person", "body"),
                    -abs(mention.head - head),
                ),
            ).actor
        return None

    def _coordinated(self, source: Span) -> tuple[int, ...]:
        """Return the actors of "the mayor and the governor", in text order; nothing when the source is one actor."""
        tops: list[ActorMention] = []
        for mention in self._overlapping(source):
            if source.covers(mention) and not (tops and mention.start < tops[-1].end):
                tops.append(mention)
        if len(tops) < 2 or tops[0].start > source.start + 6:
            return ()
        links = [self.document.text[one.end : two.start] for one, two in pairwise(tops)]
        # A list ends with "and": without it, "the council, a body of the union" is one source and its description.
        linked = all(_LINK.fullmatch(link) for link in links) and "a" in links[-1]
        actors = tuple(dict.fromkeys(mention.actor for mention in tops))
        return actors if linked and len(actors) > 1 and source.end - tops[-1].end < 40 else ()

    def _apposed(self, source: Span) -> int | None:
        """Return the person at the start or end of "the head of the guild, Ada Brok": the name says who the description is."""
        for mention in self._overlapping(source):
            if mention.form != "name" or self.actors[mention.actor].kind != "person":
                continue
            opens = mention.start == source.start and self.document.text[mention.end : mention.end + 1] == ","
            before = self.tokens[max(self.document.token_at(mention.start) - 1, 0)]
            joined = mention.start <= source.start or before.text == "," or before.pos in ("NOUN", "PROPN")
            closes = joined and source.end - 1 <= mention.end <= source.end + 1
            if opens or closes:
                return mention.actor
        return None

    def _proper_name(self, head: int) -> int | None:
        """Return the actor named beside a common noun: "the state's regulator, Hafenamt," is the Hafenamt."""
        if self.tokens[head].pos not in ("NOUN", "NUM"):
            return None
        for name in self.document.children(self.tokens[head], "appos"):
            mentions = [mention for mention in self.by_head.get(name.i, ()) if mention.form == "name"]
            if name.pos == "PROPN" and name.i > head and mentions:
                return mentions[0].actor
        return None

    def _overlapping(self, span: Span) -> Iterator[ActorMention]:
        for mention in self.mentions[: bisect_right(self.starts, span.end - 1)]:
            if mention.end > span.start:
                yield mention

    def _owner(self, source: Span, head: int) -> int | None:
        """Return who stands behind words that name nobody ("the statement"): the owner in the phrase, else who spoke last."""
        for token in self.document.tokens_in(source):
            if token.i in self.meant:
                return self.meant[token.i]
        if self.tokens[head].pos in ("NOUN", "PROPN") and any(
            self.tokens[child].lower in ("the", "this") for child in self.tokens[head].children
        ):
            return self.antecedents.last_speaker(head)
        return None

    def _read_pronouns(self) -> None:
        """Resolve the pronouns in text order; "I" and "we" last, when it is known who speaks after a quotation."""
        sources = {head: number for number, head in enumerate(self.heads) if head is not None}
        pronouns = [token for token in self.tokens if token.pos in ("PRON", "DET", "SCONJ") and token.lower in _ALL]
        for token in sorted(pronouns, key=lambda token: (token.lower in _SELF, token.i)):
            found = self._meaning(token, is_source=token.i in sources)
            if found is None:
                continue
            self.meant[token.i] = found
            self.antecedents.add(found, token.i)
            number = sources.get(token.i)
            if number is not None and self.sources[number] is None:
                self._settle(number, found)

    def _meaning(self, token: Token, *, is_source: bool) -> int | None:
        if token.lower in _SELF:
            return self._speaker(token)
        if token.lower in _OTHERS and token.tag in ("PRP", "PRP$"):
            speaker = self._speaker(token) if self.antecedents.quoted[token.i] else None
            return self.antecedents.find(token, is_source=is_source, speaker=speaker)
        if token.lower in _RELATIVES and token.dep in ("nsubj", "nsubjpass", "poss"):
            return self._relative(token)
        return None

    def _speaker(self, token: Token) -> int | None:
        """Return whose "I" or "we" this is: the source of the words around it, else the body that publishes the report."""
        around: list[tuple[bool, int, int]] = []
        for number, attribution in enumerate(self.attributions):
            if self.heads[number] == token.i or attribution.source is None:
                continue
            holding = (part for part in attribution.content if part.start <= token.start and token.end <= part.end)
            around.extend((not attribution.direct, part.end - part.start, number) for part in holding)
        if around:
            number = min(around)[2]
            found = self.sources[number]
            return found if found is not None else self.meant.get(self.heads[number] or -1)
        if self.antecedents.quoted[token.i]:
            return self.antecedents.last_speaker(token.i)
        return self.publisher

    def _relative(self, token: Token) -> int | None:
        """Return the actor that "who" or "which" goes back to: the noun that its clause hangs on."""
        verb = self.tokens[token.head]
        for _ in range(3):
            if verb.dep == "relcl":
                mentions = self.by_head.get(verb.head)
                return mentions[0].actor if mentions else None
            verb = self.tokens[verb.head]
        return None

    def _pronoun_mentions(self) -> Iterator[ActorMention]:
        for index, actor in sorted(self.meant.items()):
            token = self.tokens[index]
            if token.lower not in _RELATIVES:
                yield ActorMention(
                    start=token.start, end=token.end, text=token.text, actor=actor, form="pronoun", head=index
                )
