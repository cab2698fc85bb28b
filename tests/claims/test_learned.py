"""The learned model of event types: whole numbers in, the same probabilities out, and reasons that a reader can follow."""

import pytest

from dateline import pipeline
from dateline.claims import claim_types
from dateline.claims.learned import TypeFeatures, TypeModel, model_digest, type_model
from dateline.reports import read_bytes

PLACES = ("head", "object", "subject", "content")

SMALL = TypeModel(
    types=("aid", "strike"),
    bias=(0, 0),
    named={"w=siege": (-1000, 2000)},
    unit=0.001,
    tables={"head": bytes([0, 0, 127, 129])},
    units={"head": 0.01},
)


def features(rows=(), **named):
    return TypeFeatures(named={f"w={name}": value for name, value in named.items()}, rows={"head": tuple(rows)})


def test_nothing_known_leaves_the_types_even():
    assert SMALL.weigh(features(song=1.0)) == {"aid": 0.5, "strike": 0.5}


def test_a_named_word_speaks_for_its_type():
    weighed = SMALL.weigh(features(siege=1.0))
    assert weighed["strike"] == pytest.approx(0.9526, abs=1e-4)
    assert sum(weighed.values()) == pytest.approx(1.0)


def test_rows_of_the_table_are_signed_and_averaged():
    one, two = SMALL.weigh(features([1])), SMALL.weigh(features([1, 0]))
    assert one["aid"] > two["aid"] > 0.5


def test_the_reasons_are_the_words_that_speak_for_the_type():
    assert SMALL.reasons(features(siege=1.0, song=1.0), "strike") == ["w=siege +2.0"]
    assert SMALL.reasons(features(siege=1.0), "aid") == []


def test_the_model_that_is_carried_knows_every_type():
    model = type_model()
    assert model is not None
    assert len(model.types) == 22
    assert all(len(weights) == 22 for weights in model.named.values())
    assert {len(table) % 22 for table in model.tables.values()} == {0}
    assert len(model_digest()) == 64


def read_types(text: str) -> list[str]:
    (report,) = read_bytes(text.encode(), "text.txt")
    return [claim.type for claim in pipeline.read(report).claims]


def test_without_a_model_the_rules_decide(monkeypatch):
    monkeypatch.setattr(claim_types, "type_model", lambda: None)
    assert read_types("Rebels shelled the port of Goma.") == ["strike"]


def test_the_rule_of_a_claim_says_that_the_model_decided(monkeypatch):
    sure = TypeModel(
        types=("aid", "strike"),
        bias=(9000, 0),
        named={},
        unit=0.001,
        tables=dict.fromkeys(PLACES, b""),
        units=dict.fromkeys(PLACES, 1.0),
    )
    monkeypatch.setattr(claim_types, "type_model", lambda: sure)
    monkeypatch.setattr(claim_types, "features_of", lambda *_: TypeFeatures(named={}, rows={}))
    (report,) = read_bytes(b"Rebels shelled the port of Goma.", "text.txt")
    (claim,) = pipeline.read(report).claims
    assert (claim.type, claim.rule) == ("aid", "main/narrator/learned")


def test_a_cue_that_is_the_act_is_not_overruled():
    (report,) = read_bytes(b"Norway threatened on Monday to shell the camp.", "text.txt")
    assert "threaten" in [claim.type for claim in pipeline.read(report).claims]
