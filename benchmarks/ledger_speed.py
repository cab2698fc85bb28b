"""Measure the ledger at size: `ledger_speed.py [--claims 1000000] [--seconds 120] [--ledger FILE] [--cold]`.

Fills a ledger with made-up reports (once: a file that is there already is used as it is), then prints median and 95th percentile of the pages' queries, of
adding one report beyond reading it, and what one writer and eight readers meet who work at once. Targets stand beside the figures. With `--cold` only the queries are
asked, each of a file that is not in memory.
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from dateline.errors import DatelineError
from dateline.ledger import Box, Filters, Ledger
from dateline.ledger.queries import counts_by_day, figure_series
from made_ledger import CLAIMS_PER_REPORT, START, TYPES, UNITS, World, readings

ROUNDS = 200
LINKED = 50
COLD = 60
PAGE = 100
BATCH = 500
READERS = 8


def main() -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--cold", action="store_true", help="ask every question of a file that is not in memory")
    parser.add_argument("--as", dest="role", choices=["reader", "writer"], help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=7, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.role:
        return {"reader": be_reader, "writer": be_writer}[given.role](given.ledger, given.seconds, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "made.dateline"
        if not path.exists():
            fill(path, given.claims)
        if given.cold:
            measure_cold(path)
            return 0
        measure(path)
        link(path)
        if given.seconds:
            work_at_once(path, given.seconds)
    return 0


def fill(path: Path, claims: int) -> None:
    """Fill a new ledger, several reports to a transaction."""
    begun, made = time.perf_counter(), readings(-(-claims // CLAIMS_PER_REPORT))
    with Ledger.open(path, write=True) as ledger:
        while batch := list(islice(made, BATCH)):
            with ledger.transaction():
                for reading in batch:
                    ledger.keep(reading)
        ledger.store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    seconds = time.perf_counter() - begun
    print(f"filled: {claims:,} claims in {seconds:,.0f} s, {path.stat().st_size / 1e6:,.0f} MB")


def measure(path: Path) -> None:
    """Print the table of single queries and of adding."""
    world, draw = World(), random.Random(11)  # noqa: S311  made-up questions
    with Ledger.open(path) as ledger:
        for name, question in questions(world, draw).items():
            show(name, [timed(lambda question=question: question(ledger)) for _ in range(ROUNDS)], "50 / 250")
    fresh = World(seed=int(time.time()))
    with Ledger.open(path, write=True) as ledger:
        made = [fresh.reading(10_000_000 + int(time.time()) * 1000 + number) for number in range(ROUNDS)]
        show("add one report", [timed(lambda reading=reading: ledger.add(reading)) for reading in made], "60 median")
        show("add it again", [timed(lambda reading=reading: ledger.add(reading)) for reading in made], "")


def measure_cold(path: Path) -> None:
    """Print the table of single queries, each asked by a fresh reader of a file of which nothing is in memory."""
    world, draw = World(), random.Random(11)  # noqa: S311  made-up questions
    for name, question in questions(world, draw).items():
        times = []
        for _ in range(COLD):
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            with Ledger.open(path) as ledger:
                times.append(timed(lambda question=question, ledger=ledger: question(ledger)))
        show(f"{name} (cold)", times, "50 / 250")


def link(path: Path) -> None:
    """Link all claims, then one more report at a time, as `dateline add` does."""
    fresh = World(seed=int(time.time()) + 1)
    with Ledger.open(path, write=True) as ledger:
        if not ledger.can_catch_up():
            begun = time.perf_counter()
            count = ledger.link()
            print(f"linked: {count:,} links in {time.perf_counter() - begun:,.0f} s", flush=True)
        ledger.link()
        times = []
        for number in range(LINKED):
            ledger.add(fresh.reading(20_000_000 + int(time.time()) * 1000 + number))
            times.append(timed(ledger.link))
        show("link one report", times, "1000 median")


def questions(world: World, draw: random.Random) -> dict[str, Callable[[Ledger], object]]:
    """Return the pages' queries; each asks something else every time, and reads the claims that it shows."""

    def page(ledger: Ledger, **filters: object) -> object:
        return list(ledger.entries(Filters(limit=PAGE, **filters)))

    def days(length: int) -> dict[str, str]:
        first = draw.randrange(600 - length)
        since, until = (START.fromordinal(START.toordinal() + first + add).isoformat() for add in (0, length))
        return {"since": since, "until": until}

    def box(ledger: Ledger, size: float) -> object:
        _, south, west = world.place()
        return page(
            ledger,
            box=Box(south=south - size / 2, north=south + size / 2, west=west - size / 2, east=west + size / 2),
            **days(30),
        )

    def words(count: int) -> str:
        return " ".join(world.word() for _ in range(count))

    return {
        "place + 30 days": lambda ledger: page(ledger, place=world.place()[0], **days(30)),
        "place, all days": lambda ledger: page(ledger, place=world.place()[0]),
        "figure series": lambda ledger: figure_series(
            ledger.store, draw.choice(UNITS), draw.choice(TYPES), world.source()
        ),
        "text, one word": lambda ledger: page(ledger, text=words(1)),
        "text, two words": lambda ledger: page(ledger, text=words(2)),
        "text + 30 days": lambda ledger: page(ledger, text=words(1), **days(30)),
        "box 0.3 deg + 30 days": lambda ledger: box(ledger, 0.3),
        "box 3 deg + 30 days": lambda ledger: box(ledger, 3.0),
        "daily counts by type": lambda ledger: counts_by_day(ledger.store),
        "source + 30 days": lambda ledger: page(ledger, source=world.source(), **days(30)),
        "type + status": lambda ledger: page(ledger, types=(draw.choice(TYPES),), status=("disputed",)),
    }


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds `act` took."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def show(name: str, times: list[float], target: str) -> None:
    """Print one line: median and 95th percentile in milliseconds."""
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"{name:24} median {middle:8.2f} ms   p95 {high:8.2f} ms   target {target}", flush=True)


