"""Find the words of a document that name places."""

from collections.abc import Iterable, Iterator

from dateline.gazetteer import Gazetteer
from dateline.mentions.places.anaphors import find_anaphors
from dateline.mentions.places.extend import extend
from dateline.mentions.places.judge import Found, judge, surnames
from dateline.mentions.places.phrases import find_phrases
from dateline.mentions.places.relations import bind
from dateline.mentions.places.roles import role_of
from dateline.mentions.places.scan import Match, is_capital, scan
from dateline.mentions.places.support import support
from dateline.mentions.places.surroundings import is_cued
from dateline.mentions.places.words import peoples
from dateline.records import Document, Span, Toponym


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the toponyms of `document` in text order, not yet resolved.

    First what names and words around settle, then what the rest of the report settles, then words such as "the city" that mean a place
    named before.
    """
    matches: dict[int, Match] = {match.first: match for match in scan(document, gazetteer)}
    judged = {first: judge(document, match, gazetteer) for first, match in matches.items()}
    found = [hit for hit in judged.values() if hit]
    left_open = [matches[first] for first, hit in judged.items() if not hit]
    found.extend(support(document, found, left_open, matches))
    taken = {index for hit in found for index in range(hit.first, hit.last)}
    found.extend(_unknown(document, taken))
    grown = [extend(document, hit, gazetteer) for hit in found]
    grown.extend(find_phrases(document, gazetteer))
    toponyms = [_toponym(document, hit) for hit in _apart(grown)]
    return bind(document, find_anaphors(document, toponyms, gazetteer))


def place_spans(document: Document, spans: Iterable[Span]) -> tuple[Toponym, ...]:
    """Return toponyms for spans that somebody else found, not yet resolved; used to measure resolution alone."""
    toponyms = []
    for span in sorted(spans):
        tokens = document.tokens_in(span)
        hit = Found(tokens[0].i, tokens[-1].i + 1, "given") if tokens else None
        text = span.of(document.text)
        role = "people" if text in peoples() else role_of(document, hit) if hit else "place"
        toponyms.append(Toponym(start=span.start, end=span.end, text=text, role=role, rule="given"))
    return bind(document, toponyms)


def _unknown(document: Document, taken: set[int]) -> Iterator[Found]:
    """Yield the parser's places that the gazetteer does not know, where the words before make them places."""
    family = surnames(document)
    for name in document.names:
        if name.label not in {"GPE", "LOC"}:
            continue
        first, last = name.first, name.last
        while first < last and (not is_capital(document.tokens[first]) or document.tokens[first].lower == "the"):
            first += 1
        while last > first and not is_capital(document.tokens[last - 1]):
            last -= 1
        if first >= last or taken.intersection(range(first, last)) or document.tokens[last - 1].text in family:
            continue
        if document.tokens[first].text[0].isalpha() and is_cued(document.tokens, first):
            yield Found(first, last, "unknown")


def _apart(hits: list[Found]) -> Iterator[Found]:
    """Yield hits that do not overlap, in text order: the longest stays, the earlier one of two as long."""
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        words = range(hit.first, hit.last)
        if not taken.intersection(words):
            taken.update(words)
            kept.append(hit)
    yield from sorted(kept)


def _toponym(document: Document, hit: Found) -> Toponym:
    start, end = document.tokens[hit.first].start, document.tokens[hit.last - 1].end
    text = document.text[start:end]
    role = "people" if text in peoples() and hit.rule == "people" else role_of(document, hit)
    return Toponym(start=start, end=end, text=text, role=role, rule=hit.rule)
