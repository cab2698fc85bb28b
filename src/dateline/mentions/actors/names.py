"""Find persons' names, without their titles."""

from collections.abc import Iterator
from functools import cache

from dateline.lexicons import load
from dateline.mentions.actors.drafts import Page, is_in_region, is_located
from dateline.mentions.actors.surnames import add_surnames
from dateline.mentions.actors.terms import NAMED, Hit
from dateline.mentions.actors.titles import find_apposition, offices_in
from dateline.mentions.actors.vocabulary import words_of
from dateline.records import Token

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "von",
        "van",
        "der",
        "den",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "dos",
        "del",
        "ben",
        "ould",
        "ul",
        "ur",
        "af",
        "zu",
        "st",
        "mc",
        "o",
        "i",
        "e",
        "ter",
        "ten",
        "-",
        "'",
        "’",
        "‘",
        "ʿ",
        ".",
    }
)
_MISREAD = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LANGUAGE"})
_WEAK_TITLES = frozenset({"commanders", "leaders", "law", "officials"})


@cache
def given_names() -> dict[str, str]:
    """Return gender by given name."""
    return {
        word: entry["gender"] for entry in load("given-names") if "words" in entry for word in entry["words"].split()
    }


def _looks_like_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ")
        and token.text.lower() != "i"
    )


