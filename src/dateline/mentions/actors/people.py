"""Find persons by name, with the titles before and the appositions after them."""

from collections.abc import Iterator
from functools import cache

from dateline.lexicons import load
from dateline.mentions.actors.drafts import Draft, Page, left_edge, right_edge, side_of
from dateline.mentions.actors.terms import NAMED, Hit, Term
from dateline.records import Token

_PARTICLES = frozenset(
    "al el bin ibn bint abu von van der den de la le du di da dos del ben ould ul ur af zu st mc o i e ter ten -".split()
) | {"-", "'", "’", "‘", "ʿ", "."}
_LINKS = frozenset({"of", "for", "to", "on", "at", "in", "and", "&", "from"})
_MISREAD = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LANGUAGE"})
_WEAK_TITLES = frozenset({"commanders", "leaders", "law", "officials"})
_MODIFIER = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "HYPH", "AFX", "CD"})


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
            if hit.term.kind in ("state", "capital", "people") and tokens[first].text in given and last - first > 1:
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
            or token.text in (",", "(", "/", "“", '"', "–", "—", "and", "&")
            or (token.text.islower() and token.lower not in _PARTICLES)
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
    end = start
    while (
        end < len(tokens)
        and end - start < 5
        and end not in taken
        and (page.hit(end) is None or tokens[end].text in given_names())
    ):
        token = tokens[end]
        if not (token.tag in ("NNP", "NNPS") and token.text[:1].isupper()) and not (
            token.text in _PARTICLES and token.text != "." and end + 1 < len(tokens)
        ):
            break
        if token.sentence != tokens[start].sentence:
            break
        end += 1
    found = trim(page, start, end) if end > start else None
    if found is None or found[0] != start:
        return None
    name = tokens[start].entity
    label = page.document.names[name] if name >= 0 else None
    if label is not None and label.label != "PERSON" and label.last > found[1]:
        return None
    is_given = tokens[start].text in given_names()
    if hit.term.kind == "person" and not is_given:
        return None
    if (
        (hit.term.group in _WEAK_TITLES or not tokens[hit.first].text[:1].isupper())
        and not is_given
        and (label is not None or found[1] - found[0] < 2)
    ):
        return None
    return found


def find_names(page: Page) -> list[tuple[int, int]]:
    """Return the token stretches of persons' names, without titles, in text order."""
    tokens, given = page.tokens, given_names()
    taken: set[int] = set()
    spans: list[tuple[int, int]] = []

    def add(span: tuple[int, int] | None) -> None:
        if span is None or any(index in taken for index in range(*span)):
            return
        hit = page.hit(span[0])
        if (
            hit is not None
            and hit.last >= span[1]
            and hit.term.kind not in ("seat",)
            and tokens[span[0]].text not in given
        ):
            return
        spans.append(span)
        taken.update(range(*span))

    for name in page.document.names:
        if name.label == "PERSON":
            add(trim(page, name.first, name.last))
        elif name.label in _MISREAD and name.last - name.first > 1:
            span = trim(page, name.first, name.last)
            if span and 1 < span[1] - span[0] < 5 and tokens[span[0]].text in given and not page.hits_in(*span):
                add(span)
    for hit in page.hits:
        if (
            hit.term.kind in ("office", "person")
            and not hit.term.is_plural
            and hit.last < len(tokens)
            and hit.last not in taken
        ):
            add(_after_office(page, hit, taken))
    _add_surnames(page, spans, taken)
    return sorted(spans)


def _add_surnames(page: Page, spans: list[tuple[int, int]], taken: set[int]) -> None:
    """Take every later bare surname of a full name as a mention of a person."""
    tokens = page.tokens
    tails: dict[str, tuple[str, ...]] = {}
    for first, last in spans:
        tail = last - 1
        while tail > first and (tokens[tail - 1].end == tokens[tail].start or tokens[tail - 1].text in ("al", "el")):
            tail -= 1
        if last - first > 1 or page.hit(first - 1) is not None:
            tails.setdefault(tokens[tail].text, tuple(token.text for token in tokens[tail:last]))
    for index, token in enumerate(tokens):
        words = tails.get(token.text)
        if words is None or index in taken or page.at[index] >= 0 and page.hits[page.at[index]].term.kind != "seat":
            continue
        if all(index + step < len(tokens) and tokens[index + step].text == word for step, word in enumerate(words)):
            if index and tokens[index - 1].text == "-":
                continue
            spans.append((index, index + len(words)))
            taken.update(range(index, index + len(words)))


