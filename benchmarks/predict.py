"""Predict for one benchmark task: `predict.py TASK DATA OUT`.

TASK is attribution, geo, time, quantity or ledger. DATA and OUT are files of JSON lines in the scorer's format; for ledger, DATA is a folder of `*.report.json`
and OUT a folder that gets one `ID.json` a report.
"""

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TASKS = ("attribution", "geo", "time", "quantity", "ledger")
USAGE = 2


def predict(task: str, data: Path, out: Path) -> None:
    """Write the predictions of `task` for `data` to `out`."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    import_module(f"benchmarks.tasks.{task}").predict(data, out)


def main(arguments: list[str]) -> int:
    """Run one task; 2 for wrong usage."""
    if len(arguments) != 3 or arguments[0] not in TASKS:
        print(f"usage: predict.py {{{','.join(TASKS)}}} DATA OUT", file=sys.stderr)
        return USAGE
    data = Path(arguments[1])
    if not data.exists():
        print(f"predict.py: {data}: there is no such file or folder", file=sys.stderr)
        return USAGE
    predict(arguments[0], data, Path(arguments[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
