"""Why a claim has its words, type and modality."""

from collections.abc import Iterator

from dateline.claims.events import read_event
from dateline.claims.governing import know_nouns
from dateline.claims.learned import features_of, type_model
from dateline.claims.modality import compile_rules, is_future, is_negated, read_modality, read_words
from dateline.claims.triggers import event_rules
from dateline.lexicons import load
from dateline.records import Token
from dateline.views.grounds import Grounds, Step

_ROLES = {
    "main": "the main clause of its sentence",
    "coordinate": "a clause joined to another by a conjunction",
    "adverbial": "an adverbial clause (after, while, if ...)",
    "relative": "a relative clause that states an event of its own",
    "participle": "a participle that states an event of its own",
    "content": "the content clause of a cue",
    "nominal": "an event noun that has a place or party of its own",
}
_MOODS = {"deny": "denied", "intend": "intended", "request": "requested", "predict": "predicted"}


def explain_clause(grounds: Grounds) -> Step:
    """Say which clause the claim is made of, and by which verb or noun."""
    outline, document = grounds.outline, grounds.document
    if outline is None or grounds.head is None:
        return Step(about="clause", result="no clause of this document gives the claim")
    because = [_ROLES[outline.clause.role]]
    if grounds.claim.rule == "comparison":
        because = ["a figure that another is measured against, stated by somebody else: a claim of its own"]
    if outline.is_cue:
        because.append("its verb is itself the cue")
    if outline.is_aside:
        because.append("it only adds to what is attributed: the mood of the cue does not reach it")
    if outline.clause.subject is not None:
        because.append(f"its subject: {document.tokens[outline.clause.subject].text}")
    head = grounds.head
    return Step(
        about="clause",
        result=outline.clause.role,
        words=head.text,
        start=head.start,
        end=head.end,
        because=tuple(because),
    )


def explain_event(grounds: Grounds) -> Step:
    """Say which words triggered which types, each weighed by its place in the clause."""
    claim, outline = grounds.claim, grounds.outline
    if outline is None or grounds.head is None:
        return Step(about="event", result=claim.type)
    ranked = sorted(outline.event.scores.items(), key=lambda pair: (-pair[1], pair[0]))
    scores = ", ".join(f"{kind} {score:.1f}" for kind, score in ranked)
    because = [f"scores: {scores}" if scores else "no word of the clause is in the event lexicon", *_triggers(grounds)]
    if claim.type != outline.event.type:
        because.append(f"{claim.type} instead of {outline.event.type}: {_overruling(grounds)}")
    return Step(about="event", result=claim.type, because=tuple(because))


def _overruling(grounds: Grounds) -> str:
    """Say what outranked the event that the words of the clause tell of."""
    type_, kind = grounds.claim.type, grounds.attribution.kind if grounds.attribution else None
    if grounds.claim.rule.endswith("/learned"):
        return f"the learned model is certain of it; what speaks for it: {_learned(grounds)}"
    if type_ == kind:
        return f"the cue itself is the act (class “{kind}”)"
    if type_ == "refuse":
        return "what will not be done is refused"
    if type_ in ("assess", "accuse"):
        return "the words judge rather than tell"
    return "type and modality were made to fit"


def _learned(grounds: Grounds) -> str:
    """Say which words and settings speak most for the type in the learned model."""
    model, outline = type_model(), grounds.outline
    if model is None or outline is None:
        return "the model is not installed here"
    features = features_of(grounds.document, outline, grounds.attribution, None)
    return ", ".join(model.reasons(features, grounds.claim.type)) or "the meaning of its words"


def _triggers(grounds: Grounds) -> Iterator[str]:
    """Yield one line for each word and phrase of the clause that tells of an event."""
    head = grounds.head
    if head is None or grounds.outline is None:
        return
    around = know_nouns(grounds.document, grounds.reading.mentions, [grounds.outline.clause])
    for token in grounds.words:
        raw = dict(event_rules().of_word(grounds.document, token, around))
        weighed = read_event(grounds.document, [token], head, around).scores
        for kind, weight in raw.items():
            yield f"“{token.text}”: {kind}, weight {weight:.1f}, {weighed[kind]:.1f} where it stands"
    words = grounds.document.text[grounds.words[0].start : grounds.words[-1].end].lower() if grounds.words else ""
    for kind, weight, pattern in event_rules().phrases:
        match = pattern.search(words)
        if match:
            yield f"“{match.group()}”: {kind}, weight {weight:.1f} (phrase)"


def explain_modality(grounds: Grounds) -> Step:
    """Say whether the cue, a word of the clause, its tense or a negation decided how it is meant."""
    return Step(
        about="modality", result=grounds.claim.modality, because=tuple(_mood(grounds, grounds.words, grounds.head))
    )


def _mood(grounds: Grounds, words: list[Token], head: Token | None) -> Iterator[str]:
    modality, attribution, outline = grounds.claim.modality, grounds.attribution, grounds.outline
    if head is None or outline is None:
        return
    document = grounds.document
    kind = attribution.kind if attribution is not None and not outline.is_aside else None
    if kind in _MOODS and _MOODS[kind] == modality:
        yield f"the cue is of class “{kind}”"
        return
    for rule in compile_rules(load("modality")):
        if read_words(document, words, head, (rule,)) == modality:
            yield f"words of the list “{modality}” stand in the clause"
            return
    if modality == read_modality(document, words, head, None, is_own=modality == "intended"):
        if is_future(document, head):
            yield f"“{head.text}” stands in the future" + (" and is negated" if is_negated(document, head) else "")
        elif is_negated(document, head):
            yield f"“{head.text}” is negated"
        else:
            yield "nothing in the clause says otherwise"
    else:
        yield f"made to fit the type {grounds.claim.type}"
