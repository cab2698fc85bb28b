"""The readable cases of tests/cases/actors.toml."""

import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "actors.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case, cast):
    actors, mentions = cast(case["text"], case.get("publisher"))
    shown = [(actor.name, actor.kind, actor.side, actor.short) for actor in actors]
    for wanted in case.get("actors", ()):
        found = [actor for actor in actors if actor.name == wanted["name"]]
        assert len(found) == 1, f"{wanted['name']} among {shown}"
        actor = found[0]
        if "kind" in wanted:
            assert actor.kind == wanted["kind"]
        if "side" in wanted:
            assert (actor.side or "") == wanted["side"]
        if "short" in wanted:
            assert actor.short == wanted["short"]
        if "private" in wanted:
            assert actor.is_private is wanted["private"]
        if "mentions" in wanted:
            assert [mention.text for mention in mentions if mention.actor == actor.id] == wanted["mentions"]
    for name in case.get("absent", ()):
        assert name not in {actor.name for actor in actors}, shown
