"""What is weak about a claim as it was read: stated reasons, the gravest first, from which the queue of the claims to review is made."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from dateline.records import Claim, Issue


class Weakness(NamedTuple):
    """A reason to look at a claim: its code, the slot concerned, and the reason in words."""

    code: str
    slot: str
    words: str


_ALL = (
    Weakness("decided-again", "claim", "decided before, and read otherwise since"),
    Weakness("disputed", "verification", "another claim disputes it"),
    Weakness("source-unresolved", "source", "it is not clear who answers for it"),
    Weakness("place-ambiguous", "where", "the name may mean several places"),
    Weakness("place-unresolved", "where", "a place that the gazetteer does not know"),
    Weakness("date-ambiguous", "when", "the date can be read in several ways"),
    Weakness("date-unresolved", "when", "the words of the date could not be resolved"),
    Weakness("figure-unlinked", "figures", "a figure stands by it whose meaning is not clear"),
    Weakness("figure-unread", "figures", "a figure whose number could not be read"),
    Weakness("quotation-open", "source", "a quotation that does not end: whose words are they"),
    Weakness("place-missing", "where", "no place is told"),
    Weakness("date-missing", "when", "no day is told"),
    Weakness("actor-missing", "actor", "nobody is told to have done it"),
    Weakness("figure-missing", "figures", "casualties without a figure"),
    Weakness("figure-without-unit", "figures", "a figure that counts something without a unit of its own"),
    Weakness("place-coarse", "where", "who holds what, told of a place that is too wide to draw"),
    Weakness("source-by-pronoun", "source", "the source is a pronoun in the text"),
    Weakness("source-unnamed", "source", "a source without a name"),
    Weakness("hedged", "modality", "told with a reservation"),
    Weakness("type-open", "type", "an event of no type"),
)
WEAKNESSES = {each.code: each for each in _ALL}
"""Every reason by its code, the gravest first."""
DISPUTED, AGAIN = "disputed", "decided-again"
_RANK = {code: rank for rank, code in enumerate(WEAKNESSES)}
_MOST = 31
_OF_PLACES = frozenset({"capture", "withdraw", "hold", "advance", "fight", "repel", "strike", "damage", "casualties", "displace", "abuse", "deploy"})  # fmt: skip
_OF_ACTORS = frozenset({"capture", "withdraw", "hold", "advance", "strike", "deploy", "aid", "sanction", "request", "refuse", "threaten", "accuse"})  # fmt: skip
_OF_HOLDERS = frozenset({"capture", "withdraw", "hold"})
_COARSE_KM = 25.0
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "both", "this", "these"})
_OF_ISSUES = {
    "place-ambiguous": "place-ambiguous",
    "place-unknown": "place-unresolved",
    "date-ambiguous": "date-ambiguous",
    "time-unanchored": "date-unresolved",
    "source-unresolved": "source-unresolved",
    "quotation-open": "quotation-open",
    "figure-unlinked": "figure-unlinked",
}


def find_weaknesses(claim: Claim, issues: Iterable[Issue], decided: Collection[str] = ()) -> tuple[str, ...]:
    """Return the codes of what is weak about a claim, the gravest first; `issues` are those of its report, `decided` slots are weak no more."""
    found = {*_of_issues(claim, issues), *_of_slots(claim)}
    return tuple(code for code in WEAKNESSES if code in found and WEAKNESSES[code].slot not in decided)


def grade_of(codes: tuple[str, ...]) -> int:
    """Return the place in the queue that reasons give, smallest first: by the gravest reason, then by their number. It orders and says nothing else."""
    gravest = _RANK[codes[0]] if codes else len(_RANK)
    return gravest * (_MOST + 1) + _MOST - min(len(codes), _MOST)


def _of_issues(claim: Claim, issues: Iterable[Issue]) -> Iterator[str]:
    for issue in issues:
        code = _OF_ISSUES.get(issue.code)
        if code is None or issue.start is None or issue.end is None:
            continue
        spans = [(claim.evidence_start, claim.evidence_end)]
        if claim.source.start is not None and claim.source.end is not None:
            spans.append((claim.source.start, claim.source.end))
        if any(issue.start < end and start < issue.end for start, end in spans):
            yield code


def _of_slots(claim: Claim) -> Iterator[str]:
    yield from _of_source(claim)
    yield from _of_where(claim)
    yield from _of_when(claim)
    yield from _of_figures(claim)
    if claim.actor is None and claim.type in _OF_ACTORS:
        yield "actor-missing"
    if claim.modality == "hedged":
        yield "hedged"
    if claim.type == "other":
        yield "type-open"
    if claim.verification == "disputed":
        yield DISPUTED


def _of_source(claim: Claim) -> Iterator[str]:
    if (claim.source.text or "").casefold() in _PRONOUNS:
        yield "source-by-pronoun"
    if claim.source.kind in ("anonymous", "collective"):
        yield "source-unnamed"


def _of_where(claim: Claim) -> Iterator[str]:
    if not claim.where and claim.type in _OF_PLACES:
        yield "place-missing"
    for where in claim.where:
        if where.lat is None:
            yield "place-unresolved"
        elif claim.type in _OF_HOLDERS and (where.precision_km or 0.0) > _COARSE_KM:
            yield "place-coarse"


def _of_when(claim: Claim) -> Iterator[str]:
    if claim.when is None:
        if claim.type in _OF_PLACES:
            yield "date-missing"
    elif claim.when.start is None:
        yield "date-unresolved"
    if claim.when_alternatives:
        yield "date-ambiguous"


def _of_figures(claim: Claim) -> Iterator[str]:
    if not claim.figures and claim.type == "casualties":
        yield "figure-missing"
    for figure in claim.figures:
        if figure.value is None:
            yield "figure-unread"
        if figure.unit.startswith("other:"):
            yield "figure-without-unit"
