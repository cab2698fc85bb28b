"""Weigh what the comparison of one statement gave, and say the verdict."""

from collections.abc import Sequence

from dateline.records import Reading, Span, Token
from dateline.views.verify.align import Alignment, Source, align, numbers_in, widen
from dateline.views.verify.amounts import compare_numbers, compare_times
from dateline.views.verify.contents import (
    FOUND,
    find_dropped_blame,
    find_dropped_hedges,
    find_moods,
    find_negations,
    find_opposites,
    find_other_nouns,
    find_swaps,
    main_pair,
    matched,
    passage_of,
)
from dateline.views.verify.gaps import (
    misplaced_words,
    missing_framing,
    missing_order,
    missing_words,
    other_sources,
    surer_words,
)
from dateline.views.verify.names import find_names
from dateline.views.verify.quotes import Found, Quote, different_words, look_up
from dateline.views.verify.speakers import compare_speakers
from dateline.views.verify.statement import Comparison, Statement
from dateline.views.verify.verdict import Difference, Verdict, VerdictName

SUPPORTED = 0.66
"""The share of a statement that must be found again for it to be supported."""
QUOTED = 0.6
"""The same for a statement whose quoted words are letter for letter there."""
RELATED = 0.5
"""Below this share no sentence of a report is about it."""
NAMED = 0.48
"""Below this share a statement with a name or number that is not there is about something else."""
NOTHING = 0.36
"""Below this share any other statement is."""
FIGURE_ONLY = 0.35
"""The share that is enough where a figure of the same thing differs."""
CORE = 0.75
"""The share that must be found again of all but the missing names before another name is a difference of the same statement."""
MOSTLY = 0.6
"""The share of a statement that must be quoted for the quotation to speak for its negations, moods and roles."""
ENOUGH = 0.95
"""With so much found again in one sentence no second one is asked."""
ALTERED = 0.6
"""The share that must be found again before a difference in the rest is one of the same statement."""


def judge(statement: Statement, sources: Sequence[Source]) -> Verdict:
    """Return the verdict on a statement by the report that knows most of it."""
    quoted = [(quote, look_up(quote, tuple(source.reading for source in sources))) for quote in statement.quotes]
    lost = [quote for quote, found in quoted if found is None]
    if lost:
        return _verdict(statement, "unsupported", f"no report has the words “{' '.join(lost[0].words)}”")
    numbers = numbers_in(statement.reading, statement.span)
    alignments = [
        found for source in sources if (found := align(statement.words, source, statement.framing, numbers)) is not None
    ]
    if not alignments:
        return _verdict(
            statement,
            "check this" if quoted or statement.words or numbers else "not a claim",
            "nothing in it can be compared by its words",
        )
    best = max(alignments, key=lambda alignment: alignment.coverage)
    best = _anchor(statement, best, quoted)
    wide = widen(statement.words, best, statement.framing) if RELATED <= best.coverage < ENOUGH else best
    return _decide(statement, wide, _compare(statement, wide, quoted))


def _anchor(statement: Statement, alignment: Alignment, quoted: list[tuple[Quote, Found | None]]) -> Alignment:
    """Lay a statement with quoted words beside the sentence that has them."""
    for _, found in quoted:
        if found is None or not found.exact or found.reading is not alignment.source.reading:
            continue
        sentence = found.reading.document.sentence_at(found.span.start)
        if sentence is not None and sentence.index not in {each.index for each in alignment.sentences}:
            again = align(statement.words, _only(alignment.source, sentence.index), statement.framing)
            return again or alignment
    return alignment


def _only(source: Source, index: int) -> Source:
    """Return the report with the words of one sentence only."""
    return source._replace(words=tuple(words if number == index else () for number, words in enumerate(source.words)))


