"""Find bodies, states, groups, organisations and media."""

import re
from collections.abc import Iterator

from dateline.mentions.actors.drafts import (
    Draft,
    Page,
    is_in_region,
    is_located,
    is_modifier,
    left_edge,
    right_edge,
    side_of,
)
from dateline.mentions.actors.terms import Hit
from dateline.mentions.actors.vocabulary import outlet_endings, state_names, words_of

_SEATED = frozenset({"embassy", "consulate", "mission"})
_DOER_VERBS = frozenset({"be", "lie", "have", "remain", "fall"})
_OWN_PREFIX = {"US": "US", "GB": "UK"}
_PARTS = frozenset({"New", "Northern", "Southern", "Eastern", "Western", "North", "South", "East", "West"})
_ADDRESS = re.compile(r"\w\.(?:com|org|net|info|ru|ua|uk|de|fr|news|tv)$", re.IGNORECASE)
_CHANNEL = re.compile(r"^[A-Z]{2,4}-?TV\d*$|^TV\w?\d+$|^[A-Z]{3}\d{2}$")


def body_name(country: str | None, code: str | None, core: str) -> str:
    """Return the canonical name of a body: "US Department of Defense", "Poland's Border Guard", or the words alone when no country is known."""
    if not country or not code:
        return core
    return f"{_OWN_PREFIX[code]} {core}" if code in _OWN_PREFIX else f"{country}'s {core}"


