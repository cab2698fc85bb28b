"""A report's text in runs of letters that the same claims rest on: spans that overlap and nest become runs that do not."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.exports.share import Stretch
from dateline.records import Claim, Paragraph, ParagraphKind


class Run(NamedTuple):
    """Letters of a paragraph.

    `claims` are the ids of the claims that rest on them, the one with the shortest evidence first: what the run links to and is drawn as. `begins` are
    those of them whose evidence begins here, in text order.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


class Passage(NamedTuple):
    """A paragraph of the text, in runs; `before` is what stands between it and the one before, beside white space ("- ")."""

    kind: ParagraphKind
    is_read: bool
    runs: tuple[Run, ...]
    before: str


def cut_text(
    length: int, paragraphs: Iterable[Paragraph], claims: Sequence[Claim], stretch: Stretch
) -> Iterator[Passage]:
    """Yield the paragraphs of a text of `length` code points with its claims marked.

    Nothing is lost: `before` and `runs` together give every letter but white space between paragraphs. Where something is withheld, a cut could
    leave half a name: there the paragraph comes unmarked.
    """
    done = 0
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        inside = [claim for claim in claims if claim.evidence_start < end and start < claim.evidence_end]
        runs = tuple(_runs(start, end, inside, stretch))
        whole = stretch(start, end)
        if "".join(run.text for run in runs) != whole:
            runs = (Run(whole, begins=tuple(claim for run in runs for claim in run.begins)),)
        yield Passage(paragraph.kind, paragraph.is_read, runs, stretch(done, start).strip())
        done = end
    rest = stretch(done, length).strip()
    if rest:
        yield Passage("furniture", False, (Run(rest),), "")


def _runs(start: int, end: int, claims: Sequence[Claim], stretch: Stretch) -> Iterator[Run]:
    cuts = sorted({
        start,
        end,
        *(edge for claim in claims for edge in (claim.evidence_start, claim.evidence_end) if start < edge < end),
    })  # fmt: skip
    holding: list[list[Claim]] = [[] for _ in cuts]
    begins: list[list[Claim]] = [[] for _ in cuts]
    for claim in claims:
        first = bisect_left(cuts, max(start, claim.evidence_start))
        for index in range(first, bisect_left(cuts, min(end, claim.evidence_end))):
            holding[index].append(claim)
        if claim.evidence_start >= start:
            begins[first].append(claim)
    for index, (here, there) in enumerate(pairwise(cuts)):
        by_length = sorted(holding[index], key=lambda claim: (claim.evidence_end - claim.evidence_start, claim.id))
        yield Run(
            stretch(here, there),
            tuple(claim.id for claim in by_length),
            tuple(claim.id for claim in begins[index]),
        )
