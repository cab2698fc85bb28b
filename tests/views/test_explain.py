"""Why a claim was composed so: from a reading, for one claim or at a place of the text."""

import hashlib
from functools import cache

import msgspec
import pytest

from dateline import pipeline
from dateline.claims.events import read_event
from dateline.claims.governing import know_nouns
from dateline.claims.outlines import outline_claims
from dateline.records import Report
from dateline.views.explain import Explanation, claims_at, claims_by_id, explain_claims

TEXT = (
    "President Ilan Merrow said on Monday that Ukrainian forces had retaken the city of Kherson. In a video address, he said about 40 people "
    "had been killed there, double what officials had cited on Sunday. Harbour Press could not independently verify the reports.\n\n"
    "Russia's defence ministry denied shelling the port of Odesa. No casualties were reported in the attack.\n\n"
    "Oda Brandt vowed to rebuild the bridge."
)


@cache
def reading():
    report = Report(
        id="case",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        published="2022-11-16",
        publisher="Harbour Press",
    )
    return pipeline.read(report)


def explained(words):
    (claim, *_) = claims_at(reading(), TEXT.index(words))
    (explanation,) = explain_claims(reading(), (claim,))
    return explanation


def steps(explanation, about):
    return [step for step in explanation.steps if step.about == about]


def reasons(explanation, about):
    return " | ".join(reason for step in steps(explanation, about) for reason in step.because)


def test_every_claim_is_explained_by_the_slots_it_has():
    for explanation in explain_claims(reading(), reading().claims):
        claim = explanation.claim
        assert [step.about for step in explanation.steps[:5]] == [
            "clause",
            "event",
            "modality",
            "attribution",
            "source",
        ]
        assert len(steps(explanation, "place")) == len(claim.where)
        assert len(steps(explanation, "figure")) == len(claim.figures)
        assert len(steps(explanation, "time of the event")) == (claim.when is not None)
        assert steps(explanation, "event")[0].result == claim.type
        assert steps(explanation, "modality")[0].result == claim.modality


def test_words_of_steps_stand_where_they_say():
    for explanation in explain_claims(reading(), reading().claims):
        assert TEXT[explanation.sentence_start :].startswith(explanation.sentence)
        assert explanation.claim.evidence in explanation.sentence
        for step in explanation.steps:
            if step.words is not None and step.start is not None:
                assert step.words == TEXT[step.start : step.end], step


def test_the_event_names_its_triggers_and_scores():
    why = reasons(explained("retaken"), "event")
    assert "scores: capture" in why
    assert "“retaken”: capture, weight" in why


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Merrow called on the rebels to stop shelling Goma.", "the cue itself is the act (class “request”)"),
        (
            "“It is a dark day,” President Ilan Merrow said.",
            "assess instead of other: the words judge rather than tell",
        ),
        ("The ministry said the brigade will not withdraw from Goma.", "what will not be done is refused"),
    ],
)
def test_what_outranks_the_event_is_named(text, reason):
    report = Report(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    read = pipeline.read(report)
    (explanation,) = explain_claims(read, read.claims)
    assert reason in reasons(explanation, "event")


def test_the_weights_shown_are_those_that_decide():
    document = reading().document
    for outline in outline_claims(document, reading().mentions, reading().attributions):
        words = [document.tokens[index] for index in outline.content]
        around = know_nouns(document, reading().mentions, [outline.clause])
        again = read_event(document, words, document.tokens[outline.clause.head], around)
        assert again == outline.event


def test_the_attribution_names_rule_class_and_channel():
    why = reasons(explained("about 40 people"), "attribution")
    assert "rule verb:clause" in why
    assert "“say”" in why
    assert "channel: “video address”" in why


def test_a_pronoun_names_whom_it_was_taken_to_mean():
    explanation = explained("about 40 people")
    assert "the pronoun “he” was taken to mean Ilan Merrow" in reasons(explanation, "source")
    assert "named “" in reasons(explanation, "source")


def test_the_outlets_own_voice_is_named():
    assert "the outlet says it in its own voice" in reasons(explained("casualties"), "source")


@pytest.mark.parametrize(
    ("words", "modality", "reason"),
    [
        ("retaken", "asserted", "nothing in the clause says otherwise"),
        ("denied shelling", "denied", "the cue is of class “deny”"),
        ("casualties", "not_known", "words of the list “not_known” stand in the clause"),
        ("vowed", "intended", "the cue is of class “intend”"),
    ],
)
def test_the_modality_names_its_rule(words, modality, reason):
    explanation = explained(words)
    assert steps(explanation, "modality")[0].result == modality
    assert reasons(explanation, "modality") == reason


def test_a_place_shows_its_candidates_with_reasons():
    why = reasons(explained("retaken"), "place")
    assert "candidate Kherson (settlement" in why
    assert "score" in why


def test_a_time_shows_value_and_anchor():
    explanation = explained("retaken")
    (said,) = steps(explanation, "time of saying")
    assert said.result == "2022-11-14"
    assert "DATE 2022-11-14" in reasons(explanation, "time of saying")
    assert "counted from the day of publication" in reasons(explanation, "time of saying")


def test_a_figure_shows_its_rule_and_what_it_was_worked_out_from():
    explanation = explained("about 40 people")
    assert steps(explanation, "figure")[0].result.startswith("about 40 killed")
    assert reasons(explanation, "figure").startswith("rule ")


def test_a_disclaimer_is_quoted_where_it_covers():
    explanation = explained("retaken")
    assert steps(explanation, "verification")[0].result == "unverified by Harbour Press"
    assert "could not independently verify" in reasons(explanation, "verification")


def test_what_a_disclaimer_does_not_cover_says_why():
    text = TEXT + " Harbour Press could not independently verify the reports."
    report = Report(id="case", text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), published="2022-11-16")
    read = pipeline.read(report)
    why = {
        claim.modality: reasons(explanation, "verification")
        for claim in read.claims
        for explanation in explain_claims(read, (claim,))
        if claim.verification == "none"
    }
    assert why["denied"] == "the outlet's disclaimer covers what is asserted, not what is denied"
    assert why["not_known"] == "the outlet's disclaimer does not cover what it says itself"


def test_the_shortest_words_at_a_place_come_first():
    for claim in reading().claims:
        found = claims_at(reading(), claim.evidence_start)
        assert claim in found
        lengths = [each.evidence_end - each.evidence_start for each in found]
        assert lengths == sorted(lengths)
    assert claims_at(reading(), len(TEXT) + 5) == ()


def test_a_claim_is_found_by_the_first_letters_of_its_id():
    for claim in reading().claims:
        assert claims_by_id(reading(), claim.id) == (claim,)
        assert claim in claims_by_id(reading(), claim.id[:4])
    assert claims_by_id(reading(), "none") == ()


def test_an_explanation_comes_back_from_json():
    for explanation in explain_claims(reading(), reading().claims):
        assert msgspec.json.decode(msgspec.json.encode(explanation), type=Explanation) == explanation
