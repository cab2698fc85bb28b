"""Find the dependents of a verb that its frames allow: where its content may stand."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dateline.claims.cues import Cue
from dateline.records import CueKind, Document, Token

_NOUNS = ("pobj", "pcomp")
_CITING = frozenset({"cite", "quote", "mention", "reference"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


class Argument(NamedTuple):
    """A frame that fits, the word that heads the content, and the last token of the cue where the verb is not all of it ("called for")."""

    frame: str
    head: Token
    cue_end: int | None = None


def active_arguments(document: Document, cue: Cue, verb: Token) -> list[Argument]:
    """Return what an active verb attributes, in text order; several arguments make one content ("urged X to act")."""
    found: list[Argument] = []
    objects: list[Token] = []
    for child in document.children(verb):
        if child.dep in ("dobj", "dative") and child.i > verb.i:
            objects.append(child)
        elif (frame := clause_frame(document, cue.frames, child, verb)) and not _is_cut_off(document, child, verb):
            found.append(Argument(frame, child))
        elif child.i > verb.i:
            found.extend(_marked(document, cue.frames, child))
    if objects:
        return list(_with_object(document, cue, found, objects[-1]))
    if not found and "object" in cue.frames:  # "double what officials had cited"
        found = [Argument("object", child) for child in document.children(verb, "dobj") if child.lower == "what"]
    return list(_reaching(document, found, verb))


def passive_arguments(document: Document, cue: Cue, verb: Token) -> Iterator[Argument]:
    """Yield what is said of the subject of a passive verb ("is said to be dead", "was described as calm")."""
    for child in document.children(verb):
        if child.i < verb.i:
            continue
        frame = clause_frame(document, cue.frames, child, verb)
        if frame is None and "passive" in cue.frames and child.dep in ("xcomp", "oprd"):
            frame = "passive"
        if frame:
            yield Argument(frame, child)
        elif child.dep == "prep" and preposition_frame(child) in cue.frames and child.lower != "by":
            yield from (Argument(preposition_frame(child), noun, child.i) for noun in document.children(child, *_NOUNS))


def clause_frame(document: Document, frames: Mapping[str, CueKind], child: Token, verb: Token) -> str | None:
    """Return the first frame that a clause under a verb fits."""
    fitting: tuple[str, ...] = ()
    if child.dep == "ccomp":
        fitting = ("clause", "person", "pred", "to" if is_infinitive(document, child) else "clause")
    elif child.dep == "xcomp":
        fitting = ("to", "person") if is_infinitive(document, child) else ("ing",) if child.tag == "VBG" else ("pred",)
    elif child.dep == "oprd":
        fitting = ("pred",)
    elif child.dep in ("advcl", "acl", "relcl") and child.i > verb.i and _is_unmarked_clause(document, child):
        fitting = ("clause",)
    return next((frame for frame in fitting if frame in frames), None)


def preposition_frame(preposition: Token) -> str:
    """Return the frame of a preposition; "to" before a noun is another one than "to" before a verb."""
    return "to noun" if preposition.lower == "to" else preposition.lower


def is_infinitive(document: Document, verb: Token) -> bool:
    """Tell whether a verb carries "to"."""
    return any(word.lower == "to" for word in document.children(verb, "aux"))


def _is_cut_off(document: Document, child: Token, verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb after it."""
    return child.i < verb.i and any(token.text == ";" for token in document.tokens[child.i : verb.i])


def _is_unmarked_clause(document: Document, child: Token) -> bool:
    """Tell a complement that the parser took for an adverbial clause ("reported on Monday, 12 houses were hit")."""
    if child.tag not in ("VBD", "VBZ", "VBP", "MD", "VBN"):
        return False
    deps = {word.dep for word in document.children(child)}
    marks = [
        word.lower
        for word in document.children(child, "mark", "advmod")
        if word.i < child.i and (word.dep == "mark" or word.tag == "WRB")
    ]
    if not deps & _SUBJECTS or (marks and marks[0] != "that"):
        return False
    return child.dep == "advcl" or document.tokens[child.left].lower == "that"


def _marked(document: Document, frames: Mapping[str, CueKind], child: Token) -> Iterator[Argument]:
    """Yield what stands behind a preposition or particle of the verb ("called for X", "called for X to be freed", "lashed out at X")."""
    if child.dep == "prep" and preposition_frame(child) in frames:
        for noun in document.children(child, *_NOUNS):
            yield Argument(preposition_frame(child), noun, child.i)
            return
    elif child.dep in ("advcl", "ccomp"):
        for mark in document.children(child, "mark", "prep"):
            if mark.i == child.left and mark.lower in ("for", "on", "upon") and mark.lower in frames:
                yield Argument(mark.lower, child, mark.i)


def _with_object(document: Document, cue: Cue, found: list[Argument], target: Token) -> Iterator[Argument]:
    """Put the object before the rest where it belongs to the content ("called X a crime"), leave it out where it is the hearer ("told X that")."""
    if found:
        frame = found[0].frame
        is_hearer = (
            frame == "clause" or cue.frames.get("person") == "say" or (frame == "to" and "person" not in cue.frames)
        )
        if not is_hearer:
            yield Argument(frame, target)
        yield from found
        return
    below = {child.dep + ":" + child.lower for child in document.children(target) if child.i > target.i}
    deps = {child.dep for child in document.children(target) if child.i > target.i}
    if "as" in cue.frames and "prep:as" in below:
        yield Argument("as", target)
    elif "of" in cue.frames and "prep:of" in below and cue.frames["of"] == "accuse":
        yield Argument("of", target)
    elif "pred" in cue.frames and "appos" in deps and document.tokens[target.i + 1].text != ",":
        yield Argument("pred", target)
    elif cue.frames.get("clause") == "show" and "acl" in deps:
        yield Argument("clause", target)
    elif "object" in cue.frames and _may_be_said(document, cue, target):
        yield Argument("object", target)


def _reaching(document: Document, found: list[Argument], verb: Token) -> Iterator[Argument]:
    """Let "call on X to act" reach the act."""
    yield from found
    if found and found[0].frame in ("on", "upon", "for", "to") and found[0].cue_end is not None:
        for child in document.children(verb, "xcomp", "advcl", "ccomp"):
            if child.i > found[0].head.i and is_infinitive(document, child):
                yield Argument(found[0].frame, child, found[0].cue_end)


def _may_be_said(document: Document, cue: Cue, target: Token) -> bool:
    """Tell whether an object can be what is said or wanted: no time, and no person, save where persons are praised, blamed or cited."""
    label = document.names[target.entity].label if target.entity >= 0 else ""
    if label in ("DATE", "TIME") and not any(True for _ in document.children(target, "prep")):
        return False
    if cue.frames["object"] in ("accuse", "support") and cue.lemma != "dismiss":
        return True
    return cue.lemma in _CITING or not (label == "PERSON" or target.tag == "PRP")
