"""Decisions of analysts: how they lie in the tables, how each of them stands, and what they make of the claims."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec import structs

from dateline.errors import ConfigError
from dateline.ledger.effective import Decided, apply_decisions, read_slot, slot_texts
from dateline.ledger.rows import Row, figure_rows, place_rows
from dateline.ledger.weaknesses import find_weaknesses, grade_of
from dateline.records import Claim, Decision, DecisionSlot, DecisionStanding, Fix, Issue, Record, Source, Verdict

_ENCODER = msgspec.json.Encoder(order="deterministic")
_NOBODY = Source(name="", kind="narrator")
_COLUMNS = "event, at, standing, claim, report, slot, verdict, initials, as_read, reason, fix"


class Judged(NamedTuple):
    """The rows that the decisions about one claim give, table by table, in the order in which they can be written."""

    decision: list[Row]
    reviewed: list[Row]
    fixed_claim: list[Row]
    fixed_place: list[Row]
    fixed_figure: list[Row]
    weakness: list[Row]


class Told(NamedTuple):
    """A decision with the number of its event and the time of deciding."""

    event: int
    at: str
    decision: Decision


class DecisionFilters(Record, frozen=True, kw_only=True):
    """Which decisions to list; everything given must hold. `claim` is the beginning of a claim's id, `report` an id, key or address; `since` is a time (UTC)."""

    claim: str | None = None
    report: str | None = None
    by: str | None = None
    slot: DecisionSlot | None = None
    verdict: Verdict | None = None
    standings: tuple[DecisionStanding, ...] = ()
    since: str | None = None


def make_decision(
    claim: Claim, report: str, slot: DecisionSlot, verdict: Verdict, *, by: str, reason: str | None, fix: Fix | None
) -> Decision:
    """Return a decision about `claim`, as its payload gives it back; raises `ConfigError` when it cannot be."""
    try:
        decision = Decision(
            claim=claim.id,
            report=report,
            slot=slot,
            verdict=verdict,
            by=by.strip(),
            as_read=read_slot(claim, slot),
            reason=(reason or "").strip() or None,
            fix=fix,
        )
        return decode(encode(decision))
    except (msgspec.MsgspecError, ValueError) as error:
        raise ConfigError(f"this cannot be decided: {error}") from None


def check_words(decision: Decision, text: str) -> None:
    """Raise `ConfigError` when the words of a fixed slot do not stand where it says."""
    for words, start, end in spans_of_fix(decision):
        if text[start:end] != words:
            raise ConfigError(
                f"{words[:40]!r} does not stand at {start} to {end} of the report; expected words of it, or none: correct the offsets"
            )


def spans_of_fix(decision: Decision) -> Iterator[tuple[str, int, int]]:
    """Yield the words of the report that a fix rests on, with their place in the text."""
    fix = decision.fix
    if fix is None:
        return
    for where in fix.where or ():
        yield where.text, where.start, where.end
    for figure in fix.figures or ():
        yield figure.text, figure.start, figure.end
    if fix.source is not None and fix.source.start is not None and fix.source.end is not None:
        yield fix.source.text or "", fix.source.start, fix.source.end
    if fix.when is not None and fix.when.text_start is not None and fix.when.text_end is not None:
        yield fix.when.text or "", fix.when.text_start, fix.when.text_end


def encode(decision: Decision) -> bytes:
    """Return the payload of a `decision` event: canonical JSON."""
    return _ENCODER.encode(decision)


def decode(body: bytes) -> Decision:
    """Return the decision that a payload holds."""
    return msgspec.json.decode(body, type=Decision)


def judge(claim: Claim | None, number: int, issues: Iterable[Issue], told: Sequence[Told]) -> Judged:
    """Return the rows that decisions about one claim, in the order of deciding, give; `claim` is null when the program no longer reads it."""
    decided = list(_stand(claim, told))
    turns: defaultdict[str, int] = defaultdict(int)
    rows = []
    for each in decided:
        turns[each.decision.slot] += 1
        rows.append(_decision_row(each, turns[each.decision.slot]))
    if claim is None:
        return Judged(rows, [], [], [], [], [])
    made = apply_decisions(claim, decided)
    slots = {each.decision.slot for each in made.decided}
    codes = find_weaknesses(made.claim, issues, slots)
    weakness = [(number, grade_of(codes), " ".join(codes))]
    if made.review is None:
        return Judged(rows, [], [], [], [], weakness)
    order = [slot for slot in get_args(DecisionSlot) if slot in slots]
    changed = [slot for slot in order if slot in made.changed]
    reviewed = [(number, made.review, " ".join(order), " ".join(changed))]
    if not changed:
        return Judged(rows, reviewed, [], [], [], weakness)
    fixed = made.claim
    return Judged(
        rows, reviewed, [_fixed_row(number, fixed)], place_rows(number, fixed), figure_rows(number, fixed), weakness
    )


