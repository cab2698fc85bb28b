"""Take in matches that only the rest of the report settles: the same name elsewhere, a list beside a place, a town of the country spoken about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.mentions.places.judge import Found, name_of, surnames
from dateline.mentions.places.scan import Match
from dateline.mentions.places.surroundings import is_cued, street_end
from dateline.mentions.places.words import countries, peoples
from dateline.records import Document

_LIST_GAP = re.compile(r"\s*,\s*|\s*,?\s+(?:and|or)\s+")
_SURE = frozenset({"name", "country", "placed", "dateline", "county", "abbreviation"})
_MAIN_SHARE = 0.2
_KNOWN_CUED, _KNOWN_IN_COUNTRY = 1.5, 3.8


def support(
    document: Document, found: Sequence[Found], open_matches: Sequence[Match], matches: dict[int, Match]
) -> Iterator[Found]:
    """Yield toponyms among the matches that `judge` left open."""
    text, tokens = document.text, document.tokens
    spelt = {text[tokens[hit.first].start : tokens[hit.last - 1].end].casefold() for hit in found if hit.rule in _SURE}
    main = _main_countries(found, matches)
    family = surnames(document)
    starts, ends = {hit.first: hit for hit in found}, {hit.last: hit for hit in found}
    for match in open_matches:
        name = name_of(document, match)
        inside_person = (
            name is not None and name.label == "PERSON" and not (match.first <= name.first and match.last >= name.last)
        )
        if inside_person or match.text in family or match.text in countries() or street_end(document, match):
            continue
        if match.text.casefold() in spelt:
            yield Found(match.first, match.last, "again")
        elif main:
            rule = _in_country(document, match, main, starts, ends, has_name=name is not None)
            if rule:
                yield Found(match.first, match.last, rule)


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
    starts: dict[int, Found],
    ends: dict[int, Found],
    *,
    has_name: bool,
) -> str | None:
    here = [entry for entry in match.entries if entry.place.country in main and entry.rank < 2]
    if not here:
        return None
    known = max(entry.importance for entry in here)
    tokens, text = document.tokens, document.text
    if document.tokens[match.first].pos != "PROPN":
        return None
    if known >= _KNOWN_CUED and is_cued(tokens, match.first):
        return "cued"
    for neighbour in (1, 2, 3):
        follower, leader = starts.get(match.last + neighbour), ends.get(match.first - neighbour)
        for one, two in (
            (match.last - 1, follower.first if follower else None),
            (leader.last - 1 if leader else None, match.first),
        ):
            if one is not None and two is not None and _LIST_GAP.fullmatch(text[tokens[one].end : tokens[two].start]):
                hit = follower if one == match.last - 1 else leader
                if hit is not None and hit.rule not in {"people", "country", "in-name"} and known >= _KNOWN_CUED:
                    return "listed"
    return (
        "local"
        if known >= _KNOWN_IN_COUNTRY
        and has_name
        and any(entry.rank == 0 and entry.importance >= _KNOWN_IN_COUNTRY for entry in here)
        else None
    )
