"""Predict for one benchmark task: `predict.py TASK DATA OUT [--corpus JSONL] [--reports FOLDER]`.

TASK is attribution, geo, time, quantity, ledger, links, control or verify. DATA and OUT are files of JSON lines in the scorer's format; for ledger, DATA is a folder of
`*.report.json` and OUT a folder that gets one `ID.json` a report; for links and control, DATA and OUT are JSON files (pairs, places) about the reports of the corpus;
for verify, DATA and OUT are folders with one `ID.json` a text, whose reports are `ID.report.json` in `--reports`, by default the folder `reports` beside DATA.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TASKS: dict[str, str | None] = {
    "attribution": None,
    "geo": None,
    "time": None,
    "quantity": None,
    "ledger": None,
    "links": "--corpus",
    "control": "--corpus",
    "verify": "--reports",
}
OPTIONAL = frozenset({"--reports"})
"""The tasks, and the option that names the reports a task is about."""
USAGE = 2


def predict(task: str, data: Path, out: Path, *reports: Path) -> None:
    """Write the predictions of `task` for `data` to `out`; `reports` is the file or folder of the reports it is about, where it needs one."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    import_module(f"benchmarks.tasks.{task}").predict(data, out, *reports)


def main(arguments: list[str]) -> int:
    """Run one task; 2 for wrong usage."""
    option = TASKS.get(arguments[0]) if arguments else None
    wanted = {3} if option is None else {3, 5} if option in OPTIONAL else {5}
    if len(arguments) not in wanted or arguments[0] not in TASKS or (len(arguments) == 5 and arguments[3] != option):
        print(
            f"usage: predict.py {{{','.join(TASKS)}}} DATA OUT [--corpus JSONL, for links and control] [--reports FOLDER, for verify]",
            file=sys.stderr,
        )
        return USAGE
    paths = [Path(arguments[1]), *(Path(path) for path in arguments[4:])]
    for path in paths:
        if not path.exists():
            print(f"predict.py: {path}: there is no such file or folder", file=sys.stderr)
            return USAGE
    predict(arguments[0], paths[0], Path(arguments[2]), *paths[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
