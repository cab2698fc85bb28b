"""Measure the model of event types on one half of the labelled days that it did not learn from: `measure_event_types.py [HALF]`.

Trains without that half (b by default), then scores the ledgers of its reports with the rules alone and with the model, by `../shared/gold/score_ledger.py`.
Needs the dependency group `train` and `../shared`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline import pipeline
from dateline.claims import claim_types
from dateline.claims.learned import TypeModel
from dateline.reports import read_file
from train_event_types import ROOT, SHARED, corpus_texts, day_texts, examples, gold_texts, own_texts, train


def write_gold(half: str, folder: Path) -> Iterator[str]:
    """Write the reports and labels of a half as the scorer wants them; yield their ids."""
    texts = corpus_texts()
    for line in (ROOT / "resources/training/days.jsonl").read_text(encoding="utf-8").splitlines():
        day = json.loads(line)
        if day["half"] == half:
            text = "\n\n".join(texts[item] for item in day["items"])
            report = {key: day[key] for key in ("id", "published", "publisher")} | {"text": text}
            report |= {"title": f"News of {day['published']}", "language": "en"}
            (folder / f"{day['id']}.report.json").write_text(json.dumps(report), encoding="utf-8")
            gold = {"id": day["id"], "claims": [_claim(text, claim) for claim in day["claims"]]}
            (folder / f"{day['id']}.json").write_text(json.dumps(gold), encoding="utf-8")
            yield day["id"]


def _claim(text: str, label: dict[str, Any]) -> dict[str, Any]:
    """Return a label with its words in place of their offsets."""

    def words(part: dict[str, Any]) -> dict[str, Any]:
        return part | {"text": text[slice(*part["text"])] if part["text"] else None}

    return label | {
        "evidence": text[label["start"] : label["end"]],
        "evidence_start": label["start"],
        "source": words(label["source"]),
        "cue": text[slice(*label["cue"])] if label["cue"] else None,
        "via": text[slice(*label["via"])] if label["via"] else None,
        "where": [words(place) for place in label["where"]],
        "when": words(label["when"]) if label["when"] else None,
        "figures": [words(figure) for figure in label["figures"]],
    }


def score(gold: Path, ids: list[str], model: TypeModel | None) -> str:
    """Return the scorer's line on found, typed and whole claims when `model` (or the rules alone) decides the types."""
    claim_types.type_model = lambda: model  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as out:
        for name in ids:
            report = next(iter(read_file(gold / f"{name}.report.json")))
            ledger = {"id": name, "claims": msgspec.to_builtins(pipeline.read(report).claims)}  # type: ignore[arg-type]
            (Path(out) / f"{name}.json").write_bytes(msgspec.json.encode(ledger))
        command = [sys.executable, str(SHARED / "gold/score_ledger.py"), "--gold", str(gold), "--pred", out]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  our own scorer
    return printed.splitlines()[1]


def main(arguments: list[str]) -> int:
    """Print two lines: the rules alone, the rules with the model."""
    half = arguments[0] if arguments else "b"
    found = [each for texts in (own_texts(), day_texts(half), gold_texts()) for each in examples(texts)]
    model = train(found)
    with tempfile.TemporaryDirectory() as folder:
        ids = list(write_gold(half, Path(folder)))
        print(f"{len(ids)} reports of half {half}, {len(found)} claims learned from")
        print("rules alone", score(Path(folder), ids, None))
        print("with model ", score(Path(folder), ids, model))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