def _compare(statement: Statement, alignment: Alignment, quoted: list[tuple[Quote, Found | None]]) -> Comparison:
    result = Comparison([], [], [], [])
    for quote, found in quoted:
        if found is not None and not found.exact:
            stated, reported = different_words(quote, found)
            passage = passage_of(found.reading, found.span)
            result.altered.append(Difference(slot="quoted words", stated=stated, reported=reported, passage=passage))
    spans = tuple(Span(start=sentence.start, end=sentence.end) for sentence in alignment.sentences)
    compare_numbers(statement, alignment, spans, result)
    compare_times(statement, alignment, spans, result)
    exact = bool(quoted) and all(found is not None and found.exact for _, found in quoted)
    if result.altered and result.altered[0].slot == "quoted words":
        return result._replace(agreed=_compare_source(statement, alignment, result))
    if not (exact and _quoted_share(statement) > MOSTLY):
        _compare_telling(statement, alignment, result)
    result.altered.extend(find_dropped_hedges(statement.reading.document, alignment))
    for difference in find_opposites(statement.reading.document, alignment):
        (result.contradicted if difference.slot == "opposite" else result.altered).append(difference)
    result.altered.extend(find_other_nouns(statement.reading.document, alignment))
    for difference in find_names(statement.reading, alignment):
        if difference.reported is not None or not _anywhere(difference.stated or "", alignment.source.reading):
            result.altered.append(difference)
        else:
            result.doubts.append(f"{difference.stated} does not stand there")
    return result._replace(agreed=_compare_source(statement, alignment, result))


def _compare_telling(statement: Statement, alignment: Alignment, result: Comparison) -> None:
    """Compare whether it is told as so or not so, as fact or not, and who does it to whom."""
    document = statement.reading.document
    negation, negated = find_negations(document, alignment)
    if negation is not None:
        result.contradicted.append(negation)
    elif negated:
        result.doubts.append("some of its words are denied in one and not in the other")
    result.contradicted.extend(find_swaps(document, alignment, statement.framing))
    mood = find_moods(document, alignment)
    if mood is not None:
        result.altered.append(mood)
    blame = find_dropped_blame(document, alignment)
    if blame is not None:
        result.misattributed.append(blame)


def _compare_source(statement: Statement, alignment: Alignment, result: Comparison) -> str:
    """Compare who answers for it; return the name of the source where it is the same one for sure, empty where it is not."""
    source = alignment.source.reading
    names = {word.token.lower for word in (*statement.words, *statement.framing) if word.is_name} | _persons(statement)
    tokens = [found for _, found in matched(alignment)]
    pair = main_pair(statement.reading.document, alignment)
    main = pair[1] if pair is not None else None
    speaker = compare_speakers(statement.reading, statement.span, source, tokens, names, main)
    if speaker.outcome == "dropped" and alignment.base < ALTERED:
        result.doubts.append("what was found of it is told by others in several sentences")
    elif speaker.outcome in {"swapped", "dropped"}:
        passage = passage_of(source, speaker.span) if speaker.span else None
        result.misattributed.append(
            Difference(slot="source", stated=speaker.stated, reported=speaker.reported, passage=passage)
        )
    elif speaker.outcome == "added" and not _named_there(speaker.stated or "", alignment):
        result.doubts.append(f"the report does not say there that {speaker.stated} said it")
    return (speaker.stated or "") if speaker.outcome == "same" else ""


def _decide(statement: Statement, alignment: Alignment, found: Comparison) -> Verdict:
    """Choose: the opposite before another's word, another's word before a changed detail, doubt before support."""
    if alignment.coverage < RELATED:
        return _decide_thin(statement, alignment, found)
    sure = any(each.slot == "opposite" for each in found.contradicted)
    names = any(each.slot in {"place", "name"} for each in found.altered)
    if (
        alignment.coverage >= ALTERED
        or sure
        or (names and alignment.core >= CORE)
        or any(difference.slot in {"quoted words", "unit", "number", "date"} for difference in found.altered)
    ):
        for name, differences in (
            ("contradicted", found.contradicted),
            ("misattributed", found.misattributed),
            ("altered", found.altered),
        ):
            if differences:
                return _verdict(statement, name, _told(differences[0]), alignment, tuple(differences))  # type: ignore[arg-type]
    if found.doubts:
        return _verdict(statement, "check this", found.doubts[0], alignment)
    if found.contradicted or found.misattributed or found.altered:
        return _verdict(statement, "check this", "something differs, and too little of it was found again", alignment)
    document = statement.reading.document
    words = [token for token in document.tokens_in(statement.span) if not _is_quoted(statement, token)]
    missing = [
        each.word.token.text
        for each in missing_words(document, alignment)
        if not _is_quoted(statement, each.word.token) and not (statement.quotes and each.word.token.pos == "VERB")
    ]
    dated = {
        token.i
        for timex in statement.reading.mentions.timexes
        for token in statement.reading.document.tokens_in(timex)
        if statement.span.covers(timex)
    }
    missing.extend(missing_framing(document, alignment, statement.framing, agreed=found.agreed))
    missing.extend(other_sources(alignment, document, statement.framing))
    missing.extend(surer_words(alignment, words))
    missing.extend(misplaced_words(document, alignment))
    missing.extend(token.text for token in missing_order(document, alignment, words, dated))
    if not missing and alignment.coverage >= (QUOTED if statement.quotes else SUPPORTED):
        return _verdict(statement, "supported", "every part that can be compared is there", alignment)
    missing = missing or [pairing.word.token.text for pairing in alignment.pairings if pairing.score < FOUND]
    return _verdict(statement, "check this", f"not found again: {', '.join(missing)}", alignment)


