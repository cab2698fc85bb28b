"""Who is said to answer for a statement, in the text and in the report."""

import re
from typing import NamedTuple

from dateline.records import Attribution, Claim, Reading, Source, Span, Token
from dateline.views.verify import polarity

_GENERIC = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "its",
        "their",
        "his",
        "her",
        "s",
        "u.s",
        "us",
        "official",
        "officials",
        "government",
        "ministry",
        "minister",
        "president",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "secretary",
        "military",
        "army",
        "forces",
        "force",
        "statement",
        "report",
        "agency",
        "deputy",
        "chief",
        "head",
        "senior",
        "state",
        "press",
        "general",
        "staff",
        "authorities",
        "department",
        "prime",
        "foreign",
        "defense",
        "defence",
        "he",
        "she",
        "it",
        "they",
        "who",
        "commander",
        "governor",
        "leader",
        "leaders",
        "member",
        "members",
        "service",
        "news",
        "tv",
        "television",
    ]
)
_BLAME = frozenset({"blamed", "accused", "attributed", "alleged", "suspected", "blames", "accuses", "attributes"})
_CALLING = frozenset({"call", "describe", "put", "term", "label", "blame", "praise", "speak", "list", "name", "give"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "this", "that"})
_POINTING = frozenset({"it", "he", "she", "they", "who", "officials"})
_BODY_NOUNS = frozenset(
    "department ministry agency embassy council committee group movement statement army military government company office union court party command coalition guard guards police navy brigade militia alliance association mission force front council league bureau nations cross".split()  # noqa: SIM905
)
_BODIES = frozenset({"body", "collective", "anonymous"})


MOSTLY_INSIDE = 0.6
"""The share of a statement's words that must be somebody's in the report before telling it as plain fact drops the source."""


class SpeakerResult(NamedTuple):
    """How the source came out: `same`, `swapped`, `dropped` (a claim became plain fact), `added`, or `unknown`; with who the report names."""

    outcome: str
    stated: str | None
    reported: str | None
    span: Span | None


def attribution_tokens(reading: Reading, span: Span) -> set[int]:
    """Return the tokens of a stretch that name the source or attribute: they are compared as a source, not as content."""
    found: set[int] = set()
    for attribution in reading.attributions:
        if not any(part.overlaps(span) for part in attribution.content):
            continue
        for part in _framing(attribution):
            if span.overlaps(part):
                found.update(token.i for token in reading.document.tokens_in(part))
    return found


def _framing(attribution: Attribution) -> list[Span]:
    """Return the source, the channel, and a cue that only says that something was said."""
    parts = [part for part in (attribution.source, attribution.channel) if part is not None]
    if attribution.cue is not None and attribution.cue_lemma in polarity.words("saying"):
        parts.append(attribution.cue)
    return parts


def compare_speakers(
    text: Reading, span: Span, source: Reading, tokens: list[Token], names: set[str], main: Token | None = None
) -> SpeakerResult:
    """Compare who answers for a statement with who answers for the words of the report that it was found in.

    `names` are the words of the names in the statement: who is named as the doer of a saying answers for it, whatever the verb.
    """
    mine = _speakers([claim for claim in text.claims if claim.rule != "comparison" and _inside(claim, span)])
    inside, told = _told(source, tokens)
    if main is not None and main.lemma.lower() in polarity.words("blaming") and (accusing := _accusing(source, main)):
        told = [accusing.source]
    if not mine:
        if not told or (inside < MOSTLY_INSIDE * len(tokens) and not _is_said(source, main)):
            return SpeakerResult("same", None, None, None)
        words = span.of(text.document.text).lower()
        if any(_words(each) & names or _is_named(each, words) for each in told) and _says_something(text, span):
            return SpeakerResult("same", None, told[0].name, None)
        if _by_pronoun(text, span):
            return SpeakerResult("unknown", None, told[0].name, None)
        return SpeakerResult("dropped", None, told[0].name, _span(told[0]))
    if any(agree(left, right) for left in mine for right in told):
        return SpeakerResult("same", mine[0].name, None, None)
    if told and 2 * inside >= len(tokens) and any(_differ(left, right) for left in mine for right in told):
        return SpeakerResult("swapped", mine[0].name, told[0].name, _span(told[0]))
    return SpeakerResult("added", mine[0].name, told[0].name if told else None, None)


