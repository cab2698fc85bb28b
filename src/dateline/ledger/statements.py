"""A claim, or a quoted stretch of a report, made comparable with another one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from dateline.ledger.sides import side_of, sides_by_word
from dateline.lexicons import load
from dateline.records import Claim, Figure, Record, Report, Where

Spot = tuple[str, float | None, float | None, float, str | None]
"""A place: key, latitude, longitude, radius in km, kind."""

CONTROL = frozenset({"capture", "withdraw", "hold", "deploy", "advance"})
HARM = frozenset({"strike", "casualties", "damage", "fight", "abuse", "repel"})
BARE = frozenset({"other", "assess", "accuse", "refuse"})
_STEM = 6
_SHORT = 120
"""Letters that a bare denial ("the ministry denies these claims") has at most."""
_COUNTRIES = frozenset({"country", "continent"})
_INSIDE = frozenset(
    {"in", "of", "at", "on", "over", "from", "to", "into", "through", "across", "inside", "within", "off"}
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = frozenset(
    """about after again against all also amid among and any are around army authorities because been before being between both but
    can claim claims claimed confirm confirmed confirms could country defence defense did does during each for forces from government had has have her his how
    however into its itself least less made make many military ministry minister more most near new not now off official officials one only other our out over
    people president report reported reports said say saying says she since some soldiers some state states than that the their them then there these they this those
    though through three troops two under until was were what when where which while who whose will with without would yesterday
    """.split()  # noqa: SIM905  a list to be read
)


class Statement(Record, frozen=True, kw_only=True):
    """What is compared of a claim: its words, scope (what, where, since when, by whom) and figures.

    `day` is the day of publication, `at` the offset in the report. `speaker` is the side that answers for it, `origin` its name. `stems` are the first letters of the words
    that carry the topic, `tokens` all words in small letters. `beyond` are the earlier figures that it compares itself with ("double what officials had cited"); `told_later` that it lies before the publication, or has no day at all.
    """

    id: str
    report: str
    day: str | None
    at: int
    words: str
    type: str
    modality: str
    speaker: str | None
    origin: str
    actor: str | None
    target: str | None
    target_side: str | None
    spots: tuple[Spot, ...]
    regions: frozenset[str]
    figures: tuple[Figure, ...]
    start: str | None
    end: str | None
    stems: frozenset[str]
    tokens: frozenset[str]
    verification: str = "none"
    contested_by: str | None = None
    beyond: tuple[Figure, ...] = ()

    def says(self, name: str) -> bool:
        """Tell whether the words hold what the lexicon `link-words` lists under `name`."""
        return _says(name, self.words)

    @property
    def told_later(self) -> bool:
        """Tell whether the event is told as something past: without a day, before the publication, or in words that look back."""
        return (
            self.end is None
            or (self.day is not None and (self.start or self.end) < self.day and self.start != self.end)
            or self.says("back")
        )


@lru_cache(maxsize=1 << 17)
def _says(name: str, words: str) -> bool:
    return pattern(name).search(words) is not None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of an entry of the lexicon `link-words`."""
    return re.compile(next(entry for entry in load("link-words") if entry["name"] == name)["pattern"], re.IGNORECASE)


def statement_of(claim: Claim, report: Report | None, words: str | None = None) -> Statement:
    """Return the comparable view of a claim; `words` are those of it that are compared, its evidence when none are given."""
    told = words if words is not None else claim.evidence
    when = claim.when
    speaker = claim.source.side
    if speaker is None and claim.type in ("accuse", "threaten", "request", "refuse"):
        speaker = side_of(claim.actor)
    spots, regions = scope_of(claim.where)
    return Statement(
        id=claim.id,
        report=claim.report,
        day=report.published if report else None,
        at=claim.evidence_start,
        words=told,
        type="capture" if claim.type in ("assess", "other") and spots and pattern("takes").search(told) else claim.type,
        modality=claim.modality,
        speaker=speaker,
        origin=claim.source.name,
        actor=side_of(claim.actor) or claim.actor,
        target=claim.target,
        target_side=side_of(claim.target),
        spots=spots,
        regions=regions,
        figures=claim.figures,
        start=when.start if when else None,
        end=when.end if when else None,
        stems=stems_of(
            told, claim.target or "", *(where.name for where in claim.where if where.kind not in _COUNTRIES)
        ),
        tokens=tokens_of(told),
        verification=claim.verification,
        contested_by=claim.verification_by,
    )