def _title(page: Page, first: int, persons: set[int]) -> tuple[int, list[Hit]]:
    """Return where the title before a name starts, and the offices and trades in it (nearest to the name first)."""
    tokens = page.tokens
    offices: list[Hit] = []
    start, index = first, first - 1
    while index >= 0 and first - index < 24:
        token, hit = tokens[index], page.hit(index)
        if (
            token.text == "."
            and index
            and (before := page.hit(index - 1)) is not None
            and before.term.kind in ("office", "person")
        ):
            index -= 1
            continue
        if token.sentence != tokens[first].sentence and not (hit and hit.term.kind == "office"):
            break
        if hit is not None and hit.term.kind in ("office", "person"):
            if hit.term.is_plural and not offices and index != first - 1:
                break
            offices.append(hit)
            start, index = hit.first, hit.first - 1
            continue
        if index in persons and not (tokens[index + 1].tag == "POS"):
            break
        if hit is not None and hit.term.kind not in ("some", "paper"):
            index = hit.first - 1
            if offices and _joined(page, hit.first, start):
                start = hit.first
            continue
        if (
            token.tag in _MODIFIER
            or token.text in ("-", "–")
            or (token.tag in ("VBN", "VBG", "RB") and token.dep in ("amod", "advmod"))
        ):
            if offices and _joined(page, index, start):
                start = index
            index -= 1
            continue
        if not _crosses_link(page, index, direct=bool(offices) and offices[-1].last == first):
            break
        index -= 1
    while start < first and (tokens[start].tag == "POS" or tokens[start].text in ("-", "–")):
        start += 1
    if offices and start and tokens[start - 1].tag in ("DT", "PRP$"):
        start -= 1
    return (start, offices) if offices else (first, [])


def _joined(page: Page, index: int, start: int) -> bool:
    """Tell whether everything from `index` to the title's start so far is modifiers: nothing like "of" lies between."""
    return all(page.tokens[between].pos not in ("ADP", "CCONJ", "DET") for between in range(index, start))


def _crosses_link(page: Page, index: int, *, direct: bool) -> bool:
    """Tell whether a title goes on to the left over "of", "to the" and the like: an office must stand there, and none next to the name."""
    tokens = page.tokens
    if direct and tokens[index].lower != "and":
        return False
    if tokens[index].tag == "DT" and index and tokens[index - 1].lower in _LINKS:
        index -= 1
    if tokens[index].lower not in _LINKS or not index:
        return False
    if tokens[index].lower == "and":
        before = page.hit(index - 1)
        return (
            before is not None
            and before.term.kind in ("office", "person")
            and not (page.hit(index + 1) is None and tokens[index + 1].pos == "PROPN")
        )
    for back in range(index - 1, max(index - 8, -1), -1):
        hit = page.hit(back)
        if hit is not None and hit.term.kind == "office":
            return True
        if tokens[back].pos not in ("NOUN", "PROPN", "ADJ", "ADP", "DET") or tokens[back].tag == "POS":
            return False
    return False


def _apposition(page: Page, last: int) -> tuple[int, int] | None:
    """Return the stretch after a name that says who it is: ", a spokesman for the navy," or ", of the town council,"."""
    tokens = page.tokens
    if last >= len(tokens) or tokens[last].text not in (",", "(", "—", "–") or last + 2 >= len(tokens):
        return None
    start = last + 1
    if tokens[start].lower == "who" and tokens[start + 1].lower in ("is", "was", "heads", "leads"):
        start += 2
    sentence, end = tokens[last].sentence, start
    while end < len(tokens) and tokens[end].sentence == sentence and end - start < 16:
        token = tokens[end]
        if (
            token.text in (",", ")", "—", "–", ";", ":")
            or (token.pos in ("VERB", "AUX") and token.dep not in ("amod", "acl", "compound"))
            or token.tag in ("WP", "WDT", "PRP")
        ):
            break
        end += 1
    return (start, end) if end > start else None


