"""Sources, cues, events and places put together at random: each part comes out as it went in."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.expected import describe, read

SOURCES = (
    ("Governor Petra Lind", "Petra Lind", "person"),
    ("Norway's foreign ministry", "Norway's foreign ministry", "body"),
    ("the defence ministry", None, "body"),
    ("residents", None, "collective"),
    ("a senior U.S. official", None, "anonymous"),
)
CUES = (
    ("said", "asserted"),
    ("announced that", "asserted"),
    ("claimed that", "asserted"),
    ("confirmed that", "asserted"),
    ("acknowledged that", "asserted"),
    ("denied that", "denied"),
)
EVENTS = (
    ("rebels had captured the town of {}", "capture"),
    ("rebels had shelled the town of {}", "strike"),
    ("soldiers had repelled an attack near {}", "repel"),
    ("the brigade had withdrawn from {}", "withdraw"),
    ("two soldiers had been killed in {}", "casualties"),
    ("rockets had destroyed a bridge in {}", "damage"),
    ("civilians had fled the city of {}", "displace"),
    ("police had arrested two men in {}", "detain"),
)
PLACES = ("Goma", "Kherson", "Hodeidah", "Maiduguri", "Goris")
parts = (st.sampled_from(SOURCES), st.sampled_from(EVENTS), st.sampled_from(PLACES))
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def capital(words):
    return words[0].upper() + words[1:]


def only_claim(text, source, event, place):
    """Return the one claim of a text, whose source, type and place are those it was made of."""
    (claim,) = read(text).claims
    described = describe(claim)
    assert described["type"] == event[1], described
    assert described["kind"] == source[2], described
    assert source[1] is None or described["source"] == source[1], described
    assert described["where"] == [place], described
    assert text.removesuffix(".") == claim.evidence
    return described


@quick
@given(*parts, st.sampled_from(CUES))
def test_the_source_first(source, event, place, cue):
    text = f"{capital(source[0])} {cue[0]} {event[0].format(place)}."
    described = only_claim(text, source, event, place)
    assert described["modality"] == cue[1]
    assert described["cue"] == cue[0].split()[0]


@quick
@given(*parts)
def test_the_source_last(source, event, place):
    text = f"{capital(event[0].format(place))}, {source[0]} said."
    assert only_claim(text, source, event, place)["modality"] == "asserted"


@quick
@given(*parts)
def test_according_to(source, event, place):
    text = f"According to {source[0]}, {event[0].format(place)}."
    described = only_claim(text, source, event, place)
    assert described["modality"] == "asserted"
    assert described["cue"].lower() == "according to"


@quick
@given(*parts)
def test_a_day_at_the_end_dates_the_event_and_one_at_the_cue_the_saying(source, event, place):
    told = only_claim(f"{capital(source[0])} said {event[0].format(place)} on Monday.", source, event, place)
    assert (told["when"], told["said"]) == ("2022-10-03", "")
    said = only_claim(f"{capital(source[0])} said on Monday that {event[0].format(place)}.", source, event, place)
    assert (said["when"], said["said"]) == ("", "2022-10-03")
