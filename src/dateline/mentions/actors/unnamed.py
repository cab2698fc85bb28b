"""Find people without a name: offices, witnesses, officials, "some"."""

from dateline.mentions.actors.drafts import Draft, Page, is_modifier, left_edge, right_edge, side_of
from dateline.mentions.actors.terms import Hit, state_names
from dateline.records import ActorKind

_LINKS = ("of", "for", "from", "in", "within", "at", "to", "with", "inside", "on")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "pobj", "agent", "conj"})


def find_unnamed(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of an office or a kind of people: "a senior U.S. official", "the governor", "residents", "Houthi rebels"."""
    tokens, term = page.tokens, hit.term
    head = page.head_of(hit.first, hit.last)
    token = tokens[head]
    if term.is_title or is_modifier(page, head, hit.last):
        return None
    if term.kind == "person" and token.pos not in ("NOUN", "PROPN"):
        return None
    left = left_edge(page, hit.first, head)
    right = right_edge(page, hit.last, _LINKS if term.kind == "office" else ("of", "from"))
    before = page.hits_in(left, hit.first)
    inner = [*before, *page.hits_in(hit.last, right)]
    if term.is_armed and (
        group := next((found.term for found in before if found.term.kind in ("group", "group_adjective")), None)
    ):
        return Draft(
            first=left, last=hit.last, head=head, what="named", kind="body", form="nominal", name=group.name, short=group.short, term=group,
            side=group.side, evidence=2, is_plural=True,
        )  # fmt: skip
    speaks_for = (
        term.is_public
        or term.kind == "flock"
        or term.word in ("source", "member", "insider", "commentator", "negotiator")
        or term.is_armed
    )
    code, side = side_of(inner if speaks_for else before, page)
    evidence = 2 if side else 0
    if side is None and term.is_public:
        place = next(
            (
                toponym
                for index in range(left, right)
                if (toponym := page.toponym_at.get(index)) and toponym.place is not None
            ),
            None,
        )
        if place is not None and place.place is not None and place.place.country:
            code = side = place.place.country
            evidence = 1
    if not speaks_for and not term.is_private:
        code = side = None
    start = left
    while start < hit.first and tokens[start].tag in ("DT", "PRP$", "POS") and tokens[start].tag != "POS":
        start += 1
    counted = any(
        tokens[index].dep == "nummod" and tokens[index].head == head and tokens[index].lower not in ("one", "1") for index in range(left, hit.first)
    )
    plural = term.is_plural or token.tag in ("NNS", "NNPS") or counted
    definite = (
        tokens[left].lower in ("the", "this", "that")
        or tokens[left].tag in ("PRP$", "WP$")
        or (left < hit.first and any(tokens[index].tag == "POS" for index in range(left, hit.first)))
    )
    owner = next((index for index in range(left, hit.first) if tokens[index].tag == "PRP$"), None)
    secret = term.word.endswith("source")
    is_one = not plural and not (definite and not term.speaks and term.is_public)
    kind: ActorKind = (
        "anonymous"
        if secret
        else "collective"
        if plural or term.kind == "flock"
        else "anonymous"
        if is_one
        else "person"
    )
    country = state_names().get(code or "")
    armed_for_state = term.is_armed and side is not None
    return Draft(
        first=left,
        last=right
        if term.kind != "office" or plural or kind == "person"
        else hit.last
        if right - hit.last > 8
        else right,
        head=head,
        what="office" if term.kind == "office" else "noun",
        kind=kind,
        form="nominal",
        name=page.text(start, right),
        short=country
        if country and evidence and ((term.acts_for_state and kind == "person") or armed_for_state)
        else "",
        term=term,
        office=term if term.is_public else None,
        code=code,
        side=side if not term.is_private else None,
        evidence=evidence,
        is_public=term.is_public,
        is_private=term.is_private and not plural,
        is_plural=plural,
        is_open=definite and not plural or (plural and side is None and term.word == "official"),
        is_definite=definite,
        gender=term.gender,
        owner=owner,
    )


def find_some(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of "some", "others", "many" standing without a noun."""
    tokens = page.tokens
    token = tokens[hit.first]
    if token.dep not in ("nsubj", "nsubjpass") or hit.last - hit.first > 2:
        return None
    right = right_edge(page, hit.last, ("of", "in"))
    if right > hit.last and not any(
        found.term.kind in ("person", "office", "flock", "people") for found in page.hits_in(hit.last, right)
    ):
        return None
    return Draft(
        first=hit.first,
        last=right,
        head=hit.first,
        what="noun",
        kind="collective",
        form="nominal",
        name=page.text(hit.first, right).lower() if right == hit.last else page.text(hit.first, right),
        term=hit.term,
        is_plural=True,
    )


def find_reports(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of "initial reports": somebody's word, nobody knows whose."""
    tokens = page.tokens
    head = page.head_of(hit.first, hit.last)
    if not hit.term.is_plural or tokens[head].dep not in ("nsubj", "nsubjpass", "pobj"):
        return None
    left = left_edge(page, hit.first, head)
    if any(tokens[index].tag in ("POS", "PRP$") for index in range(left, hit.first)) or page.hits_in(left, hit.first):
        return None
    start = left + (tokens[left].tag == "DT" and left < hit.first)
    return Draft(
        first=left,
        last=hit.last,
        head=head,
        what="noun",
        kind="anonymous",
        form="nominal",
        name=page.text(start, hit.last).lower(),
        term=hit.term,
        is_plural=True,
    )
