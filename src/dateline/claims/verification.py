"""Whether anyone checked, or contests, a claim."""

import re
from collections.abc import Sequence

from msgspec import structs

from dateline.claims.disclaimers import Disclaimer
from dateline.records import Claim, Document

_CONFIRMING = ("confirm", "acknowledg", "admit", "verif", "corroborat", "conced")
_TERRITORY = frozenset({"capture", "hold", "withdraw", "advance", "repel"})
_ATTACKS = frozenset({"attack", "strike", "airstrike", "bombing", "explosion", "blast", "shelling", "responsibility"})
_CONTRAST = frozenset({"however", "but", "although", "though", "contrary", "despite", "instead", "nevertheless"})
_SAID_AGAIN = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:e[sd]?|ing)|reject(?:s|ed)?|refut(?:e[sd]?|ing)|dismiss(?:es|ed)?)\s+(?:\w+\s+){0,3}?"
    r"(?:(?:the|these|this|that|those|such|all)\s+(?:\w+\s+){0,3}?(?:accusations?|allegations?|claims?|reports?|charges?|statements?)|this|it|involvement(?!\s+with)|responsibility)\b",
    re.IGNORECASE,
)
# How many words two claims must share to be of the same matter.
_SAME_MATTER = 2
# How much of the shorter of two judgements the other must share.
_MOST_OF_IT = 0.6
_CONTENT_TAGS = ("NN", "VB", "JJ")
_COMMON = frozenset(
    {
        "say",
        "be",
        "have",
        "do",
        "make",
        "take",
        "tell",
        "report",
        "claim",
        "deny",
        "official",
        "people",
        "year",
        "day",
        "include",
        "other",
        "new",
    }
)


def apply_disclaimers(
    claims: Sequence[Claim], disclaimers: Sequence[Disclaimer], publisher: str | None
) -> tuple[Claim, ...]:
    """Mark as unverified what a disclaimer covers: asserted claims that stand before it and are neither the outlet's own nor a private person's."""
    return tuple(_covered(claim, disclaimers, publisher) for claim in claims)


def _covered(claim: Claim, disclaimers: Sequence[Disclaimer], publisher: str | None) -> Claim:
    if claim.modality != "asserted" or claim.source.kind == "narrator" or claim.private_person:
        return claim
    for disclaimer in disclaimers:
        if claim.evidence_start < disclaimer.start and claim.verification == "none":
            return structs.replace(claim, verification=disclaimer.status, verification_by=disclaimer.by or publisher)
    return claim


def apply_disputes(claims: Sequence[Claim], document: Document, parties: frozenset[str]) -> tuple[Claim, ...]:
    """Mark as disputed what another source of the report denies or contradicts; that outranks unverified.

    Two claims dispute each other when one denies what the other asserts, when they lay one attack at different doors, or when the second
    contradicts the first about a place ("however"). Two sides each repelling or shelling the other do not. `parties` are the
    short names of states and armed groups: only they can be blamed.
    """
    words = [_content_words(claim, document) for claim in claims]
    by: dict[int, list[str]] = {}
    for second in range(len(claims)):
        for first in range(second):
            pair = claims[first], claims[second]
            if pair[0].source.name != pair[1].source.name and (
                _denies(*pair, words[first], words[second], document)
                or _answers(*pair, document)
                or _blames_another(*pair, words[first] & words[second], parties)
                or _contradicts(*pair, document)
                or _rival_tolls(*pair)
            ):
                by.setdefault(first, []).append(pair[1].source.name)
                by.setdefault(second, []).append(pair[0].source.name)
    return tuple(
        structs.replace(claim, verification="disputed", verification_by="; ".join(dict.fromkeys(by[number])))
        if number in by
        else claim
        for number, claim in enumerate(claims)
    )