def _office_in(page: Page, start: int, end: int) -> list[Hit]:
    """Return the offices and trades of an apposition, when it is one: its first noun phrase must hold one."""
    found: list[Hit] = []
    for index in range(start, end):
        hit = page.hit(index)
        if hit is not None and hit.first == index and hit.term.kind in ("office", "person") and not hit.term.is_title:
            found.append(hit)
        elif (
            not found
            and page.tokens[index].pos in ("ADP", "SCONJ", "PRON")
            and hit is None
            and page.tokens[index].tag != "PRP$"
        ):
            break
    return found


def find_persons(page: Page) -> Iterator[Draft]:
    """Yield a draft for each mention of a person by name, with what stands around it."""
    names = find_names(page)
    persons = {index for first, last in names for index in range(first, last)}
    for first, last in names:
        yield _person(page, first, last, persons)


def _person(page: Page, first: int, last: int, persons: set[int]) -> Draft:
    tokens = page.tokens
    start, offices = _title(page, first, persons)
    known = page.hits_in(start, first)
    head = page.head_of(first, last)
    link = right_edge(page, last, ("of",))
    around = [*known, *page.hits_in(last, link)]
    if (
        not offices
        and first > 1
        and tokens[first - 1].tag == "POS"
        and (owner := page.hit(first - 2)) is not None
        and owner.term.kind in NAMED
    ):
        start, around = owner.first, [owner]
        if owner.first and tokens[owner.first - 1].tag == "DT":
            start -= 1
    after = _apposition(page, last)
    if after is not None:
        trades = _office_in(page, *after)
        if trades or tokens[after[0]].lower in ("of", "from"):
            offices = [*offices, *trades]
            around = [*around, *page.hits_in(*after)]
    before = _before(page, start, head)
    if before is not None:
        offices = [*offices, *_office_in(page, *before)]
        around = [*around, *page.hits_in(*before)]
        start = before[0]
    copula = _copula(page, head)
    if copula is not None:
        offices = [*offices, *_office_in(page, *copula)]
        around = [*around, *page.hits_in(*copula)]
    return _draft(page, (start, first, last), head, offices, around)


def _draft(page: Page, borders: tuple[int, int, int], head: int, offices: list[Hit], around: list[Hit]) -> Draft:
    start, first, last = borders
    roles: list[Term] = [hit.term for hit in offices]
    public = next((term for term in roles if term.is_public), None)
    private = any(term.is_private for term in roles)
    owners = [hit.term for hit in around if hit.term.kind in ("group", "group_adjective", "organisation", "named_body")]
    code, side = side_of(around, page) if public or owners else (None, None)
    office = public or next((term for term in roles if not term.is_title), None)
    return Draft(
        first=start,
        last=last,
        head=head,
        what="person",
        kind="person",
        form="name",
        name=page.text(first, last),
        words=tuple(page.text(first, last).split()),
        office=office,
        code=code,
        side=side,
        evidence=2 if side else 0,
        is_public=public is not None or (bool(owners) and not private),
        is_private=private and public is None,
        gender=next((term.gender for term in roles if term.gender), None),
    )


def _before(page: Page, start: int, head: int) -> tuple[int, int] | None:
    """Return the phrase before "the governor of the isle, Ada Brok": the name is in apposition to an office."""
    tokens = page.tokens
    if start < 2 or tokens[start - 1].text != "," or tokens[head].dep != "appos":
        return None
    whole = tokens[head].head
    hit = page.hit(whole)
    if whole >= start or start - whole > 14 or hit is None or hit.term.kind not in ("office", "person"):
        return None
    return left_edge(page, hit.first, whole), start - 1


def _copula(page: Page, head: int) -> tuple[int, int] | None:
    """Return the phrase that "Brok is the commander of the guard" says of a person."""
    tokens = page.tokens
    verb = tokens[tokens[head].head]
    if tokens[head].dep != "nsubj" or verb.lemma != "be":
        return None
    for index in verb.children:
        child = tokens[index]
        if child.dep == "attr" and (hit := page.hit(index)) is not None and hit.term.kind in ("office", "person"):
            return left_edge(page, hit.first, index), right_edge(page, hit.last, ("of", "for", "to"))
    return None
