"""Find attributions made by phrases and marks: "according to X", "reportedly", "X: ..." in a headline."""

import re
from collections.abc import Iterator

from dateline.claims.channels import find_channel, is_channel
from dateline.claims.drafts import Draft
from dateline.claims.fragments import fragments_of, without
from dateline.claims.sources import issuer_of, source_span
from dateline.records import Document, Paragraph, Span, Token

_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_NO_SPEAKER = re.compile(
    r"(?i)^(file|photo|image|video|update|breaking|correction|editor|note|read|watch|live|source|opinion|analysis|related|by)\b"
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_phrases(document: Document) -> Iterator[Draft]:
    """Yield the attributions that no verb or noun makes."""
    tokens = document.tokens
    for token in tokens:
        if token.lower == "according" and token.i + 1 < len(tokens) and tokens[token.i + 1].lower == "to":
            yield from _according(document, token)
        elif token.lower in _HEARSAY:
            yield from _hearsay(document, token)
    for paragraph in document.paragraphs:
        if paragraph.is_read:
            yield from _colon(document, paragraph)


def _according(document: Document, token: Token) -> Iterator[Draft]:
    tokens = document.tokens
    to = tokens[token.i + 1]
    nouns = (
        list(document.children(to, "pobj", "pcomp")) or [t for t in tokens[to.i + 1 : to.i + 8] if t.dep == "pobj"][:1]
    )
    if not nouns:
        return
    head = nouns[0]
    channel = find_channel(document, to, head)
    phrase = (token.i, max(to.i, document.token_at(source_span(document, head).end - 1)))
    if is_channel(head):
        head = issuer_of(document, head) or head
        phrase = (token.i, max(phrase[1], head.i))
    source = source_span(document, head)
    governor = tokens[token.head]
    content = fragments_of(document, _clause_around(document, governor, phrase))
    if content:
        yield Draft(
            cue=token.i,
            lemma="according to",
            kind="say",
            rule="according-to",
            cue_span=Span(start=token.start, end=to.end),
            source=source,
            source_head=head.i,
            content=list(content),
            channel=channel,
        )


def _clause_around(document: Document, governor: Token, phrase: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges of the clause that a phrase belongs to, without the phrase and without a clause joined after it."""
    tokens = document.tokens
    sentence = document.sentences[tokens[phrase[0]].sentence]
    if phrase[0] - sentence.first <= 2 and governor.pos not in ("VERB", "AUX"):
        governor = next(
            (t for t in tokens[sentence.first : sentence.last] if t.head == t.i and t.i > phrase[1]), governor
        )
    while (
        governor.dep == "conj"
        and governor.head != governor.i
        and not any(True for _ in document.children(governor, "nsubj", "nsubjpass"))
    ):
        governor = tokens[governor.head]
    first, last = governor.left, governor.right
    if phrase[0] - sentence.first > 2:
        for child in document.children(governor, "conj"):
            has_subject = any(word.dep in ("nsubj", "nsubjpass") for word in document.children(child))
            if child.left > max(phrase[1], governor.i) and has_subject:
                last = min(last, child.left - 1)
    return without((first, last), [phrase])


def _hearsay(document: Document, token: Token) -> Iterator[Draft]:
    governor = document.tokens[token.head]
    if governor.i == token.i:
        return
    content = fragments_of(document, _clause_around(document, governor, (token.i, token.i)))
    if content:
        yield Draft(
            cue=token.i,
            lemma=token.lower,
            kind="say",
            rule="hearsay",
            cue_span=Span(start=token.start, end=token.end),
            content=list(content),
        )


def _colon(document: Document, paragraph: Paragraph) -> Iterator[Draft]:
    """Read "Name: words" at the start of a headline or of a line of a transcript."""
    text = document.text
    offset = text.find(":", paragraph.start, min(paragraph.end, paragraph.start + 60))
    if (
        offset < 0
        or offset + 4 > paragraph.end
        or text[offset + 1] != " "
        or _NO_SPEAKER.match(text[paragraph.start : offset])
    ):
        return
    before = document.tokens_in(Span(start=paragraph.start, end=offset)) if offset > paragraph.start else ()
    if not before or len(before) > 6 or any(token.pos in ("VERB", "AUX", "NUM", "PUNCT") for token in before):
        return
    labels = {document.names[token.entity].label for token in before if token.entity >= 0}
    if not labels & _NAMED or (labels & {"GPE", "NORP"} and paragraph.kind != "headline"):
        return
    end = paragraph.end - 1 if text[paragraph.end - 1] == "." else paragraph.end
    start = offset + 1 + len(text[offset + 1 : end]) - len(text[offset + 1 : end].lstrip())
    yield Draft(
        cue=document.token_at(offset),
        lemma=":",
        kind="say",
        rule="colon",
        cue_span=Span(start=offset, end=offset + 1),
        source=Span(start=paragraph.start, end=before[-1].end),
        source_head=before[-1].i,
        content=[Span(start=start, end=end)],
    )
