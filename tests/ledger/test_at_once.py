"""Several processes at one ledger, and processes that die."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dateline.ledger import Ledger

TESTS = Path(__file__).parents[1]
ADD = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from dateline.ledger import Ledger
from ledger.made import reading, said
with Ledger.open(Path({path!r}), write=True) as ledger:
    for number in {numbers}:
        ledger.add(reading(said(f"depot {{number}} burned", place="Arvik", day="2022-10-04", value=number), said("shells fell"), name=f"r{{number}}"))
        print(number, flush=True)
"""
LOOK = """
import sys, time
from pathlib import Path
from dateline.ledger import Filters, Ledger
until = time.time() + 3
while time.time() < until:
    with Ledger.open(Path({path!r})) as ledger, ledger.snapshot():
        found = list(ledger.entries(Filters(limit=20)))
        (claims,), (reports,) = (ledger.store.execute(f"SELECT count(*) FROM {{table}}").fetchone() for table in ("claim", "report"))
        assert claims == 2 * reports, (claims, reports)
"""


def start(code, **values):
    command = [sys.executable, "-c", code.format(tests=str(TESTS), **values)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603  our own code


def test_two_writers_and_readers_do_not_disturb_one_another(tmp_path):
    path = str(tmp_path / "case.dateline")
    Ledger.open(Path(path), write=True).close()
    writers = [start(ADD, path=path, numbers="range(60)"), start(ADD, path=path, numbers="range(59, -1, -1)")]
    readers = [start(LOOK, path=path) for _ in range(2)]
    for process in (*writers, *readers):
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
    with Ledger.open(Path(path)) as ledger:
        assert ledger.size() == (60, 60, 120, 0)
        assert list(ledger.verify()) == []


def test_what_was_acknowledged_outlives_a_killed_writer(tmp_path):
    path = tmp_path / "case.dateline"
    acknowledged, first = set(), 0
    for round_ in range(5):
        process = start(ADD, path=str(path), numbers=f"range({first}, 100000)")
        time.sleep(0.25 + 0.07 * round_)
        process.send_signal(signal.SIGKILL)
        lines = process.communicate()[0].split("\n")[:-1]
        acknowledged |= {int(line) for line in lines}
        first = max(acknowledged, default=0) + 1
        with Ledger.open(path, write=True) as ledger:
            kept = {int(head.id[1:]) for head in ledger.reports()}
            assert acknowledged <= kept
            assert all(head.claims == 2 for head in ledger.reports())
            assert list(ledger.verify()) == []
    assert acknowledged


def test_the_dump_does_not_hang_on_the_machine(tmp_path):
    digests = set()
    for number, (zone, seed) in enumerate((("UTC", "1"), ("Asia/Tokyo", "2"))):
        path = tmp_path / f"{number}.dateline"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        command = [sys.executable, "-c", ADD.format(tests=str(TESTS), path=str(path), numbers="range(5)")]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  the same
        with Ledger.open(path) as ledger:
            digests.add(ledger.digest())
    assert len(digests) == 1