def _stand(claim: Claim | None, told: Sequence[Told]) -> Iterator[Decided]:
    last = {each.decision.slot: each.event for each in told}
    for each in told:
        standing: DecisionStanding = "current"
        if last[each.decision.slot] != each.event:
            standing = "superseded"
        elif claim is None:
            standing = "orphan"
        elif each.decision.as_read != read_slot(claim, each.decision.slot):
            standing = "again"
        yield Decided(each.event, each.at, standing, each.decision)


def _decision_row(decided: Decided, turn: int) -> Row:
    each = decided.decision
    fix = _ENCODER.encode(each.fix).decode() if each.fix is not None else None
    return (
        decided.event, decided.at, each.claim, each.report, each.slot, each.verdict, value_text(each), fix, _ENCODER.encode(each.as_read).decode(),
        each.by, each.reason, turn, decided.standing,
    )  # fmt: skip


def value_text(decision: Decision) -> str | None:
    """Return what an analyst puts in the place of a slot, as a text; null when she only accepts or rejects."""
    if decision.fix is None:
        return None
    empty = Claim(
        id="", report="", evidence="", evidence_start=0, evidence_end=0, type="other", modality="asserted", rule="", source=_NOBODY
    )  # fmt: skip
    fields = {name: value for name in decision.fix.__struct_fields__ if (value := getattr(decision.fix, name))}
    text = slot_texts(structs.replace(empty, **fields)).get(decision.slot)
    return text or decision.fix.verification


def _fixed_row(number: int, claim: Claim) -> Row:
    source, when = claim.source, claim.when
    point = next((where for where in claim.where if where.lat is not None and where.lon is not None), None)
    figure = claim.figures[0] if claim.figures else None
    return (
        number, claim.type, claim.subtype, claim.modality, source.name, source.kind, source.side, claim.via, claim.actor, claim.target, claim.means,
        when.start if when else None, when.end if when else None, ", ".join(where.name for where in claim.where) or None,
        point.lat if point else None, point.lon if point else None, figure.value if figure else None, figure.unit if figure else None,
        claim.verification, claim.verification_by,
    )  # fmt: skip


def decided_of(row: Row) -> Decided:
    """Return the decision that lies in the columns of a row of `decision`, as `_COLUMNS` names them."""
    event, at, standing, *fields, as_read, reason, fix = row
    names = ("claim", "report", "slot", "verdict", "by")
    body: dict[str, Any] = {**dict(zip(names, fields, strict=True)), "as_read": msgspec.json.decode(as_read)}
    if reason is not None:
        body["reason"] = reason
    if fix is not None:
        body["fix"] = msgspec.json.decode(fix)
    return Decided(event, at, standing, msgspec.convert(body, type=Decision))


def find_decisions(
    store: sqlite3.Connection, where: str = "1", values: Sequence[object] = (), order: str = "event"
) -> Iterator[Decided]:
    """Yield the decisions that the condition holds for, in the order of deciding or in another one."""
    rows = store.execute(f"SELECT {_COLUMNS} FROM decision WHERE {where} ORDER BY {order}", values)  # noqa: S608  conditions and orders are ours
    yield from map(decided_of, rows)


def decisions_about(store: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[Decided, ...]]:
    """Return all decisions about some claims, by the claim's id, in the order of deciding."""
    found: defaultdict[str, list[Decided]] = defaultdict(list)
    marks = ", ".join("?" * len(ids))
    for each in find_decisions(store, f"claim IN ({marks})", ids):
        found[each.decision.claim].append(each)
    return {claim: tuple(decided) for claim, decided in found.items()}


def where_of(filters: DecisionFilters) -> tuple[str, list[object]]:
    """Return the condition of some filters, and the values to bind."""
    asked: tuple[tuple[str, object], ...] = (
        ("instr(claim, ?) = 1", filters.claim),
        ("report IN (SELECT key FROM report WHERE id = ? OR key = ? OR url = ?)", filters.report),
        ("initials = ? COLLATE NOCASE", filters.by),
        ("slot = ?", filters.slot),
        ("verdict = ?", filters.verdict),
        ("at >= ?", filters.since),
    )
    conditions, values = [], []
    for condition, value in asked:
        if value is not None:
            conditions.append(condition)
            values += [value] * condition.count("?")
    if filters.standings:
        conditions.append(f"standing IN ({', '.join('?' * len(filters.standings))})")
        values += filters.standings
    return " AND ".join(conditions) or "1", values
