"""Find what a source answers for: the content of a cue."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dateline.claims.cues import Cue
from dateline.claims.sources import agent_of, is_passive
from dateline.records import CueKind, Document, Record, Span, Token

Range = tuple[int, int]
Argument = tuple[
    str, Token, int | None
]  # frame, the word that heads the content, last token of the cue where it is not the verb itself
_EDGES = frozenset({",", ";", ":", "--", "–", "—", "-", "..."})
_TIME_DEPS = frozenset({"npadvmod", "tmod"})


class Content(Record, frozen=True, kw_only=True):
    """What a cue holds: the frame it was found in, its fragments, and the last token of the cue ("called on")."""

    frame: str
    fragments: tuple[Span, ...]
    cue_end: int | None = None


def find_content(document: Document, cue: Cue) -> Content | None:
    """Return the content of `cue`, the first frame that fits; null when the word attributes nothing here."""
    head = document.tokens[cue.token]
    if cue.is_noun:
        return _noun_content(document, cue, head)
    if is_passive(document, head):
        return _passive_content(document, cue, head)
    return _verb_content(document, cue, head)


def fragments_of(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Turn token ranges (both ends included) into spans without marks at their edges, in text order."""
    spans: list[Span] = []
    for first, last in sorted(ranges):
        trimmed = trim(document, first, last)
        if trimmed is not None:
            spans.append(trimmed)
    return tuple(spans)


def trim(document: Document, first: int, last: int) -> Span | None:
    """Return the span of tokens `first` to `last` without commas and a bare "that" at its edges; null when nothing is left."""
    tokens = document.tokens
    while first <= last and (
        tokens[first].text in _EDGES or tokens[first].text in ".!?" or tokens[first].pos == "SPACE"
    ):
        first += 1
    if first < last and tokens[first].lower == "that" and tokens[first].dep == "mark":
        first += 1
    while last >= first and (
        tokens[last].text in _EDGES
        or tokens[last].text == "."
        or tokens[last].pos == "SPACE"
        or tokens[last].dep == "cc"
    ):
        last -= 1
    if first > last:
        return None
    return Span(start=tokens[first].start, end=tokens[last].end)


def without(whole: Range, holes: Iterable[Range]) -> list[Range]:
    """Return what is left of a range of tokens when `holes` are cut out."""
    pieces: list[Range] = []
    start = whole[0]
    for first, last in sorted(holes):
        if last < start or first > whole[1]:
            continue
        if first > start:
            pieces.append((start, first - 1))
        start = max(start, last + 1)
    if start <= whole[1]:
        pieces.append((start, whole[1]))
    return pieces


def _verb_content(document: Document, cue: Cue, head: Token) -> Content | None:
    arguments = list(_arguments(document, cue, head))
    if not arguments:
        return _embracing_clause(document, cue, head)
    frame, argument, cue_end = arguments[0]
    group = _group(document, head, argument)
    ranges: list[Range] = []
    if argument.i < head.i:
        ranges = without((argument.left, argument.right), [group])
    else:
        first, last = argument.left, argument.right
        for _, other, _ in arguments[1:]:
            if other.left > head.i:
                last = max(last, other.right)
        first = max(first, head.i + 1, (cue_end or 0) + 1)
        last = _stop(document, head, argument, last)
        ranges = [(first, last)] if first <= last else []
    fragments = fragments_of(document, ranges)
    return Content(frame=frame, fragments=fragments, cue_end=cue_end) if fragments else None


def _group(document: Document, head: Token, argument: Token) -> Range:
    """Return the range of the cue with its subject, where they may stand inside the content."""
    first = last = head.i
    for child in document.children(head):
        if child.i == argument.i or child.dep == "punct":
            continue
        if not argument.left <= child.left <= child.right < argument.i and child.left > argument.i:
            first, last = min(first, child.left), max(last, child.right)
    return first, last


def _stop(document: Document, head: Token, argument: Token, last: int) -> int:
    """Cut a clause before a finite verb that the parser joined to an infinitive ("urged X to go and accused Y")."""
    if argument.tag not in ("VB", "VBG", "VBN") or head.tag not in ("VBD", "VBZ", "VBP"):
        return last
    has_subject = any(child.dep in ("nsubj", "nsubjpass") for child in document.children(argument))
    if has_subject:
        return last
    for child in document.children(argument, "conj"):
        if child.tag == head.tag:
            cc = [other.i for other in document.children(argument, "cc") if other.i < child.i]
            return min(last, (cc[-1] if cc else child.left) - 1)
    return last


def _arguments(document: Document, cue: Cue, head: Token) -> Iterator[Argument]:
    """Yield (frame, argument, last token of the cue) for the dependents of a verb that its frames allow, in order of preference."""
    frames = cue.frames
    objects: list[Token] = []
    found: list[Argument] = []
    for child in document.children(head):
        dep = child.dep
        if dep in ("dobj", "dative") and child.i > head.i:
            objects.append(child)
            continue
        frame = _clause_frame(document, frames, child)
        if frame:
            found.append((frame, child, None))
        elif dep == "prep" and child.lower in frames and child.i > head.i:
            found.extend(_prepositional(document, child))
        elif dep == "prt" and child.lower in frames:
            found.extend(_particle(document, head, child))
    yield from _with_objects(document, cue, found, objects, head)


def _clause_frame(document: Document, frames: Mapping[str, CueKind], child: Token) -> str | None:
    """Return the first frame of the cue that a clause under it fits."""
    fitting: tuple[str, ...] = ()
    if child.dep == "ccomp":
        fitting = ("clause", "person", "pred", "to" if _is_infinitive(document, child) else "clause")
    elif child.dep == "xcomp":
        fitting = ("to", "person") if _is_infinitive(document, child) else ("ing",) if child.tag == "VBG" else ("pred",)
    elif child.dep == "oprd":
        fitting = ("pred",)
    return next((frame for frame in fitting if frame in frames), None)


