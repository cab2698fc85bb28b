"""Laws of a whole reading: they hold for any report."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.records import Reading, Report, Span
from dateline.reports import read_file

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.suffix in {".json", ".txt", ".html"}
)
PARAGRAPHS = (
    "The ministry of defence said on Monday that its troops had captured the town of Lyman after a week of fighting.",
    "Ukraine's general staff denied this. “We repelled every attack near Bakhmut,” its spokesman said.",
    "At least 12 people were killed and dozens wounded in a missile strike on Odesa, according to the mayor.",
    "President Ada Moor vowed to retake all lost land. She earlier told Harbour Press that 3,000 soldiers had been moved to the border.",
    "Harbour Press could not independently verify the reports.",
    "Officials in Geneva called on both sides to resume talks. \U0001f1fa\U0001f1e6 Nobody answered.",
)


@cache
def example(path):
    (report,) = read_file(path)
    return pipeline.read(report)


def report_of(text):
    return Report(
        id="law",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published="2022-10-05",
        publisher="Harbour Press",
    )


def spans(value):
    """Yield every span in a record, however deep it lies."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_text_is_kept_and_hashed(path):
    report = example(path).document.report
    assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_words_of_claims_stand_in_the_text_where_they_say(path):
    reading = example(path)
    text = reading.document.text
    assert reading.claims
    for claim in reading.claims:
        assert claim.evidence == text[claim.evidence_start : claim.evidence_end]
        assert claim.evidence.strip() == claim.evidence
        for part, start, end in parts(claim):
            assert part == text[start:end]


def parts(claim):
    """Yield the words of each part of a claim with their offsets."""
    if claim.cue is not None and claim.cue_start is not None:
        yield claim.cue, claim.cue_start, claim.cue_end
    if claim.source.text is not None and claim.source.start is not None:
        yield claim.source.text, claim.source.start, claim.source.end
    for where in claim.where:
        yield where.text, where.start, where.end
    for figure in claim.figures:
        yield figure.text, figure.start, figure.end
    for when in (claim.when, claim.said):
        if when is not None and when.text is not None and when.text_start is not None:
            yield when.text, when.text_start, when.text_end


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_span_cuts_the_text(path):
    reading = example(path)
    length = len(reading.document.text)
    assert all(span.end <= length for span in spans(reading))
    for kind in (
        reading.mentions.timexes,
        reading.mentions.quantities,
        reading.mentions.toponyms,
        reading.mentions.actor_mentions,
    ):
        assert all(mention.text == Span.of(mention, reading.document.text) for mention in kind)
        assert [mention.start for mention in kind] == sorted(mention.start for mention in kind)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_reading_comes_back_from_json(path):
    reading = example(path)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_ids_are_unique_and_furniture_claims_nothing(path):
    reading = example(path)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    unread = [paragraph for paragraph in reading.document.paragraphs if not paragraph.is_read]
    for claim in reading.claims:
        assert not any(
            paragraph.start < claim.evidence_end and claim.evidence_start < paragraph.end for paragraph in unread
        )


def test_the_same_bytes_twice_in_any_process():
    code = (
        "import sys, msgspec; from pathlib import Path; from dateline import pipeline; from dateline.reports import read_file\n"
        "for path in sys.argv[1:]:\n    print(msgspec.json.encode(pipeline.read(next(read_file(Path(path))))).decode())"
    )
    outputs = {
        subprocess.run(  # noqa: S603  our own code
            [sys.executable, "-c", code, *map(str, EXAMPLES)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C.UTF-8"},
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(outputs) == 1


def test_order_of_reading_changes_nothing():
    forward = [pipeline.read(example(path).document.report) for path in EXAMPLES]
    backward = [pipeline.read(example(path).document.report) for path in reversed(EXAMPLES)]
    assert forward == backward[::-1]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4, unique=True),
    st.sampled_from(["\n\n", "\n", "\r\n\r\n"]),
)
def test_any_report_gives_words_that_stand_in_it(paragraphs, gap):
    text = gap.join(paragraphs)
    reading = pipeline.read(report_of(text))
    for claim in reading.claims:
        assert claim.evidence == text[claim.evidence_start : claim.evidence_end]
    assert all(span.end <= len(text) for span in spans(reading))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3, unique=True),
    st.sampled_from(["Accessibility links", "Read more", "\n\n   "]),
)
def test_furniture_before_a_report_moves_offsets_and_changes_nothing_else(paragraphs, furniture):
    text = "\n\n".join(paragraphs)
    plain = pipeline.read(report_of(text)).claims
    moved = pipeline.read(report_of(f"{furniture}\n\n{text}")).claims
    by = len(furniture) + 2
    assert [said(claim) for claim in moved] == [said(claim) for claim in plain]
    assert [claim.evidence_start for claim in moved] == [claim.evidence_start + by for claim in plain]


def said(claim):
    """Return what a claim says, without ids and offsets."""
    return (
        claim.evidence, claim.type, claim.modality, claim.source.name, claim.source.kind, claim.source.side, claim.source.text, claim.cue, claim.via,
        claim.actor, claim.target, [(where.text, where.name, where.lat, where.lon) for where in claim.where],
        claim.when and (claim.when.text, claim.when.start, claim.when.end), [(figure.text, figure.value, figure.unit) for figure in claim.figures],
        claim.verification, claim.private_person,
    )  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_no_text_makes_the_reading_fail(text):
    reading = pipeline.read(report_of(text))
    assert all(span.end <= len(text) for span in spans(reading))
