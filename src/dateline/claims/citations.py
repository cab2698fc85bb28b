"""Find the sources that a source cites: "the agency, citing two officials, reported that ..."."""

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.claims.drafts import Draft
from dateline.claims.sources import source_span
from dateline.lexicons import load
from dateline.records import Document, Token

_CITING = frozenset({"cite", "quote"})


@cache
def _people() -> frozenset[str]:
    return frozenset(word for entry in load("channels") for word in entry.get("cited", ()))


def _speaks(document: Document, cited: Token) -> bool:
    named = cited.entity >= 0 and document.names[cited.entity].label in ("PERSON", "ORG", "NORP")
    return named or cited.lemma.lower() in _people()


def find_cited(document: Document, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield an attribution to the one cited, with the words of the report that cites; it lies inside that report's attribution."""
    by_cue = {draft.cue: draft for draft in drafts if draft.cue >= 0}
    for draft in drafts:
        if draft.lemma not in _CITING or draft.rule != "verb:object":
            continue
        verb = document.tokens[draft.cue]
        report = by_cue.get(verb.head)
        cited = next(document.children(verb, "dobj"), None)
        if verb.dep != "advcl" or report is None or not report.content or cited is None or not _speaks(document, cited):
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
            channel=report.source,
            under=report,
        )
