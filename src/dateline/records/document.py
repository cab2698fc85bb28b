"""A report's text, taken apart: paragraphs, sentences, tokens, names, quotations."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Protocol

from dateline.records.report import ParagraphKind, Report
from dateline.records.span import Record, Span


class Paragraph(Span, frozen=True, kw_only=True):
    """One block of the text between line breaks, without the white space around it.

    `repeats` is the index of an earlier paragraph with the same words (a caption printed twice), else null.
    """

    kind: ParagraphKind = "body"
    repeats: int | None = None

    @property
    def is_read(self) -> bool:
        """Tell whether claims are looked for here: not in furniture, not in a repetition."""
        return self.kind != "furniture" and self.repeats is None


class Sentence(Span, frozen=True, kw_only=True):
    """One sentence: tokens `first` to `last` (excluded), in paragraph number `paragraph`."""

    index: int
    paragraph: int
    first: int
    last: int


class Token(Record, frozen=True, kw_only=True):
    """One word or punctuation mark with its place in the dependency tree.

    Numbers (`head`, `children`, `left`, `right`) are indices into `Document.tokens`; the head of a root is the root itself;
    `left`..`right` (included) are the ends of the subtree. `pos` is a Universal POS tag, `tag` a Penn Treebank tag, `dep` a ClearNLP
    label as in spaCy's English models (`nsubj`, `dobj`, `ccomp` ...). `entity` is the number of the name it belongs to, or -1; `row` the row
    of the word in the parser's table of word vectors, or -1.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]
    left: int
    right: int
    sentence: int
    entity: int = -1
    row: int = -1


class Name(Span, frozen=True, kw_only=True):
    """A name that the parser's model found, tokens `first` to `last` (excluded); `label` is OntoNotes' (`PERSON`, `GPE`, `ORG` ...)."""

    label: str
    first: int
    last: int


class Quotation(Span, frozen=True, kw_only=True):
    """Words between quotation marks, marks included.

    `closed` is false where the mark is not closed in its paragraph, as in speech that goes on in the next one; `continues` is the
    number of the quotation that this one goes on with, else null. `is_speech` tells quoted speech from a quoted word or title
    ("an example of "pluralism"" is not speech).
    """

    paragraph: int
    closed: bool = True
    continues: int | None = None
    is_speech: bool = True


class Document(Record, frozen=True, kw_only=True):
    """A report, parsed. Everything in it is in text order; offsets are code points of `text`."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """The text exactly as read."""
        return self.report.text

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before `offset` (-1 before the first)."""
        return bisect_right(self.tokens, offset, key=lambda token: token.start) - 1

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        first = bisect_right(self.tokens, span.start, key=lambda token: token.end)
        last = bisect_right(self.tokens, span.end - 1, key=lambda token: token.start)
        return self.tokens[first:last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds `offset`, or the last one before it."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[index] if index >= 0 else None

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.last]

    def children(self, token: Token, *deps: str) -> Iterator[Token]:
        """Yield the dependents of `token`, those labelled `deps` when any are given."""
        for index in token.children:
            child = self.tokens[index]
            if not deps or child.dep in deps:
                yield child

    def subtree(self, token: Token) -> Span:
        """Return the span from the leftmost to the rightmost word under `token`."""
        return Span(start=self.tokens[token.left].start, end=self.tokens[token.right].end)

    def head_in(self, span: Span) -> Token | None:
        """Return the token of `span` whose head lies outside it: the head word of a phrase."""
        inside = self.tokens_in(span)
        if not inside:
            return None
        first, last = inside[0].i, inside[-1].i
        for token in inside:
            if token.head == token.i or not first <= token.head <= last:
                return token
        return inside[-1]


class Parser(Protocol):
    """What the rest of the house needs of a parser: a report in, a document out."""

    name: str
    version: str

    def parse(self, report: Report) -> Document:
        """Take the text of `report` apart."""
        ...
