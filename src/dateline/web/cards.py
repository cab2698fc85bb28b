"""Claim cards: what a reader sees of one claim, as written beside as resolved, with what other claims do to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.exports.format import Item
from dateline.ledger import Decided, Entry
from dateline.records import Claim, Figure, Link, When, Where
from dateline.views.cells import event_cell, figures_cell, places_cell, source_cell, when_cell
from dateline.web.desk import Desk
from dateline.web.labels import label, status_of

_PASSIVE = {
    "repeats": "repeated by",
    "updates": "updated by",
    "supports": "supported by",
    "disputes": "disputed by",
    "admits": "admitted by",
    "corrects": "corrected by",
    "retracts": "no longer said by",
}

_DECIDED = {
    "source": frozenset({"source"}),
    "channel": frozenset({"via"}),
    "event": frozenset({"type", "actor", "target", "means"}),
    "place": frozenset({"where"}),
    "date": frozenset({"when"}),
    "figure": frozenset({"figures"}),
    "checked": frozenset({"verification"}),
}
"""Which slots that analysts decide about stand in a field of a card."""


class Slot(NamedTuple):
    """One field of a claim: the words of the text, what they were resolved to, a finer note, and the initials of the analysts whose value it is, if any."""

    name: str
    written: str | None
    resolved: str
    note: str = ""
    own: tuple[str, ...] = ()


class Tie(NamedTuple):
    """A link to another claim, as a phrase ("disputed by"); `other` is null when a whole version of the report is at its other end."""

    phrase: str
    kind: str
    key: str
    other: Item | None
    compared: tuple[tuple[str, str], ...]


class Card(NamedTuple):
    """A claim with everything that its card shows; `number` counts the claims of the list that it stands in.

    `waiting` are decisions about what is read otherwise by now; they are told on the machine itself only.
    """

    number: int
    item: Item
    status: str
    slots: tuple[Slot, ...]
    ties: tuple[Tie, ...]
    waiting: tuple[Decided, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.item.claim.id


def make_cards(desk: Desk, entries: Sequence[Entry], first: int = 1) -> list[Card]:
    """Return the cards of some claims, numbered from `first`."""
    roles = _roles(desk, {entry.head.key for entry in entries})
    others = _others(desk, entries)
    offices = [roles.get((entry.head.key, entry.claim.source.name)) for entry in entries]
    cards = lay_cards(desk.items(entries), offices, first, others)
    if not desk.is_private:
        return cards
    return [card._replace(waiting=_waiting(entry)) for card, entry in zip(cards, entries, strict=True)]


def _waiting(entry: Entry) -> tuple[Decided, ...]:
    return tuple(each for each in entry.decisions if each.standing == "again")


def lay_cards(
    items: Sequence[Item], roles: Sequence[str | None], first: int = 1, others: Mapping[str, Item] | None = None
) -> list[Card]:
    """Return the cards of claims that may be shown so; `roles` are the offices of their sources, `others` the claims that their links lead to, by id."""
    return [
        Card(number, item, status_of(item), tuple(_owned(item, role)), tuple(_ties(item, others or {})))
        for number, (item, role) in enumerate(zip(items, roles, strict=True), start=first)
    ]


def _roles(desk: Desk, keys: set[str]) -> dict[tuple[str, str], str]:
    """Return the offices that reports give to the people named in them; of a person who is protected none."""
    rows = (
        row
        for key in sorted(keys)
        for row in desk.ledger.store.execute(
            "SELECT report, name, office FROM actor WHERE report = ? AND office IS NOT NULL AND (is_protected = 0 OR ?)",
            (key, desk.is_private),
        )
    )
    return {(key, name): office for key, name, office in rows}


def _others(desk: Desk, entries: Sequence[Entry]) -> dict[str, Item]:
    """Return the claims at the other ends of the links, those of the list among them."""
    ends = {end for entry in entries for link in entry.links for end in (link.source_claim, link.target_claim)}
    found = desk.ledger.claims_with(sorted(ends))
    return {item.claim.id: item for item in desk.items(found)}


def _ties(item: Item, others: Mapping[str, Item]) -> Iterator[Tie]:
    for link in item.links:
        mine = link.source_claim == item.claim.id
        kind = link.finer or link.kind
        other = link.target_claim if mine else link.source_claim
        yield Tie(kind if mine else _PASSIVE[kind], link.kind, other, others.get(other), tuple(_compared(link)))


def _compared(link: Link) -> Iterator[tuple[str, str]]:
    for slot, words in link.compared.items():
        yield label(slot), words


def _owned(item: Item, role: str | None) -> Iterator[Slot]:
    """Yield the fields of a claim, each with the analysts who put a value in the place of what was read there."""
    for slot in _slots(item.claim, role):
        decided = _DECIDED.get(slot.name, frozenset()) & set(item.changed)
        yield slot._replace(own=tuple(sorted({each.by for each in item.signatures if each.slot in decided})))


def _slots(claim: Claim, role: str | None) -> Iterator[Slot]:
    source = claim.source
    side = f"speaks for {source.side}" if source.side else ""
    notes = [role or "", side, label(source.kind)]
    yield Slot(
        "source", source.text, source_cell(structs.replace(claim, via=None)), ", ".join(note for note in notes if note)
    )
    if claim.cue:
        yield Slot("cue", claim.cue, "", "")
    if claim.via:
        yield Slot("channel", claim.via, "")
    stated = claim.stated_names or {}
    written = "; ".join(stated[slot] for slot in ("actor", "target") if slot in stated)
    notes = [claim.subtype or "", f"with {claim.means}" if claim.means else ""]
    yield Slot("event", written or None, event_cell(claim), ", ".join(label(note) for note in notes if note))
    for where in claim.where:
        yield Slot("place", where.text, places_cell((where,)), _place_note(where))
    yield from _times(claim)
    for figure in claim.figures:
        yield Slot("figure", figure.text, figures_cell((figure,)), _figure_note(figure))
    checked = "" if claim.verification == "none" else f"by {claim.verification_by or 'nobody named'}"
    yield Slot("checked", None, label(claim.verification), checked)


def _times(claim: Claim) -> Iterator[Slot]:
    for name, when in (("date", claim.when), ("said", claim.said)):
        if when is not None:
            yield Slot(name, when.text, _days(when), claim.zone or "" if name == "date" else "")
    for when in claim.when_alternatives:
        yield Slot("or", when.text, _days(when), "another reading of the date")


def _days(when: When) -> str:
    return when_cell(when) if when.start else "not resolved"


def _place_note(where: Where) -> str:
    if where.lat is None or where.lon is None:
        return "not found in the gazetteer"
    exact = f" ± {where.precision_km:g} km" if where.precision_km else ""
    return ", ".join(part for part in (where.kind or "", f"{where.lat:.3f} {where.lon:.3f}{exact}") if part)


def _figure_note(figure: Figure) -> str:
    notes: Iterable[str] = (
        f"of {figure.of}" if figure.of else "",
        f"part of {figure.part_of}" if figure.part_of else "",
        "worked out" if figure.derived else "",
        f"victims: {figure.victims}" if figure.victims else "",
    )
    return ", ".join(note for note in notes if note)
