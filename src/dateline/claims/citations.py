"""Find the sources that a source cites: "the agency, citing two officials, reported that ..."."""

from collections.abc import Iterator, Sequence

from dateline.claims.drafts import Draft
from dateline.claims.sources import may_speak, source_span
from dateline.records import Document

_CITING = frozenset({"cite", "quote"})


def find_cited(document: Document, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution to the one cited, with the words of the report that cites; it lies inside that report's attribution."""
    by_cue = {draft.cue: draft for draft in drafts if draft.cue >= 0}
    for draft in drafts:
        if draft.lemma not in _CITING or draft.rule != "verb:object":
            continue
        verb = document.tokens[draft.cue]
        report = by_cue.get(verb.head)
        cited = next(document.children(verb, "dobj"), None)
        if (
            verb.dep != "advcl"
            or report is None
            or not report.content
            or cited is None
            or not may_speak(document, cited)
        ):
            continue
        yield Draft(
            cue=draft.cue,
            lemma=draft.lemma,
            kind="say",
            rule="cited",
            cue_span=draft.cue_span,
            source=source_span(document, cited),
            source_head=cited.i,
            content=list(report.content),
            under=report,
        )
