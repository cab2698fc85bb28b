"""Link claims of one or many reports: candidates first, then the rules of `relations` in order.

A claim is compared with those before it in its own report, and with those that share a place or two words of the topic with it: of each topic with the `MOST` nearest before it,
at most a quarter back. Nothing here depends on how many claims there are besides, so that one more report changes only the links of its neighbours.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import structs

from dateline.ledger.copies import is_copy, runs_of, sentences_of
from dateline.ledger.pairs import Pair, Verdict, compare
from dateline.ledger.relations import QUARTER, relate
from dateline.ledger.scope import names_figure
from dateline.ledger.statements import CONTROL, Statement, carry_compared, carry_denied, statement_of
from dateline.ledger.topics import ENOUGH, moment_of, topics_of, weight, without_common
from dateline.records import Claim, Link, LinkKind, Report

MOST = 40
"""How many earlier claims of one topic, or of the same report, are compared: the nearest ones."""
NEAR_DAYS = 45
"""How many days back a claim is compared; back-references to control and running counts reach as far as a quarter."""

Best = dict[LinkKind, tuple[Statement, Link]]
"""The links of one statement so far, with the statements they go to."""
Copied = Callable[[str, str], bool]
"""Tells of the keys of two reports whether one is a copy of the other."""


def link_claims(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Link, ...]:
    """Return the links between claims, each from the later to the earlier one, in the order of both.

    A claim gets at most one link of a kind: to the nearest earlier claim that the rules relate to it so.
    """
    by_id = {report.id: report for report in reports}
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.report].append(claim)
    order = sorted(groups, key=lambda name: (_published(by_id.get(name)), name))
    copied = copied_by(lambda name: by_id[name].text if name in by_id else "")
    windows = Windows()
    found: list[Link] = []
    for name in order:
        told = statements_of(groups[name], by_id)
        found.extend(links_of(told, windows.before, copied))
        windows.add(told)
    return tuple(found)


class Windows:
    """The nearest statements before the one that comes next, by topic; they must be added in the order of telling."""

    def __init__(self) -> None:
        """Begin with none."""
        self._recent: defaultdict[int, deque[tuple[int, Statement | None]]] = defaultdict(lambda: deque(maxlen=MOST))

    def add(self, statements: Iterable[Statement], *, held: bool = True) -> None:
        """Take up the statements of a report; those of one that is not `held` (superseded) take their places and are never compared."""
        for statement in statements:
            moment = moment_of(statement)
            if moment is None:
                continue
            for topic in topics_of(statement):
                self._recent[topic].append((moment.day, statement if held else None))

    def before(self, statement: Statement) -> Iterator[Statement]:
        """Yield the earlier statements of other reports that share enough topics with one, in no order."""
        moment = moment_of(statement)
        if moment is None:
            return
        weights: Counter[str] = Counter()
        met: dict[str, Statement] = {}
        for topic in topics_of(statement):
            heavy = weight((topic,))
            for day, earlier in self._recent.get(topic, ()):
                if earlier is not None and moment.day - day <= QUARTER:
                    weights[earlier.id] += heavy
                    met[earlier.id] = earlier
        yield from (met[name] for name, count in weights.items() if count >= ENOUGH)


def links_of(
    told: Sequence[Statement],
    before: Callable[[Statement], Iterable[Statement]],
    copied: Copied,
    only: str | None = None,
) -> Iterator[Link]:
    """Yield the links of the statements of one report, in their order, or of `only` one of them; `before` gives the earlier ones of other reports to compare each with."""
    for number, statement in enumerate(told):
        if only not in {None, statement.id}:
            continue
        best: Best = {}
        own = told[max(0, number - MOST) : number]
        for earlier in (*before(statement), *own):
            link = link_between(earlier, statement, copied)
            if link is not None:
                keep_nearest(best, earlier, link)
        yield from in_order(best)


def keep_nearest(best: Best, earlier: Statement, link: Link) -> None:
    """Keep a link if there is none of its kind to a nearer statement."""
    if link.kind not in best or place_in_order(earlier) > place_in_order(best[link.kind][0]):
        best[link.kind] = (earlier, link)


def in_order(best: Best) -> list[Link]:
    """Return the links of one statement, the farthest first."""
    return [link for _, link in sorted(best.values(), key=lambda each: (place_in_order(each[0]), each[1].kind))]


def place_in_order(statement: Statement) -> tuple[str, str, int, str]:
    """Return what statements are ordered by: day, report, offset, id."""
    return statement.day or "9999", statement.report, statement.at, statement.id


def link_between(earlier: Statement, statement: Statement, copied: Copied) -> Link | None:
    """Return the link of a statement to an earlier one, null where the rules see none."""
    pair = compare(earlier, statement)
    verdict = relate(pair) if _comparable(pair) else None
    if verdict is None:
        return None
    return make_link(pair, verdict, copied=not pair.same_report and copied(earlier.report, statement.report))


def statements_of(claims: Sequence[Claim], reports: Mapping[str, Report]) -> list[Statement]:
    """Return the claims of one report as statements, in text order; a bare denial takes over the scope of what it denies."""
    told = sorted(claims, key=lambda claim: (claim.evidence_start, claim.id))
    denied, compared = carry_denied(told), carry_compared(told)
    made = (
        with_denied(statement_of(claim, reports.get(claim.report)), denied.get(claim.id), reports) for claim in told
    )
    return [structs.replace(without_common(statement), beyond=compared.get(statement.id, ())) for statement in made]


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


def copied_by(text: Callable[[str], str]) -> Copied:
    """Return what tells of two reports whether one is a copy of the other, by their texts."""

    @lru_cache(maxsize=4096)
    def parts(name: str) -> tuple[frozenset[int], frozenset[int]]:
        words = text(name)
        return runs_of(words), sentences_of(words)

    @lru_cache(maxsize=1 << 16)
    def copied(first: str, second: str) -> bool:
        (runs, sentences), (other_runs, other_sentences) = parts(first), parts(second)
        return is_copy(runs, other_runs, sentences, other_sentences)

    return copied


def _speakers(pair: Pair) -> str:
    return "one side" if pair.one_voice else "opposed" if pair.opposed else "different"


def _published(report: Report | None) -> str:
    return (report.published if report else None) or "9999"


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
        or any(names_figure(b, figure) for figure in a.figures)
        or len(pair.shared) > 2
        or (pair.reach != "apart" and len(pair.shared) > 1 and pair.gap <= 10)
    )
