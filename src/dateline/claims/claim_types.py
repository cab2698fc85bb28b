"""Decide the type of a claim from its event and from the cue that governs it."""

from dateline.claims.learned import CERTAIN, MOVED, features_of, type_model
from dateline.claims.modality import is_future
from dateline.claims.outlines import Outline
from dateline.claims.participants import Participants
from dateline.claims.speakers import Speakers
from dateline.claims.triggers import event_rules, noun_classes
from dateline.records import Actor, Attribution, Document, Modality, Token

_VALUING = frozenset({"believe", "support"})
_VIOLENT = frozenset({"strike", "fight", "abuse", "casualties", "damage", "detain"})
_ORDERS = frozenset({"order", "command", "decree", "approve", "authorize", "authorise"})
_JUDGING = frozenset(
    {"justify", "defend", "praise", "applaud", "hail", "slam", "deplore", "regret", "lament", "appreciate"}
)
_NAMING = frozenset(
    {
        "call",
        "describe",
        "label",
        "consider",
        "deem",
        "find",
        "regard",
        "see",
        "dismiss",
        "brand",
        "characterize",
        "characterise",
    }
)
# With an appeal or a demand as object these turn it down.
_REBUFFING = frozenset({"dismiss", "ignore", "spurn", "reject", "shrug off", "brush off"})
_MAY = frozenset({"could", "may", "might", "would", "can"})
_CONDEMNING = frozenset({"condemn", "denounce", "criticize", "criticise", "deplore"})
# Not to do this is to let be: "will not prevent others from sending tanks" refuses nothing.
_HINDERING = frozenset(
    {"prevent", "block", "hinder", "oppose", "object", "stop", "hesitate", "stand", "veto", "exclude", "rule"}
)
_SOME, _LIKELY, _STRONG, _CERTAIN = 1.0, 2.5, 4.0, 5.0
_PLAIN = 5.0
_MOVING = frozenset({"capture", "withdraw", "hold", "repel"})
_ACTS = frozenset({"request", "refuse", "threaten"})