def _is_infinitive(document: Document, verb: Token) -> bool:
    return any(word.lower == "to" for word in document.children(verb, "aux"))


def _prepositional(document: Document, preposition: Token) -> Iterator[Argument]:
    for argument in document.children(preposition, "pobj", "pcomp"):
        yield preposition.lower, argument, preposition.i
        return


def _particle(document: Document, head: Token, particle: Token) -> Iterator[Argument]:
    for preposition in document.children(head, "prep"):
        for argument in document.children(preposition, "pobj", "pcomp"):
            yield particle.lower, argument, preposition.i
            return


def _with_objects(
    document: Document, cue: Cue, found: list[Argument], objects: list[Token], head: Token
) -> Iterator[Argument]:
    """Put the object before the rest where it is part of the content ("called X a crime", "urged X to act"), leave it out where it is the hearer."""
    if not objects:
        yield from _extended(document, found, head)
        return
    target = objects[-1]
    if found:
        frame = found[0][0]
        hearer = frame == "clause" or (cue.frames.get("person") == "say")
        if hearer or (frame == "to" and "person" not in cue.frames):
            yield from found
        else:
            yield frame, target, None
            yield from found
    elif "object" in cue.frames and not _is_time(document, target):
        yield "object", target, None


def _extended(document: Document, found: list[Argument], head: Token) -> Iterator[Argument]:
    """Let "call on X to act" reach the act."""
    yield from found
    if found and found[0][0] in ("on", "upon", "for", "to") and found[0][2] is not None:
        for child in document.children(head, "xcomp", "advcl", "ccomp"):
            if child.i > found[0][1].i and _is_infinitive(document, child):
                yield found[0][0], child, found[0][2]


def _is_time(document: Document, token: Token) -> bool:
    return token.entity >= 0 and document.names[token.entity].label in ("DATE", "TIME")


def _embracing_clause(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the clause that a parenthetical cue stands in or after ("X, he said, had fallen")."""
    if "quote" not in cue.frames and "clause" not in cue.frames:
        return None
    governor = document.tokens[head.head]
    if (
        head.dep not in ("parataxis", "ccomp", "advcl", "conj")
        or governor.i == head.i
        or governor.pos not in ("VERB", "AUX")
    ):
        return None
    if head.dep != "parataxis" and not _stands_apart(document, head):
        return None
    ranges = without((governor.left, governor.right), [(head.left, head.right)])
    fragments = fragments_of(document, ranges)
    return Content(frame="clause", fragments=fragments) if fragments else None


def _stands_apart(document: Document, head: Token) -> bool:
    """Tell whether a clause is only its cue and subject behind a comma (", he said")."""
    before = document.tokens[head.left - 1] if head.left else None
    marked = document.tokens[head.left].text == "," or (before is not None and before.text in (",", '"', "”"))
    subject = any(child.dep == "nsubj" for child in document.children(head))
    mark = any(child.dep == "mark" for child in document.children(head))
    return marked and subject and not mark


def _passive_content(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the content of a passive: its subject and what is said of it ("X is reported to be dead", "rejected by Y")."""
    rest = list(_passive_arguments(document, cue, head))
    if head.dep == "amod" or (not rest and (agent_of(document, head) is None or "object" not in cue.frames)):
        return None
    subject = next(iter(document.children(head, "nsubjpass", "nsubj", "csubjpass")), None)
    ranges = [(child.left, child.right) for _, child in rest]
    if subject is not None:
        if not rest or subject.lower != "it":
            ranges.append((subject.left, subject.right))
    elif head.dep in ("acl", "relcl"):
        ranges.append((document.tokens[head.head].left, head.left - 1))
    else:
        return None
    fragments = fragments_of(document, ranges)
    return Content(frame=rest[0][0] if rest else "object", fragments=fragments) if fragments else None


def _passive_arguments(document: Document, cue: Cue, head: Token) -> Iterator[tuple[str, Token]]:
    for child in document.children(head):
        if child.i < head.i:
            continue
        frame = _clause_frame(document, cue.frames, child)
        if frame:
            yield frame, child
        elif child.dep == "prep" and child.lower in cue.frames and child.lower != "by":
            for noun in document.children(child, "pobj", "pcomp"):
                yield child.lower, noun


def _noun_content(document: Document, cue: Cue, head: Token) -> Content | None:
    """Return the clause or phrase that a noun of saying holds ("its promise to act", "calls for a truce")."""
    for child in document.children(head):
        if child.i < head.i:
            continue
        if child.dep in ("acl", "ccomp"):
            infinitive = _is_infinitive(document, child)
            marked = any(word.lower == "that" and word.dep == "mark" for word in document.children(child))
            frame = "to" if infinitive else "that" if marked else ""
            if frame in cue.frames:
                fragments = fragments_of(document, [(child.left, child.right)])
                return Content(frame=frame, fragments=fragments) if fragments else None
        elif child.dep == "prep" and child.lower in cue.frames and child.lower != "by":
            for noun in document.children(child, "pobj", "pcomp"):
                fragments = fragments_of(document, [(noun.left, noun.right)])
                return Content(frame=child.lower, fragments=fragments, cue_end=child.i) if fragments else None
    return None


def hull(spans: Iterable[Span]) -> Span:
    """Return the shortest span over all of `spans`."""
    ordered = sorted(spans)
    return Span(start=ordered[0].start, end=max(span.end for span in ordered))


def merge(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Join spans that overlap or have only white space between them."""
    ordered = sorted(spans)
    if not ordered:
        return ()
    merged = [ordered[0]]
    for _, span in pairwise(ordered):
        if span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
