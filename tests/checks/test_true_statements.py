"""200 statements that are true by construction raise no false alarm, and the same statements made wrong do."""

import random
from datetime import date, timedelta

import pytest

from dateline.gazetteer import bearing_degrees, distance_km, open_gazetteer

TOWNS = (
    "Kharkiv",
    "Chuhuiv",
    "Izium",
    "Sumy",
    "Poltava",
    "Kramatorsk",
    "Mykolaiv",
    "Zaporizhzhia",
    "Khartoum",
    "Aleppo",
    "Homs",
    "Mosul",
    "Tikrit",
)
POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
UNITS = (
    ("km", "miles", 0.621371),
    ("miles", "km", 1.609344),
    ("hectares", "acres", 2.47105),
    ("square km", "square miles", 0.386102),
    ("feet", "metres", 0.3048),
)
AREAS = (
    ("Ukraine", 603_550),
    ("Syria", 185_180),
    ("Sudan", 1_861_484),
    ("Iraq", 438_317),
    ("Armenia", 29_743),
    ("Georgia", 69_700),
    ("Yemen", 527_968),
)
PUBLISHED = date(2022, 9, 13)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def unit(rng, factor=1.0):
    value, (name, other, worth) = rng.choice([5, 12, 40, 74, 85, 130, 250, 600, 1500]), rng.choice(UNITS)
    converted = value * worth * factor
    digits = 1 if converted < 10 else 0
    return f"The column stretched over {value:,} {name} ({converted:,.{digits}f} {other})."


def pairs():
    gazetteer = open_gazetteer()
    places = [next(place for place in gazetteer.look_up(name) if place.kind == "settlement") for name in TOWNS]
    for origin in places:
        for there in places:
            away = distance_km(origin.latitude, origin.longitude, there.latitude, there.longitude)
            if 25 < away < 320:
                yield (
                    there,
                    origin,
                    away,
                    bearing_degrees(origin.latitude, origin.longitude, there.latitude, there.longitude),
                )


def distance(rng, factor=1.0):
    there, origin, away, towards = rng.choice(list(pairs()))
    stated = away * factor * rng.uniform(1.0, 1.15 if factor == 1.0 else 1.0)
    side = POINTS[round(towards / 45) % 8]
    return f"Shells fell on {there.name}, about {stated:.0f} km {side} of {origin.name}, on Monday."


def area(rng, factor=1.0):
    name, km2 = rng.choice(AREAS)
    size = 10 ** (len(str(km2)) - rng.choice([2, 3]))
    verb, near = rng.choice(["covers", "spans", "has an area of"]), rng.choice(["about", "some", "roughly"])
    return f"{name} {verb} {near} {round(km2 * factor / size) * size:,} square kilometres."


def total(rng, off=0):
    men, women = rng.randint(2, 6), rng.randint(2, 6)
    return f"The shelling killed {WORDS[men + women]} people: {WORDS[men + off]} men and {WORDS[women]} women."


def part(rng, off=0):
    whole = rng.randint(5, 60)
    return f"The raid killed {whole} people, including {rng.randint(2, whole - 1) + off * whole} children."


def weekday(rng, off=0):
    day = PUBLISHED - timedelta(days=rng.randint(1, 900))
    return f"The bridge was hit on {day + timedelta(days=off):%A}, {day:%B} {day.day}, {day.year}."


def ratio(rng, factor=1.0):
    before, (word, times) = rng.randint(10, 90), rng.choice([("doubled", 2), ("tripled", 3), ("quadrupled", 4)])
    return f"The number of raids {word} from {before} to {round(before * times * factor)}, the ministry said."


def change(rng, factor=1.0):
    before, percent = rng.randint(2, 9) * 20, rng.choice([5, 10, 20, 50])
    return (
        f"Exports rose {percent} percent from {before} ships to {round(before * (1 + percent / 100) * factor)} ships."
    )


def share(rng, factor=1.0):
    name, km2 = rng.choice(AREAS[:4])
    percent = rng.randint(2, 40)
    return f"The army holds {round(km2 * factor * percent / 100, -2):,.0f} square km, or {percent}% of {name}, the president said."


def age(rng, off=0.0):
    days = rng.randint(30, 400)
    start = PUBLISHED - timedelta(days=days)
    unit_, length = rng.choice([("days", 1), ("weeks", 7), ("months", 30.4375)])
    return f"The war began on {start.day} {start:%B} {start.year}. Schools are shut after {max(2, round(days / length * (1 + off)))} {unit_} of war."


TRUE = (unit, distance, area, total, part, weekday, ratio, change, share, age)
WRONG = (
    (unit, 1.4), (distance, 2.5), (area, 1.5), (total, 2), (part, 1), (weekday, 2), (ratio, 1.5), (change, 1.9), (share, 1.8), (age, 0.5),
)  # fmt: skip


def twenty(make):
    """Return twenty different statements of a kind."""
    rng = random.Random(make.__name__)  # noqa: S311  statements, not secrets
    statements = dict.fromkeys(make(rng) for _ in range(400))
    return list(statements)[:20]


@pytest.mark.parametrize("make", TRUE, ids=lambda make: make.__name__)
def test_true_statements_raise_no_alarm(make, findings):
    statements = twenty(make)
    assert len(statements) == 20
    settled = 0
    for statement in statements:
        found = findings(statement, PUBLISHED.isoformat())
        assert [finding for finding in found if finding.grade == "inconsistent"] == []
        settled += any(finding.grade in {"consistent", "after_rounding"} for finding in found)
    assert settled >= 0.9 * len(statements)


@pytest.mark.parametrize(("make", "off"), WRONG, ids=lambda value: getattr(value, "__name__", None))
def test_wrong_statements_are_found(make, off, findings):
    rng = random.Random(make.__name__)  # noqa: S311  statements, not secrets
    statements = list(dict.fromkeys(make(rng, off) for _ in range(10)))
    missed = [
        statement
        for statement in statements
        if not any(finding.grade == "inconsistent" for finding in findings(statement, PUBLISHED.isoformat()))
    ]
    assert len(missed) <= 0.1 * len(statements), missed
