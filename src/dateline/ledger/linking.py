"""Link claims of one or many reports: candidates first, then the rules of `relations` in order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import structs

from dateline.ledger.copies import copy_groups
from dateline.ledger.pairs import Pair, Verdict, compare
from dateline.ledger.relations import QUARTER, relate
from dateline.ledger.statements import CONTROL, Statement, carry_denied, common_stems, in_order, statement_of
from dateline.records import Claim, Link, Report

MOST = 60
"""How many earlier claims that share a place, or a word, are compared: the nearest ones."""
NEAR_DAYS = 45
"""How many days back a claim is compared; back-references to control and running counts reach as far as a quarter."""


def link_claims(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Link, ...]:
    """Return the links between claims, each from the later to the earlier one, in the order of both.

    A claim gets at most one link of a kind to each origin: to the nearest claim that the rules relate it to.
    """
    statements = statements_of(claims, reports)
    copies = copy_groups(reports)
    found: dict[tuple[str, str], Link] = {}
    for a, b in _candidates(statements):
        pair = compare(a, b)
        verdict = relate(pair) if _comparable(pair) else None
        if verdict is not None:
            link = make_link(
                pair, verdict, copied=not pair.same_report and copies.get(a.report) == copies.get(b.report)
            )
            found[link.source_claim, link.target_claim] = link
    order = {statement.id: number for number, statement in enumerate(statements)}
    return tuple(
        sorted(_nearest(found.values(), order), key=lambda link: (order[link.source_claim], order[link.target_claim]))
    )


def statements_of(claims: Sequence[Claim], reports: Sequence[Report]) -> list[Statement]:
    """Return the claims as statements in the order of telling; a bare denial takes over the scope of what it denies."""
    by_id = {report.id: report for report in reports}
    told = sorted(
        claims, key=lambda claim: (_published(by_id.get(claim.report)), claim.report, claim.evidence_start, claim.id)
    )
    denied = carry_denied(told)
    made = [with_denied(statement_of(claim, by_id.get(claim.report)), denied.get(claim.id), by_id) for claim in told]
    common = common_stems(made)
    return [structs.replace(statement, stems=statement.stems - common) for statement in made]


def with_denied(statement: Statement, denied: Claim | None, reports: Mapping[str, Report]) -> Statement:
    """Return the statement with type, places and doer of the claim that it denies."""
    if denied is None:
        return statement
    other = statement_of(denied, reports.get(denied.report))
    return structs.replace(
        statement,
        type=other.type,
        modality="denied",
        spots=other.spots,
        regions=other.regions,
        stems=statement.stems | other.stems,
        actor=other.actor,
    )


def make_link(pair: Pair, verdict: Verdict, *, copied: bool = False) -> Link:
    """Return the link of a verdict with the slots that were compared."""
    compared = {
        "place": pair.reach,
        "days": str(pair.gap),
        "words": f"{len(pair.shared)} shared",
        "source": _speakers(pair),
    }
    if copied:
        compared["origin"] = "copy of one text"
    if pair.a.figures and pair.b.figures:
        compared["figure"] = f"{pair.a.figures[0].text} against {pair.b.figures[0].text}"
    kind = "repeats" if copied and verdict.kind == "supports" else verdict.kind
    return Link(
        source_claim=pair.b.id,
        target_claim=pair.a.id,
        kind=kind,
        rule=verdict.rule,
        finer=verdict.finer,
        compared=compared,
    )


def _speakers(pair: Pair) -> str:
    return "one side" if pair.one_voice else "opposed" if pair.opposed else "different"


def _published(report: Report | None) -> str:
    return (report.published if report else None) or "9999"


def _candidates(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield pairs of one report, and pairs that share a place or two words of the topic."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for key in _keys(statement):
            by_key[key].append(number)
    days = [_day_number(statement.day) for statement in statements]
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for key, numbers in by_key.items():
        weight = 1 if key.startswith("of ") else 2
        for index, number in enumerate(numbers):
            for earlier in numbers[max(0, index - MOST) : index]:
                if days[number] - days[earlier] <= QUARTER:
                    shared[earlier, number] += weight
    for (first, second), count in shared.items():
        if count > 1:
            yield in_order(statements[first], statements[second])


def _day_number(day: str | None) -> int:
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def _keys(statement: Statement) -> set[str]:
    places = {f"at {spot[0]}" for spot in statement.spots}
    return {f"in {statement.report}", *places, *(f"of {stem}" for stem in statement.stems)}


def _comparable(pair: Pair) -> bool:
    """Tell whether the two lie near enough in time, and in one report are about one thing said by two sources."""
    a, b = pair.a, pair.b
    if pair.same_report:
        about_one = pair.reach in ("same", "within") or len(pair.shared) > 1 or b.modality == "denied"
        return about_one and a.origin != b.origin and not (a.words in b.words or b.words in a.words)
    if pair.gap > (QUARTER if {a.type, b.type} <= CONTROL else NEAR_DAYS):
        return False
    return (
        pair.reach == "same"
        or len(pair.shared) > 2
        or (pair.reach != "apart" and len(pair.shared) > 1 and pair.gap <= 10)
    )


def _nearest(links: Iterable[Link], order: Mapping[str, int]) -> Iterator[Link]:
    """Yield for each claim and kind of link the one to the nearest earlier claim."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        key = link.source_claim, link.kind
        if key not in best or order[link.target_claim] > order[best[key].target_claim]:
            best[key] = link
    yield from best.values()


__all__ = ["link_claims", "make_link", "statements_of", "with_denied"]
