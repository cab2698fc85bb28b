"""Take in matches that only the rest of the report settles: the same name elsewhere, a list beside a place, a town of the country spoken about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.mentions.places.judge import Found, is_acronym, name_of, names_other_thing, surnames
from dateline.mentions.places.scan import Match
from dateline.mentions.places.surroundings import goes_on, is_cued, street_end
from dateline.mentions.places.words import countries, peoples
from dateline.records import Document

_LIST_GAP = re.compile(r"\s*,\s*|\s*,?\s+(?:and|or)\s+")
_SURE = frozenset({"name", "country", "placed", "dateline", "county", "typed", "abbreviation"})
_NO_NEIGHBOURS = frozenset({"people", "country", "in-name"})
_WEIGHT = 2
"""How many other uses of a name one use as a place outweighs."""
_MAIN_SHARE = 0.2
_KNOWN_CUED, _KNOWN_IN_COUNTRY = 1.5, 3.8


def support(
    document: Document, found: Sequence[Found], left_open: Sequence[Match], matches: dict[int, Match]
) -> Iterator[Found]:
    """Yield toponyms among the matches that `judge` left open."""
    sure = _sure_texts(document, found, left_open)
    main = _main_countries(found, matches)
    family = surnames(document)
    borders = {hit.first: hit for hit in found}, {hit.last: hit for hit in found}
    for match in left_open:
        name = name_of(document, match)
        whole = name is None or (match.first <= name.first and match.last >= name.last)
        if name is not None and not whole and (name.label == "PERSON" or match.first > name.first + 1):
            continue
        if match.text in family or match.text in countries() or street_end(document, match) or _is_short(match.text):
            continue
        if names_other_thing(document, match):
            continue
        if match.text.casefold() in sure:
            yield Found(match.first, match.last, "again")
        elif main and whole and (rule := _in_country(document, match, main, borders, name.label if name else None)):
            yield Found(match.first, match.last, rule)


def _sure_texts(document: Document, found: Sequence[Found], left_open: Sequence[Match]) -> frozenset[str]:
    """Return the names that the report uses as places at least as often as for something else, in small letters."""
    text, tokens = document.text, document.tokens
    places: Counter[str] = Counter()
    for hit in found:
        if hit.rule in _SURE:
            places[text[tokens[hit.first].start : tokens[hit.last - 1].end].casefold()] += 1
    others = Counter(match.text.casefold() for match in left_open)
    return frozenset(name for name, count in places.items() if _WEIGHT * count >= others[name])


def _is_short(text: str) -> bool:
    return is_acronym(text) or (len(text) <= 4 and text.endswith("."))


def _main_countries(found: Sequence[Found], matches: dict[int, Match]) -> frozenset[str]:
    votes: Counter[str] = Counter()
    for hit in found:
        match = matches.get(hit.first)
        if match is None:
            continue
        code = countries().get(match.text) or (peoples()[match.text].country if match.text in peoples() else None)
        if code is None and match.entries and hit.rule in _SURE:
            code = match.entries[0].place.country
        if code:
            votes[code] += 1
    total = sum(votes.values())
    return frozenset(code for code, count in votes.items() if count >= max(2, _MAIN_SHARE * total))


def _in_country(
    document: Document,
    match: Match,
    main: frozenset[str],
    borders: tuple[dict[int, Found], dict[int, Found]],
    label: str | None,
) -> str | None:
    """Return the rule that makes a name of a town in the countries spoken about a toponym, or null."""
    known = [entry.importance for entry in match.entries if entry.place.country in main and entry.rank < 2]
    if not known or document.tokens[match.first].pos != "PROPN":
        return None
    if max(known) >= _KNOWN_CUED:
        if is_cued(document.tokens, match.first):
            return "cued"
        if _stands_in_list(document, match, borders):
            return "listed"
    if goes_on(document.tokens, match.last):
        return None
    return "local" if max(known) >= _KNOWN_IN_COUNTRY and label in {"ORG", "NORP", "PRODUCT"} else None


def _stands_in_list(document: Document, match: Match, borders: tuple[dict[int, Found], dict[int, Found]]) -> bool:
    """Tell whether a comma or "and" joins the match to a place before or after it."""
    text, tokens = document.text, document.tokens
    starts, ends = borders
    for gap in (1, 2, 3):
        after, before = starts.get(match.last + gap), ends.get(match.first - gap)
        joined = [
            hit
            for hit, start, end in (
                (after, match.last - 1, match.last + gap),
                (before, match.first - gap - 1, match.first),
            )
            if hit is not None and _LIST_GAP.fullmatch(text[tokens[start].end : tokens[end].start])
        ]
        if any(hit.rule not in _NO_NEIGHBOURS for hit in joined):
            return True
    return False
