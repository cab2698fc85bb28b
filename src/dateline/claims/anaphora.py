"""Carry time and place on to an event that is named again ("the attack") and to a place named by its kind ("the city")."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.claims.triggers import event_rules
from dateline.claims.wheres import as_where
from dateline.records import Document, Span, Token, Toponym, When, Where

_VIOLENT = frozenset({"strike", "fight", "casualties", "damage", "abuse"})
HAPPENED = frozenset({"strike", "casualties", "damage", "displace"})
_SCENES = HAPPENED | {"fight", "abuse", "other"}
_STAGES = frozenset({"settlement", "site", "district"})
_ATTACK_NOUNS = frozenset({"attack", "incident", "event", "operation"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "their", "such"})
_NOW = frozenset({"now", "still", "currently", "today", None})
_KINDS = {
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "settlement": "settlement",
    "capital": "settlement",
    "port": "settlement",
    "region": "region",
    "oblast": "region",
    "province": "region",
    "governorate": "region",
    "country": "country",
}


_SITES = frozenset(
    {
        "airport",
        "plant",
        "base",
        "hospital",
        "bridge",
        "dam",
        "refinery",
        "station",
        "field",
        "depot",
        "camp",
        "island",
        "monastery",
        "theatre",
        "embassy",
    }
)
_ANY_SITE = frozenset({"facility", "site", "location", "area", "compound"})


class Anaphora:
    """Remembers, as a report is read, when and where events happened and which places were named."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym] = ()) -> None:
        """Start with nothing remembered."""
        self.document = document
        self.toponyms = toponyms
        self.settings: dict[str, tuple[When | None, tuple[Where, ...]]] = {}
        self.places: dict[str, Where] = {}
        self.named: list[Where] = []
        self.lead: tuple[When | None, tuple[Where, ...]] = (None, ())

    def remember(self, type_: str, when: When | None, where: tuple[Where, ...]) -> None:
        """Take note of a claim's time and places; the first full mention of an event stays the one that "the attack" means."""
        for place in where:
            if place.kind in ("settlement", "region", "country"):
                self.places[place.kind] = place
            if place.kind != "country" and place.text[:1].isupper():
                self.named.append(place)
        group = _group(type_)
        known_when, known_where = self.settings.get(group, (None, ()))
        if when is not None and (when.start is None or when.text in _NOW):
            when = None
        self.settings[group] = (known_when or when, known_where or where)

    def recall_scene_time(self, where: tuple[Where, ...]) -> When | None:
        """Return when the event happened that the report opens with, for what is told of its place."""
        when, scene = self.lead
        same = {place.name for place in where} & {place.name for place in scene}
        return when if same else None

    def note_scene(self, type_: str, when: When | None, where: tuple[Where, ...], evidence: Span) -> None:
        """Take note of the event that the first paragraph tells, when it happened in a town or at a site."""
        if self.lead[1] or type_ not in _SCENES or any(place.kind not in _STAGES for place in where):
            return
        body = (paragraph for paragraph in self.document.paragraphs if paragraph.kind == "body")
        first = next(body, None)
        if first is not None and first.covers(evidence):
            self.lead = when, where

    def recall_scene(self, when: When | None) -> tuple[Where, ...]:
        """Return where the event happened that the report opens with, unless `when` is another time than that of the event."""
        lead_when, where = self.lead
        if lead_when is None or when is None or (lead_when.start, lead_when.end) == (when.start, when.end):
            return where
        return ()

    def recall_event(self, tokens: Iterable[Token]) -> tuple[When | None, tuple[Where, ...]]:
        """Return time and places of the event that a definite noun among `tokens` names again, or nothing."""
        for token in tokens:
            group = self._group_of(token)
            if (
                group is not None
                and group in self.settings
                and self._is_definite(token)
                and not self._is_specified(token)
            ):
                return self.settings[group]
        return None, ()

    def recall_places(self, tokens: Iterable[Token]) -> tuple[Where, ...]:
        """Return the places that stand behind "the city", "the region", "the airport" among `tokens`."""
        found: list[Where] = []
        for token in tokens:
            if token.pos != "NOUN" or not self._is_definite(token) or self._is_specified(token):
                continue
            known = self._known(token)
            if known is not None:
                start = self.document.tokens[token.left].start
                text = self.document.text[start : token.end]
                found.append(structs.replace(known, text=text, start=start, end=token.end, relation="in"))
        return tuple(found)

    def _known(self, token: Token) -> Where | None:
        kind = _KINDS.get(token.lower)
        if kind is not None:
            return self.places.get(kind)
        if token.lemma in _ANY_SITE:
            return self._beside(token) or (self.named[-1] if self.named else None)
        if token.lemma in _SITES:
            return next((place for place in reversed(self.named) if token.lemma in place.text.lower().split()), None)
        return None

    def _beside(self, token: Token) -> Where | None:
        """Return the place named last before "the area" in its own sentence, whether or not a claim is made there."""
        first = self.document.sentences[token.sentence].start
        before = [
            toponym
            for toponym in self.toponyms
            if first <= toponym.start < token.start
            and toponym.role == "place"
            and toponym.place is not None
            and toponym.place.kind not in ("country", "continent")
        ]
        return as_where(before[-1]) if before else None

    def _group_of(self, token: Token) -> str | None:
        if token.pos != "NOUN":
            return None
        if token.lemma in _ATTACK_NOUNS:
            return "violence"
        kinds = event_rules().of_noun(token)
        return _group(kinds[0][0]) if kinds else None

    def _is_definite(self, token: Token) -> bool:
        return any(child.dep in ("det", "poss") and child.lower in _DEFINITE for child in self.document.children(token))

    def _is_specified(self, token: Token) -> bool:
        """Tell "the city of X" and "the city which ..." from the bare noun that points back."""
        return any(
            child.dep in ("prep", "relcl", "appos", "compound") for child in self.document.children(token)
        ) or token.dep in ("compound", "poss")


def _group(type_: str) -> str:
    return "violence" if type_ in _VIOLENT else type_
