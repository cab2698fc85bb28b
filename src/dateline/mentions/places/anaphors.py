"""Words that mean a place named before: "the city", "the region", "the airport"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.gazetteer import Gazetteer
from dateline.mentions.places.words import site_words
from dateline.records import Document, Toponym

_ANAPHOR = re.compile(
    r"\b(?:(?:its|their)\s+(?=(?:territory|airspace|soil)\b)|(?:the|this|that|our|inside the)\s+)(?:(?:whole|entire|same|besieged|embattled|former|port|small|damaged|strategic|occupied|entire|nearby|key|eastern|southern|northern|western)\s+)?"
    r"(?P<noun>city|town|village|country|kingdom|region|province|oblast|area|airport|facility|plant|hospital|base|port|embassy|station|dam|bridge|refinery|peninsula|camp|prison|territory|(?<=its )airspace|(?<=their )airspace|(?<=its )soil|(?<=their )soil)\b"
    r"(?!['’]s\s+(?:\w+\s+){0,2}?(?:office|statement))(?!\s+of\s+(?:the\s+)?[A-Z])(?!-|\s+(?:council|hall|cent(?:re|er)))",
    re.IGNORECASE,
)
_KINDS = {
    "city": "town", "town": "town", "village": "town", "country": "country", "territory": "country", "airspace": "country", "soil": "country", "kingdom": "country", "region": "region", "province": "region",
    "oblast": "region", "area": "region", "peninsula": "region",
}  # fmt: skip
_REGION = re.compile(
    r"\b(?:region|oblast|province|governorate|gulf|peninsula|strait|sea|valley|east|river|county|district)s?$",
    re.IGNORECASE,
)
_SIDED = re.compile(r"(?:north|south|east|west|central)\w*\s", re.IGNORECASE)
_SIDE_OF_COUNTRY = re.compile(
    r"\b(?:in|of|from|across|to|into|throughout)\s+(?P<phrase>(?:the)\s+(?P<sides>(?:(?:north|south|east|west|northeast|northwest|southeast|southwest)(?:\s+and\s+|\b)){1,2})"
    r"(?:\s+of\s+(?:the\s+)?country)?)(?!\s+(?:of|and|side|coast|bank|wing|end|west|east)\b|\w|-)"
)
_REACH = 4
"""How many paragraphs back a place may be named."""


def find_anaphors(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms with those added that stand for an earlier one; their rule names it: `anaphor:START` (its offset)."""
    found = list(toponyms)
    for paragraph_number, paragraph in enumerate(document.paragraphs):
        if not paragraph.is_read:
            continue
        for match in _ANAPHOR.finditer(document.text, paragraph.start, paragraph.end):
            if any(toponym.start < match.end() and match.start() < toponym.end for toponym in toponyms):
                continue
            earliest = document.paragraphs[max(0, paragraph_number - _REACH)].start
            before = [toponym for toponym in toponyms if earliest <= toponym.start < match.start()]
            noun = match["noun"].lower()
            named = _antecedent(noun, before) or (_usual(toponyms) if noun == "country" else None)
            if named:
                found.append(
                    Toponym(
                        start=match.start(), end=match.end(), text=match[0], role="place", rule=f"anaphor:{named.start}"
                    )
                )
    found.extend(_sides(document, found, gazetteer))
    return sorted(found)


def _sides(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield "the south and east" and the like as parts of the country named last; their rule names it: `side:south and east Chad`."""
    for number, paragraph in enumerate(document.paragraphs):
        if not paragraph.is_read:
            continue
        earliest = document.paragraphs[max(0, number - _REACH)].start
        for match in _SIDE_OF_COUNTRY.finditer(document.text, paragraph.start, paragraph.end):
            start, end = match.span("phrase")
            states = [state for state in toponyms if earliest <= state.start < start and state.rule == "country"]
            if any(toponym.start < end and start < toponym.end for toponym in toponyms):
                continue
            for state in reversed(states):
                name = f"{' '.join(match['sides'].split())} {state.text}"
                if gazetteer.knows(name):
                    yield Toponym(start=start, end=end, text=match["phrase"], role="place", rule=f"side:{name}")
                    break


def _usual(toponyms: Sequence[Toponym]) -> Toponym | None:
    """Return a mention of the country that the report names most, where it names one at least three times."""
    states = [toponym for toponym in toponyms if toponym.rule == "country"]
    counts = Counter(toponym.text for toponym in states).most_common(1)
    return (
        next((state for state in states if state.text == counts[0][0]), None) if counts and counts[0][1] >= 3 else None
    )


def _antecedent(noun: str, before: Sequence[Toponym]) -> Toponym | None:
    kind = _KINDS.get(noun, "site")
    for toponym in reversed(before):
        if _is_of_kind(toponym, kind, noun):
            return toponym
    return None


def _is_of_kind(toponym: Toponym, kind: str, noun: str) -> bool:
    typed = bool(_REGION.search(toponym.text))
    if kind == "site":
        return bool(site_words().search(toponym.text)) and (noun == "facility" or noun in toponym.text.lower())
    if toponym.role in {"people", "name_part"} or "site" in toponym.rule:
        return False
    is_country = toponym.rule.startswith("country")
    if kind == "country":
        return is_country and toponym.role != "modifier"
    if kind == "region":
        return typed
    if toponym.role in {"modifier", "government"} or _SIDED.match(toponym.text) or site_words().search(toponym.text):
        return False
    return not typed and not is_country and toponym.rule not in {"unknown", "abbreviation"}
