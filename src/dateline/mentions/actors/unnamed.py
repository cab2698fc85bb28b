"""Find people without a name: offices, witnesses, officials, "some"."""

from dateline.mentions.actors.drafts import Draft, Page, is_modifier, left_edge, right_edge, side_of
from dateline.mentions.actors.terms import Hit, Term
from dateline.mentions.actors.vocabulary import state_names
from dateline.records import ActorKind

_LINKS = ("of", "for", "from", "in", "within", "at", "to", "with", "inside", "on")
_SPEAK_FOR = frozenset({"source", "member", "insider", "commentator", "negotiator"})


def find_unnamed(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of an office or a kind of people: "a senior U.S. official", "the governor", "residents", "Houthi rebels"."""
    tokens, term = page.tokens, hit.term
    head = page.head_of(hit.first, hit.last)
    token = tokens[head]
    if (
        term.is_title
        or is_modifier(page, head, hit.last)
        or (term.kind == "person" and token.pos not in ("NOUN", "PROPN"))
    ):
        return None
    left = left_edge(page, hit.first, head)
    group = next(
        (found.term for found in page.hits_in(left, hit.first) if found.term.kind in ("group", "group_adjective")), None
    )
    if term.is_armed and group is not None:
        return _fighters(left, hit, head, group)
    right = right_edge(page, hit.last, _LINKS if term.kind == "office" else ("of", "from"))
    code, side, evidence = _side(page, hit, left, right)
    start = left
    while start < hit.first and tokens[start].tag in ("DT", "PRP$"):
        start += 1
    plural = term.is_plural or token.tag in ("NNS", "NNPS") or _is_counted(page, left, hit.first, head)
    definite = _is_definite(page, left, hit.first)
    kind = _kind(term, plural=plural, definite=definite)
    country = state_names().get(code or "")
    acts = (term.acts_for_state and kind == "person") or (term.is_armed and side is not None)
    return Draft(
        first=left,
        last=hit.last if term.kind == "office" and not plural and kind != "person" and right - hit.last > 8 else right,
        head=head,
        what="office" if term.kind == "office" else "noun",
        kind=kind,
        form="nominal",
        name=page.text(start, right),
        short=country if country and evidence and acts else "",
        term=term,
        office=term if term.is_public else None,
        code=code,
        side=side if not term.is_private else None,
        evidence=evidence,
        is_public=term.is_public,
        is_private=term.is_private and not plural,
        is_plural=plural,
        is_open=(definite and not plural) or (plural and side is None and term.word == "official"),
        is_definite=definite,
        gender=term.gender,
        owner=next((index for index in range(left, hit.first) if tokens[index].tag == "PRP$"), None),
    )


def _fighters(left: int, hit: Hit, head: int, group: Term) -> Draft:
    """Return the draft of "Houthi rebels": the group itself."""
    return Draft(
        first=left,
        last=hit.last,
        head=head,
        what="named",
        kind="body",
        form="nominal",
        name=group.name,
        short=group.short,
        term=group,
        side=group.side,
        evidence=2,
        is_plural=True,
    )


def _side(page: Page, hit: Hit, left: int, right: int) -> tuple[str | None, str | None, int]:
    """Return code, side and how sure they are: whom an official serves, whom armed men fight for; the nationality of others is no side."""
    term = hit.term
    before = page.hits_in(left, hit.first)
    speaks_for = term.is_public or term.kind == "flock" or term.word in _SPEAK_FOR or term.is_armed
    if not speaks_for and not term.is_private:
        return None, None, 0
    after = page.hits_in(hit.last, right)
    if term.is_plural and len({found.term.code for found in after if found.term.code}) > 1:
        return None, None, 0  # "the ministers of Egypt and Greece" speak for no one state
    code, side = side_of([*before, *after] if speaks_for else before, page)
    if side is None and term.is_public:
        place = next(
            (
                toponym
                for index in range(left, right)
                if (toponym := page.toponym_at.get(index)) and toponym.place is not None
            ),
            None,
        )
        country = place.place.country if place is not None and place.place is not None else None
        return country, country, 1 if country else 0
    return code, side, 2 if side else 0


def _is_counted(page: Page, left: int, first: int, head: int) -> bool:
    """Tell whether a number above one counts the noun: "400 hostage"."""
    modifiers = page.tokens[left:first]
    if page.tokens[left].lower in ("a", "an"):  # "a defence forces official"
        return False
    if any(token.tag == "NNS" for token in modifiers):
        return True
    return any(token.dep == "nummod" and token.head == head and token.lower not in ("one", "1") for token in modifiers)


def _is_definite(page: Page, left: int, first: int) -> bool:
    tokens = page.tokens
    if tokens[left].lower in ("the", "this", "that") or tokens[left].tag in ("PRP$", "WP$"):
        return True
    return any(token.tag == "POS" for token in tokens[left:first])


def _kind(term: Term, *, plural: bool, definite: bool) -> ActorKind:
    """Many are a collective, one is anonymous; a definite office ("the governor") means a person; a "source" hides who it is."""
    if term.word.endswith("source"):
        return "anonymous"
    if plural or term.kind == "flock":
        return "collective"
    return "person" if definite and term.is_public and not term.speaks else "anonymous"


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
    is_one = hit.term.word == "one"
    if is_one and right == hit.last:
        return None
    return Draft(
        first=hit.first,
        last=right,
        head=hit.first,
        what="noun",
        kind="anonymous" if is_one else "collective",
        form="nominal",
        name=page.text(hit.first, right).lower() if right == hit.last else page.text(hit.first, right),
        term=hit.term,
        is_plural=not is_one,
    )


def find_reports(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of "initial reports": somebody's word, nobody knows whose."""
    tokens = page.tokens
    head = page.head_of(hit.first, hit.last)
    left = left_edge(page, hit.first, head)
    is_some = hit.term.is_plural or tokens[left].lower in ("a", "an", "one", "another")
    if not is_some or tokens[head].dep not in ("nsubj", "nsubjpass", "pobj"):
        return None
    owned = any(tokens[index].tag in ("POS", "PRP$") for index in range(left, hit.first))
    before = [found.term for found in page.hits_in(left, hit.first)]
    if owned or any(term.kind not in ("some", "person") and term.word != "intelligence" for term in before):
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
