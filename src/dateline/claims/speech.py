"""Give every quotation to the one who speaks it."""

import re
from collections.abc import Iterator, Sequence

from dateline.claims.channels import find_channel
from dateline.claims.cues import cue_span
from dateline.claims.drafts import Draft
from dateline.claims.fragments import merge
from dateline.claims.sources import find_source, may_speak, source_span
from dateline.records import Document, Quotation, Sentence, Span, Token

_REACH = 14
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_DOUBLED = re.compile(r"''(?=\S).+?(?:''|$)")


class Speech:
    """The quoted speech of a document; `inside` holds for each token the number of the quotation it stands in, or -1."""

    def __init__(self, document: Document) -> None:
        """Mark the tokens inside quoted speech."""
        self.document = document
        self.quotations = sorted([*_speech(document), *_doubled(document)], key=lambda quotation: quotation.start)
        self.inside: list[int] = [-1] * len(document.tokens)
        self.bounds: list[tuple[int, int]] = []
        for number, quotation in enumerate(self.quotations):
            tokens = document.tokens_in(quotation)
            self.bounds.append((tokens[0].i, tokens[-1].i) if tokens else (-1, -1))
            for token in tokens:
                self.inside[token.i] = number

    def holds(self, cue: int, fragments: Sequence[Span]) -> bool:
        """Tell whether the content of a cue inside quoted speech stays inside it; a cue outside may hold anything."""
        number = self.inside[cue]
        return number < 0 or all(self.quotations[number].covers(fragment) for fragment in fragments)

    def attach(self, drafts: list[Draft]) -> None:
        """Extend drafts over the quotations they introduce; add a draft for speech that goes on without a cue."""
        near = self._speakers(drafts)
        last: Draft | None = None
        for group in self._groups():
            owner = None
            for number in group:
                speakers = near.get(self.quotations[number].paragraph, ())
                owner = owner or self._overlapping(speakers, number) or self._adjacent(speakers, *self.bounds[number])
            owner = (
                owner
                or self._named(drafts, group)
                or self._continuing(drafts, last, group[0])
                or self._led(drafts, group[0])
            )
            if owner is not None:
                for number in group:
                    self._give(owner, number)
            last = owner or last

    def _speakers(self, drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
        """Return the drafts that may speak a quotation, by the paragraphs they stand in."""
        near: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.cue >= 0 and self.inside[draft.cue] >= 0:
                continue
            places = {self._paragraph(self.document.token_at(part.start)) for part in draft.content}
            if draft.cue >= 0:
                places.add(self._paragraph(draft.cue))
            for place in sorted(places):
                near.setdefault(place, []).append(draft)
        return near

    def _groups(self) -> Iterator[list[int]]:
        """Yield the quotations that are one speech: one alone, or those that run on over paragraphs."""
        group: list[int] = []
        for number, quotation in enumerate(self.quotations):
            if self.bounds[number][0] < 0:
                continue
            if group and quotation.continues is None:
                yield group
                group = []
            group.append(number)
        if group:
            yield group

    def _give(self, owner: Draft, number: int) -> None:
        quotation = self.quotations[number]
        span = Span(start=quotation.start, end=quotation.end)
        if owner.rule == "verb:around" and not owner.quotations and self._stands_alone(number):
            owner.content = [span]
        owner.quotations.append(number)
        if not owner.covers(quotation):
            owner.content = list(merge([*owner.content, span], self.document.text))

    def _stands_alone(self, number: int) -> bool:
        """Tell whether a quotation starts a sentence, or follows a colon or dash: what stands before it belongs to another."""
        start = self.quotations[number].start
        before = self.document.text[max(0, start - 40) : start].rstrip(" ")
        return not before or before[-1] in ".!?:;–—-\n"

    def _overlapping(self, speakers: Sequence[Draft], number: int) -> Draft | None:
        quotation = self.quotations[number]
        found = [draft for draft in speakers if draft.overlaps(quotation)]
        partial = [draft for draft in found if draft.quoting and not draft.covers(quotation)]
        choice = partial or [draft for draft in found if draft.covers(quotation)]
        return min(choice, key=lambda draft: self._gap(draft, quotation)) if choice else None

    def _gap(self, draft: Draft, quotation: Quotation) -> int:
        where = draft.cue_span or draft.content[0]
        return max(quotation.start - where.end, where.start - quotation.end)

    def _adjacent(self, speakers: Sequence[Draft], first: int, end: int) -> Draft | None:
        """Return the nearest speaker whose cue follows or leads to a quotation."""
        best: tuple[int, Draft] | None = None
        for draft in speakers:
            if not draft.quoting or draft.cue < first - _REACH or draft.cue > end + _REACH:
                continue
            if end < draft.cue and self._follows(end, draft.cue):
                distance = draft.cue - end
            elif draft.cue < first and self._precedes(draft.cue, first):
                distance = first - draft.cue + 2
            else:
                continue
            if draft.content and not draft.quotations:
                distance += 6
            if best is None or distance < best[0]:
                best = distance, draft
        return best[1] if best else None

    def _follows(self, end: int, cue: int) -> bool:
        """Tell whether nothing between the end of a quotation and a cue ends the sentence."""
        tokens = self.document.tokens
        between = tokens[end + 1 : cue]
        last_inside = tokens[end - 1].text if end else ""
        if last_inside == "." or any(
            token.text in (".", "?", "!", ";") or self.inside[token.i] >= 0 for token in between
        ):
            return False
        return self._paragraph(end) == self._paragraph(cue)

    def _precedes(self, cue: int, first: int) -> bool:
        """Tell whether the words between a cue and a quotation lead to it (", : that")."""
        tokens = self.document.tokens
        between = tokens[cue + 1 : first]
        if any(token.text in (".", "?", "!") or self.inside[token.i] >= 0 for token in between):
            return False
        if self._paragraph(cue) != self._paragraph(first):
            return False
        if not between or between[-1].text in (",", ":") or between[-1].lower in ("that", "as"):
            return True
        return tokens[cue].sentence == tokens[first].sentence and len(between) <= 6

    def _paragraph(self, token: int) -> int:
        return self.document.sentences[self.document.tokens[token].sentence].paragraph

    def _continuing(self, drafts: list[Draft], last: Draft | None, number: int) -> Draft | None:
        """Let the speaker before go on: in the same paragraph as one more fragment, in a new paragraph as an attribution of its own."""
        quotation = self.quotations[number]
        paragraph = self.document.paragraphs[quotation.paragraph]
        if last is None:
            return None
        where = self.quotations[last.quotations[-1]] if last.quotations else last.content[-1]
        if where.start >= paragraph.start:
            sentence = self.document.sentence_at(quotation.start + 2)
            if sentence is not None and quotation.start - sentence.start > 12:
                return None
            return last
        fills = quotation.end - quotation.start >= 0.7 * (paragraph.end - paragraph.start)
        near = quotation.paragraph - self._paragraph(self.document.token_at(where.start)) <= 1
        if not near or not (fills or quotation.continues is not None) or quotation.start - paragraph.start > 3:
            return None
        draft = Draft(
            cue=-1,
            lemma=last.lemma,
            kind="say",
            rule="continued",
            source=last.source,
            source_head=last.source_head,
            continued=True,
            channel=last.channel,
        )
        drafts.append(draft)
        return draft

    def _named(self, drafts: list[Draft], group: Sequence[int]) -> Draft | None:
        """Give a quotation to the name set before it with a colon or after it with a dash ('Ivanenko: "..."', '"..." - Ivanenko')."""
        tokens = self.document.tokens
        first, last = self.bounds[group[0]][0], self.bounds[group[-1]][1]
        mark = name = -1
        if first >= 2 and tokens[first - 1].text == ":" and self._paragraph(first) == self._paragraph(first - 1):
            mark, name = first - 1, first - 2
        elif last + 2 < len(tokens) and tokens[last + 1].text in _DASHES:
            mark = last + 1
            end = self.document.paragraphs[self._paragraph(last)].end
            rest = [token.i for token in tokens[mark + 1 : mark + 7] if token.end <= end]
            name = (
                rest[-1]
                if rest and tokens[rest[-1]].end == end and all(tokens[index].pos == "PROPN" for index in rest)
                else -1
            )
        if name < 0 or tokens[name].pos != "PROPN":
            return None
        entity = tokens[name].entity
        whole = self.document.names[entity] if entity >= 0 else None
        if whole is not None and whole.label not in ("PERSON", "ORG", "GPE", "NORP"):
            return None
        draft = Draft(
            cue=mark,
            lemma=tokens[mark].text,
            kind="say",
            rule="named",
            cue_span=Span(start=tokens[mark].start, end=tokens[mark].end),
            source=Span(start=whole.start if whole else tokens[name].start, end=tokens[name].end),
            source_head=name,
        )
        drafts.append(draft)
        return draft

    def _led(self, drafts: list[Draft], number: int) -> Draft | None:
        """Give a quotation without a cue to the subject of the sentence that leads to it ("She praised the crews: ...")."""
        document = self.document
        quotation = self.quotations[number]
        if quotation.end - quotation.start < 30:
            return None
        lead = self._lead(quotation)
        if lead is None:
            return None
        root = self._main_verb(lead, quotation)
        if root is None:
            return None
        source = find_source(document, root)
        if source is None or self.inside[source.i] >= 0 or not may_speak(document, source):
            return None
        draft = Draft(
            cue=root.i,
            lemma=root.lemma.lower(),
            kind="say",
            rule="led",
            cue_span=cue_span(document, root),
            channel=find_channel(document, root, source),
            source=source_span(document, source),
            source_head=source.i,
        )
        drafts.append(draft)
        return draft

    def _main_verb(self, lead: Sentence, quotation: Quotation) -> Token | None:
        """Return the main verb of a sentence, or of its part before the quotation where the parser runs into the quotation."""
        outside = [
            token for token in self.document.words(lead) if token.start < quotation.start and self.inside[token.i] < 0
        ]
        verbs = [token for token in outside if token.pos == "VERB" and token.tag in ("VBD", "VBZ", "VBP", "VBN")]
        for token in verbs:
            if token.head == token.i or (
                self.inside[token.head] >= 0 and any(True for _ in self.document.children(token, "nsubj"))
            ):
                return token
        return None

    def _lead(self, quotation: Quotation) -> Sentence | None:
        """Return the sentence that leads to a quotation: its own first part, the sentence before it, or a paragraph before that ends in a colon."""
        document = self.document
        own = document.sentence_at(quotation.start + 2)
        if own is None:
            return None
        before = document.text[own.start : quotation.start].rstrip(" ")
        if len(before) > 12:
            return own if before[-1] in ",:" else None
        if own.index == 0:
            return None
        lead = document.sentences[own.index - 1]
        if lead.paragraph == quotation.paragraph:
            return lead
        return lead if document.text[lead.end - 1] == ":" and lead.paragraph >= quotation.paragraph - 2 else None


def _speech(document: Document) -> Iterator[Quotation]:
    for quotation in document.quotations:
        if quotation.is_speech and document.paragraphs[quotation.paragraph].is_read:
            yield quotation


def _doubled(document: Document) -> Iterator[Quotation]:
    """Yield speech between doubled apostrophes, as some wires set it ("''We held,'' he said")."""
    if "''" not in document.text:
        return
    quoted = {quotation.paragraph for quotation in document.quotations if document.text[quotation.start] in '"“„«'}
    for index, paragraph in enumerate(document.paragraphs):
        if index in quoted or not paragraph.is_read:
            continue
        for match in _DOUBLED.finditer(document.text[paragraph.start : paragraph.end]):
            start, end = paragraph.start + match.start(), paragraph.start + match.end()
            words = match[0].strip("'")
            if len(words.split()) >= 4 or words[-1:] in ".,!?":
                yield Quotation(start=start, end=end, paragraph=index, closed=match[0].endswith("''"))
