"""Outlines -> claims: fills every slot and gives each claim its id."""

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.claims.anaphora import HAPPENED, Anaphora
from dateline.claims.claim_types import ClaimTypes, settle
from dateline.claims.comparisons import split_comparisons
from dateline.claims.coreference import Resolution
from dateline.claims.disclaimers import find_disclaimers
from dateline.claims.figures import bind_figures
from dateline.claims.modality import read_modality
from dateline.claims.outlines import Outline, outline_claims
from dateline.claims.participants import Participants
from dateline.claims.speakers import Speakers
from dateline.claims.verification import apply_confirmations, apply_disclaimers, apply_disputes
from dateline.claims.whens import SPOKEN, bind_times, default_when, goes_on, is_digest
from dateline.claims.wheres import PLACED, bind_home, bind_places, bind_source_places
from dateline.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Mentions,
    Modality,
    Source,
    Token,
    When,
    Where,
)

_HEARSAY = frozenset(
    {
        "report",
        "say",
        "allege",
        "claim",
        "believe",
        "think",
        "rumor",
        "rumour",
        "suspect",
        "understand",
        "tell",
        "reportedly",
        "allegedly",
    }
)
_SHARED = PLACED | {"other", "negotiate"}
_LOCAL_ACTS = frozenset({"request", "refuse"})


