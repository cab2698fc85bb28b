"""Run all tasks and print one table beside the peers' numbers and the human agreement: `bench.py [--locked] [TASK ...]`.

The sixteen locked reports are only scored with `--locked`, at the end of a piece of work; then all three figures of the ledger are printed, and the
lowest counts.
"""

import sys

from measure import CORPUS, MISSING, measure


def main(arguments: list[str]) -> int:
    """Print the table."""
    if not CORPUS.is_dir():
        print(MISSING)
        return 0
    only = tuple(each for each in arguments if not each.startswith("-"))
    print(f"{'measure':<50} {'Dateline':>8} {'aim':>5}  {'human':<12} peers")
    for figure in measure(locked="--locked" in arguments, founding=True, only=only):
        aim = "" if figure.aim is None else f"{figure.aim:g}"
        print(f"{figure.id:<50} {figure.value:>8.1f} {aim:>5}  {figure.human:<12} {figure.peer}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
