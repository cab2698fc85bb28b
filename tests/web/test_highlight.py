"""Spans that overlap and nest become runs that do not, and no letter is lost."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.records import Paragraph
from dateline.web.highlight import cut_text
from ledger.made import reading, said

TEXT = "One two three.\n\n- Four five six seven.\nEight."
PARAGRAPHS = (Paragraph(start=0, end=14), Paragraph(start=18, end=38), Paragraph(start=39, end=45, kind="furniture"))


def claim(number, start, end):
    from msgspec import structs

    [made] = reading(said("it rained")).claims
    return structs.replace(made, id=f"c{number}", evidence_start=start, evidence_end=end)


def plain(start, end):
    return TEXT[start:end]


def test_nested_and_overlapping_spans_are_cut_where_they_meet():
    claims = [claim(1, 0, 13), claim(2, 4, 7), claim(3, 4, 28)]
    first, second, third = cut_text(len(TEXT), PARAGRAPHS, claims, plain)
    assert [(run.text, run.claims, run.begins) for run in first.runs] == [
        ("One ", ("c1",), ("c1",)),
        ("two", ("c2", "c1", "c3"), ("c2", "c3")),
        (" three", ("c1", "c3"), ()),
        (".", ("c3",), ()),
    ]
    assert [(run.text, run.claims) for run in second.runs] == [("Four five ", ("c3",)), ("six seven.", ())]
    assert second.before == "-"
    assert not third.is_read
    assert third.runs[0].text == "Eight."


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda pair: (pair[0], min(len(TEXT), sum(pair)))
)


@given(st.lists(spans, max_size=8))
def test_no_letter_is_lost_and_every_run_knows_its_claims(given_spans):
    claims = [claim(number, *span) for number, span in enumerate(given_spans)]
    passages = list(cut_text(len(TEXT), PARAGRAPHS, claims, plain))
    shown = "".join(passage.before + "".join(run.text for run in passage.runs) for passage in passages)
    assert shown.replace(" ", "").replace("\n", "") == TEXT.replace(" ", "").replace("\n", "")
    for paragraph, passage in zip(PARAGRAPHS, passages, strict=True):
        at = paragraph.start
        for run in passage.runs:
            holding = {one.id for one in claims if one.evidence_start <= at and at + len(run.text) <= one.evidence_end}
            assert set(run.claims) == holding
            at += len(run.text)


def test_where_a_cut_would_split_what_is_withheld_the_paragraph_comes_whole():
    def covered(start, end):
        return "person-1" if (start, end) != (0, 14) else "One person-1."

    [passage, *_] = cut_text(14, PARAGRAPHS[:1], [claim(1, 4, 7)], covered)
    assert [(run.text, run.claims, run.begins) for run in passage.runs] == [("One person-1.", (), ("c1",))]
