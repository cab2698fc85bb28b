"""Who answers for a claim."""

import pytest

from claims.expected import cases_of, check, read


@pytest.mark.parametrize("case", cases_of("speakers"))
def test_cases(case):
    check(case)


def test_claims_of_joined_sources_share_their_words_and_not_their_ids():
    first, second = read("Norway and Denmark said they would send howitzers to Ukraine.").claims
    assert (first.evidence_start, first.evidence_end) == (second.evidence_start, second.evidence_end)
    assert first.id != second.id
    assert first.source.text == "Norway"
    assert second.source.text == "Denmark"


def test_the_narrator_has_neither_words_nor_side_nor_cue():
    for claim in read("Rebels shelled the airport of Goma on Monday. Two guards were killed.").claims:
        assert claim.source.name == claim.source.kind == "narrator"
        assert claim.source.text is claim.source.side is claim.cue is claim.via is None


@pytest.mark.parametrize("publisher", ["Ministry of Defence of Ukraine", "Ukraine's Ministry of Defence"])
def test_a_body_that_publishes_speaks_in_its_own_voice_and_quotes_others(publisher):
    text = "Our troops repelled two attacks near Bakhmut. “We are ready,” Minister Kari Vold said."
    own, quoted = read(text, publisher=publisher).claims
    assert (own.source.kind, own.source.text, own.cue) == ("body", None, None)
    assert (quoted.source.name, quoted.source.kind) == ("Kari Vold", "person")


def test_who_asks_for_an_act_speaks_and_who_orders_it_acts():
    (asked,) = read("The ministers met in May. They called on Turkey to halt its drilling off Cyprus.").claims[1:]
    (ordered,) = read("A judge ordered the seizure of two yachts owned by a sanctioned Russian.").claims[:1]
    assert asked.cue == "called on"
    assert asked.source.kind != "narrator"
    assert ordered.source.kind == "narrator"


def test_what_was_agreed_on_is_told_by_the_outlet_and_what_somebody_agrees_to_do_is_a_word_of_theirs():
    (settled,) = read("Norway and Denmark agreed on a border in the strait.").claims
    (meant,) = read("Norway agrees to send howitzers to Ukraine.").claims
    assert settled.source.kind == "narrator"
    assert meant.source.name == "Norway"
