"""Where an event is said to happen: binds toponyms to a claim."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from dateline.claims.outlines import Outline
from dateline.claims.triggers import event_rules
from dateline.records import Actor, ActorMention, Attribution, Document, Mentions, Span, Toponym, Where

# Events that have a place even where their own clause does not name it again.
PLACED = frozenset(
    {
        "capture",
        "hold",
        "advance",
        "repel",
        "withdraw",
        "strike",
        "casualties",
        "damage",
        "displace",
        "deploy",
        "detain",
        "fight",
        "abuse",
    }
)
_ABOUT_COUNTRIES = frozenset({"aid", "sanction", "negotiate", "assess", "accuse", "threaten"})
_ANSWERS = frozenset({"response", "retaliation", "reaction", "revenge", "reprisal", "answer", "reply"})
_INSIDE = frozenset({"in", "inside", "within"})
_TAKE_BACK = frozenset({"recapture", "retake", "liberate", "regain", "reclaim", "recover", "reconquer"})
# Prepositions that say no more than the guidelines' plain words.
_RELATIONS = dict.fromkeys(("at", "of", "on", "inside", "within"), "in") | dict.fromkeys(
    ("into", "toward", "towards"), "to"
)
_OWN_GROUND = ("its ", "their ")  # "closes its airspace": in the country itself
_NAMED_AFTER = frozenset(
    {
        "accord",
        "agreement",
        "calendar",
        "charter",
        "convention",
        "declaration",
        "drone",
        "formula",
        "howitzer",
        "memorandum",
        "missile",
        "pact",
        "protocol",
        "rocket",
        "statute",
        "treaty",
    }
)
_JOINS = (" and ", ", ", ", and ", " and the ", ", the ", ", and the ")
# "X, Y Oblast", "X in Y", and lists of names that the gazetteer lacks: "X, A and B in Y".
_IN_LIST = re.compile(r"(?:,? (?:and )?[A-Z][\w’'-]+)*(?:, |,? in (?:the )?)")
# "X, a mining town in the Y region": what stands behind only tells where X lies.
_TOLD = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,4}(?:city|town|village|settlement|suburb|port|capital|district|region|area|island|community)"
    r"(?: located| situated)? (?:in|near|on|of|outside|inside) (?:the )?(?:[a-z]+ )?"
)
_ASIDE = re.compile(r",? (?:located )?on the (?:[a-z]+ )?(?:bank|shore|coast|outskirts|edge|side)s? of (?:the )?")
_WIDTHS = {
    "site": 0,
    "settlement": 1,
    "natural": 1,
    "district": 2,
    "region": 3,
    "area": 4,
    "country": 5,
    "continent": 6,
}
_LOCAL = frozenset(
    {"in", "near", "to", "from", "inside", "within", "into", "across", "around", "throughout", "over", "at", "out of"}
)


def bind_places(
    document: Document,
    mentions: Mentions,
    outline: Outline,
    attribution: Attribution | None,
    type_: str,
    others: Sequence[Span] = (),
    *,
    whole: bool = False,
) -> tuple[Where, ...]:
    """Return the places named in the words of a claim: the finest of each mention; a country only when nothing finer is there.

    Places inside the source ("Governor of Belgorod Oblast ... says") say who speaks, not where it happened; those inside `others`, the
    evidence of events named beside this one, belong there; `whole` takes in all words of the evidence, also those around the cue. Aid, sanctions and judgements concern countries rather than happen in them.
    """
    words = document.tokens_in(outline.evidence) if whole else ()
    own = {document.tokens[index].start for index in (*outline.content, *_antecedent(document, outline))}
    own |= {token.start for token in words}
    inside = [
        toponym
        for toponym in mentions.toponyms
        if toponym.role in ("place", "modifier", "name_part")
        and not _is_generic(toponym)
        and any(toponym.start <= start < toponym.end for start in own)
        and not (attribution is not None and attribution.source is not None and attribution.source.overlaps(toponym))
        and not any(span.covers(toponym) for span in others)
        and not _is_organisation(mentions, toponym)
        and not _is_reason(document, toponym, outline)
        and not _names_other_thing(document, toponym)
    ]
    return () if type_ == "aid" else _unique(_finest(document, mentions, inside, type_))


def _is_reason(document: Document, toponym: Toponym, outline: Outline) -> bool:
    """Tell the place of what was answered ("in retaliation for the blasts in X") from that of the answer."""
    token = document.head_in(toponym)
    while token is not None and token.i not in {token.head, outline.clause.head}:
        token = document.tokens[token.head]
        if token.dep == "pobj" and token.lemma in _ANSWERS:
            return outline.clause.role != "nominal" and token.i > outline.clause.head
    return False


def _names_other_thing(document: Document, toponym: Toponym) -> bool:
    """Tell a treaty or weapon that bears the name of a place ("the X Convention")."""
    last = document.tokens_in(toponym)[-1]
    noun = document.tokens[last.head]
    return last.dep in ("compound", "nmod") and noun.i > last.i and noun.lower.removesuffix("s") in _NAMED_AFTER


def _is_organisation(mentions: Mentions, toponym: Toponym) -> bool:
    """Tell one who acts from a place: a union of states ("sanctioned by the European Union"), a body named after a place ("held by X police")."""
    if toponym.relation in _INSIDE:
        return False
    if toponym.relation == "by" and any(mention.covers(toponym) for mention in mentions.actor_mentions):
        return True
    return any(
        mention.overlaps(toponym) and _is_no_place(mentions.actors[mention.actor], mention, toponym)
        for mention in mentions.actor_mentions
    )


def _is_no_place(actor: Actor, mention: ActorMention, toponym: Toponym) -> bool:
    """Tell an outlet, a union of states, "the Bank of X" and a company called as a place from the place."""
    if actor.side == "IO" or actor.kind == "media":
        return True
    if toponym.role == "name_part":
        return actor.kind == "body" and " of " in mention.text[: max(0, toponym.start - mention.start)]
    return toponym.rule == "local" and toponym.text != actor.name


def _finest(document: Document, mentions: Mentions, inside: Sequence[Toponym], type_: str) -> list[Toponym]:
    numbers = {toponym.start: number for number, toponym in enumerate(mentions.toponyms)}
    containers = {toponym.container for toponym in inside if toponym.container is not None}
    finest = [toponym for toponym in inside if numbers[toponym.start] not in containers]
    wider = {
        (_wider(document, first, second) or first).start
        for first, second in pairwise(finest)
        if _wider(document, first, second)
    }
    finest = [toponym for toponym in finest if toponym.start not in wider]
    finer = [toponym for toponym in finest if not _is_wide(toponym)]
    proper = [toponym for toponym in finer if toponym.role == "place"]
    proper += [toponym for toponym in finest if toponym not in proper and _is_listed(document, toponym, proper)]
    chosen = proper or [toponym for toponym in finer if toponym.place is not None]
    if chosen:
        return chosen
    relations = _INSIDE if type_ in _ABOUT_COUNTRIES else _LOCAL
    return [
        toponym
        for toponym in finest
        if toponym.role == "place"
        and not _acts(document, toponym)
        and (
            toponym.relation in relations
            or (toponym.relation is None and type_ in PLACED)
            or toponym.text.lower().startswith(_OWN_GROUND)
        )
    ]


def _acts(document: Document, toponym: Toponym) -> bool:
    """Tell a country that does something or owns it ("the US had been allied", "Russia's attack") from one where it happens."""
    head = document.head_in(toponym)
    if head is None:
        return False
    above = document.tokens[head.head]
    if head.dep == "conj" and document.tokens[above.head].lower == "from":
        above = document.tokens[above.head]
    if above.lower in ("from", "to") and document.tokens[above.head].pos in ("NOUN", "PROPN"):
        return True  # "players from Russia" tells who they are
    return head.dep == "nsubj" or (head.dep == "poss" and bool(event_rules().of_noun(document.tokens[head.head])))


def _is_listed(document: Document, toponym: Toponym, chosen: Sequence[Toponym]) -> bool:
    """Tell a name joined to a chosen one ("in the X and Y directions")."""
    return any(document.text[other.end : toponym.start] in _JOINS for other in chosen)


def _wider(document: Document, first: Toponym, second: Toponym) -> Toponym | None:
    """Return the one of two neighbours that only tells where the other lies: "X, Y Oblast", "X, near Y", "northern Y's X"."""
    gap = document.text[first.end : second.start].lstrip('"”')
    if _TOLD.fullmatch(gap):
        return second
    if _width(first) <= _WIDTHS["settlement"] and _is_beside(first, second, gap):
        return second
    if gap in (", near ", ", close to ", " near ") and first.relation != second.relation:
        return second
    one, two = _width(first), _width(second)
    if two > one and _IN_LIST.fullmatch(gap):
        return second
    return first if gap in ("'s ", "’s ") and one > two else None


def _is_beside(first: Toponym, second: Toponym, gap: str) -> bool:
    """Tell "X, 25 km south of Y" and "X on the west bank of the Y": only X is where it happens."""
    if first.place is not None and first.place.kind == "natural":
        return False
    relation = second.relation or ""
    return _ASIDE.fullmatch(gap) is not None or (" " in relation and gap.lstrip(", (").startswith(relation))


def _width(toponym: Toponym) -> int:
    return _WIDTHS.get(toponym.place.kind, 1) if toponym.place else 1


def bind_source_places(mentions: Mentions, attribution: Attribution | None) -> tuple[Where, ...]:
    """Return the place that a local source stands for ("the mayor of X"): where its town's events happen when nothing else is said."""
    if attribution is None or attribution.source is None:
        return ()
    inside = [
        toponym
        for toponym in mentions.toponyms
        if attribution.source.covers(toponym)
        and toponym.place is not None
        and toponym.place.kind in ("settlement", "region")
    ]
    return _unique(inside[:1])


