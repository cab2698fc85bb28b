"""Give every quotation to the one who speaks it."""

from collections.abc import Sequence

from dateline.claims.contents import merge
from dateline.claims.drafts import Draft
from dateline.records import Document, Quotation, Span

_REACH = 14


class Speech:
    """The quotations of a document, and which of them each token stands in."""

    def __init__(self, document: Document) -> None:
        """Mark the tokens inside quoted speech."""
        self.document = document
        self.inside: list[int] = [-1] * len(document.tokens)
        self.bounds: dict[int, tuple[int, int]] = {}
        for number, quotation in enumerate(document.quotations):
            if not quotation.is_speech or not document.paragraphs[quotation.paragraph].is_read:
                continue
            tokens = document.tokens_in(quotation)
            if not tokens:
                continue
            self.bounds[number] = (tokens[0].i, tokens[-1].i)
            for token in tokens:
                self.inside[token.i] = number

    def attach(self, drafts: list[Draft]) -> None:
        """Extend drafts over the quotations they introduce; add a draft for speech that goes on without a cue."""
        speakers = [draft for draft in drafts if draft.cue < 0 or self.inside[draft.cue] < 0]
        last: Draft | None = None
        for number, (first, end) in self.bounds.items():
            quotation = self.document.quotations[number]
            owner = self._overlapping(speakers, quotation) or self._adjacent(speakers, first, end)
            if owner is not None:
                self._give(owner, number)
            else:
                owner = self._continuing(drafts, last, number)
            last = owner or last

    def _give(self, owner: Draft, number: int) -> None:
        quotation = self.document.quotations[number]
        owner.quotations.append(number)
        if not owner.covers(quotation):
            spans = [*owner.content, Span(start=quotation.start, end=quotation.end)]
            owner.content = list(merge(spans, self.document.text))

    def _overlapping(self, speakers: Sequence[Draft], quotation: Quotation) -> Draft | None:
        found = [draft for draft in speakers if draft.overlaps(quotation)]
        partial = [draft for draft in found if draft.quoting and not draft.covers(quotation)]
        if partial:
            return min(partial, key=lambda draft: self._gap(draft, quotation))
        holding = [draft for draft in found if draft.covers(quotation)]
        return min(holding, key=lambda draft: self._gap(draft, quotation)) if holding else None

    def _gap(self, draft: Draft, quotation: Quotation) -> int:
        where = draft.cue_span or draft.content[0]
        return max(quotation.start - where.end, where.start - quotation.end)

    def _adjacent(self, speakers: Sequence[Draft], first: int, end: int) -> Draft | None:
        tokens = self.document.tokens
        best: tuple[int, Draft] | None = None
        for draft in speakers:
            if not draft.quoting or draft.cue < 0:
                continue
            if end < draft.cue <= end + _REACH and self._follows(end, draft.cue):
                distance = draft.cue - end
            elif first - _REACH <= draft.cue < first and self._precedes(draft.cue, first):
                distance = first - draft.cue + 2
            else:
                continue
            if draft.content and not draft.quotations:
                distance += 6
            if best is None or distance < best[0]:
                best = distance, draft
        return best[1] if best and tokens else None

    def _follows(self, end: int, cue: int) -> bool:
        """Tell whether nothing between the end of a quotation and a cue ends the sentence."""
        tokens = self.document.tokens
        between = tokens[end + 1 : cue]
        last_inside = tokens[end - 1].text if end else ""
        if (
            last_inside == "."
            or any(token.text in (".", "?", "!", ";") for token in between)
            or any(self.inside[token.i] >= 0 for token in between)
        ):
            return False
        return self._paragraph(end) == self._paragraph(cue)

    def _precedes(self, cue: int, first: int) -> bool:
        """Tell whether the words between a cue and a quotation lead to it (", : that")."""
        tokens = self.document.tokens
        between = tokens[cue + 1 : first]
        if any(token.text in (".", "?", "!") for token in between) or any(
            self.inside[token.i] >= 0 for token in between
        ):
            return False
        if not between or between[-1].text in (",", ":") or between[-1].lower in ("that", "as"):
            return True
        return tokens[cue].sentence == tokens[first].sentence and len(between) <= 6

    def _paragraph(self, token: int) -> int:
        return self.document.sentences[self.document.tokens[token].sentence].paragraph

    def _continuing(self, drafts: list[Draft], last: Draft | None, number: int) -> Draft | None:
        """Let the speaker before go on: in the same paragraph as one more fragment, in a new paragraph as an attribution of its own."""
        document = self.document
        quotation = document.quotations[number]
        paragraph = document.paragraphs[quotation.paragraph]
        if last is None:
            return None
        where = document.quotations[last.quotations[-1]] if last.quotations else last.content[-1]
        if where.start >= paragraph.start:
            sentence = document.sentence_at(quotation.start)
            if sentence is not None and quotation.start - sentence.start > 12:
                return None
            self._give(last, number)
            return last
        fills = quotation.end - quotation.start >= 0.7 * (paragraph.end - paragraph.start)
        near = document.quotations[number].paragraph - self._paragraph(document.token_at(where.start)) <= 1
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
        self._give(draft, number)
        return draft