def _is_named(source: Source, words: str) -> bool:
    """Tell whether a source stands in some words as the report calls it, or by its name: "the US government"."""
    called = (_plain(source), source.name.lower())
    return any(" " in name and re.search(rf"\b{re.escape(name)}\b", words) for name in called)


def _is_said(reading: Reading, main: Token | None) -> bool:
    """Tell whether the main word of it is what somebody says in the report: "said it had planted"."""
    if main is None or main.dep != "ccomp" or not any(_holds(each, main) for each in reading.attributions):
        return False
    return reading.document.tokens[main.head].lemma.lower() in polarity.words("saying")


def _says_something(reading: Reading, span: Span) -> bool:
    """Tell whether a stretch has a word of saying, wanting or judging: then who is named with it answers for it."""
    lemmas = {token.lemma.lower() for token in reading.document.tokens_in(span) if token.pos in {"VERB", "NOUN"}}
    kinds = ("saying", "unreal", "blaming", "refusing", "claiming", "hedged")
    return bool(lemmas & (_CALLING | frozenset().union(*map(polarity.words, kinds))))


def _by_pronoun(reading: Reading, span: Span) -> bool:
    """Tell whether somebody named before does the first thing told: "He called it a step"."""
    verbs = [token for token in reading.document.tokens_in(span) if token.dep == "nsubj" and token.pos == "PRON"]
    return (
        bool(verbs)
        and verbs[0].lower in {"he", "she", "they"}
        and reading.document.tokens[verbs[0].head].lemma.lower() in _CALLING
    )


def _inside(claim: Claim, span: Span) -> bool:
    return claim.evidence_start < span.end and span.start < claim.evidence_end


def _speakers(claims: list[Claim]) -> list[Source]:
    found: dict[str, Source] = {}
    for claim in claims:
        if claim.source.text is not None:
            found.setdefault(claim.source.name, claim.source)
    return list(found.values())


def _told(reading: Reading, tokens: list[Token]) -> tuple[int, list[Source]]:
    """Return how many of the tokens somebody answers for, and who: the sources of the attributions around them, the most frequent first.

    Where one attribution stands inside another, everyone of the chain answers.
    """
    counts: dict[int, int] = {}
    inside = 0
    for token in tokens:
        around = [
            (sum(part.end - part.start for part in each.content), number)
            for number, each in enumerate(reading.attributions)
            if _holds(each, token)
        ]
        if around:
            inside += 1
            number = min(around)[1]
            counts[number] = counts.get(number, 0) + 1
    sources: dict[str, Source] = {}
    for token in tokens:
        claim = _accusing(reading, token)
        if claim is not None:
            inside += 0 if any(_holds(each, token) for each in reading.attributions) else 1
            sources.setdefault(claim.source.name, claim.source)
    top = max(counts.values(), default=0)
    for number in sorted(counts, key=lambda each: -counts[each]):
        if 2 * counts[number] < top:
            continue
        chain: int | None = number
        while chain is not None:
            found = _source_of(reading, reading.attributions[chain])
            if found is not None:
                sources.setdefault(found.name, found)
            chain = reading.attributions[chain].outer
    return inside, list(sources.values())


def _holds(attribution: Attribution, token: Token) -> bool:
    """Tell whether a word stands in what an attribution answers for, or in its cue."""
    cue = attribution.cue
    return any(part.start <= token.start < part.end for part in attribution.content) or (
        cue is not None and cue.start <= token.start < cue.end
    )