def _is_generic(toponym: Toponym) -> bool:
    """Tell "the city" from a name: what stands behind it is looked up by `Anaphora`."""
    return toponym.place is None and toponym.text[:1].islower()


def _antecedent(document: Document, outline: Outline) -> list[int]:
    """Return the tokens of the noun phrase that a relative or participial clause describes: "the port of X, which ..."."""
    if outline.clause.role not in ("relative", "participle"):
        return []
    head = document.tokens[outline.clause.head]
    noun = document.tokens[head.head]
    if noun.dep == "appos":
        noun = document.tokens[noun.head]
    return [index for index in range(noun.left, head.left) if index < head.i]


def _unique(toponyms: Sequence[Toponym]) -> tuple[Where, ...]:
    seen: dict[str, Where] = {}
    for toponym in toponyms:
        where = as_where(toponym)
        seen.setdefault(where.place or where.name, where)
    return tuple(seen.values())


def as_where(toponym: Toponym) -> Where:
    """Return a toponym as the place of a claim."""
    place = toponym.place
    return Where(
        text=toponym.text,
        name=place.name if place else toponym.text,
        start=toponym.start,
        end=toponym.end,
        relation=_RELATIONS.get(toponym.relation or "in", toponym.relation or "in"),
        lat=place.latitude if place else None,
        lon=place.longitude if place else None,
        geonameid=place.geonameid if place else None,
        place=place.id if place else None,
        precision_km=place.precision_km if place else None,
        kind=place.kind if place else None,
    )


def _is_wide(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind in ("country", "continent")


def bind_home(document: Document, mentions: Mentions, outline: Outline, side: str | None) -> tuple[Where, ...]:
    """Return the country of one who takes *back* land, where no place is named: it is its own that it takes back."""
    verbs = {document.tokens[index].lemma for index in outline.content}
    if side is None or not verbs & _TAKE_BACK:
        return ()
    home = [
        toponym
        for toponym in mentions.toponyms
        if toponym.place is not None and toponym.place.kind == "country" and toponym.place.country == side
    ]
    near = [toponym for toponym in home if outline.evidence.covers(toponym)] or home
    return tuple(structs.replace(as_where(toponym), relation="in") for toponym in near[:1])
