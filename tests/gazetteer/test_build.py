"""The parts of the build that need no download."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "resources"))

from gazetteer_sources import rows, transliteration


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Балаклія", "Balakliia"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Знам'янка", "Znamianka"),
        ("Згурівка", "Zghurivka"),
        ("Єнакієве", "Yenakiieve"),
        ("Ізюм", "Izium"),
        ("Щастя", "Shchastia"),
        ("Йосипівка", "Yosypivka"),
    ],
)
def test_ukrainian_by_the_official_rules(cyrillic, latin):
    assert transliteration.ukrainian(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"), [("Изюм", "Izyum"), ("Красный Лиман", "Krasny Liman"), ("Шахты", "Shakhty")]
)
def test_russian_as_copy_spells_it(cyrillic, latin):
    assert transliteration.russian(cyrillic) == latin


def test_the_middle_of_an_area_is_not_drawn_by_its_towns():
    corner = [(0.01 * n, 0.01 * n) for n in range(20)]
    lat, lon = rows.middle([*corner, (2.0, 0.0), (0.0, 2.0), (2.0, 2.0)])
    assert 0.8 < lat < 1.2
    assert 0.8 < lon < 1.2


def test_parts_of_an_area_lie_on_their_side():
    grid = [(float(lat), float(lon)) for lat in range(10) for lon in range(10)]
    lat, lon = rows.part(grid, 1, 1)
    assert lat > 6
    assert lon > 6
    lat, lon = rows.part(grid, -1, 0)
    assert lat < 2
    assert 4 <= lon <= 5


def test_a_name_keeps_its_best_right():
    row = rows.Row(uid="x", name="A", kind="settlement", feature="P.PPL", source="s", latitude=0, longitude=0)
    row.add("A", rows.ALTERNATE)
    row.add("A", rows.PRIMARY)
    row.add("A", rows.LOOSE)
    assert row.names == {"A": rows.PRIMARY}
