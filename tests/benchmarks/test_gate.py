import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import gate
import measure
from measure import Figure

HIGH, LOW = Figure("ledger: found F1", 86.0, "a1"), Figure("ledger: found F1", 80.0, "a1")
FLOORS = {"ledger: found F1": {"value": 85.0, "data": "a1"}}


def test_a_figure_at_or_over_its_floor_passes():
    assert gate.compare([HIGH], FLOORS) == []
    assert gate.compare([HIGH._replace(value=84.96)], FLOORS) == []


def test_a_figure_under_its_floor_is_named():
    assert gate.compare([LOW], FLOORS) == ["ledger: found F1: 80.00, under its floor of 85.0"]


def test_changed_data_and_unmeasured_floors_are_named():
    assert "its data changed" in gate.compare([HIGH._replace(digest="b2")], FLOORS)[0]
    assert gate.compare([], FLOORS) == ["ledger: found F1: pinned, but not measured"]


def test_floors_rise_by_themselves_and_sink_only_for_a_reason():
    assert gate.raised([HIGH], FLOORS, None)["ledger: found F1"] == {"value": 86.0, "data": "a1"}
    with pytest.raises(ValueError, match="--allow-lower REASON"):
        gate.raised([LOW], FLOORS, None)
    lowered = gate.raised([LOW], FLOORS, "the guidelines changed")["ledger: found F1"]
    assert lowered == {"value": 80.0, "data": "a1", "lowered": "from 85.0 to 80.00: the guidelines changed"}


def test_a_figure_a_hair_under_its_floor_leaves_it():
    assert gate.raised([HIGH._replace(value=84.97)], FLOORS, None)["ledger: found F1"]["value"] == 85.0


def test_what_is_written_is_what_is_read(tmp_path):
    path = tmp_path / "floors.toml"
    floors = {"a “quoted” name: F1": {"value": 85.0, "data": "a1", "lowered": 'from 86 to 85: a "reason"'}}
    gate.write_floors(floors, path)
    assert gate.load_floors(path) == floors


def test_a_missing_corpus_is_no_failure(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(gate, "CORPUS", tmp_path / "shared")
    assert gate.main([]) == 0
    assert "nothing is measured" in capsys.readouterr().out


def test_every_measure_names_its_task_and_figures():
    tasks = {path.stem for path in (Path(gate.__file__).parent / "tasks").glob("*.py")}
    for each in measure.load_sets():
        assert each["task"] in tasks
        assert all({"name", "at"} <= figure.keys() for figure in each["figures"])


def test_the_scorers_lines_are_read():
    printed = (
        "gold 347 pred 300\n  strict value       (90.1, 80.2, 85.0)   compat (1.0, 1.0, 1.0)\nvalue_acc     71.5\n"
    )
    found = measure._read_lines(printed)
    assert found["value"] == (90.1, 80.2, 85.0)
    assert found["value_acc"] == 71.5


def test_locked_reports_are_left_out_unless_asked_for():
    assert len(measure.locked_ids()) == 16
    assert [each["name"] for each in measure.load_sets() if each["task"] == "ledger"] == ["ledger, open"]
    assert len([each for each in measure.load_sets(locked=True) if each["task"] == "ledger"]) == 3


def test_the_floors_file_is_well_formed():
    for floor in (
        tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))["floor"].values() if gate.FLOORS.exists() else ()
    ):
        assert 0 <= floor["value"] <= 100
        assert len(floor["data"]) == 64
