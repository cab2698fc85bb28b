"""Figures and times of a statement against those of the sentences it rests on, and whether each stands with the same word there."""

from dateline.records import Document, Quantity, Span, Timex
from dateline.views.verify.align import Alignment
from dateline.views.verify.binding import closer_rival
from dateline.views.verify.contents import bound_elsewhere, passage_of
from dateline.views.verify.dates import compare_dates
from dateline.views.verify.figures import FigureResult, comparable, compare_figures
from dateline.views.verify.numerals import sweep, unit_differs
from dateline.views.verify.statement import Comparison, Statement
from dateline.views.verify.verdict import Difference


def compare_numbers(statement: Statement, alignment: Alignment, spans: tuple[Span, ...], result: Comparison) -> None:
    """Add to the result the figures and numbers that differ, and as doubts those that the sentences `spans` do not have."""
    reading, source = statement.reading, alignment.source.reading
    words, raw = statement.span.of(reading.document.text), " ".join(span.of(source.document.text) for span in spans)
    figures = [each for each in source.mentions.quantities if any(span.covers(each) for span in spans)]
    seen: list[Span] = [timex for timex in reading.mentions.timexes if statement.span.covers(timex)]
    for figure in compare_figures(reading, statement.span, source, spans):
        if figure.outcome == "missing":
            unit = unit_differs(figure.quantity.text.split()[0], words, raw)
            if unit:
                result.altered.append(Difference(slot="unit", stated=unit[0], reported=unit[1]))
                seen.append(figure.quantity)
            elif figure.quantity.factor is None and _counts_list(figure.quantity.value, alignment):
                seen.append(figure.quantity)
            else:
                result.doubts.append(f"the report does not give the figure: {figure.quantity.text}")
            continue
        if figure.quantity.factor is None:
            seen.append(figure.quantity)
        other = _nearer_figure(statement, alignment, figure, figures)
        if other is not None:
            result.altered.append(
                Difference(
                    slot="number", stated=figure.quantity.text, reported=other.text, passage=passage_of(source, other)
                )
            )
            continue
        if figure.outcome == "differs" and figure.other is not None:
            result.altered.append(
                Difference(
                    slot=figure.slot,
                    stated=figure.quantity.text,
                    reported=figure.other.text,
                    passage=passage_of(source, figure.other),
                )
            )
    for number in sweep(words, statement.span.start, seen, raw, figures):
        if number.outcome == "differs":
            result.altered.append(Difference(slot="number", stated=number.words, reported=number.other))
        else:
            result.doubts.append(f"the report does not give the number {number.words}")


def _nearer_figure(
    statement: Statement, alignment: Alignment, figure: FigureResult, figures: list[Quantity]
) -> Quantity | None:
    """Return the figure that stands in the report where the statement has one that counts something else there: "four of A and 49 of B"."""
    if figure.outcome != "same":
        return None
    document, source = statement.reading.document, alignment.source.reading.document
    numbers = {
        index: each
        for each in figures
        if comparable(figure.quantity, each)
        and each.value != figure.quantity.value
        and not (figure.other is not None and each.overlaps(figure.other))
        and (index := _number_in(source, each)) is not None
    }
    mine = _number_in(document, figure.quantity)
    theirs = _number_in(source, figure.other) if figure.other is not None else None
    if mine is not None and theirs is None:
        theirs = next(
            (
                each.i
                for sentence in alignment.sentences
                for each in source.words(sentence)
                if each.lower == document.tokens[mine].lower
            ),
            None,
        )
    if mine is None or theirs is None or document.tokens[mine].dep != "nummod":
        return None
    rivals = [source.tokens[index] for index in numbers if index != theirs]
    rival = closer_rival(document, alignment, document.tokens[mine], source.tokens[theirs], rivals)
    return numbers[rival.i] if rival is not None else None


def _number_in(document: Document, span: Span) -> int | None:
    numbers = [token for token in document.tokens_in(span) if token.pos == "NUM" or token.text[0].isdigit()]
    return next((token.i for token in numbers if token.dep == "nummod"), numbers[0].i if numbers else None)


def _counts_list(value: float | None, alignment: Alignment) -> bool:
    """Tell whether a number counts the names that the sentence lists, all of them or those that the statement does not name itself."""
    source = alignment.source
    named = {pairing.found.i for pairing in alignment.pairings if pairing.found is not None and pairing.word.is_name}
    for sentence in alignment.sentences:
        places = [each for each in source.reading.mentions.toponyms if sentence.start <= each.start < sentence.end]
        runs: list[list[int]] = []
        for left, right in zip([None, *places], places, strict=False):
            gap = source.reading.document.text[left.end : right.start] if left is not None else ""
            joined = left is not None and gap.replace("and", "").replace("the", "").strip(" ,") == ""
            token = source.reading.document.token_at(right.start)
            if joined:
                runs[-1].append(token)
            else:
                runs.append([token])
        for run in runs:
            if len(run) > 1 and value in {len(run), len(run) - len([index for index in run if index in named])}:
                return True
    return False


def compare_times(statement: Statement, alignment: Alignment, spans: tuple[Span, ...], result: Comparison) -> None:
    """Add to the result the days, hours and stretches of time that differ, and as doubts those that the sentences do not have."""

    def bind(mine: Timex, theirs: Timex, rivals: list[Timex]) -> Timex | None:
        return _bind_time(statement, alignment, (mine, theirs), rivals)

    for time in compare_dates(statement.reading, statement.span, alignment.source.reading, spans, bind):
        if time.outcome == "differs":
            result.altered.append(Difference(slot="date", stated=time.words, reported=time.other))
        elif time.outcome == "missing":
            result.doubts.append(f"the report does not date it: {time.words}")


def _bind_time(
    statement: Statement, alignment: Alignment, pair: tuple[Timex, Timex], rivals: list[Timex]
) -> Timex | None:
    """Return the rival time that stands where the statement has its own."""
    document, source = statement.reading.document, alignment.source.reading.document
    tokens = {source.token_at(rival.end - 1): rival for rival in rivals}
    heads = (
        document.tokens[document.token_at(pair[0].end - 1)],
        source.tokens[source.token_at(pair[1].end - 1)],
    )
    bound = bound_elsewhere(document, alignment, *heads, [source.tokens[index] for index in tokens])
    return tokens[bound.i] if bound is not None else None
