"""Who is said to answer for a statement, in the text and in the report."""

from typing import NamedTuple

from dateline.records import Attribution, Claim, Reading, Source, Span, Token

_GENERIC = frozenset(
    "the a an of and its their his her s u.s us official officials government ministry minister president spokesman spokesperson spokeswoman secretary military army "
    "forces force statement report agency deputy chief head senior state press general staff authorities department prime foreign defense defence he she it they who "
    "commander governor leader leaders member members service news tv television".split()  # noqa: SIM905
)
_BODIES = frozenset({"body", "collective", "anonymous"})


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
        for part in _framing(reading, attribution):
            if span.overlaps(part):
                found.update(token.i for token in reading.document.tokens_in(part))
    return found


def _framing(reading: Reading, attribution: Attribution) -> list[Span]:
    parts = [part for part in (attribution.cue, attribution.channel) if part is not None]
    if attribution.source is not None:
        head = reading.document.head_in(attribution.source)
        parts.append(attribution.source)
        if head is not None:
            parts.append(reading.document.subtree(head)) if attribution.source.covers(Span(start=head.start, end=head.end)) and _is_short(reading, head) else None
    return parts


def _is_short(reading: Reading, head: Token) -> bool:
    return head.right - head.left <= 12


def compare_speakers(text: Reading, span: Span, source: Reading, tokens: list[Token]) -> SpeakerResult:
    """Compare who answers for a statement with who answers for the words of the report that it was found in."""
    mine = _speakers(text, [claim for claim in text.claims if claim.rule != "comparison" and _inside(claim, span)])
    theirs = _weighed(source, tokens)
    told = [each for each in theirs if each.kind != "narrator"]
    if not mine:
        if not theirs or len(told) < len(theirs):
            return SpeakerResult("same" if theirs else "unknown", None, None, None)
        return SpeakerResult("dropped", None, told[0].name, _span(told[0]))
    if any(agree(left, right) for left in mine for right in told):
        return SpeakerResult("same", mine[0].name, None, None)
    if told:
        return SpeakerResult("swapped", mine[0].name, told[0].name, _span(told[0]))
    return SpeakerResult("added" if theirs else "unknown", mine[0].name, None, None)


def _inside(claim: Claim, span: Span) -> bool:
    return claim.evidence_start < span.end and span.start < claim.evidence_end


def _speakers(reading: Reading, claims: list[Claim]) -> list[Source]:
    found: dict[str, Source] = {}
    for claim in claims:
        if claim.source.kind != "narrator":
            found.setdefault(claim.source.name, claim.source)
    return list(found.values())


def _weighed(reading: Reading, tokens: list[Token]) -> list[Source]:
    """Return the sources of the claims that the most of the tokens stand in, innermost claim first."""
    counts: dict[str, tuple[int, Source]] = {}
    for token in tokens:
        holding = [claim for claim in reading.claims if claim.evidence_start <= token.start and token.end <= claim.evidence_end]
        if not holding:
            continue
        inner = min(claim.evidence_end - claim.evidence_start for claim in holding)
        for claim in holding:
            if claim.evidence_end - claim.evidence_start == inner:
                count, _ = counts.get(claim.source.name, (0, claim.source))
                counts[claim.source.name] = (count + 1, claim.source)
    top = max((count for count, _ in counts.values()), default=0)
    return [each for count, each in sorted(counts.values(), key=lambda pair: -pair[0]) if 2 * count >= top]


def agree(left: Source, right: Source) -> bool:
    """Tell whether two sources may be one: a name in common, or a body and somebody of the same side who speaks for it."""
    if left.name == right.name:
        return True
    if _words(left) & _words(right):
        return True
    if left.side is None or left.side != right.side:
        return False
    return left.kind in _BODIES and right.kind in _BODIES and not (_own(left) and _own(right))


def _own(source: Source) -> bool:
    """Tell whether a source has a name of its own beside its state and office."""
    return len(_words(source)) > 1


def _words(source: Source) -> frozenset[str]:
    text = f"{source.name} {source.text or ''}".lower().replace("’", "'").replace("'s", "")
    return frozenset(word.strip(".,'\"()") for word in text.split()) - _GENERIC - {""}


def _span(source: Source) -> Span | None:
    return Span(start=source.start, end=source.end) if source.start is not None and source.end is not None else None
