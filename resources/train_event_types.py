"""Train the model of event types: `train_event_types.py [--without HALF] [--out FILE]`; the same data give the same weights.

Reads the sentences in `resources/training/own/`, the labels of `resources/training/days.jsonl` with the texts of `../shared/corpus`, and the gold
ledgers of `../shared/gold` that are not locked. Needs the dependency group `train` (scikit-learn). `--without a` leaves out one half of the
labelled days, so that it can be used for measuring.
"""

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline import pipeline
from dateline.claims import learned
from dateline.claims.attributions import find_attributions
from dateline.claims.compose import Composer
from dateline.claims.coreference import resolve_references
from dateline.claims.learned import TypeFeatures, TypeModel, features_of
from dateline.claims.outlines import outline_claims
from dateline.documents.syntax import _model
from dateline.gazetteer import open_gazetteer
from dateline.records import Report, Span
from dateline.reports import read_bytes

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PLACES = {"head": 2.0, "object": 2.0, "subject": 2.0, "content": 4.0}
"""How much the vector of each place counts before training: vectors have length 1, named features are 1 each."""
LEAST, STRENGTH, ROUNDS, WIDTH = 2, 1.0, 400, 300
UNIT = 0.001


class Text(NamedTuple):
    """A report to learn from: its labels as (span, type), and whether the rules were made without having seen it."""

    report: Report
    labels: list[tuple[Span, str]]
    unseen: bool


def own_texts() -> Iterator[Text]:
    """Yield the sentences written for Dateline."""
    for path in sorted((ROOT / "resources/training/own").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            item = json.loads(line)
            claims = [(_find(item["text"], claim["evidence"]), claim["type"]) for claim in item["claims"]]
            yield Text(_report(f"{path.stem}-{number}", item["text"], "2023-05-10"), claims, unseen=True)


def day_texts(without: str | None) -> Iterator[Text]:
    """Yield the labelled days and articles of the corpus, all but those of one half."""
    texts = corpus_texts()
    for line in (ROOT / "resources/training/days.jsonl").read_text(encoding="utf-8").splitlines():
        day = json.loads(line)
        if day["half"] != without:
            text = "\n\n".join(texts[item] for item in day["items"])
            claims = [(Span(start=claim["start"], end=claim["end"]), claim["type"]) for claim in day["claims"]]
            yield Text(_report(day["id"], text, day["published"]), claims, unseen=day["half"] != "a")


def corpus_texts() -> dict[str, str]:
    """Return the texts of the corpus by id."""
    texts = {}
    for name in ("wikipedia_current_events_ukraine_2022-02_2023-02.jsonl", "wikinews-2019-2020.jsonl"):
        for line in (SHARED / "corpus" / name).read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            texts[item.get("id") or item["doc_id"]] = item["text"]
    return texts


def gold_texts() -> Iterator[Text]:
    """Yield the gold ledgers' reports that the rules were made on."""
    locked = set((ROOT / "benchmarks/locked.txt").read_text().split())
    for path in sorted((SHARED / "gold/reports").glob("*.report.json")):
        name = path.name.removesuffix(".report.json")
        gold = path.with_name(f"{name}.json")
        if name not in locked and gold.exists():
            item = json.loads(path.read_text(encoding="utf-8"))
            claims = json.loads(gold.read_text(encoding="utf-8"))["claims"]
            labels = [(_find(item["text"], claim["evidence"]), claim["type"]) for claim in claims]
            yield Text(_report(name, item["text"], item["published"]), labels, unseen=False)


def examples(texts: Iterator[Text]) -> Iterator[tuple[TypeFeatures, str]]:
    """Yield the features and the type of every outline that covers a labelled claim."""
    for text in texts:
        document = pipeline.default_parser().parse(text.report)
        mentions = pipeline.find_mentions(document, open_gazetteer(), pipeline.DEFAULTS)
        attributions = find_attributions(document, mentions)
        composer = Composer(document, mentions, attributions, resolve_references(document, mentions, attributions))
        free = list(text.labels)
        for outline in outline_claims(document, mentions, attributions):
            fitting = [(_overlap(outline.evidence, span), -number) for number, (span, _) in enumerate(free)]
            best, number = max(fitting, default=(0.0, 0))
            if best >= 0.5:
                attribution = attributions[outline.attribution] if outline.attribution is not None else None
                by_rule = composer.types.by_rules(outline, attribution) if text.unseen else None
                yield features_of(document, outline, attribution, by_rule), free.pop(-number)[1]


def train(found: Sequence[tuple[TypeFeatures, str]]) -> TypeModel:
    """Fit a multinomial logistic regression and fold the word vectors into tables of signed bytes."""
    vectors = _model().vocab.vectors.data
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    counts = Counter(name for features, _ in found for name in features.named)
    named = [{name: value for name, value in features.named.items() if counts[name] >= LEAST} for features, _ in found]
    vectorizer = DictVectorizer(sparse=False)
    dense = np.array([_dense(features, vectors) for features, _ in found])
    matrix = np.hstack([vectorizer.fit_transform(named), dense])
    fitted = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(matrix, [kind for _, kind in found])
    names = list(vectorizer.get_feature_names_out())
    weights = {
        name: tuple(int(weight) for weight in np.rint(fitted.coef_[:, column] / UNIT))
        for column, name in enumerate(names)
    }
    tables, units = {}, {}
    for number, (place, share) in enumerate(PLACES.items()):
        start = len(names) + number * WIDTH
        table = (vectors @ fitted.coef_[:, start : start + WIDTH].T) * share
        units[place] = float(np.abs(table).max()) / 127
        tables[place] = np.rint(table / units[place]).astype(np.int8).tobytes()
    return TypeModel(
        types=tuple(str(kind) for kind in fitted.classes_),
        bias=tuple(int(weight) for weight in np.rint(fitted.intercept_ / UNIT)),
        named=weights,
        unit=UNIT,
        tables=tables,
        units=units,
    )


def _dense(features: TypeFeatures, vectors: np.ndarray) -> np.ndarray:
    parts = []
    for place, share in PLACES.items():
        rows = features.rows[place]
        parts.append(vectors[list(rows)].mean(axis=0) * share if rows else np.zeros(WIDTH))
    return np.concatenate(parts)


def _report(name: str, text: str, published: str) -> Report:
    item = {"id": name, "title": "News of the day", "publisher": "Training", "published": published, "text": text}
    report = next(iter(read_bytes(json.dumps(item).encode(), f"{name}.report.json")))
    if not isinstance(report, Report):
        raise report
    return report


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def _overlap(one: Span, two: Span) -> float:
    shared = max(0, min(one.end, two.end) - max(one.start, two.start))
    return 2 * shared / ((one.end - one.start) + (two.end - two.start))


def main() -> int:
    """Train and write the model; 2 where the texts to learn from are not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", choices=["a", "b"])
    parser.add_argument("--out", type=Path, default=Path(learned.__file__).with_name(learned.FILE))
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"train_event_types.py: {SHARED} is not there: the labelled reports cannot be read", file=sys.stderr)
        return 2
    found = [
        example for texts in (own_texts(), day_texts(options.without), gold_texts()) for example in examples(texts)
    ]
    model = train(found)
    options.out.write_bytes(lzma.compress(msgspec.msgpack.encode(model), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(found)} claims, {len(model.named)} named features, {options.out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