class ClaimTypes:
    """Decides the types of the claims of one document."""

    def __init__(self, document: Document, participants: Participants, speakers: Speakers) -> None:
        """Take what is known of the actors and of who speaks."""
        self.document = document
        self.participants = participants
        self.speakers = speakers
        self.known: dict[tuple[object, ...], tuple[str, str]] = {}

    def of(self, outline: Outline, attribution: Attribution | None) -> str:
        """Return the type of a claim: what the rules say, unless the learned model is certain of another type."""
        return self._decide(outline, attribution)[0]

    def is_learned(self, outline: Outline, attribution: Attribution | None) -> bool:
        """Tell whether the learned model overruled the rules."""
        decided, by_rule = self._decide(outline, attribution)
        return decided != by_rule

    def _decide(self, outline: Outline, attribution: Attribution | None) -> tuple[str, str]:
        """Return the type of a claim and the type that the rules give."""
        key = (outline.clause.head, outline.content, outline.attribution, outline.is_cue, outline.is_aside)
        if key not in self.known:
            by_rule = self.by_rules(outline, attribution)
            self.known[key] = (self.by_model(outline, attribution, by_rule) or by_rule, by_rule)
        return self.known[key]

    def by_model(self, outline: Outline, attribution: Attribution | None, by_rule: str) -> str | None:
        """Return the type that the learned model is certain of, or null; where the cue itself is the act, the rules are not asked twice."""
        model = type_model()
        if model is None or (attribution is not None and by_rule == attribution.kind) or _is_plain(outline, by_rule):
            return None
        weighed = model.weigh(features_of(self.document, outline, attribution, by_rule))
        best = max(weighed, key=lambda name: (weighed[name], name))
        moves = bool({by_rule, best} & _MOVING)
        return best if weighed[best] >= (MOVED if moves else CERTAIN) else None

    def by_rules(self, outline: Outline, attribution: Attribution | None) -> str:
        """Return the type of a claim's event, unless the cue itself is the act (a request, a refusal, a threat, a judgement)."""
        event = outline.event
        if attribution is None or outline.is_aside:
            return event.type
        if self._orders_event(outline, attribution) or (event.type == "sanction" and event.score >= _CERTAIN):
            return event.type
        return self._by_cue(outline, attribution) or self._by_judgement(outline, attribution) or event.type

    def _by_cue(self, outline: Outline, attribution: Attribution) -> str | None:
        """Return the type where the cue is the act: "urged", "rejected", "warned that it will"."""
        event = outline.event
        if attribution.cue_lemma in _REBUFFING and event.scores.get("request", 0.0) >= _SOME:
            return "refuse"
        if attribution.kind == "threaten":
            if self._tells_to_act(outline, attribution):
                return "request"
            if not self._is_own_act(outline):
                return event.type if event.score > 0 and event.type != "threaten" else "other"
        if attribution.kind == "deny" and event.type == "accuse":
            return "other"
        return attribution.kind if attribution.kind in _ACTS else None

    def _by_judgement(self, outline: Outline, attribution: Attribution) -> str | None:
        """Return the type where words judge rather than tell: blame, praise, what may come of a thing."""
        event = outline.event
        if self._values(outline, attribution):
            return "accuse" if event.scores.get("accuse", 0.0) >= _SOME else "assess"
        if self._weighs(outline):
            return "assess"
        if attribution.kind == "accuse" and outline.is_cue and not self._names_doer(outline):
            return (
                event.type
                if event.type in _VIOLENT and event.score >= _LIKELY and attribution.cue_lemma not in _CONDEMNING
                else "assess"
            )
        if attribution.kind == "accuse" and outline.is_cue:
            return event.type if event.type in _VIOLENT and event.score >= _LIKELY else "accuse"
        if event.score == 0.0 and attribution.cue_lemma == "agree" and outline.is_cue:
            return "negotiate"
        if event.score == 0.0:
            return "assess" if self._is_judgement(outline, attribution) else "other"
        is_stance = outline.is_cue and attribution.kind in _VALUING and event.score < _STRONG
        return "assess" if is_stance and event.type != "aid" else None

    def _names_doer(self, outline: Outline) -> bool:
        """Tell a condemnation of somebody from one of a deed that nobody is named for."""
        verb = outline.clause.head
        return any(
            index > verb
            and (
                self.participants.actor_at(self.document.tokens[index]) is not None
                or self.document.tokens[index].lower == "each"
            )
            for index in outline.content
        )

    def _values(self, outline: Outline, attribution: Attribution) -> bool:
        """Tell a cue that judges what it names: "justified the strike", "called the vote a sham"."""
        if not outline.is_cue or attribution.kind in ("accuse", "request", "refuse", "threaten"):
            return False
        return attribution.cue_lemma in _JUDGING or (
            attribution.cue_lemma in _NAMING and attribution.rule.startswith(("verb:pred", "verb:as"))
        )

    def _weighs(self, outline: Outline) -> bool:
        """Tell what may come of a thing ("the decision could widen the conflict") from what somebody may do."""
        if outline.clause.subject is None:
            return False
        subject = self.document.tokens[outline.clause.subject]
        if (
            subject.pos != "NOUN"
            or self.participants.actor_at(subject) is not None
            or subject.lemma in noun_classes()["weapon"]
        ):
            return False
        head = self.document.tokens[outline.clause.head]
        return any(child.lower in _MAY for child in self.document.children(head, "aux"))

    def _orders_event(self, outline: Outline, attribution: Attribution) -> bool:
        """Tell "ordered a mobilisation", which is the event, from "ordered residents to leave", which is a request."""
        if attribution.cue_lemma not in _ORDERS or not outline.is_cue or outline.event.type in ("request", "other"):
            return False
        trigger = self.document.tokens[outline.event.trigger]
        return trigger.dep == "dobj" and trigger.head == outline.clause.head

    def _tells_to_act(self, outline: Outline, attribution: Attribution) -> bool:
        """Tell "warned residents to leave", which asks, from "warned that it would attack"."""
        head = self.document.tokens[outline.clause.head]
        if attribution.cue is None or not attribution.cue.start <= head.start < attribution.cue.end:
            return False
        below = [child for child in self.document.children(head, "xcomp", "ccomp", "advcl") if child.tag == "VB"]
        told = any(True for _ in self.document.children(head, "dobj", "dative", "nsubjpass")) or any(
            True for verb in below for _ in self.document.children(verb, "nsubj")
        )
        return told and any(part.tag == "TO" for verb in below for part in self.document.children(verb))

    def _is_own_act(self, outline: Outline) -> bool:
        """Tell a threat ("warns that it will") from a warning of what another may do."""
        return outline.is_cue or self.acts_for(outline, self.speakers.of(outline)[0][1])

    def _is_judgement(self, outline: Outline, attribution: Attribution) -> bool:
        """Tell words that judge from words that tell: quoted, with "be" as verb, or in a mood of may and would."""
        head = self.document.tokens[outline.clause.head]
        if (
            attribution.direct
            or attribution.kind in _VALUING
            or head.lemma in ("be", "seem", "become", "remain", "have")
        ):
            return True
        return any(
            child.tag == "MD" and child.lower not in ("will", "'ll") for child in self.document.children(head, "aux")
        )

    def acts_for(self, outline: Outline, speaker: Actor | None) -> bool:
        """Tell whether the clause's subject may act for the speaker: itself, or of the same side; unknown subjects are given the benefit."""
        if outline.clause.subject is None:
            return True
        token = self.document.tokens[outline.clause.subject]
        subject = self.participants.actor_at(token)
        if subject is None:
            kinds = {kind for kind, _ in event_rules().of_noun(token)} if token.pos == "NOUN" else set()
            if kinds:
                return (
                    "negotiate" in kinds
                )  # talks are held by those who announce them; an offensive only takes its course
            return token.pos == "PRON" or speaker is None or speaker.kind != "person"
        if speaker is None:
            return True
        return subject.id == speaker.id or subject.side is None or subject.side == speaker.side


def _is_plain(outline: Outline, by_rule: str) -> bool:
    """Tell whether the rules leave no doubt: their type leads all others by more than a strong trigger."""
    others = [score for kind, score in outline.event.scores.items() if kind != by_rule]
    return outline.event.scores.get(by_rule, 0.0) - max(others, default=0.0) >= _PLAIN


def settle(type_: str, modality: Modality, document: Document, head: Token) -> tuple[str, Modality]:
    """Make type and modality fit: a request is requested, a refusal is asserted, "will not" refuses."""
    if type_ == "request" and modality not in ("denied", "not_known"):
        return type_, "requested"
    if (
        modality == "denied"
        and is_future(document, head)
        and type_ not in ("assess", "casualties")
        and head.lemma not in ("be", "have")
    ):
        if head.lemma in _HINDERING:
            return type_, "asserted"
        return "refuse", "asserted"
    if type_ == "refuse" and modality in ("denied", "intended"):
        return type_, "asserted"
    return type_, modality
