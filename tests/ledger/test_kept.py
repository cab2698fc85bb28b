"""Who is protected, and which words are hers."""

import pytest

from dateline.ledger.kept import Kept, kept_of, report_key
from ledger.made import reading, said


def protected(given):
    kept = kept_of(given)
    return {actor.name for actor in kept.actors if actor.id in kept.protected_actors}


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        (said("nothing of note", source="Ada Moor"), set()),
        (said("troops held Bo Lind", type_="detain", target="Bo Lind"), {"Bo Lind"}),
        (said("Bo Lind had been missing for a week", type_="other", target="Bo Lind"), {"Bo Lind"}),
        (said("troops tortured Bo Lind", type_="other", target="Bo Lind"), {"Bo Lind"}),
        (said("a shell hit Bo Lind's office", target="Bo Lind"), set()),
        (said("Bo Lind, 14, was safe"), {"Bo Lind"}),
        (said("Bo Lind, aged 9, was safe"), {"Bo Lind"}),
        (said("the 17-year-old pupil Bo Lind was safe"), {"Bo Lind"}),
        (said("the 18-year-old Bo Lind was safe"), set()),
        (said("Bo Lind, 44, was safe"), set()),
        (said("Bo Lind, 12 soldiers and a driver were safe"), set()),
    ],
)
def test_who_is_held_missing_abused_or_under_age_is_protected_whatever_the_office(claim, names):
    officials = said("that all was quiet", source="Bo Lind")
    assert protected(reading(claim, officials)) == names


def test_who_has_no_public_role_is_protected():
    assert protected(reading(said("nothing", source="Tova Kelmet"), private=["Tova Kelmet"])) == {"Tova Kelmet"}


def test_her_words_and_names_are_known_by_their_place():
    given = reading(
        said("“we saw it” and “left”", source="Tova Kelmet"), said("“all is quiet”"), private=["Tova Kelmet"]
    )
    text = given.document.text
    spans = [(span.what, text[span.start : span.end]) for span in kept_of(given).protected]
    assert spans == [("name", "Tova Kelmet"), ("quotation", "“we saw it”"), ("quotation", "“left”")]


def test_what_is_kept_comes_back_from_its_bytes():
    kept = kept_of(reading(said("a", place="Arvik", day="2022-10-01", value=3.5), private=["Ada Moor"]))
    assert Kept.decode(kept.encode()) == kept
    assert Kept.decode(kept.encode()).encode() == kept.encode()


def test_a_key_names_text_id_and_address():
    keys = {
        report_key(reading(said(words), name=name, url=url).document.report)
        for words in ("a", "b")
        for name in ("r1", "r2")
        for url in (None, "https://outlet.example/1")
    }
    assert len(keys) == 8
    same = (reading(said("a"), published=day, title=day).document.report for day in ("2022-10-01", "2022-10-02"))
    assert len(set(map(report_key, same))) == 1
