"""Give whole paragraphs of a statement, set without quotation marks, to the one who made it."""

import re
from collections.abc import Sequence

from dateline.claims.drafts import Draft
from dateline.records import Document, Span

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")


def spread_statements(document: Document, drafts: Sequence[Draft]) -> None:
    """Let a cue that ends its paragraph with a colon ("the minister said:") hold the paragraph after it, and those after that speak as "we" or "I"."""
    for draft in {_place(document, draft): draft for draft in drafts if draft.cue >= 0}.values():
        if draft.content or not draft.quoting or draft.cue < 0:
            continue
        sentence = document.sentences[document.tokens[draft.cue].sentence]
        paragraph = document.paragraphs[sentence.paragraph]
        if document.text[sentence.end - 1] == ":" and sentence.end == paragraph.end:
            draft.content = _statement(document, sentence.paragraph + 1)


def _place(document: Document, draft: Draft) -> int:
    """Return the number of the sentence a cue stands in; the last cue of a sentence leads to what follows."""
    return document.tokens[draft.cue].sentence


def _statement(document: Document, first: int) -> list[Span]:
    blocks: list[Span] = []
    for paragraph in document.paragraphs[first:]:
        if not paragraph.is_read or paragraph.kind != "body":
            break
        if blocks and not _FIRST_PERSON.search(document.text, paragraph.start, paragraph.end):
            break
        blocks.append(Span(start=paragraph.start, end=paragraph.end))
    return blocks
