"""Write the figures of docs/accuracy.md anew, and what Dateline makes of the example sentences on it: `accuracy.py`, or `make accuracy`.

Claims are predicted for the gold reports that are not named in locked.txt and paired with the gold claims by the functions of the shared scorer.
What stands between the marks on the page is written by this script, and so is the block after each example (a line that starts with `> `); the rest is
written by hand. Without the corpus folder only the examples are written.
"""

import hashlib
import importlib.util
import json
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from dateline import pipeline
from dateline.records import ClaimType, Report, SourceKind
from dateline.views.cells import event_cell, figures_cell, places_cell, plain, source_cell, status_cell, when_cell
from measure import CORPUS, MISSING, locked_ids

PAGE = Path(__file__).resolve().parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- measured -->", "<!-- end of what is measured -->"
# Slots that are silent in most claims: they are judged where the gold claim or the predicted one says something.
SPARING = ("where", "when", "figures", "verification", "private", "target", "actor", "cue", "side")
FEWEST = 5  # a share of fewer claims says nothing
PUBLISHED, PUBLISHER = "2022-10-05", "Harbour Press"
Claims = dict[str, Any]


def load_scorer() -> ModuleType:
    """Return the shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_ledger", CORPUS / "gold" / "score_ledger.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(CORPUS / "gold" / "score_ledger.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def open_reports(folder: Path) -> list[str]:
    """Return the reports that have a gold ledger and may be looked at."""
    known = {path.name.removesuffix(".report.json") for path in folder.glob("*.report.json")}
    return sorted(name for name in known - set(locked_ids()) if (folder / f"{name}.json").exists())


class Tally:
    """How the gold claims of one type, or of one kind of source, were met."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.gold = self.paired = self.typed = self.extra = 0
        self.right: Counter[str] = Counter()
        self.judged: Counter[str] = Counter()

    def cells(self, slots: list[str]) -> list[str]:
        """Return the cells of one row: counts, then percentages."""
        shares = [_percent(self.paired, self.gold), _percent(self.typed, self.paired)]
        shares += [
            _percent(self.right[slot], self.judged[slot]) if self.judged[slot] >= FEWEST else "–" for slot in slots
        ]
        return [str(self.gold), str(self.extra), *shares]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "–"


def measure_reports(folder: Path, ids: list[str], scorer: ModuleType) -> tuple[dict[str, Tally], dict[str, Tally]]:
    """Return the tallies by event type and by kind of source (of the gold claim; of the predicted one where none is met)."""
    by_type: dict[str, Tally] = defaultdict(Tally)
    by_kind: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as scratch:
        predicted = _predict(folder, ids, Path(scratch))
    for name in ids:
        text = json.loads((folder / f"{name}.report.json").read_text(encoding="utf-8"))["text"]
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["claims"]
        pairs = pair(gold, predicted[name], text, scorer)
        for number, claim in enumerate(gold):
            met = pairs.get(number)
            for tally in (by_type[claim["type"]], by_kind[claim["source"]["kind"]]):
                _add(tally, claim, None if met is None else predicted[name][met], text, scorer)
        for number, claim in enumerate(predicted[name]):
            if number not in pairs.values():
                by_type[claim["type"]].extra += 1
                by_kind[claim["source"]["kind"]].extra += 1
    return by_type, by_kind


def _predict(folder: Path, ids: list[str], scratch: Path) -> dict[str, list[Claims]]:
    """Read copies of the open reports only: the others are not even opened."""
    from benchmarks.tasks.ledger import predict  # noqa: PLC0415  measure has put the checkout on the path

    (scratch / "reports").mkdir()
    for name in ids:
        shutil.copy(folder / f"{name}.report.json", scratch / "reports")
    predict(scratch / "reports", scratch / "out")
    return {name: json.loads((scratch / "out" / f"{name}.json").read_text(encoding="utf-8"))["claims"] for name in ids}


def pair(gold: list[Claims], predicted: list[Claims], text: str, scorer: ModuleType) -> dict[int, int]:
    """Return which predicted claim meets which gold claim, one to one and best first, as the scorer does."""
    gold_spans, spans = scorer.spans(gold, text), scorer.spans(predicted, text)
    ranked = []
    for one, wanted in enumerate(gold):
        for two, found in enumerate(predicted):
            overlap = scorer.overlap_f1(gold_spans[one], spans[two])
            if overlap >= 0.5:
                same_source = scorer.same_name(scorer.source_name(wanted), scorer.source_name(found))
                same_mood = wanted.get("modality") == found.get("modality")
                rank = overlap + (wanted["type"] == found["type"]) + 0.5 * same_source + 0.25 * same_mood
                ranked.append((-rank, one, two))
    pairs: dict[int, int] = {}
    for _, one, two in sorted(ranked):
        if one not in pairs and two not in pairs.values():
            pairs[one] = two
    return pairs