def apply_confirmations(claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
    """Mark as confirmed what somebody else confirms or the other side admits; a source's own "confirms" confirms nothing."""
    words = [_content_words(claim, document) for claim in claims]
    confirmed = list(claims)
    for second, claim in enumerate(claims):
        if not _is_confirmation(claim):
            continue
        for first in range(second):
            earlier = claims[first]
            if (
                earlier.verification in ("none", "unverified")
                and earlier.modality == "asserted"
                and earlier.source.kind != "narrator"
                and earlier.source.name != claim.source.name
                and (earlier.source.side is None or earlier.source.side != claim.source.side)
                and len(words[first] & words[second]) >= _SAME_MATTER
                and _same_setting(earlier, claim)
            ):
                confirmed[first] = structs.replace(earlier, verification="confirmed", verification_by=claim.source.name)
    return tuple(confirmed)


def _is_confirmation(claim: Claim) -> bool:
    if claim.modality != "asserted" or claim.source.kind == "narrator" or claim.cue is None:
        return False
    return any(word.startswith(_CONFIRMING) for word in claim.cue.lower().split())


def _rival_tolls(first: Claim, second: Claim) -> bool:
    """Tell two tolls of one event that cannot both be right: same place and day, other figures, none of them a mere bound."""
    if (
        first.type != "casualties"
        or second.type != "casualties"
        or "narrator" in (first.source.kind, second.source.kind)
    ):
        return False
    if first.modality != "asserted" or second.modality != "asserted" or not _same_setting(first, second):
        return False
    if (
        first.when is None
        or second.when is None
        or not (_same_place(first, second) or not (first.where or second.where))
    ):
        return False
    one = {figure.unit: figure for figure in first.figures if figure.bound is None and figure.value_to is None}
    two = {figure.unit: figure for figure in second.figures if figure.bound is None and figure.value_to is None}
    return any(one[unit].value != two[unit].value for unit in one.keys() & two.keys())


def _denies(first: Claim, second: Claim, one: frozenset[str], two: frozenset[str], document: Document) -> bool:
    """One asserts what the other denies: the same kind of event in the same words, or the sentence before ("However, no such ...")."""
    if (
        "denied" not in (first.modality, second.modality)
        or first.modality == second.modality
        or "narrator" in (first.source.kind, second.source.kind)
    ):
        return False
    shared = len(one & two)
    most = first.type != "assess" or shared > _MOST_OF_IT * min(len(one), len(two))
    if first.type == second.type and shared >= _SAME_MATTER and most:
        return True
    return second.modality == "denied" and _contrasts(second, document) and _follows(first, second, document)


def _answers(first: Claim, second: Claim, document: Document) -> bool:
    """Tell whether the second rejects what has just been told: "Norway denied the accusations"."""
    if (
        second.cue is None
        or not (second.modality == "denied" or second.type == "refuse")
        or not _SAID_AGAIN.search(second.evidence)
    ):
        return False
    return _follows(first, second, document) or document.sentence_at(first.evidence_start) == document.sentence_at(
        second.evidence_start
    )


def _follows(first: Claim, second: Claim, document: Document) -> bool:
    one, two = document.sentence_at(first.evidence_start), document.sentence_at(second.evidence_start)
    return one is not None and two is not None and one.paragraph == two.paragraph and two.index - one.index == 1


def _blames_another(first: Claim, second: Claim, shared: frozenset[str], parties: frozenset[str]) -> bool:
    """Tell whether two sources name different doers of one attack, "the attack" of the report."""
    if (
        first.type != "strike"
        or second.type != "strike"
        or first.modality != "asserted"
        or second.modality != "asserted"
    ):
        return False
    if "narrator" in (first.source.kind, second.source.kind) or not shared & _ATTACKS:
        return False
    doers = {first.actor, second.actor}
    if len(doers) < 2 or not doers <= parties or doers & {first.target, second.target}:
        return False
    return _same_setting(first, second)


def _contradicts(first: Claim, second: Claim, document: Document) -> bool:
    return (
        {first.type, second.type} <= _TERRITORY
        and first.modality == second.modality == "asserted"
        and _same_place(first, second)
        and _contrasts(second, document)
    )


def _same_setting(first: Claim, second: Claim) -> bool:
    if (
        first.when is not None
        and second.when is not None
        and (first.when.start, first.when.end) != (second.when.start, second.when.end)
    ):
        return False
    return _same_place(first, second) or not (first.where and second.where)


def _same_place(first: Claim, second: Claim) -> bool:
    return bool(
        {where.place or where.name for where in first.where} & {where.place or where.name for where in second.where}
    )


def _contrasts(claim: Claim, document: Document) -> bool:
    sentence = document.sentence_at(claim.evidence_start)
    return sentence is not None and any(token.lower in _CONTRAST for token in document.words(sentence))


def _content_words(claim: Claim, document: Document) -> frozenset[str]:
    """Return the lemmas that tell what a claim is about: nouns, verbs and adjectives, without source and cue."""
    skipped = [(claim.source.start, claim.source.end), (claim.cue_start, claim.cue_end)]
    return frozenset(
        token.lemma.lower()
        for token in document.tokens[
            document.token_at(claim.evidence_start) : document.token_at(claim.evidence_end - 1) + 1
        ]
        if token.tag.startswith(_CONTENT_TAGS)
        and token.lemma.lower() not in _COMMON
        and not any(start is not None and end is not None and start <= token.start < end for start, end in skipped)
    )