def scope_of(places: Iterable[Where]) -> tuple[tuple[Spot, ...], frozenset[str]]:
    """Return the spots (settlements, sites, and whatever is no country) and the keys of the regions among `places`."""
    inside = [where for where in places if where.kind not in _COUNTRIES]
    inside = [where for where in inside if where.relation in _INSIDE] or inside
    keyed = [(where.place or where.name.casefold(), where) for where in inside]
    spots = ((key, where.lat, where.lon, where.precision_km or 1.0, where.kind) for key, where in keyed)
    return tuple(dict.fromkeys(spots)), frozenset(
        key for key, where in keyed if where.kind in ("region", "district", "area")
    )


def stems_of(*texts: str) -> frozenset[str]:
    """Return the first six letters of every word of the texts that carries a topic: no name of a side, no small or general word."""
    return frozenset(
        plain[:_STEM]
        for text in texts
        for word in _WORD.findall(text)
        if len(plain := re.sub(r"['’]s?$", "", word.casefold())) > 2
        and plain not in _STOP
        and word not in sides_by_word()
        and not plain.isdigit()
    )


def tokens_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, for telling near-identical texts."""
    return frozenset(word.casefold() for word in _WORD.findall(text))


@cache
def common_topics() -> frozenset[str]:
    """Return the stems of words that are too common to tell a topic: a fixed list, whatever the reports are."""
    return frozenset(word[:_STEM] for entry in load("common-topics") for word in entry["words"])


def _denies_only(claim: Claim) -> bool:
    return pattern("denies it").search(claim.evidence) is not None and len(claim.evidence) <= _SHORT


def carry_denied(claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return for each claim that only denies ("denies this claim") the claim before it in the report that it denies, for one that calls a claim false the claim told in it."""
    found: dict[str, Claim] = {}
    for index, claim in enumerate(claims):
        if claim.type in BARE and pattern("calls false").search(claim.evidence):
            inner = next((other for other in claims if _is_told_in(other, claim)), None)
            if inner is not None:
                found[claim.id] = inner
            continue
        if claim.where or claim.type not in BARE or not _denies_only(claim):
            continue
        for earlier in reversed(claims[:index]):
            if earlier.report != claim.report:
                break
            if (
                earlier.source.name != claim.source.name
                and earlier.modality == "asserted"
                and earlier.evidence_end <= claim.evidence_start + 1
            ):
                found[claim.id] = earlier
                break
    return found


def _is_told_in(claim: Claim, outer: Claim) -> bool:
    """Tell whether a claim of somebody else stands in the words of another one of its report."""
    return (
        claim.report == outer.report
        and claim.source.name != outer.source.name
        and outer.evidence_start <= claim.evidence_start
        and claim.evidence_end <= outer.evidence_end
    )


def carry_compared(claims: Sequence[Claim]) -> dict[str, tuple[Figure, ...]]:
    """Return for each claim that compares its figure with an earlier one ("double what officials had cited") that earlier figure, which the reading worked out."""
    found: dict[str, tuple[Figure, ...]] = {}
    for index, claim in enumerate(claims):
        if claim.rule != "comparison" or not claim.figures:
            continue
        units = {figure.unit for figure in claim.figures}
        for earlier in reversed(claims[:index]):
            if earlier.report != claim.report:
                break
            if any(figure.unit in units for figure in earlier.figures):
                found[earlier.id] = claim.figures
                break
    return found
