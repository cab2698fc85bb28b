"""Draft the mentions of persons by name, with what stands around them."""

from collections.abc import Iterator

from dateline.mentions.actors.drafts import Draft, Page, right_edge, side_of
from dateline.mentions.actors.names import find_names
from dateline.mentions.actors.terms import NAMED, Hit, Term
from dateline.mentions.actors.titles import (
    find_apposition,
    find_before,
    find_copula,
    find_patron,
    find_role,
    find_title,
    offices_in,
    rules,
)


def find_persons(page: Page) -> Iterator[Draft]:
    """Yield a draft for each mention of a person by name, with what stands around it."""
    names = find_names(page)
    persons = {index for first, last in names for index in range(first, last)}
    for first, last in names:
        yield _person(page, first, last, persons)


def _person(page: Page, first: int, last: int, persons: set[int]) -> Draft:
    start, offices = find_title(page, first, persons)
    head = page.head_of(first, last)
    stretches = [(start, first), (last, right_edge(page, last, ("of",)))]
    if not offices and (owner := _owner(page, first)) is not None:
        start = owner[0]
        stretches = [owner]
    after = find_apposition(page, last)
    if after is not None:
        trades = offices_in(page, *after)
        if trades or page.tokens[after[0]].lower in ("of", "from"):
            offices = [*offices, *trades]
            stretches.append(after)
    before = find_before(page, start, last, head)
    role = find_role(page, last)
    patron = find_patron(page, head) if role is not None else None
    for more in (before, find_copula(page, head), role, patron):
        if more is not None:
            offices = [*offices, *offices_in(page, *more)]
            stretches.append(more)
    if before is not None:
        start = before[0]
    return _draft(page, (start, first, last), head, offices, [pair for pair in stretches if pair[1] > pair[0]])


def _owner(page: Page, first: int) -> tuple[int, int] | None:
    """Return the stretch of "the Tribune's" before a name without a title."""
    tokens = page.tokens
    hit = page.hit(first - 2)
    if first < 2 or tokens[first - 1].tag != "POS" or hit is None or hit.term.kind not in NAMED:
        return None
    has_article = hit.first > 0 and tokens[hit.first - 1].tag == "DT"
    return hit.first - has_article, first


def _draft(
    page: Page, borders: tuple[int, int, int], head: int, offices: list[Hit], stretches: list[tuple[int, int]]
) -> Draft:
    start, first, last = borders
    roles: list[Term] = [hit.term for hit in offices]
    public = next((term for term in roles if term.is_public), None)
    private = any(term.is_private for term in roles)
    around = [hit for stretch in stretches for hit in page.hits_in(*stretch)]
    employed = bool(stretches) and not roles and any(hit.term.kind == "outlet" for hit in around)
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
        is_public=public is not None or (bool(owners) and not private) or employed or rules(page, first, last),
        is_private=private and public is None,
        around=tuple(stretches),
        is_former=any(
            page.tokens[index].lower in ("former", "ex", "late", "then") for pair in stretches for index in range(*pair)
        ),
        gender=next((term.gender for term in roles if term.gender), None),
    )