def find_body(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of a body named by a common noun: "the Polish Border Guard", "its general staff", "the military"."""
    tokens = page.tokens
    head = page.head_of(hit.first, hit.last)
    left = left_edge(page, hit.first, head)
    links = ("of", "for", "in") if hit.term.word in _SEATED else ("of", "for")
    right = right_edge(page, hit.last, links)
    inner = page.hits_in(left, right)
    code, side = side_of(inner, page)
    owner = next((index for index in range(left, hit.first) if tokens[index].tag == "PRP$"), None)
    if is_modifier(page, head, hit.last):
        governor = page.hit(tokens[head].head)
        # "a government decree" speaks for the body, "an intelligence report" tells what kind of report it is
        is_issued = (
            governor is not None and governor.term.kind in ("paper", "report") and hit.term.word != "intelligence"
        )
        if tokens[head].pos == "ADJ" or (side is None and owner is None and not is_issued):
            return None
    core, had_state = _core(page, left, right, hit)
    place = next(
        (
            toponym
            for index in range(left, right)
            if (toponym := page.toponym_at.get(index)) and toponym.place is not None
        ),
        None,
    )
    evidence = 2 if side else 0
    if side is None and place is not None and place.place is not None:
        code = side = place.place.country
        evidence = 1 if code else 0
    country = state_names().get(code or "")
    named = evidence == 2 and had_state
    proper = any(token.pos == "PROPN" and page.at[token.i] < 0 for token in tokens[left:right])
    return Draft(
        first=left,
        last=right,
        head=head,
        what="body",
        kind="body",
        form="name" if evidence == 2 or proper else "nominal",
        name=body_name(country, code, core) if named else core,
        short=country if country and hit.term.acts_for_state and evidence == 2 else "",
        term=hit.term,
        code=code,
        side=side,
        evidence=evidence,
        is_plural=tokens[head].tag in ("NNS", "NNPS") or hit.term.word == "police",
        is_open=side is None and not proper,
        is_definite=tokens[left].lower in ("the", "this", "that") or owner is not None,
        owner=owner,
    )


def _core(page: Page, left: int, right: int, hit: Hit) -> tuple[str, bool]:
    """Return the words of a body without determiner and state, and whether a state was among them."""
    tokens = page.tokens
    had_state = False
    while left < hit.first:
        state = page.hit(left)
        if tokens[left].tag in ("DT", "PRP$", "POS") or tokens[left].text in ("-", "–"):
            left += 1
        elif (
            state is not None
            and state.term.code
            and state.term.kind in ("state", "adjective", "capital", "people", "seat")
            and state.first == left
        ):
            had_state, left = True, state.last
        else:
            break
    if right > hit.last and not had_state:
        for found in page.hits_in(hit.last, right):
            if found.term.kind == "state" and found.last == right:
                had_state = True
                right = found.first - 1 - (tokens[found.first - 1].tag == "DT")
    return page.text(left, right), had_state


def find_named(page: Page, hit: Hit) -> Draft:
    """Return the draft of a thing that a lexicon knows by name: a group, an organisation, a body, an outlet."""
    term = hit.term
    head = page.head_of(hit.first, hit.last)
    left = left_edge(page, hit.first, head)
    is_outlet = term.kind == "outlet"
    short = term.short
    if term.kind == "named_body" and term.acts_for_state and not short:
        short = state_names().get(term.code or "", term.name)
    right = hit.last
    tokens = page.tokens
    name = term.name
    entity = page.document.names[tokens[hit.first].entity] if tokens[hit.first].entity >= 0 else None
    whole = entity is not None and entity.label == "ORG" and entity.first >= hit.first - 1 and entity.last > right
    if (
        term.kind == "outlet"
        and entity is not None
        and whole
        and all(token.pos == "PROPN" for token in tokens[right : entity.last])
    ):
        right = entity.last
        head = page.head_of(hit.first, right)
        name = page.text(hit.first, right)
    if right < len(tokens) and tokens[right].lower in words_of("after the name of a group"):
        right += 1
        head = page.head_of(hit.first, right)
    return Draft(
        first=left,
        last=right,
        head=head,
        what="media" if is_outlet else "named",
        kind="media" if is_outlet else "collective" if term.group == "publics" else "body",
        form="name",
        name=name,
        short=short if name == term.name else name,
        term=term,
        code=term.code,
        side=term.side,
        evidence=2,
        is_plural=term.is_plural,
    )


def find_state(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of a state: by its name, its people's adjective ("Russian shelling"), or its seat of government ("Kyiv says")."""
    term, tokens = hit.term, page.tokens
    head = page.head_of(hit.first, hit.last)
    if term.kind in ("capital", "seat") and not _is_government(page, hit, head):
        return None
    left = hit.first
    if left and tokens[left - 1].text in _PARTS and tokens[left - 1].entity == tokens[left].entity >= 0:
        return None
    if (
        left
        and tokens[left - 1].tag == "DT"
        and tokens[left - 1].sentence == tokens[left].sentence
        and term.kind != "adjective"
    ):
        left -= 1
    is_people = term.kind == "people" and (term.is_plural or tokens[head].tag in ("NNS", "NNPS"))
    adjective = term.kind == "adjective" or (term.kind == "people" and not is_people)
    if (
        adjective
        and term.kind == "people"
        and tokens[head].dep not in ("amod", "compound", "nmod")
        and tokens[left].lower in ("a", "an")
    ):
        return None
    crowd = is_people and tokens[left].lower != "the"
    return Draft(
        first=left,
        last=hit.last,
        head=head,
        what="modifier" if adjective else "noun" if crowd else "state",
        kind="collective" if crowd else "body",
        form="nominal" if crowd else "state",
        name=page.text(hit.first, hit.last) if crowd else term.name,
        short="" if crowd else term.name,
        term=term,
        code=term.code,
        side=term.side,
        evidence=2,
        is_plural=crowd,
    )


def _is_government(page: Page, hit: Hit, head: int) -> bool:
    """Tell whether a town stands for the government that sits there."""
    toponym = page.toponym_at.get(hit.first)
    if toponym is not None and toponym.role == "government":
        return True
    token = page.tokens[head]
    if token.dep in ("nsubj", "nsubjpass"):
        return page.tokens[token.head].lemma not in _DOER_VERBS
    if token.dep == "conj":
        first = page.tokens[token.head]
        other = page.hit(first.i)
        return (
            other is not None
            and other.term.kind in ("capital", "state", "seat")
            and first.dep in ("nsubj", "pobj")
            and first.dep == "nsubj"
        )
    if token.dep in ("pobj", "agent"):
        return page.tokens[token.head].lower in ("by", "between", "with", "against") and hit.term.kind in (
            "capital",
            "seat",
        )
    if token.dep == "poss":
        return toponym is None or toponym.role == "government"
    return hit.term.kind == "seat" and token.dep == "dobj"


def find_media(page: Page, hit: Hit) -> Draft | None:
    """Return the draft of media named by a common noun: "Russian state media", "the newspaper"."""
    tokens = page.tokens
    head = page.head_of(hit.first, hit.last)
    if is_modifier(page, head, hit.last):
        return None
    left = left_edge(page, hit.first, head)
    inner = page.hits_in(left, hit.last)
    code, side = side_of(inner, page)
    start = left
    while start < hit.first and tokens[start].tag in ("DT", "PRP$"):
        start += 1
    state_owned = "state" in hit.term.word.split() or "state" in hit.term.word.split("-")
    return Draft(
        first=left,
        last=hit.last,
        head=head,
        what="media",
        kind="media",
        form="nominal",
        name=page.text(start, hit.last),
        term=hit.term,
        code=code if state_owned else None,
        side=side if state_owned else None,
        evidence=2 if side and state_owned else 0,
        is_plural=hit.term.is_plural,
        is_open=(state_owned and side is None)
        or (not hit.term.is_plural and tokens[left].lower in ("the", "its") and start == hit.first),
        is_definite=tokens[left].lower == "the",
    )


def _is_media(page: Page, first: int, last: int) -> bool:
    """Tell whether a name is one of an outlet: an address on the web, or "the newspaper X", "the X website"."""
    tokens = page.tokens
    before, after = page.hit(first - 1), page.hit(last)
    if _ADDRESS.search(tokens[last - 1].text) or _CHANNEL.search(tokens[last - 1].text):
        return True
    return (before is not None and before.term.kind == "media" and not before.term.is_plural) or (
        after is not None
        and after.first == last
        and after.term.kind == "media"
        and tokens[after.first - 1].tag != "POS"
    )


def find_organisations(page: Page, covered: set[int]) -> Iterator[Draft]:
    """Yield drafts of the organisations that the model found and no lexicon knows."""
    tokens = page.tokens
    for name in page.document.names:
        if name.label != "ORG" or any(index in covered for index in range(name.first, name.last)):
            continue
        first, last = name.first, name.last
        while first < last and (tokens[first].tag in ("DT", "POS") or not tokens[first].text[:1].isalnum()):
            first += 1
        while last > first and (tokens[last - 1].tag == "POS" or not tokens[last - 1].text[:1].isalnum()):
            last -= 1
        if first >= last or not any(token.text[:1].isupper() for token in tokens[first:last]):
            continue
        hit = page.hit(first)
        if hit is not None and hit.last >= last:
            continue
        head = page.head_of(first, last)
        if (
            last - first == 1
            and not tokens[first].text.isupper()
            and (is_located(page, head) or is_in_region(page, last))
        ):
            continue
        code, side = side_of(page.hits_in(first, last), page)
        is_media = tokens[last - 1].text in outlet_endings() or _is_media(page, name.first, last)
        yield Draft(
            first=first - 1 if first and tokens[first - 1].tag == "DT" else first,
            last=last,
            head=head,
            what="media" if is_media else "named",
            kind="media" if is_media else "body",
            form="name",
            name=page.text(first, last),
            code=None if is_media else code,
            side=None if is_media else side,
            evidence=2 if side and not is_media else 0,
        )