class Composer:
    """Composes the claims of one document from its mentions and attributions."""

    def __init__(
        self,
        document: Document,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        resolution: Resolution,
    ) -> None:
        """Take what the earlier steps found; `resolution` says who each source and pronoun is."""
        self.document = document
        self.mentions = mentions
        self.attributions = attributions
        self.sources = resolution.sources
        self.participants = Participants(document, mentions, resolution.pronouns)
        self.speakers = Speakers(document, mentions, attributions, resolution, self.participants)
        self.types = ClaimTypes(document, self.participants, self.speakers)
        self.digest = is_digest(document)
        self.spoken: dict[int, tuple[When, int]] = {}
        self.anaphora = Anaphora(document, mentions.toponyms)
        self.outlines: Sequence[Outline] = ()
        self.own_times: dict[int, When] = {}
        self.own_places: list[tuple[Where, ...]] = []

    def compose(self) -> tuple[Claim, ...]:
        """Return the claims in text order."""
        disclaimers = find_disclaimers(self.document)
        outlines = outline_claims(self.document, self.mentions, self.attributions)
        self._locate(outlines)
        claims = [
            claim
            for number, outline in enumerate(outlines)
            if not any(disclaimer.overlaps(outline.evidence) for disclaimer in disclaimers)
            for claim in self._claims(number, outline)
        ]
        claims.sort(key=lambda claim: (claim.evidence_start, claim.evidence_end))
        checked = apply_disclaimers(_numbered(claims), disclaimers, self.document.report.publisher)
        parties = frozenset(
            actor.short for actor in self.mentions.actors if actor.kind == "body" and actor.side not in (None, "IO")
        )
        return apply_confirmations(apply_disputes(checked, self.document, parties), self.document)

    def _claims(self, number: int, outline: Outline) -> Iterator[Claim]:
        """Yield the claims of one outline: as many as there are sources that answer for it."""
        type_ = self.types.of(
            outline, self.attributions[outline.attribution] if outline.attribution is not None else None
        )
        for source, speaker in self.speakers.of(outline, type_):
            claim = self._claim(number, outline, source, speaker)
            yield from split_comparisons(self.document, self.mentions, self.participants, claim)

    def _claim(self, number: int, outline: Outline, source: Source, speaker: Actor | None) -> Claim:
        document, text = self.document, self.document.text
        attribution = self.attributions[outline.attribution] if outline.attribution is not None else None
        type_, modality = self._meaning(outline, attribution, speaker)
        blames = attribution is not None and attribution.kind == "accuse" and outline.is_cue
        actor, target = self.participants.of(outline, speaker, type_, blames=blames)
        when, said = self._times(number, outline, attribution, modality, type_)
        where = self._places(number, outline, type_, when)
        if when is None and type_ in HAPPENED and modality in ("asserted", "hedged") and self._is_told_undated(outline):
            when = self.anaphora.recall_scene_time(where)
        self.anaphora.remember(type_, when, where)
        self.anaphora.note_scene(type_, when, where, outline.evidence)
        cue = attribution.cue if attribution and source.kind != "narrator" else None
        return Claim(
            id="",
            report=document.report.id,
            evidence=outline.evidence.of(text),
            evidence_start=outline.evidence.start,
            evidence_end=outline.evidence.end,
            type=type_,  # type: ignore[arg-type]
            modality=modality,
            source=source,
            rule=self._rule(outline, attribution),
            cue=cue.of(text) if cue else None,
            cue_start=cue.start if cue else None,
            cue_end=cue.end if cue else None,
            via=attribution.channel.of(text) if attribution and attribution.channel else None,
            actor=actor,
            target=target,
            where=where,
            when=when,
            figures=bind_figures(document, self.mentions, outline, attribution),
            private_person=self.participants.has_private(outline, speaker),
            said=said,
        )

    def _rule(self, outline: Outline, attribution: Attribution | None) -> str:
        """Name what composed the claim: the role of the clause, the rule of the attribution, the learned model where it decided the type."""
        rule = f"{outline.clause.role}/{attribution.rule if attribution else 'narrator'}"
        return f"{rule}/learned" if self.types.is_learned(outline, attribution) else rule

    def _meaning(
        self, outline: Outline, attribution: Attribution | None, speaker: Actor | None
    ) -> tuple[str, Modality]:
        """Return type and modality: what is told, and how it is meant."""
        type_ = self.types.of(outline, attribution)
        kind = attribution.kind if attribution is not None and not outline.is_aside else None
        if kind == "request" and type_ != "request":
            kind = None
        head = self.document.tokens[outline.clause.head]
        is_own = self.types.acts_for(outline, speaker) and (type_ != "assess" or self._is_first_person(outline))
        modality = read_modality(self.document, self._words(outline), head, kind, is_own=is_own)
        is_hearsay = attribution is not None and attribution.source is None and attribution.cue_lemma in _HEARSAY
        if is_hearsay and modality == "asserted" and not outline.is_aside:
            modality = "hedged"
        if attribution is not None and attribution.negated and outline.is_cue and modality == "requested":
            return type_, "denied"
        return settle(type_, modality, self.document, head)

    def _is_first_person(self, outline: Outline) -> bool:
        subject = outline.clause.subject
        return subject is not None and self.document.tokens[subject].lower in ("we", "i")

    def _times(
        self, number: int, outline: Outline, attribution: Attribution | None, modality: Modality, type_: str
    ) -> tuple[When | None, When | None]:
        """Return when the event happened and when it was said; what is said without a time goes on from the source's last dated words."""
        when, said = bind_times(self.document, self.mentions, outline, attribution, type_)
        if when is not None:
            self.own_times[number] = when
        speaker = self.sources[outline.attribution] if outline.attribution is not None else None
        said = self._said(outline, speaker, said)
        is_act = outline.is_cue and modality == "asserted"
        if when is None and (type_ in SPOKEN or is_act):
            when = said
        if when is None and not self.digest and modality in ("asserted", "hedged", "denied") and type_ not in SPOKEN:
            when, _ = self.anaphora.recall_event(self._words(outline))
        if when is None and outline.parent is not None and goes_on(self.document, outline):
            when = self.own_times.get(outline.parent)
        return when or default_when(self.document, outline, modality, type_, digest=self.digest), said

    def _is_told_undated(self, outline: Outline) -> bool:
        """Tell whether a story's own voice says it, in a sentence that names no time."""
        if outline.attribution is not None or self.digest:
            return False
        sentence = self.document.sentences[outline.clause.sentence]
        return not any(sentence.covers(timex) and timex.begin is not None for timex in self.mentions.timexes)

    def _said(self, outline: Outline, speaker: int | None, said: When | None) -> When | None:
        """Return when it was said: as stated, or as last stated for the same speaker in this paragraph or the one before."""
        if speaker is None:
            return said
        paragraph = self.document.sentences[outline.clause.sentence].paragraph
        if said is None:
            last, where = self.spoken.get(speaker, (None, paragraph))
            said = last if paragraph - where <= 1 else None
        if said is not None:
            self.spoken[speaker] = (said, paragraph)
        return said

    def _locate(self, outlines: Sequence[Outline]) -> None:
        """Bind the places that each claim's own words name, before any is carried over to another."""
        self.outlines = outlines
        self.own_places = []
        nominals = [outline for outline in outlines if outline.clause.role == "nominal"]
        for outline in outlines:
            attribution = self.attributions[outline.attribution] if outline.attribution is not None else None
            type_ = self.types.of(outline, attribution)
            beside = [
                other.evidence for other in nominals if other is not outline and outline.evidence.covers(other.evidence)
            ]
            others = beside if type_ not in PLACED else ()
            self.own_places.append(bind_places(self.document, self.mentions, outline, attribution, type_, others))

    def _places(self, number: int, outline: Outline, type_: str, when: When | None) -> tuple[Where, ...]:
        """Return where it happened: places named, places pointed back to, those of the event named again, or those of the sentence."""
        where = self.own_places[number]
        words = self._words(outline)
        where = where or self.anaphora.recall_places(words)
        if not where and outline.parent is not None and type_ in _SHARED and goes_on(self.document, outline):
            where = self.own_places[outline.parent]
        if not where and type_ == "other" and outline.attribution is None:
            where = self._scene(when)
        if where or type_ not in PLACED | _LOCAL_ACTS:
            return where
        attribution = self.attributions[outline.attribution] if outline.attribution is not None else None
        local = bind_source_places(self.mentions, attribution)
        if type_ in _LOCAL_ACTS:
            return local
        around = bind_places(self.document, self.mentions, outline, attribution, type_, whole=True)
        recalled = self.anaphora.recall_event(words)[1] or around or self._neighbours(number, outline) or local
        if not recalled and type_ in HAPPENED:
            recalled = self._scene(when)
        return recalled or bind_home(self.document, self.mentions, outline, self.participants.side_of(outline))

    def _scene(self, when: When | None) -> tuple[Where, ...]:
        """Return where a story plays; a digest has many places."""
        return () if self.digest else self.anaphora.recall_scene(when)

    def _neighbours(self, number: int, outline: Outline) -> tuple[Where, ...]:
        """Return the places of the nearest claim of the same sentence, then of the one before it in the paragraph."""
        paragraph = self.document.sentences[outline.clause.sentence].paragraph
        same = [other for other, placed in enumerate(self.own_places) if placed and other != number]
        in_sentence = [other for other in same if self.outlines[other].clause.sentence == outline.clause.sentence]
        if in_sentence:
            return self.own_places[min(in_sentence, key=lambda other: (abs(other - number), other))]
        before = [
            other
            for other in same
            if other < number and self.document.sentences[self.outlines[other].clause.sentence].paragraph == paragraph
        ]
        if before:
            return self.own_places[before[-1]]
        going_on = [other for other in same if other < number and self._speaker(other) == self._speaker(number)]
        return (
            self.own_places[going_on[-1]] if going_on and not self.digest and self._speaker(number) is not None else ()
        )

    def _speaker(self, number: int) -> int | None:
        index = self.outlines[number].attribution
        return self.sources[index] if index is not None else None

    def _words(self, outline: Outline) -> list[Token]:
        return [self.document.tokens[index] for index in outline.content]


def compose_claims(
    document: Document,
    mentions: Mentions,
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> tuple[Claim, ...]:
    """Return the claims of a document in text order."""
    return Composer(document, mentions, attributions, resolution).compose()


def _numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim its id: report, place of the evidence, and a number where several rest on the same words."""
    seen: dict[str, int] = {}
    numbered = []
    for claim in claims:
        base = f"{claim.report}:{claim.evidence_start}:{claim.evidence_end}"
        ordinal = seen.get(base, 0)
        seen[base] = ordinal + 1
        digest = hashlib.sha256(f"{base}:{ordinal}".encode()).hexdigest()[:16]
        numbered.append(structs.replace(claim, id=digest))
    return tuple(numbered)