def _add(tally: Tally, gold: Claims, found: Claims | None, text: str, scorer: ModuleType) -> None:
    tally.gold += 1
    if found is None:
        return
    tally.paired += 1
    tally.typed += gold["type"] == found["type"]
    for slot, (right, wanted, given) in scorer.compare(gold, found, text).items():
        if slot in SPARING and not (_says(gold, slot) or _says(found, slot)):
            continue
        tally.judged[slot] += 1
        tally.right[slot] += right == wanted == given


def _says(claim: Claims, slot: str) -> bool:
    if slot == "verification":
        return (claim.get(slot) or "none") != "none"
    if slot == "when":
        return bool((claim.get(slot) or {}).get("start"))
    return bool(
        claim["source"].get("side") if slot == "side" else claim.get("private_person" if slot == "private" else slot)
    )


def write_tables(tables: tuple[dict[str, Tally], dict[str, Tally]], ids: list[str], seal: str, slots: list[str]) -> str:
    """Return what stands between the marks: on what was measured, with which command, and the two tables."""
    by_type, by_kind = tables
    claims = sum(tally.gold for tally in by_type.values())
    lines = [
        f"Measured by `make accuracy` (`benchmarks/accuracy.py`) on {len(ids)} gold reports with {claims} claims: those of `../shared/gold/reports` that are not named in",
        f"`benchmarks/locked.txt`; sha256 of their texts and ledgers `{seal[:16]}`. They were looked at while rules were written, and the model of event types learned from them: on unseen reports expect less (`python benchmarks/bench.py --locked ledger`).",
        "",
        *_table("event type", [(name, by_type[name]) for name in get_args(ClaimType) if name in by_type], slots),
        "",
        *_table("kind of source", [(name, by_kind[name]) for name in get_args(SourceKind) if name in by_kind], slots),
    ]
    return "\n".join(lines)


def _table(title: str, rows: list[tuple[str, Tally]], slots: list[str]) -> Iterator[str]:
    heads = [title, "n", "extra", "found", "typed", *slots]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    for name, tally in rows:
        yield f"| `{name}` | {' | '.join(tally.cells(slots))} |"


def seal_of(folder: Path, ids: list[str]) -> str:
    """Return one sha256 over the texts and ledgers that were measured on."""
    files = [folder / f"{name}{ending}" for name in ids for ending in (".report.json", ".json")]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def read_example(text: str) -> list[str]:
    """Return what Dateline makes of an example, one line a claim."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id="example", text=text, sha256=digest, published=PUBLISHED, publisher=PUBLISHER)
    lines = []
    for claim in pipeline.read(report).claims:
        parts = [
            event_cell(claim),
            f"says {source_cell(claim)}",
            f"where: {places_cell(claim.where)}" if claim.where else "",
            f"when: {when_cell(claim.when)}" if claim.when else "",
            f"how many: {figures_cell(claim.figures)}" if claim.figures else "",
            status_cell(claim, report),
        ]
        lines.append(f"{'; '.join(part for part in parts if part)}\n    {plain(claim.evidence)}")
    return lines or ["no claim"]


def write_examples(page: str, read: Callable[[str], list[str]] = read_example) -> str:
    """Return the page with the block after each example written anew."""
    written: list[str] = []
    lines = iter(page.split("\n"))
    for line in lines:
        written.append(line)
        if line.startswith("> "):
            while next(lines) != "```text":
                pass
            while next(lines) != "```":
                pass
            written.extend(["", "```text", *read(line.removeprefix("> ")), "```"])
    return "\n".join(written)


def main() -> int:
    """Write the page."""
    page = write_examples(PAGE.read_text(encoding="utf-8"))
    folder = CORPUS / "gold" / "reports"
    if folder.is_dir():
        scorer, ids = load_scorer(), open_reports(folder)
        tables = measure_reports(folder, ids, scorer)
        measured = write_tables(tables, ids, seal_of(folder, ids), list(scorer.SLOTS))
        before, rest = page.split(BEGIN)
        page = f"{before}{BEGIN}\n{measured}\n{END}{rest.split(END)[1]}"
    else:
        print(MISSING, file=sys.stderr)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
