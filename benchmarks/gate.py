"""Refuse to sink below the floors: `gate.py [--update [--allow-lower REASON]]`.

`floors.toml` pins each figure with the sha256 of its data. `--update` raises the floors to the figures measured now; it lowers one only with
`--allow-lower REASON`, and the reason is written beside the floor.
"""

import argparse
import json
import sys
import tomllib
from pathlib import Path

from measure import CORPUS, MISSING, Figure, measure

FLOORS = Path(__file__).resolve().parent / "floors.toml"
EPSILON = 0.05  # in percent: figures are rounded, and one claim of the ledger is worth more than this


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, object]]:
    """Return the floors by the id of their figure."""
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["floor"]) if path.exists() else {}


def compare(figures: list[Figure], floors: dict[str, dict[str, object]]) -> list[str]:
    """Return what is wrong, one line each: figures that sank, data that changed, floors that nothing measures."""
    wrong = [
        f"{missing}: pinned, but not measured" for missing in sorted(floors.keys() - {figure.id for figure in figures})
    ]
    for figure in figures:
        floor = floors.get(figure.id)
        if floor is None:
            continue
        if floor["data"] != figure.digest:
            wrong.append(
                f"{figure.id}: its data changed since the floor was set: check it, then pin again with --update"
            )
        elif figure.value < float(str(floor["value"])) - EPSILON:
            wrong.append(f"{figure.id}: {figure.value:.2f}, under its floor of {floor['value']}")
    return wrong


def raised(
    figures: list[Figure], floors: dict[str, dict[str, object]], reason: str | None
) -> dict[str, dict[str, object]]:
    """Return the floors at the figures measured now; raises `ValueError` when one would sink without a reason."""
    new: dict[str, dict[str, object]] = {}
    for figure in figures:
        old = floors.get(figure.id)
        sinks = old is not None and figure.value < float(str(old["value"])) - EPSILON
        if sinks and not reason:
            message = f"{figure.id}: {figure.value:.2f} is under its floor of {old['value'] if old else 0}: give --allow-lower REASON to lower it"
            raise ValueError(message)
        kept = {"lowered": old["lowered"]} if old and "lowered" in old else {}
        if sinks and old:
            kept = {"lowered": f"from {old['value']} to {figure.value:.2f}: {reason}"}
        keeps_old = (
            old is not None and not sinks and old["data"] == figure.digest and float(str(old["value"])) > figure.value
        )
        new[figure.id] = {"value": old["value"] if old and keeps_old else figure.value, "data": figure.digest, **kept}
    return {**floors, **new}


def write_floors(floors: dict[str, dict[str, object]], path: Path = FLOORS) -> None:
    """Write the floors, one table each."""
    lines = ["# Written by benchmarks/gate.py --update. `data` is the sha256 of what was measured on.\n"]
    for name, floor in floors.items():
        lines.append(f"\n[floor.{json.dumps(name)}]\n")
        lines.extend(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in floor.items())
    path.write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compare, or pin; 1 when a figure sank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--allow-lower", metavar="REASON", help="with --update: lower floors too, for this reason")
    options = parser.parse_args(arguments)
    if not CORPUS.is_dir():
        print(MISSING)
        return 0
    figures = list(measure())
    floors = load_floors()
    if options.update:
        try:
            write_floors(raised(figures, floors, options.allow_lower))
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{len(figures)} floors pinned in {FLOORS.name}")
        return 0
    wrong = compare(figures, floors)
    for line in wrong:
        print(f"sank: {line}", file=sys.stderr)
    print(f"{len(figures)} figures measured, {len(floors)} floors, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
