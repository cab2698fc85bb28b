"""Run the project on the corpus folder and read the scorers' figures."""

import ast
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
CORPUS = HERE.parent.parent / "shared"
MISSING = (
    f"the corpus folder {CORPUS.name} is not beside this checkout: nothing is measured (see CONTRIBUTING.md, Measuring)"
)


_ON_ONE_LINE = frozenset({"links", "control", "verify"})
"""Tasks whose scorers print names and numbers on one line."""


class Figure(NamedTuple):
    """One measured number, in percent, beside what others reach on (nearly) the same data."""

    id: str
    value: float
    digest: str
    peer: str = ""
    human: str = ""
    aim: float | None = None


def load_sets(*, locked: bool = False, founding: bool = False) -> list[dict[str, Any]]:
    """Return what is measured. The ledger is scored without the locked reports, unless `locked` asks for these too, `founding` for the first report alone."""
    sets: list[dict[str, Any]] = []
    for each in tomllib.loads((HERE / "measures.toml").read_text(encoding="utf-8"))["set"]:
        if each["task"] != "ledger":
            sets.append(each)
            continue
        parts = [*(("open", "locked", "all") if locked else ("open",)), *(("founding report",) if founding else ())]
        sets.extend(each | {"name": f"ledger, {part}", "part": part} for part in parts)
    return sets


def measure(
    *, locked: bool = False, founding: bool = False, only: tuple[str, ...] = (), workers: int = 2
) -> Iterator[Figure]:
    """Yield every figure, in the order of `measures.toml`; `only` names tasks."""
    sets = [each for each in load_sets(locked=locked, founding=founding) if not only or each["task"] in only]
    jobs = sorted(
        {(each["task"], each["data"], each.get("reports")) for each in sets}, key=lambda job: -_size(CORPUS / job[1])
    )
    with tempfile.TemporaryDirectory() as folder:
        outs = {job: str(Path(folder) / f"{number}.out") for number, job in enumerate(jobs)}
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            waiting = [pool.submit(_predict, *job, outs[job]) for job in jobs]
            for each in waiting:
                each.result()
        for each in sets:
            yield from _score(each, Path(outs[each["task"], each["data"], each.get("reports")]), Path(folder))


def digest(path: Path) -> str:
    """Return the sha256 of a data file, or of the names and contents of a folder."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = [f"{each.name} {hashlib.sha256(each.read_bytes()).hexdigest()}\n" for each in sorted(path.iterdir())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def locked_ids() -> list[str]:
    """Return the reports whose errors nobody looks at."""
    return (HERE / "locked.txt").read_text(encoding="utf-8").split()


def _predict(task: str, data: str, reports: str | None, out: str) -> None:
    from benchmarks.predict import predict  # noqa: PLC0415  in the worker

    predict(task, CORPUS / data, Path(out), *([CORPUS / reports] if reports else []))


def _score(each: dict[str, Any], out: Path, folder: Path) -> Iterator[Figure]:
    data = CORPUS / each["data"]
    command = [sys.executable, str(CORPUS / each["scorer"])]
    if each["task"] == "ledger":
        ids = folder / f"{each['part']}.json"
        ids.write_text(json.dumps(sorted(_ledger_ids(data, each["part"], each["founding"]))), encoding="utf-8")
        command += ["--gold", str(data), "--pred", str(out), "--ids", str(ids), "--json"]
    else:
        arguments = [str(CORPUS / word) if "/" in word else word for word in each.get("arguments", ())]
        command += [str(data), str(out), *arguments, *(["--json"] if each["task"] in {"attribution", "geo"} else [])]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout  # noqa: S603  our own command
    if each["task"] in _ON_ONE_LINE:
        found: Any = dict(re.findall(r"([\w-]+) ([\d.]+)", printed))
    else:
        found = json.loads(printed) if printed.lstrip().startswith("{") else _read_lines(printed)
    seal = digest(data)
    for figure in each["figures"]:
        value = found
        for key in _keys(figure["at"]):
            value = value[int(key)] if isinstance(value, list | tuple) else value[key]
        yield Figure(
            id=f"{each['name']}: {figure['name']}",
            value=round(abs(figure.get("of", 0) - float(value or 0) * figure.get("scale", 1)), 2),
            digest=seal,
            peer=figure.get("peer", ""),
            human=figure.get("human", ""),
            aim=figure.get("aim"),
        )


def _ledger_ids(data: Path, part: str, founding: str) -> set[str]:
    known = {path.name.removesuffix(".report.json") for path in data.glob("*.report.json")}
    scored = {each for each in known if (data / f"{each}.json").exists()}
    locked = set(locked_ids())
    return {"all": scored, "open": scored - locked, "locked": scored & locked, "founding report": {founding}}[part]


def _keys(path: str) -> list[str]:
    return path.split(".")


def _read_lines(printed: str) -> dict[str, Any]:
    """Read `name (p, r, f1)` lines; a scorer that prints two modes gives the strict one."""
    found: dict[str, Any] = {}
    for line in printed.splitlines():
        match = re.match(r"\s*(?:strict (?=\S+\s+\())?(?P<name>\S+)\s+(?P<value>\([^)]*\)|[\d.]+)", line)
        if match:
            found[match["name"]] = ast.literal_eval(match["value"])
    return found


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(each.stat().st_size for each in path.glob("*.report.json"))
