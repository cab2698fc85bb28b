"""Find the words of a document that name places."""

from collections.abc import Iterable, Iterator

from dateline.gazetteer import Gazetteer
from dateline.mentions.places.judge import Found, judge
from dateline.mentions.places.relations import bind
from dateline.mentions.places.roles import role_of
from dateline.mentions.places.scan import is_capital, scan
from dateline.mentions.places.sites import grow_site
from dateline.mentions.places.words import peoples, types_after
from dateline.records import Document, Span, Toponym


def find_toponyms(document: Document, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the toponyms of `document` in text order, not yet resolved."""
    found = [hit for match in scan(document, gazetteer) if (hit := judge(document, match, gazetteer))]
    taken = {index for hit in found for index in range(hit.first, hit.last)}
    found.extend(_unknown(document, taken))
    grown = [_grow(document, hit) for hit in sorted(found)]
    toponyms = [_toponym(document, hit) for hit in _apart(grown)]
    return bind(document, toponyms)


def _unknown(document: Document, taken: set[int]) -> Iterator[Found]:
    """Yield the parser's places that the gazetteer does not know."""
    for name in document.names:
        if name.label not in {"GPE", "LOC"}:
            continue
        first, last = name.first, name.last
        while first < last and not is_capital(document.tokens[first]):
            first += 1
        while last > first and not is_capital(document.tokens[last - 1]):
            last -= 1
        if (
            first < last
            and not taken.intersection(range(first, last))
            and any(letter.isalpha() for letter in document.tokens[first].text)
        ):
            yield Found(first, last, "unknown")


def _grow(document: Document, hit: Found) -> Found:
    """Take the type word that follows into the toponym: "Kharkiv region", "Donetsk and Luhansk oblasts" (the last of a list)."""
    tokens = document.tokens
    if hit.rule == "people":
        return hit
    site = grow_site(document, hit)
    if site:
        return site
    if hit.last < len(tokens) and tokens[hit.last].sentence == tokens[hit.first].sentence:
        after = tokens[hit.last]
        if after.lower in types_after() and not (hit.rule == "country" and after.lower != "region"):
            return Found(hit.first, hit.last + 1, f"{hit.rule}+type")
    return hit


def _apart(hits: list[Found]) -> Iterator[Found]:
    """Yield hits that do not overlap: the longer one of two stays."""
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first >= end:
            yield hit
            end = hit.last


def _toponym(document: Document, hit: Found) -> Toponym:
    start, end = document.tokens[hit.first].start, document.tokens[hit.last - 1].end
    text = document.text[start:end]
    role = "people" if text in peoples() else role_of(document, hit)
    return Toponym(start=start, end=end, text=text, role=role, rule=hit.rule)


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
