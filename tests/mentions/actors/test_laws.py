"""What holds for the actors of any text."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.documents import SpacyParser
from dateline.mentions.actors import find_actors
from dateline.mentions.actors.publishers import find_publisher
from dateline.records import Actor, Report

PARTS = [
    "Ukrainian forces", "the ministry", "Governor Ada Quill", "residents", "the Houthis", "Reuters", "Moscow", "a senior U.S. official",
    "its general staff", "both countries", "Mr. Dray", "the United Nations (UN)", "Lt. Gen. Paul Renner", "he", "'s", ",", "\n\n", "“", "…", "Xi",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PARTS, "said", "that", "shelled", "the town", "of", "and", "."]), min_size=1, max_size=16
    )
)
def test_spans_are_the_texts_and_actors_are_known(words):
    text = " ".join(words)
    if not text.strip():
        return
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = SpacyParser().parse(Report(id="law", text=text, sha256=sha256))
    actors, mentions = find_actors(document)
    assert [actor.id for actor in actors] == list(range(len(actors)))
    for mention in mentions:
        assert document.text[mention.start : mention.end] == mention.text
        assert 0 <= mention.actor < len(actors)
        assert 0 <= mention.head < len(document.tokens)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


def test_the_same_text_gives_the_same_actors(parse):
    document = parse("Ukraine's President Ilan Merrow said Russian troops left. He thanked the Red Cross.")
    assert find_actors(document) == find_actors(document)


def test_every_actor_has_a_name_and_a_short_name(parse):
    actors, _ = find_actors(
        parse("Some residents told the BBC that Malian soldiers and the M23 left. The mayor, Ada Quill, did not.")
    )
    assert all(isinstance(actor, Actor) and actor.name and actor.short for actor in actors)


@pytest.mark.parametrize(
    ("publisher", "name", "side"),
    [
        ("UK Government", "UK Government", "GB"),
        ("U.S. Central Command", "CENTCOM", "US"),
        ("Ministry of Defence of Ukraine", "Ukraine's Ministry of Defence", "UA"),
        ("Swedish Armed Forces", "Sweden's Armed Forces", "SE"),
        ("UNHCR", "United Nations High Commissioner for Refugees", "IO"),
        ("Norway", "Norway's government", "NO"),
    ],
)
def test_bodies_that_publish(publisher, name, side):
    body = find_publisher(publisher)
    assert body is not None
    assert body.name == name
    assert body.side == side


@pytest.mark.parametrize("publisher", [None, "", "Harbour Gazette", "The New York Times", "BBC"])
def test_outlets_are_no_publishing_body(publisher):
    assert find_publisher(publisher) is None


GOLD = Path(__file__).parents[4] / "shared" / "gold" / "reports"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold reports are not beside this checkout")
def test_the_founding_report(parse):
    path = GOLD / "voa-2022-09-13-taking-it-all-back.report.json"
    text = json.loads(path.read_text(encoding="utf-8"))["text"]
    actors, _ = find_actors(parse(text))
    persons = {actor.name: actor for actor in actors if actor.kind == "person" and not actor.is_private}
    private = [actor for actor in actors if actor.kind == "person" and actor.is_private]
    assert len(persons) >= 7
    assert len(private) == 1
    assert {actor.side for actor in persons.values()} >= {"UA", "RU", "US", "DE"}