def _decide_thin(statement: Statement, alignment: Alignment, found: Comparison) -> Verdict:
    """Choose where little was found again: a figure, day or name of the same thing may still differ; else nothing is about it."""
    differing = tuple(
        each
        for each in found.altered
        if each.slot in {"number", "unit", "exactness", "date"}
        or (each.slot in {"place", "name"} and each.reported is not None and alignment.coverage >= NAMED)
    )
    if differing and not found.misattributed and alignment.coverage >= FIGURE_ONLY:
        return _verdict(statement, "altered", _told(differing[0]), alignment, differing)
    names = any(pairing.word.is_name and pairing.score < FOUND for pairing in alignment.pairings)
    if ((names or found.doubts) and alignment.coverage < NAMED) or alignment.coverage < NOTHING:
        return _verdict(statement, "unsupported", "no sentence of a report is about it", alignment)
    return _verdict(statement, "check this", "too little of it was found again", alignment)


def _told(difference: Difference) -> str:
    return f"{difference.slot}: “{difference.stated or 'nothing'}” here, “{difference.reported or 'nothing'}” in the report"


def _verdict(
    statement: Statement,
    name: VerdictName,
    because: str,
    alignment: Alignment | None = None,
    differences: tuple[Difference, ...] = (),
) -> Verdict:
    return Verdict(
        start=statement.span.start,
        end=statement.span.end,
        text=statement.span.of(statement.reading.document.text),
        verdict=name,
        because=because,
        differences=differences,
        passage=passage_of(alignment.source.reading, alignment.span) if alignment is not None else None,
        coverage=round(alignment.coverage, 3) if alignment is not None else 0.0,
    )


def _is_quoted(statement: Statement, token: Token) -> bool:
    """Tell whether a word stands in quotation marks: it was compared letter for letter."""
    return any(quote.span.start <= token.start < quote.span.end for quote in statement.quotes)


def _persons(statement: Statement) -> set[str]:
    """Return the words of the names of those whom the statement means, also where it says "the president"."""
    mentions = statement.reading.mentions
    actors = {actor.id: actor.name for actor in mentions.actors}
    held = [each for each in mentions.actor_mentions if statement.span.covers(each)]
    return {word for each in held for word in actors.get(each.actor, "").lower().split()}


def _quoted_share(statement: Statement) -> float:
    inside = sum(
        any(quote.span.start <= word.token.start < quote.span.end for quote in statement.quotes)
        for word in statement.words
    )
    return inside / len(statement.words) if statement.words else 0.0


def _anywhere(name: str, source: Reading) -> bool:
    return name.lower() in source.document.text.lower()


def _named_there(name: str, alignment: Alignment) -> bool:
    """Tell whether the one who is said to have said it is named in the sentences or right before."""
    first = min(sentence.index for sentence in alignment.sentences)
    sentences = alignment.source.sentences
    text = alignment.source.reading.document.text
    near = text[sentences[max(0, first - 1)].start : alignment.sentences[0].end].lower()
    words = [word for word in name.lower().replace("'s", "").split() if len(word) > 3]
    return bool(words) and all(word in near for word in words)
