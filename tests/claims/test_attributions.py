"""Who answers for which words: cases, laws, and shape of the records."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "attributions.toml").read_text(encoding="utf-8"))[
    "case"
]
PIECES = [
    "The mayor said the bridge was gone.",
    '"We stay," she said.',
    '"It is ours.',
    "According to the army, the ridge fell.",
    "They vowed to return, adding that",
    "Ilan Merrow:",
    "the port, he told reporters, was open",
    "''Nothing,'' he replied.",
    "It is reported to be dead.",
]


def words(attribution, text):
    return {
        "source": attribution.source.of(text) if attribution.source else "",
        "cue": attribution.cue.of(text) if attribution.cue else "",
        "content": " ... ".join(part.of(text) for part in attribution.content),
    }


def describe(found, text):
    return [
        {
            **words(each, text),
            "kind": each.kind,
            "outer": words(found[each.outer], text)["source"] if each.outer is not None else None,
            "continued": each.continued,
            "channel": each.channel.of(text) if each.channel else None,
        }
        for each in found
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases(case, attribute):
    described = describe(attribute(case["text"]), case["text"])
    if "count" in case:
        assert len(described) == case["count"], described
    for wanted in case.get("finds", ()):
        checked = {key: value for key, value in wanted.items() if not (key == "content" and case.get("loose"))}
        assert any(all(each[key] == value for key, value in checked.items()) for each in described), (wanted, described)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.sampled_from([" ", "\n\n", "\n"]))
def test_any_text_gives_sound_records(attribute, pieces, glue):
    text = glue.join(pieces)
    found = attribute(text)
    for number, each in enumerate(found):
        assert each.content
        assert list(each.content) == sorted(each.content)
        assert all(0 <= part.start < part.end <= len(text) for part in each.content)
        assert all(not before.overlaps(after) for before, after in zip(each.content, each.content[1:], strict=False))
        assert each.outer != number
        assert each.outer is None or 0 <= each.outer < len(found)
        assert each.cue is not None or each.continued


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))
def test_nesting_has_no_circle(attribute, pieces):
    found = attribute(" ".join(pieces))
    for each in found:
        seen, outer = 0, each.outer
        while outer is not None:
            outer, seen = found[outer].outer, seen + 1
            assert seen <= len(found)


def test_the_same_text_gives_the_same_attributions(attribute):
    text = " ".join(PIECES)
    assert attribute(text) == attribute(text)


def test_an_empty_report_has_none(attribute):
    assert attribute("") == ()