def work_at_once(path: Path, seconds: float) -> None:
    """Let one writer and eight readers work, each a process of its own, and print what they met."""
    command = [sys.executable, __file__, "--ledger", str(path), "--seconds", str(seconds)]
    workers = [
        subprocess.Popen(  # noqa: S603  this very file
            [*command, "--as", role, "--seed", str(seed)], stdout=subprocess.PIPE, text=True
        )
        for seed, role in enumerate(["writer", *["reader"] * READERS], start=int(time.time()))
    ]
    lines = [worker.communicate()[0].split() for worker in workers]
    done, errors = ([int(line[column]) for line in lines] for column in (0, 1))
    print(
        f"one writer, {READERS} readers, {seconds:.0f} s: {done[0]} reports added, {sum(done[1:])} pages read, {sum(errors)} errors (target 0)"
    )


def be_reader(path: Path, seconds: float, seed: int) -> int:
    """Ask one page after another; print how many, and how many failed."""
    world, draw = World(), random.Random(seed)  # noqa: S311  made-up questions
    asked = list(questions(world, draw).values())
    world.random.seed(seed)
    return _work(seconds, lambda: Ledger.open(path), lambda ledger: draw.choice(asked)(ledger))  # noqa: PLW0108  drawn anew each time


def be_writer(path: Path, seconds: float, seed: int) -> int:
    """Add one report after another."""
    world = World(seed)
    numbers = iter(range(seed * 1000, seed * 1000 + 10**9))
    return _work(
        seconds, lambda: Ledger.open(path, write=True), lambda ledger: ledger.add(world.reading(next(numbers)))
    )


def _work(seconds: float, open_: Callable[[], Ledger], act: Callable[[Ledger], object]) -> int:
    done = errors = 0
    until = time.perf_counter() + seconds
    with open_() as ledger:
        while time.perf_counter() < until:
            try:
                act(ledger)
                done += 1
            except (sqlite3.Error, DatelineError) as error:
                errors += 1
                print(error, file=sys.stderr)
    print(done, errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
