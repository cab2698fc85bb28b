"""What holds for every record of the house."""

import inspect
import pickle

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import inspect as inspect_type

import dateline.pipeline
from dateline import records
from dateline.records import Decision, Record, Span


def every_record(base=Record):
    for record in base.__subclasses__():
        if record.__module__.startswith("dateline."):
            yield record
        yield from every_record(record)


RECORDS = sorted(set(every_record()), key=lambda record: f"{record.__module__}.{record.__name__}")
PUBLIC = [record for record in RECORDS if record.__module__.startswith("dateline.records")]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_strict_and_keyword_only(record):
    config = record.__struct_config__
    assert config.frozen
    assert config.forbid_unknown_fields
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in inspect.signature(record).parameters.values())
    assert inspect.getdoc(record)


def test_every_public_record_is_listed():
    assert {record.__name__ for record in PUBLIC} <= set(records.__all__)
    assert records.__all__ == sorted(records.__all__)


def made(record):
    """Build any record, with spans that hold some text, and decisions that can be."""
    if record is Decision:
        free = ("claim", "report", "slot", "as_read")
        fields = {field.name: strategy(field.type) for field in msgspec.structs.fields(record) if field.name in free}
        rest = {
            "verdict": st.sampled_from(["accept", "reject"]),
            "by": st.sampled_from(["AB", "c.d", "Ž-1"]),
            "reason": st.just("why"),
        }
        return st.fixed_dictionaries({**fields, **rest}).map(lambda made: record(**made))
    if issubclass(record, Span):
        start = st.integers(0, 1000)
        fields = {field.name: field for field in msgspec.structs.fields(record)}
        rest = st.fixed_dictionaries(
            {name: strategy(field.type) for name, field in fields.items() if name not in {"start", "end"}}
        )
        return st.tuples(start, st.integers(1, 50), rest).map(
            lambda made: record(start=made[0], end=made[0] + made[1], **made[2])
        )
    fields = msgspec.structs.fields(record)
    return st.fixed_dictionaries({field.name: strategy(field.type) for field in fields}).map(
        lambda made: record(**made)
    )


def strategy(kind):
    return of(inspect_type.type_info(kind))


def of(info):
    """Return values of a type; JSON holds neither NaN nor infinity."""
    return STRATEGIES[type(info)](info)


STRATEGIES = {
    inspect_type.UnionType: lambda info: st.one_of(*map(of, info.types)),
    inspect_type.LiteralType: lambda info: st.sampled_from(info.values),
    inspect_type.VarTupleType: lambda info: st.lists(of(info.item_type), max_size=2).map(tuple),
    inspect_type.DictType: lambda _: st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    inspect_type.StructType: lambda info: made(info.cls),
    inspect_type.FloatType: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    inspect_type.IntType: lambda _: st.integers(0, 10_000),
    inspect_type.StrType: lambda _: st.text(max_size=8),
    inspect_type.BoolType: lambda _: st.booleans(),
    inspect_type.NoneType: lambda _: st.none(),
}


@pytest.mark.parametrize(
    "record",
    [record for record in PUBLIC if record.__name__ not in {"Reading", "Document", "Mentions"}],
    ids=lambda record: record.__name__,
)
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_records_come_back_from_json_and_pickle(record, data):
    whole = data.draw(made(record))
    assert msgspec.json.decode(msgspec.json.encode(whole), type=record) == whole
    assert pickle.loads(pickle.dumps(whole)) == whole  # noqa: S301  our own bytes
    with pytest.raises(AttributeError):
        setattr(whole, msgspec.structs.fields(record)[0].name, 1)


@pytest.mark.parametrize("record", PUBLIC, ids=lambda record: record.__name__)
def test_a_misspelt_field_is_refused(record):
    with pytest.raises(msgspec.ValidationError, match=r"unknown field|missing required field"):
        msgspec.convert({"pelican": 1}, type=record)


def test_a_span_holds_some_text():
    for start, end in ((3, 3), (4, 2), (-1, 2)):
        with pytest.raises(ValueError, match="must hold some text"):
            Span(start=start, end=end)


@given(st.text(min_size=1), st.data())
def test_spans_cut_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start=start, end=end)
    assert span.of(text) == text[start:end]
    assert len(span.of(text)) == end - start
    whole = Span(start=0, end=len(text))
    assert whole.covers(span)
    assert whole.overlaps(span)
    assert whole.join(span) == whole


def test_settings_are_a_record():
    assert issubclass(dateline.pipeline.Settings, Record)