def _accusing(reading: Reading, token: Token) -> Claim | None:
    """Return the claim around a word in which somebody blames somebody; null when there is none."""
    return next(
        (
            claim
            for claim in reading.claims
            if claim.source.text is not None
            and claim.evidence_start <= token.start < claim.evidence_end
            and (
                claim.type == "accuse"
                or ((claim.cue or "").split()[:1] and (claim.cue or "").lower().split()[0] in _BLAME)
            )
        ),
        None,
    )


def _source_of(reading: Reading, attribution: Attribution) -> Source | None:
    """Return the source as the claims name it, or by its words alone; null where no claim and no words name one."""
    span = attribution.source
    for claim in reading.claims:
        if claim.source.start is not None and span is not None and claim.source.start == span.start:
            return claim.source
    if span is None:
        held = [
            claim
            for claim in reading.claims
            if any(part.start <= claim.evidence_start < part.end for part in attribution.content)
        ]
        return next((claim.source for claim in held if claim.source.text is not None), None)
    words = span.of(reading.document.text)
    actors = {actor.id: actor for actor in reading.mentions.actors}
    for mention in reading.mentions.actor_mentions:
        actor = actors.get(mention.actor)
        if span.covers(mention) and actor is not None:
            return Source(name=actor.name, kind=actor.kind, side=actor.side, text=words, start=span.start, end=span.end)
    return Source(name=words, kind="collective", text=words, start=span.start, end=span.end)


def agree(left: Source, right: Source) -> bool:
    """Tell whether two sources may be one: a name in common, or a body and somebody of the same side who speaks for it."""
    if left.name == right.name or _plain(left) == _plain(right) != "":
        return True
    if _names_of(left) & _names_of(right):
        return True
    if _is_anaphor(left) and _bodies(left) & _bodies(right):
        return True
    bodies = _bodies(left), _bodies(right)
    if left.side is None or left.side != right.side or (all(bodies) and not bodies[0] & bodies[1]):
        return False
    return left.kind in _BODIES and right.kind in _BODIES and not (_own(left) and _own(right))


def _plain(source: Source) -> str:
    words = (source.text or "").lower().split()
    return " ".join(word for word in words if word not in {"the", "a", "an"})


def _differ(left: Source, right: Source) -> bool:
    """Tell whether two sources that do not agree are two for sure: both have names of their own, or they are of two sides."""
    if _is_anaphor(left):
        return False
    if left.side is not None and right.side is not None and left.side != right.side:
        return True
    return bool(_words(left)) and bool(_words(right))


def _is_anaphor(source: Source) -> bool:
    """Tell whether the words of a source only point back: "it", "the department"."""
    words = (source.text or "").split()
    first = words[0].lower() if words else ""
    if not words or any(word[0].isupper() for word in words[1:]):
        return False
    return first in _POINTING or (len(words) > 1 and first in _DETERMINERS)


def _bodies(source: Source) -> frozenset[str]:
    text = f"{source.name} {source.text or ''}".lower().replace("’", "'")
    return frozenset(word.strip(".,'\"()") for word in text.split()) & _BODY_NOUNS


def _own(source: Source) -> bool:
    """Tell whether a source has a name of its own beside its state and office."""
    return len(_words(source)) > 1


def _words(source: Source) -> frozenset[str]:
    text = f"{source.name} {source.text or ''}".lower().replace("’", "'").replace("'s", "")
    return frozenset(word.strip(".,'\"()") for word in text.split()) - _GENERIC - {""}


def _names_of(source: Source) -> frozenset[str]:
    """Return the words of a source that name it: not its kind ("union", "army"), unless it has no others."""
    words = _words(source)
    return words - _BODY_NOUNS or words


def _span(source: Source) -> Span | None:
    return Span(start=source.start, end=source.end) if source.start is not None and source.end is not None else None