def trim(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Cut titles, demonyms and marks off a stretch that may be a person's name; None when nothing is left."""
    tokens, given = page.tokens, given_names()
    while first < last:
        hit = page.hit(first)
        if hit is not None and hit.last <= last:
            if tokens[first].text in given and last - first > 1 and hit.term.kind not in ("office", "adjective"):
                break
            if (
                hit.last == last
                and hit.term.kind in NAMED
                and not (hit.term.kind in ("outlet", "group", "seat") and last - first > 1)
            ):
                return None
            first = hit.last
        elif tokens[first].text in _PARTICLES and tokens[first].text != "-" and first + 1 < last:
            break
        elif not _looks_like_name(tokens[first]):
            first += 1
        else:
            break
    for index in range(first, last):
        token = tokens[index]
        if (
            token.tag == "POS"
            or token.text in (",", "(", ")", "[", "]", "/", "“", '"', "–", "—", "and", "&")
            or (token.text.islower() and token.lower not in _PARTICLES and tokens[index - 1].text != "-")
        ):
            last = index
            break
    while last > first and not _looks_like_name(tokens[last - 1]):
        last -= 1
    return (first, last) if last > first else None


def _after_office(page: Page, hit: Hit, taken: set[int]) -> tuple[int, int] | None:
    """Return the run of capitalised words after an office that the model did not label a person."""
    tokens = page.tokens
    start = hit.last
    if start < len(tokens) and tokens[start].text == ".":
        start += 1
    if start >= len(tokens) or start in taken:
        return None
    end = start
    while end < len(tokens) and end - start < 5 and end not in taken and _runs_on(page, start, end):
        end += 1
    found = trim(page, start, end) if end > start else None
    return found if found is not None and found[0] == start and _is_titled(page, hit, found) else None


def _runs_on(page: Page, start: int, index: int) -> bool:
    """Tell whether a word goes on with a name: a capitalised name or a particle, and nothing that the lexicons know."""
    token = page.tokens[index]
    if token.sentence != page.tokens[start].sentence or (
        page.hit(index) is not None and token.text not in given_names()
    ):
        return False
    is_particle = token.text in _PARTICLES and token.text != "." and index + 1 < len(page.tokens)
    return is_particle or (token.tag in ("NNP", "NNPS") and token.text[:1].isupper())


def _is_titled(page: Page, hit: Hit, found: tuple[int, int]) -> bool:
    """Tell whether the run after an office is a person: a given name opens it, or the title and the model leave no doubt."""
    start, end = found
    tokens = page.tokens
    label = page.document.names[tokens[start].entity] if tokens[start].entity >= 0 else None
    if label is not None and label.label != "PERSON" and label.last > end:
        return False
    if tokens[start].text in given_names():
        return True
    if hit.term.kind == "person":
        return False
    whole = label is None or (label.first == start and label.last == end)
    is_lower = tokens[hit.first].text.islower()
    if is_lower and end - start in (2, 3) and whole and not page.hits_in(start, end):
        return True
    weak = hit.term.group in _WEAK_TITLES or not tokens[hit.first].text[:1].isupper()
    return not weak or (label is None and end - start > 1)


def _after_comma(page: Page, hit: Hit, taken: set[int]) -> tuple[int, int] | None:
    """Return the name in "a ministry spokesperson, Ada Brok, said" that the model did not label a person."""
    tokens = page.tokens
    start = hit.last + 1
    if start >= len(tokens) or tokens[hit.last].text != "," or hit.term.is_title:
        return None
    end = start
    while (
        end < len(tokens)
        and end - start < 4
        and end not in taken
        and page.hit(end) is None
        and tokens[end].tag == "NNP"
    ):
        end += 1
    closed = end < len(tokens) and (tokens[end].text == "," or tokens[end].pos in ("VERB", "AUX"))
    label = page.document.names[tokens[start].entity].label if tokens[start].entity >= 0 else ""
    return (start, end) if closed and end - start > 1 and label in ("", "ORG", "NORP", "PRODUCT") else None


def _unlabelled(page: Page, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield a given name with the capitalised words after it where the model saw no name at all."""
    tokens, given = page.tokens, given_names()
    for token in tokens:
        if (
            token.text not in given
            or token.entity >= 0
            or token.i in taken
            or token.tag != "NNP"
            or page.at[token.i] >= 0
        ):
            continue
        end = token.i + 1
        while (
            end < len(tokens)
            and end - token.i < 4
            and tokens[end].tag == "NNP"
            and page.at[end] < 0
            and tokens[end].entity < 0
            and tokens[end].text[:1].isupper()
        ):
            end += 1
        if end - token.i > 1 and tokens[end - 1].sentence == token.sentence:
            yield token.i, end


def _leads_office(page: Page, last: int) -> bool:
    """Tell whether a name only modifies the office after it: "the Brodno mayor" names a town."""
    after = page.hit(last)
    return (
        after is not None and after.first == last and after.term.kind == "office" and page.tokens[last].text.islower()
    )


def find_names(page: Page) -> list[tuple[int, int]]:
    """Return the token stretches of persons' names, without titles, in text order."""
    tokens, given = page.tokens, given_names()
    taken: set[int] = set()
    spans: list[tuple[int, int]] = []

    def add(span: tuple[int, int] | None) -> None:
        if (
            span is None
            or any(index in taken for index in range(*span))
            or tokens[span[1] - 1].text in words_of("last words of other names")
        ):
            return
        if _is_thing(page, span):
            return
        hit = page.hit(span[0])
        if hit is not None and hit.last >= span[1] and hit.term.kind != "seat" and tokens[span[0]].text not in given:
            return
        spans.append(span)
        taken.update(range(*span))

    for found in _by_model(page):
        add(found)
    for hit in page.hits:
        if hit.term.kind == "office":
            add(_after_comma(page, hit, taken))
        if hit.term.kind in ("office", "person") and not hit.term.is_plural:
            add(_after_office(page, hit, taken))
    for found in _unlabelled(page, taken):
        add(found)
    add_surnames(page, spans, taken)
    return sorted(spans)


def _by_model(page: Page) -> Iterator[tuple[int, int] | None]:
    """Yield what the model called a person, or misread as something else."""
    for name in page.document.names:
        if name.label == "PERSON" and not _leads_office(page, name.last):
            yield _whole(page, trim(page, name.first, name.last))
        elif name.label in _MISREAD:
            yield _misread(page, name.first, name.last)


def _is_described(page: Page, first: int, last: int) -> bool:
    """Tell whether a single word is a person by what follows: "said Anke, a mother of two"."""
    after = find_apposition(page, last)
    if (
        after is None
        or page.tokens[last].text != ","
        or page.tokens[first].tag != "NNP"
        or page.tokens[first].dep not in ("nsubj", "ROOT")
    ):
        return False
    roles = offices_in(page, *after)
    return bool(roles) and roles[0].term.is_private and page.tokens[after[0]].lower in ("a", "an", "the")


def _is_thing(page: Page, span: tuple[int, int]) -> bool:
    """Tell whether a name is that of a place, a weapon or a ship: a resolved place, "Harpun missiles", "the tanker Ada Lind"."""
    tokens = page.tokens
    first, last = span
    toponym = page.toponym_at.get(first)
    if (
        toponym is not None
        and toponym.place is not None
        and toponym.role in ("place", "modifier")
        and toponym is page.toponym_at.get(last - 1)
    ):
        return True
    head = tokens[last - 1]
    if last - first == 1 and head.dep == "compound" and last < len(tokens) and page.hit(last) is None:
        later = tokens[head.head]
        if later.tag in ("NN", "NNS") and later.text.islower() and page.hit(later.i) is None:
            return True
    if last - first == 1 and (is_located(page, first) or is_in_region(page, last)):
        return True
    return first > 0 and tokens[first - 1].lower in words_of("before names of things")


def _whole(page: Page, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Stretch a name to the surname that the model cut off: "Ada Lind [Ferrowen]"."""
    if span is None:
        return None
    first, last = span
    head = page.tokens[last - 1].head
    if not last <= head < last + 3 or page.tokens[last - 1].dep != "compound":
        return span
    rest = page.tokens[last : head + 1]
    return (
        (first, head + 1)
        if all(token.tag == "NNP" and token.text[:1].isupper() and page.at[token.i] < 0 for token in rest)
        else span
    )


def _misread(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Return the person in a stretch that the model took for an organisation or place: a given name opens it, or an office follows it."""
    span = trim(page, first, last)
    if span is None or span[1] - span[0] > 4 or page.hits_in(*span):
        return None
    if span[1] - span[0] == 1:
        return span if _is_described(page, *span) else None
    if page.tokens[span[0]].text in given_names():
        return span
    after = find_apposition(page, span[1])
    described = after is not None and page.tokens[span[1]].text == "," and bool(offices_in(page, *after))
    return span if described and all(token.tag == "NNP" for token in page.tokens[span[0] : span[1]]) else None
