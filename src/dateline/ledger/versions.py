"""Versions of one report: which one holds, and what a newer one makes of the claims of the older."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dateline.records import Claim, Link

Standing = Literal["current", "carried", "corrected", "retracted"]
_WORD = re.compile(r"\w+")
_SHORTEST = 4  # letters of a word that says something by itself
_SAME_WORDS = 0.5  # share of common words from which two passages are the same passage, reworded
_SAME_MATTER = 0.2  # the same, where source, type and one of the parties or places agree as well


class Version(NamedTuple):
    """One version of a report: its day of publication, and the event that brought it."""

    key: str
    published: str | None
    added: int
    claims: tuple[Claim, ...]


class History(NamedTuple):
    """What the versions of one report make of one another: who follows whom, how each claim stands, and the links between them."""

    followers: dict[str, str | None]
    standings: dict[str, Standing]
    links: tuple[Link, ...]


def order_versions(versions: Sequence[Version]) -> list[Version]:
    """Return the versions, oldest first: by day of publication (undated ones first), then in the order in which they were added."""
    return sorted(versions, key=lambda version: (version.published or "", version.added))


def compare_versions(versions: Sequence[Version]) -> History:
    """Compare each version with the next one."""
    ordered = order_versions(versions)
    followers: dict[str, str | None] = {}
    standings: dict[str, Standing] = {}
    links: list[Link] = []
    for index, version in enumerate(ordered):
        newer = ordered[index + 1] if index + 1 < len(ordered) else None
        followers[version.key] = newer.key if newer else None
        if newer is None:
            standings.update((claim.id, "current") for claim in version.claims)
            continue
        for claim, new in _match(version.claims, newer.claims):
            changed = _changes(claim, new) if new else {}
            standings[claim.id] = "retracted" if new is None else "corrected" if changed else "carried"
            if new is None:
                links.append(_link(newer.key, claim, "retracts", {}))
            elif changed:
                links.append(_link(new.id, claim, "corrects", changed))
    return History(followers, standings, tuple(links))


def _link(source: str, target: Claim, finer: Literal["corrects", "retracts"], compared: dict[str, str]) -> Link:
    return Link(
        source_claim=source,
        target_claim=target.id,
        kind="updates",
        finer=finer,
        rule="version/changed" if finer == "corrects" else "version/dropped",
        compared=compared,
    )


def slots(claim: Claim) -> dict[str, str]:
    """Return what a claim says, slot by slot, as text; where it stands and what found it is left out."""
    when = claim.when
    return {
        "type": claim.type,
        "subtype": claim.subtype or "",
        "modality": claim.modality,
        "source": claim.source.name,
        "actor": claim.actor or "",
        "target": claim.target or "",
        "means": claim.means or "",
        "where": ", ".join(f"{where.relation} {where.name}" for where in claim.where),
        "when": f"{when.start or when.text or ''}/{when.end or ''}" if when else "",
        "figures": ", ".join(
            _figure(figure.value, figure.value_to, figure.unit, figure.text) for figure in claim.figures
        ),
        "verification": claim.verification,
    }


def _figure(value: float | None, value_to: float | None, unit: str, text: str) -> str:
    number = text if value is None else f"{value:.10g}"
    return f"{number}{'' if value_to is None else f'-{value_to:.10g}'} {unit}"


def _changes(old: Claim, new: Claim) -> dict[str, str]:
    before, after = slots(old), slots(new)
    return {name: f"{before[name]} -> {after[name]}" for name in before if before[name] != after[name]}


def _match(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[Claim, Claim | None]]:
    """Pair each claim of `old` with the one of `new` that says the same, or else the same thing changed, or else with nothing."""
    free = list(new)
    pairs: dict[str, Claim] = {}
    for same_words in (True, False):
        for claim in old:
            found = next((each for each in free if claim.id not in pairs and _is_same(claim, each, same_words)), None)
            if found is not None:
                pairs[claim.id] = found
                free.remove(found)
    left = [claim for claim in old if claim.id not in pairs]
    scored = [(score, i, j) for i, a in enumerate(left) for j, b in enumerate(free) if (score := _likeness(a, b)) > 0]
    taken: set[int] = set()
    for _, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if left[i].id not in pairs and j not in taken:
            pairs[left[i].id] = free[j]
            taken.add(j)
    for claim in old:
        yield claim, pairs.get(claim.id)


def _is_same(old: Claim, new: Claim, same_words: bool) -> bool:
    return slots(old) == slots(new) and (not same_words or old.evidence == new.evidence)


def _likeness(old: Claim, new: Claim) -> float:
    """Return how alike two claims are, 0 when they are not the same matter."""
    a, b = _words(old), _words(new)
    common = len(a & b) / (len(a | b) or 1)
    same_matter = old.type == new.type and old.source.name == new.source.name and _shares_party(old, new)
    if common >= _SAME_WORDS or (same_matter and common >= _SAME_MATTER):
        return common + (0.5 if same_matter else 0) + (0.25 if old.type == new.type else 0)
    return 0.0


def _shares_party(old: Claim, new: Claim) -> bool:
    a = {old.actor, old.target, *(where.name for where in old.where)} - {None}
    return not a or bool(a & {new.actor, new.target, *(where.name for where in new.where)})


def _words(claim: Claim) -> set[str]:
    """Return the words that say what happened: not who says it, where, or how many."""
    known = " ".join(
        (claim.source.name, claim.source.text or "", claim.cue or "", *(where.text for where in claim.where))
    )
    said = set(_WORD.findall(claim.evidence.lower())) - set(_WORD.findall(known.lower()))
    return {word for word in said if len(word) >= _SHORTEST and not word.isdigit()}
