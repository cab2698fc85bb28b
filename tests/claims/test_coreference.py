"""Who answers for an attribution, and whom the pronouns mean."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from dateline.claims.attributions import find_attributions
from dateline.claims.coreference import resolve_pronouns, resolve_references, resolve_sources
from dateline.mentions.actors import find_actors
from dateline.records import Attribution, Mentions, Report, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "coreference.toml").read_text(encoding="utf-8"))["case"]


def mentions_of(document):
    actors, mentions = find_actors(document)
    return Mentions(actors=actors, actor_mentions=mentions)


def numbered(pairs):
    seen = {}
    for words, value in pairs:
        seen[words] = seen.get(words, 0) + 1
        yield (words if seen[words] == 1 else f"{words}#{seen[words]}"), value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case, parse):
    document = parse(case["text"])
    mentions = mentions_of(document)
    attributions = find_attributions(document, mentions)
    resolution = resolve_references(document, mentions, attributions)
    names = {actor.id: actor.name for actor in mentions.actors} | {None: ""}
    texts = [attribution.source.of(document.text) if attribution.source else "" for attribution in attributions]
    sources = dict(numbered(zip(texts, resolution.sources, strict=True)))
    for words, name in case.get("sources", {}).items():
        assert names[sources[words]] == name, words
    pronouns = dict(numbered((mention.text, mention.actor) for mention in resolution.pronouns))
    for words, name in case.get("pronouns", {}).items():
        assert names[pronouns[words]] == name, words
    if "further" in case:
        assert [names[actor] for further in resolution.further for actor in further] == case["further"]


TEXT = "Minister Olena Hrabko said the town was free. She said it twice, and Reuters could not check it."


def test_the_short_functions_agree_with_the_whole(parse):
    document = parse(TEXT)
    mentions = mentions_of(document)
    attributions = find_attributions(document, mentions)
    whole = resolve_references(document, mentions, attributions)
    assert resolve_sources(document, mentions, attributions) == whole.sources
    assert resolve_pronouns(document, mentions, attributions) == whole.pronouns


def test_no_source_no_actor(parse):
    document = parse(TEXT)
    attribution = Attribution(content=(Span(start=0, end=8),))
    assert resolve_sources(document, mentions_of(document), [attribution]) == (None,)


def test_without_actors_nothing_is_resolved(parse):
    document = parse(TEXT)
    attributions = find_attributions(document, Mentions())
    whole = resolve_references(document, Mentions(), attributions)
    assert set(whole.sources) <= {None}
    assert whole.pronouns == ()


def test_every_pronoun_is_a_word_of_the_text_and_means_a_known_actor(parse):
    document = parse(CASES[0]["text"])
    mentions = mentions_of(document)
    attributions = find_attributions(document, mentions)
    known = {actor.id for actor in mentions.actors}
    for mention in resolve_pronouns(document, mentions, attributions):
        assert document.text[mention.start : mention.end] == mention.text
        assert mention.form == "pronoun"
        assert mention.actor in known


def test_we_is_the_body_that_publishes_the_release():
    from dateline.documents import SpacyParser

    text = "We condemn the attack on the village. Swedish soldiers were not there."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = SpacyParser().parse(Report(id="r", text=text, sha256=sha256, publisher="Swedish Armed Forces"))
    mentions = mentions_of(document)
    names = {actor.id: actor for actor in mentions.actors}
    (we,) = [mention for mention in resolve_pronouns(document, mentions, ()) if mention.text == "We"]
    assert names[we.actor].is_publisher
    assert names[we.actor].side == "SE"
